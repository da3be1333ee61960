import type { Id } from '../../domain/id.js';
import { parseQuestionAddress, rubricOf } from '../../domain/id.js';
import { Blocked, Failure } from '../../domain/problem.js';
import type { QuestionFilter } from '../../domain/question-search.js';
import { searchQuestions } from '../../domain/question-search.js';
import type { RuleCode } from '../../domain/recommendation.js';
import { RULE_CODES } from '../../domain/recommendation.js';
import type { Rubrics } from '../../domain/rubric.js';
import { LEVELS, QUESTION_KINDS, findQuestion } from '../../domain/rubric.js';
import { nearest } from '../../domain/suggestion.js';
import { questionDocument } from '../../render/question-document.js';
import { questionList } from '../../render/question-list.js';
import { roleDocument, roleList } from '../../render/role-document.js';
import { rubricDocument, rubricList } from '../../render/rubric-document.js';
import { ruleDocument, ruleList } from '../../render/rule-document.js';
import { ruleText } from '../../render/rule-text.js';
import type { Library } from '../../store/library.js';
import { loadLibrary } from '../../store/library.js';
import { mappingTexts, schemaFiles } from '../../store/shipped.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { knownWord, unknownWord } from '../options/known-word.js';
import { refuseBeside } from '../options/word-option.js';
import { openLibrary } from '../place.js';
import { present } from '../present.js';
import { print, printJson } from '../report.js';

/** What a subject shows: a document for people and the same as data, or the text of a file to be kept as it is. */
type Shown = { readonly markdown: string; readonly data: unknown } | { readonly file: string };

type Subject = (id: string | null, invocation: Invocation, environment: Environment) => Shown;

const SUBJECTS: Readonly<Record<string, Subject>> = {
  rubrics: showRubrics,
  roles: showRoles,
  questions: showQuestions,
  schemas: showSchemas,
  rules: showRules,
  mappings: showMappings,
};

/** Options that choose among questions. */
const QUESTION_FILTERS = ['kind', 'level', 'competency', 'search'];

