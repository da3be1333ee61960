import type { Id } from './id.js';
import type { Panel } from './panel.js';
import { byText } from './id.js';
import type { AgendaItem, Judgement } from './recommendation.js';

/** What is talked about, in the order of talking: splits come first. */
const AGENDA_CODES = [
  'split',
  'contradiction',
  'knockout-single',
  'grave-doubt',
  'one-voice',
  'evidence-withheld',
] as const satisfies readonly AgendaItem['code'][];

/** What the panel is to talk about: from the reasons of the independent judgement, each code in the role's order. */
export function agendaOf(independent: Judgement): readonly AgendaItem[] {
  return AGENDA_CODES.flatMap((code) =>
    independent.reasons
      .filter((reason) => reason.code === code)
      .map(({ competencies, interviewers }) => ({ code, competency: competencies[0] ?? null, interviewers })),
  );
}

/** One thing to talk about: everything on the agenda that is about one competency. */
export interface Topic {
  readonly competency: Id | null;
  readonly codes: readonly AgendaItem['code'][];
  readonly interviewers: readonly Id[];
}

/** The agenda by what it is about, in the order of talking. */
export function topicsOf(agenda: readonly AgendaItem[]): readonly Topic[] {
  const keys = [...new Set(agenda.map(({ competency, code }) => competency ?? code))];
  return keys.map((key) => {
    const items = agenda.filter(({ competency, code }) => (competency ?? code) === key);
    return {
      competency: items[0]?.competency ?? null,
      codes: [...new Set(items.map(({ code }) => code))],
      interviewers: [...new Set(items.flatMap(({ interviewers }) => interviewers))].sort(byText),
    };
  });
}

/**
 * Whether an author may come back to a competency: it is on the agenda itself, or it is a character competency and the
 * author's own recommendation contradicts their ratings.
 */
export function isOnAgenda(agenda: readonly AgendaItem[], author: Id, competency: Id, panel: Panel): boolean {
  const isCharacter = panel.rubrics.get(competency)?.category === 'character';
  return agenda.some((item) =>
    item.competency === null
      ? isCharacter && item.interviewers.includes(author)
      : item.competency === competency,
  );
}
