import { canonicalJson } from '../../src/format/canonical.js';
import { interviewFrom, parseAnswers } from '../../src/format/answers.js';
import { readCandidate } from '../../src/format/candidate.js';
import { parseDebriefNotes } from '../../src/format/debrief-notes.js';
import { parseHiring } from '../../src/format/hiring.js';
import { parseMapping } from '../../src/format/mapping.js';
import type { Located } from '../../src/format/place.js';
import { checkCandidate, checkRole } from '../../src/format/references.js';
import { isRecord } from '../../src/format/shape.js';
import { readRole } from '../../src/format/role.js';
import { readRubric } from '../../src/format/rubric.js';
import { editYaml } from '../../src/format/yaml-edit.js';
import { parseYaml } from '../../src/format/yaml.js';
import { lintPlan, lintRole, lintRubric } from '../../src/lint/lint.js';
import type { Finding, Result } from '../../src/domain/problem.js';
import type { Remark } from '../../src/lint/remark.js';
import { mappingSentence } from '../../src/render/interchange.js';
import type { Reader } from './reader.js';
import { LONGEST_YAML, textReader } from './reader.js';
import type { SampleInterview } from './seeds.js';
import { corpusOf, shipped } from './seeds.js';

const NOTES = `format: touchstone/debrief-notes@1
candidate: c-7k2m
author: ana
entries:
  - kind: revised
    competency: candor
    question: candor/did-not-know
    from: 2
    to: 3
    reason: Ben heard the same story with its end
    evidence: [{ interviewer: ben, question: candor/bad-news, note: 1 }]
  - kind: stands
    competency: energy
    reason: "Nothing new"
    evidence: [{ question: energy/unasked, note: 2 }]
agreed:
  - { competency: candor, question: candor/took-it-back, reason: "Ask for the second half" }
`;

/** Readers of what people write. */
export function yamlReaders({ role, rubrics, sitting }: SampleInterview): readonly Reader[] {
  const answers = shipped('templates/sample', '.answers.yaml');
  const people = new Set(['ana', 'ben', 'chi']);
  const yaml = (
    name: string,
    weight: number,
    seeds: readonly string[],
    read: (text: string) => Result<unknown>,
  ): Reader => textReader({ name, grammar: 'yaml', weight, seeds, longest: LONGEST_YAML, read });

  return [
    yaml('yaml', 12, [...corpusOf('rubric'), NOTES], (text) => {
      const parsed = parseYaml(text, 'x.yaml');
      // What is read can be said in JSON, found again, and edited.
      if (parsed.ok && isRecord(parsed.value.value)) {
        if (parsed.value.locate('/a/0/b') === null) throw new Error('nothing is located');
        if (text.length < 2000) editYaml(text, ['id'], { a: [1] });
      }
      return parsed;
    }),
    yaml('rubric', 10, [...corpusOf('rubric'), ...shipped('rubrics', '.yaml', 4000)], (text) => {
      const read = readRubric(text, 'rubric.yaml');
      if (!read.ok) return read;
      digestible(read.value);
      return told(read, lintRubric(read.value.value));
    }),
    yaml('role', 6, [...corpusOf('role'), ...shipped('rubrics/roles', '.yaml')], (text) => {
      const read = readRole(text, 'role.yaml');
      if (!read.ok) return read;
      digestible(read.value);
      const broken = checkRole(read.value.value, rubrics, 'role.yaml', read.value.locate);
      return told(read, lintRole(read.value.value, rubrics), broken);
    }),
    yaml(
      'candidate',
      8,
      [...corpusOf('candidate'), ...shipped('templates/sample', 'candidate.yaml')],
      (text) => {
        const read = readCandidate(text, 'candidate.yaml');
        if (!read.ok) return read;
        digestible(read.value);
        const { value, locate } = read.value;
        const broken = checkCandidate(value, role, rubrics, people, 'candidate.yaml', locate);
        return told(read, broken.length > 0 ? [] : lintPlan(value, role, rubrics), broken);
      },
    ),
    yaml('hiring', 6, corpusOf('hiring'), (text) => parseHiring(text, 'touchstone.yaml')),
    yaml('mapping', 6, shipped('templates', '.yaml').filter(isMapping), (text) => {
      const read = parseMapping(text, 'mapping.yaml');
      if (read.ok) mappingSentence(read.value);
      return read;
    }),
    yaml('answers', 8, [...corpusOf('answers'), ...answers], (text) => {
      const read = parseAnswers(text, 'answers.yaml');
      if (!read.ok) return read;
      digestible(read.value);
      return interviewFrom(sitting, read.value, 'answers.yaml');
    }),
    yaml('debrief notes', 4, [NOTES], (text) => parseDebriefNotes(text, 'notes.yaml')),
  ];
}

function isMapping(text: string): boolean {
  return text.includes('touchstone/mapping@1');
}

// A digest is made of every rubric, role and plan.
function digestible({ value }: Located<unknown>): void {
  canonicalJson(value);
}

function told(
  read: Result<unknown>,
  remarks: readonly Remark[],
  broken: readonly Finding[] = [],
): Result<unknown> {
  const findings = remarks.map(({ severity, path, problem }) => ({
    severity,
    place: { file: 'x.yaml', path },
    problem,
  }));
  return findings.length + broken.length === 0 ? read : { ok: false, findings: [...broken, ...findings] };
}
