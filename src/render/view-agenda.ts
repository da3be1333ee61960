import type { Id, QuestionAddress } from '../domain/id.js';
import { questionAddress } from '../domain/id.js';
import { truncated } from '../domain/ratio.js';
import type { AgendaItem, CompetencyResult, Judgement, Voice } from '../domain/recommendation.js';
import type { Question, Rubric } from '../domain/rubric.js';
import { anchorsFor, findQuestion } from '../domain/rubric.js';
import { evidenceOf } from './evidence.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import type { AgendaView, ReadingView } from './view.js';
import { AGENDA_WORDS, QUESTION_KIND_WORDS } from './words.js';

/** What the panel should talk about, with the readings of those concerned side by side. */
export function agendaViews(
  agenda: readonly AgendaItem[],
  judgement: Judgement,
  material: PanelMaterial,
): readonly AgendaView[] {
  const proposed = new Set<QuestionAddress>();
  return agenda.map((item, index) => {
    const result = judgement.competencies.find(({ competency }) => competency === item.competency);
    const question = item.competency === null ? null : unusedQuestion(item.competency, material, proposed);
    if (question !== null) proposed.add(question.address);
    return {
      number: index + 1,
      code: item.code,
      title: AGENDA_WORDS[item.code],
      competency: item.competency === null ? null : titleOf(material.rubrics, item.competency),
      interviewers: item.interviewers,
      readings: result === undefined ? [] : readings(item, result, material),
      question:
        question === null
          ? null
          : {
              address: question.address,
              kind: QUESTION_KIND_WORDS[question.question.kind],
              setting: question.question.setting ?? '',
              ask: question.question.ask,
            },
    };
  });
}

function readings(
  item: AgendaItem,
  result: CompetencyResult,
  material: PanelMaterial,
): readonly ReadingView[] {
  const concerned = result.voices.filter(
    ({ interviewer, score }) =>
      score !== null && (item.interviewers.length === 0 || item.interviewers.includes(interviewer)),
  );
  const value = ({ score }: Voice): number => (score === null ? 0 : score.numerator / score.denominator);
  const sorted = [...concerned].sort((a, b) => value(a) - value(b));
  // Two readings make a conversation; those between them are in the table.
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const both =
    item.code === 'split' && lowest !== undefined && highest !== undefined ? [lowest, highest] : sorted;
  return [...new Set(both)].map((voice) => reading(voice, result.competency, material));
}

function reading(voice: Voice, competency: Id, material: PanelMaterial): ReadingView {
  const rubric = material.rubrics.get(competency);
  const score = voice.score === null ? 0 : voice.score.numerator / voice.score.denominator;
  const nearest = [...voice.ratings].sort(
    (a, b) => Math.abs(a.rating - score) - Math.abs(b.rating - score),
  )[0];
  return {
    interviewer: voice.interviewer,
    score: voice.score === null ? null : truncated(voice.score),
    answers: voice.ratings.length,
    anchor: nearest === undefined || rubric === undefined ? null : anchorOf(nearest, rubric, material),
    evidence: voice.ratings.map((rating) =>
      evidenceOf(
        { kind: 'rating', interviewer: voice.interviewer, competency, ...rating },
        material.cards,
        null,
      ),
    ),
  };
}

function anchorOf(
  { question, rating }: Voice['ratings'][number],
  rubric: Rubric,
  { rubrics }: PanelMaterial,
): ReadingView['anchor'] {
  const asked = findQuestion(rubrics, question);
  // A question of another rubric has anchors for its own competency, not for this one.
  const own = asked !== null && rubric.questions.includes(asked);
  const anchor = own ? anchorsFor(rubric, asked)[rating] : rubric.anchors[rating];
  return { point: rating, label: anchor.label, behaviors: anchor.behaviors };
}

/** The first question on a competency that fits the role's level and that nobody was planned to ask or asked. */
function unusedQuestion(
  competency: Id,
  material: PanelMaterial,
  proposed: ReadonlySet<QuestionAddress>,
): { readonly address: QuestionAddress; readonly question: Question } | null {
  const used = new Set<QuestionAddress>([
    ...proposed,
    ...material.candidate.seats.flatMap(({ questions }) => questions),
    ...material.cards.flatMap(({ payload }) => payload.assessments.map(({ question }) => question)),
  ]);
  const fitting = (material.rubrics.get(competency)?.questions ?? [])
    .filter(({ levels, kind }) => levels.includes(material.role.level) && kind !== 'team-exercise')
    .map((question) => ({ address: questionAddress(competency, question.id), question }));
  return fitting.find(({ address }) => !used.has(address)) ?? null;
}