/** `touchstone show`: a list, or with an id one thing in full. `show rubric candor` and `show rubrics candor` are the same. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const [what = 'rubrics', id] = invocation.arguments;
  const name = [what, `${what}s`].find((word) => Object.hasOwn(SUBJECTS, word));
  const subject = name === undefined ? undefined : SUBJECTS[name];
  if (subject === undefined) throw unknownWord('thing to show', what, Object.keys(SUBJECTS));
  const searches = subject === showQuestions && id === undefined;
  if (!searches) refuseBeside(`show ${what}`, QUESTION_FILTERS, invocation);
  const shown = subject(id ?? null, invocation, environment);
  const asData = flagOption(invocation, 'json');

  if ('file' in shown) {
    if (asData) refuseBeside(`show ${what} ${id ?? ''}`, ['json'], invocation);
    print(environment, shown.file);
  }
  // A schema is data whoever asks.
  else if (asData || (subject === showSchemas && id !== undefined)) printJson(environment, shown.data);
  else print(environment, present(shown.markdown, environment, 'unfolded'));
  return Promise.resolve(0);
}

function showRubrics(id: string | null, invocation: Invocation, environment: Environment): Shown {
  const { rubrics } = library(invocation, environment);
  if (id === null) return { markdown: rubricList(rubrics), data: listed('rubrics', [...rubrics.values()]) };
  const rubric = rubrics.get(id);
  if (rubric === undefined) throw unknownWord('rubric', id, [...rubrics.keys()]);
  return { markdown: rubricDocument(rubric), data: rubric };
}

function showRoles(id: string | null, invocation: Invocation, environment: Environment): Shown {
  const { roles, rubrics } = library(invocation, environment);
  if (id === null) {
    const all = [...roles.values()];
    return { markdown: roleList(all), data: listed('roles', all) };
  }
  const role = roles.get(id);
  if (role === undefined) throw unknownWord('role', id, [...roles.keys()]);
  return { markdown: roleDocument(role, rubrics), data: role };
}

function showQuestions(id: string | null, invocation: Invocation, environment: Environment): Shown {
  const { rubrics } = library(invocation, environment);
  if (id === null) {
    const found = searchQuestions(rubrics, filterOf(invocation, [...rubrics.keys()]));
    return {
      markdown: questionList(found),
      data: listed(
        'questions',
        found.map(({ address, question }) => ({ address, question })),
      ),
    };
  }
  const parsed = parseQuestionAddress(id);
  const rubric = parsed === null ? undefined : rubrics.get(parsed.rubric);
  const question = parsed === null ? null : findQuestion(rubrics, `${parsed.rubric}/${parsed.question}`);
  if (rubric === undefined || question === null) {
    throw unknownQuestion(id, rubrics);
  }
  return {
    markdown: questionDocument(rubric, question, rubrics),
    data: listed('questions', [{ address: id, question }]),
  };
}

function unknownQuestion(typed: string, rubrics: Rubrics): Failure {
  const all = searchQuestions(rubrics, {}).map(({ address }) => address);
  const suggestion = nearest(typed, all);
  const parsed = parseQuestionAddress(typed);
  if (suggestion === null && parsed === null)
    return new Failure({ code: 'address-malformed', address: typed });
  if (suggestion === null && parsed !== null && !rubrics.has(parsed.rubric))
    return unknownWord('rubric', parsed.rubric, [...rubrics.keys()]);
  const known = all.filter((address) => rubricOf(address) === parsed?.rubric);
  return new Failure({ code: 'word-unknown', what: 'question', word: typed, suggestion, known });
}

function showSchemas(id: string | null, _invocation: Invocation, { shipped }: Environment): Shown {
  const schemas = new Map(
    schemaFiles(shipped).map(({ path, text }): [Id, string] => [
      path.slice('schemas/'.length, -'.schema.json'.length),
      text,
    ]),
  );
  if (id === null) {
    const names = [...schemas.keys()];
    return { markdown: nameList(names), data: listed('schemas', names) };
  }
  const schema = schemas.get(id);
  if (schema === undefined) throw unknownWord('schema', id, [...schemas.keys()]);
  return { markdown: '', data: JSON.parse(schema) as unknown };
}

function showRules(id: string | null): Shown {
  const told = (codes: readonly RuleCode[]): unknown =>
    listed(
      'rules',
      codes.map((code) => ({ code, ...ruleText(code) })),
    );
  if (id === null) return { markdown: ruleList(), data: told(RULE_CODES) };
  const code = knownWord('rule', id, RULE_CODES);
  return { markdown: ruleDocument(code), data: told([code]) };
}

function showMappings(id: string | null, _invocation: Invocation, { shipped }: Environment): Shown {
  const texts = mappingTexts(shipped);
  const names = [...texts.keys()];
  if (id === null) return { markdown: nameList(names), data: listed('mappings', names) };
  const file = texts.get(id);
  if (file === undefined) throw unknownWord('mapping', id, names);
  return { file };
}

function nameList(names: readonly string[]): string {
  return `${names.map((name) => `- ${name}`).join('\n')}\n`;
}

/** A list as data: its name is the name of its schema, and of the key under which it stands. */
function listed(
  name: 'rubrics' | 'roles' | 'questions' | 'schemas' | 'rules' | 'mappings',
  items: readonly unknown[],
): unknown {
  return { format: `touchstone/${name}@1`, [name]: items };
}

function library(invocation: Invocation, environment: Environment): Library {
  const folder = openLibrary(invocation, environment);
  const loaded = loadLibrary(folder);
  if (loaded.findings.length > 0) throw new Blocked(loaded.findings, folder);
  return loaded;
}

function filterOf(invocation: Invocation, rubrics: Iterable<Id>): QuestionFilter {
  const kind = chosen(invocation, 'kind', QUESTION_KINDS);
  const level = chosen(invocation, 'level', LEVELS);
  const competency = chosen(invocation, 'competency', [...rubrics]);
  const search = textOption(invocation, 'search');
  return {
    ...(kind === null ? {} : { kind }),
    ...(level === null ? {} : { level }),
    ...(competency === null ? {} : { competency }),
    ...(search === null ? {} : { search }),
  };
}

function chosen<Word extends string>(
  invocation: Invocation,
  name: string,
  known: readonly Word[],
): Word | null {
  const given = textOption(invocation, name);
  return given === null ? null : knownWord(name, given, known);
}
