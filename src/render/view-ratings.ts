import { lower, lowest } from '../domain/outcome.js';
import { compare, truncated } from '../domain/ratio.js';
import type {
  CompetencyResult,
  Judgement,
  Outcome,
  Reason,
  RuleCode,
  Voice,
} from '../domain/recommendation.js';
import type { Category } from '../domain/rubric.js';
import { bar, listed, restsOn } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import type { CompetencyView, CompositeView, VoiceView } from './view.js';
import { NOT_ASSESSED_WORDS, effectWords, outcomeInText } from './words.js';

// Three characters to a point: narrow enough for a terminal of 60 columns.
const BAR_LENGTH = 12;

/** Each competency with its scores, its voices and the rules that it fired. */
export function competencyViews(judgement: Judgement, material: PanelMaterial): readonly CompetencyView[] {
  return judgement.competencies.map((result) => ({
    id: result.competency,
    title: titleOf(material.rubrics, result.competency),
    category: result.category,
    weight: result.weight,
    score: result.score === null ? null : truncated(result.score),
    floor: truncated(result.floor),
    standing: standing(result),
    bar: result.score === null ? '' : bar(result.score, BAR_LENGTH),
    range: result.range === null ? null : truncated(result.range),
    averageDeviation: result.averageDeviation === null ? null : truncated(result.averageDeviation),
    people: result.coverage.interviewers,
    answers: result.coverage.answers,
    restsOn: restsOn(result.coverage.interviewers, result.coverage.answers),
    fired: firedBy(judgement, result),
    voices: result.voices.map(voiceView),
  }));
}

function standing({ score, floor }: CompetencyResult): string {
  if (score === null) return 'not rated';
  return compare(score, floor) < 0 ? 'missed' : 'met';
}

function firedBy(judgement: Judgement, { competency }: CompetencyResult): readonly RuleCode[] {
  const codes = judgement.reasons
    .filter(({ code, competencies }) => code !== 'character-composite' && competencies.includes(competency))
    .map(({ code }) => code);
  return [...new Set(codes)];
}

function voiceView(voice: Voice): VoiceView {
  return {
    interviewer: voice.interviewer,
    score: voice.score === null ? null : truncated(voice.score),
    answers: voice.ratings.length,
    notAssessed: voice.notAssessed.map(({ question, reason }) => ({
      question,
      reason: NOT_ASSESSED_WORDS[reason],
    })),
  };
}

/** How many people rated anything, and how many answers they rated. */
export function coverageOf(results: readonly CompetencyResult[]): {
  readonly people: number;
  readonly answers: number;
} {
  const rated = results.flatMap(({ voices }) => voices.filter(({ score }) => score !== null));
  return {
    people: new Set(rated.map(({ interviewer }) => interviewer)).size,
    answers: results.reduce((sum, { coverage }) => sum + coverage.answers, 0),
  };
}

/** What one category comes to, and what it did to the outcome. */
export function compositeView(judgement: Judgement, category: Category): CompositeView {
  const results = judgement.competencies.filter((result) => result.category === category);
  const { people, answers } = coverageOf(results);
  const score = category === 'character' ? judgement.character : judgement.skill;
  return {
    score: score === null ? null : truncated(score),
    bar: score === null ? '' : bar(score, BAR_LENGTH),
    people,
    answers,
    restsOn: restsOn(people, answers),
    effect: category === 'character' ? characterEffect(judgement, results) : skillEffect(judgement, results),
  };
}

function characterEffect({ earned, reasons }: Judgement, results: readonly CompetencyResult[]): string {
  if (earned === null) return 'nothing was rated';
  const cap = lowestCap(reasons, results);
  const capped = lower(earned, cap) === earned ? '' : `, then ${effectWords({ kind: 'cap', outcome: cap })}`;
  return `earned ${outcomeInText(earned)}${capped}`;
}

function skillEffect({ reasons }: Judgement, results: readonly CompetencyResult[]): string {
  const cap = lowestCap(reasons, results);
  return cap === 'strong-hire' ? 'capped nothing' : effectWords({ kind: 'cap', outcome: cap });
}

/** The lowest cap that is about one of these competencies; `strong-hire` when none is. */
function lowestCap(reasons: readonly Reason[], results: readonly CompetencyResult[]): Outcome {
  const ids = new Set(results.map(({ competency }) => competency));
  return lowest(
    reasons.flatMap(({ effect, competencies }) =>
      effect.kind === 'cap' && competencies.some((id) => ids.has(id)) ? [effect.outcome] : [],
    ),
  );
}

/** What one interviewer made of one competency, short enough for a cell: `3.50 (2)`, `no evidence`, `–`. */
export function cellText(voice: VoiceView | undefined): string {
  if (voice === undefined) return '–';
  const absences = [...new Set(voice.notAssessed.map(({ reason }) => reason))].map((reason) => {
    const count = voice.notAssessed.filter((absence) => absence.reason === reason).length;
    return count > 1 ? `${count} ${reason}` : reason;
  });
  if (voice.score === null) return listed(absences) || '–';
  return [`${voice.score} (${voice.answers})`, ...absences].join(', ');
}
