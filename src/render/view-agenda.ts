import type { Topic } from '../domain/agenda.js';
import { topicsOf } from '../domain/agenda.js';
import type { Id, QuestionAddress } from '../domain/id.js';
import { questionAddress } from '../domain/id.js';
import { truncated } from '../domain/ratio.js';
import type {
  AgendaItem,
  CompetencyResult,
  Judgement,
  Reason,
  RuleCode,
  Voice,
} from '../domain/recommendation.js';
import type { Question, Rubric } from '../domain/rubric.js';
import { anchorsFor, findQuestion } from '../domain/rubric.js';
import { evidenceOf } from './evidence.js';
import { listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { reasonSentence, settingOf, titleOf } from './reason-text.js';
import { knockoutEvidence } from './view-reasons.js';
import type { AgendaView, ReadingView } from './view.js';
import { AGENDA_WORDS, QUESTION_KIND_WORDS } from './words.js';

/** What the panel should talk about, with the independent readings of those concerned side by side. */
export function agendaViews(
  agenda: readonly AgendaItem[],
  independent: Judgement,
  material: PanelMaterial,
): readonly AgendaView[] {
  const setting = settingOf(independent, material);
  return topicsOf(agenda).map((topic, index) => {
    const unseen = independent.reasons.filter((reason) => isUnseen(reason, topic));
    const result = independent.competencies.find(({ competency }) => competency === topic.competency);
    const question = topic.competency === null ? null : unusedQuestion(topic.competency, material);
    const told = result === undefined ? [] : voicesToTell(topic, result);
    const others = result?.voices.filter((voice) => voice.score !== null && !told.includes(voice)) ?? [];
    return {
      number: index + 1,
      codes: topic.codes,
      title: titleOfTopic(topic),
      competency: topic.competency === null ? null : titleOf(material.rubrics, topic.competency),
      interviewers: topic.interviewers,
      sentences: unseen.map((reason) => reasonSentence(reason, setting)),
      evidence: unseen.flatMap((reason) => knockoutEvidence(reason, material)),
      readings: told.map((voice) => reading(voice, topic.competency ?? '', material)),
      others: others
        .map(({ interviewer, score }) => `${interviewer} ${score === null ? '' : truncated(score)}`)
        .join(', '),
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

// Scores side by side do not show what was marked, recommended or not assessed.
const UNSEEN: readonly RuleCode[] = ['knockout-single', 'contradiction', 'evidence-withheld'];

function isUnseen({ code, competencies }: Reason, topic: Topic): boolean {
  return (
    UNSEEN.includes(code) &&
    topic.codes.some((one) => one === code) &&
    (competencies[0] ?? null) === topic.competency
  );
}

// Behind a competency's title it goes on in lower case.
function titleOfTopic({ competency, codes }: Topic): string {
  const words = listed(codes.map((code) => AGENDA_WORDS[code]));
  return competency === null ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

// Two readings make a conversation: for whatever reason a competency is talked about, its lowest and its highest.
function voicesToTell(topic: Topic, { voices }: CompetencyResult): readonly Voice[] {
  const value = ({ score }: Voice): number => (score === null ? 0 : score.numerator / score.denominator);
  const rated = voices.filter(({ score }) => score !== null).sort((a, b) => value(a) - value(b));
  const concerned = rated.filter(({ interviewer }) => topic.interviewers.includes(interviewer));
  const [lowest, highest] = topic.codes.includes('split')
    ? [concerned[0], concerned.at(-1)]
    : [rated[0], rated.at(-1)];
  return [...new Set([lowest, highest])].flatMap((voice) => voice ?? []);
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

/** What a rating means: the anchor of its question, where that has anchors for this competency, else of the rubric. */
export function anchorOf(
  { question, rating }: Pick<Voice['ratings'][number], 'question' | 'rating'>,
  rubric: Rubric,
  { rubrics }: Pick<PanelMaterial, 'rubrics'>,
): NonNullable<ReadingView['anchor']> {
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
): { readonly address: QuestionAddress; readonly question: Question } | null {
  const used = new Set<QuestionAddress>([
    ...material.candidate.seats.flatMap(({ questions }) => questions),
    ...material.cards.flatMap(({ payload }) => payload.assessments.map(({ question }) => question)),
  ]);
  const fitting = (material.rubrics.get(competency)?.questions ?? [])
    .filter(({ levels, kind }) => levels.includes(material.role.level) && kind !== 'team-exercise')
    .map((question) => ({ address: questionAddress(competency, question.id), question }));
  return fitting.find(({ address }) => !used.has(address)) ?? null;
}
