import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Panel } from './panel.js';
import { byText } from './id.js';
import type { ScorecardHeader } from './scorecard.js';

/** A complete panel among others, as far as it matters for whether they were asked the same way. */
export interface ComparedPanel {
  readonly panel: Panel;
  /** The headers of the cards that count. */
  readonly headers: readonly Pick<ScorecardHeader, 'interviewer' | 'interview' | 'mode'>[];
  /** Whether the headline rests on ratings that were revised in a debrief. */
  readonly revised: boolean;
}

/** Candidates that have something in common: the values, and who has them. */
export interface Alike {
  readonly values: readonly string[];
  readonly candidates: readonly Id[];
}

/** Why comparing is not fair, or not quite. Groups are in the order of their first candidate. */
export type FairnessWarning =
  | { readonly code: 'panels' | 'role-versions' | 'modes'; readonly groups: readonly Alike[] }
  | { readonly code: 'rubric-versions'; readonly competency: Id; readonly groups: readonly Alike[] }
  | {
      readonly code: 'question-sets';
      readonly competency: Id;
      /** Questions that some were asked and some were not, and who was not. */
      readonly questions: readonly { readonly question: QuestionAddress; readonly missing: readonly Id[] }[];
    }
  | { readonly code: 'debriefs'; readonly revised: readonly Id[]; readonly independent: readonly Id[] };

/** What keeps a comparison of these panels from being fair; empty with fewer than two. */
export function fairnessWarnings(panels: readonly ComparedPanel[]): readonly FairnessWarning[] {
  if (panels.length < 2) return [];
  const differing = (
    code: 'panels' | 'role-versions' | 'modes',
    values: Values,
  ): readonly FairnessWarning[] => {
    const groups = alike(panels, values);
    return groups.length > 1 ? [{ code, groups }] : [];
  };
  const competencies = [
    ...new Set(panels.flatMap(({ panel }) => panel.role.competencies.map(({ rubric }) => rubric))),
  ];
  const revised = panels.filter((one) => one.revised);
  return [
    ...differing('panels', ({ panel }) => panel.cards.map(({ interviewer }) => interviewer)),
    ...differing('role-versions', ({ panel }) => panel.roles.map(({ digest }) => digest)),
    ...competencies.flatMap((competency) => rubricWarning(panels, competency)),
    ...competencies.flatMap((competency) => questionWarning(panels, competency)),
    ...differing('modes', ({ headers }) => headers.map(({ mode }) => mode)),
    ...(revised.length > 0 && revised.length < panels.length
      ? [
          {
            code: 'debriefs' as const,
            revised: revised.map(idOf),
            independent: panels.filter((one) => !one.revised).map(idOf),
          },
        ]
      : []),
  ];
}

type Values = (one: ComparedPanel) => readonly string[];

function idOf({ panel }: ComparedPanel): Id {
  return panel.candidate.id;
}

function alike(panels: readonly ComparedPanel[], valuesOf: Values): readonly Alike[] {
  const groups = new Map<string, { readonly values: readonly string[]; readonly candidates: Id[] }>();
  for (const one of panels) {
    const values = [...new Set(valuesOf(one))].sort(byText);
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, candidates: [] };
    group.candidates.push(idOf(one));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function rubricWarning(panels: readonly ComparedPanel[], competency: Id): readonly FairnessWarning[] {
  const versions = ({ panel }: ComparedPanel): readonly Digest[] =>
    panel.cards.flatMap(({ rubrics }) => rubrics[competency] ?? []);
  const groups = alike(
    panels.filter((one) => versions(one).length > 0),
    versions,
  );
  return groups.length > 1 ? [{ code: 'rubric-versions', competency, groups }] : [];
}

function questionWarning(panels: readonly ComparedPanel[], competency: Id): readonly FairnessWarning[] {
  const asked = new Map(panels.map((one) => [idOf(one), askedOn(one, competency)]));
  const all = [...new Set([...asked.values()].flat())].sort(byText);
  const questions = all.flatMap((question) => {
    const missing = [...asked].flatMap(([id, theirs]) => (theirs.includes(question) ? [] : [id]));
    return missing.length === 0 ? [] : [{ question, missing }];
  });
  return questions.length > 0 ? [{ code: 'question-sets', competency, questions }] : [];
}

function askedOn({ panel }: ComparedPanel, competency: Id): readonly QuestionAddress[] {
  return panel.cards.flatMap(({ assessments }) =>
    assessments.flatMap((assessment) =>
      assessment.competency !== competency ||
      ('notAssessed' in assessment && assessment.notAssessed === 'not-asked')
        ? []
        : [assessment.question],
    ),
  );
}

/** One interviewer's interviews, one right after the other: the candidate before drags the next one's rating. */
export interface Succession {
  readonly interviewer: Id;
  readonly candidate: Id;
  /** Whom the same person had interviewed just before. */
  readonly after: Id;
  /** When the former ended and the latter began. */
  readonly ended: Instant;
  readonly started: Instant;
}

/** Who was interviewed right after whom, by interviewer and time. Headers are enough; nothing in them is a rating. */
export function successions(
  headers: readonly Pick<ScorecardHeader, 'candidate' | 'interviewer' | 'started' | 'ended'>[],
): readonly Succession[] {
  const ordered = [...headers].sort(
    (a, b) =>
      byText(a.interviewer, b.interviewer) ||
      Date.parse(a.started) - Date.parse(b.started) ||
      byText(a.candidate, b.candidate),
  );
  return ordered.flatMap(({ interviewer, candidate, started }, index) => {
    const before = ordered[index - 1];
    if (before?.interviewer !== interviewer || before.candidate === candidate) return [];
    return [{ interviewer, candidate, after: before.candidate, ended: before.ended, started }];
  });
}
