import type { Anchors, Question, Rubric } from '../domain/rubric.js';
import { POINTS } from '../domain/rubric.js';
import type { Point } from '../domain/rubric.js';
import type { Prose } from './prose.js';
import { readProse } from './prose.js';

/** What a text is for. */
export type TextUse =
  | 'definition'
  | 'ask'
  | 'probe'
  | 'listen-strong'
  | 'listen-weak'
  | 'anchor-label'
  | 'behavior'
  | 'green'
  | 'red'
  | 'knockout';

/** One text of a rubric, where it stands and what it is for. Settings are stories, and no rule reads them. */
export interface RubricText {
  readonly path: string;
  readonly use: TextUse;
  readonly prose: Prose;
  /** The point of the scale that an anchor's text describes. */
  readonly point?: Point;
  /** The question that it belongs to. */
  readonly question?: Question;
}

/** A rubric that was read for the rules. */
export interface ReadRubric {
  readonly rubric: Rubric;
  readonly texts: readonly RubricText[];
}

/** Reads every text of a rubric once. */
export function readRubricTexts(rubric: Rubric): ReadRubric {
  const texts: RubricText[] = [
    { path: '/definition', use: 'definition', prose: readProse(rubric.definition) },
  ];
  texts.push(...anchorTexts(rubric.anchors, '/anchors'));
  rubric.signals.forEach(({ kind, text }, place) => {
    texts.push({ path: `/signals/${place}/text`, use: kind, prose: readProse(text) });
  });
  rubric.questions.forEach((question, place) => {
    texts.push(...questionTexts(question, `/questions/${place}`));
  });
  return { rubric, texts };
}

function questionTexts(question: Question, path: string): readonly RubricText[] {
  const { ask, probes, listenFor, anchors } = question;
  return [
    { path: `${path}/ask`, use: 'ask', prose: readProse(ask), question },
    ...probes.map(({ text }, place): RubricText => ({
      path: `${path}/probes/${place}/text`,
      use: 'probe',
      prose: readProse(text),
      question,
    })),
    ...(['strong', 'weak'] as const).flatMap((side) =>
      listenFor[side].map((text, place): RubricText => ({
        path: `${path}/listenFor/${side}/${place}`,
        use: `listen-${side}`,
        prose: readProse(text),
        question,
      })),
    ),
    ...(anchors === undefined ? [] : anchorTexts(anchors, `${path}/anchors`)),
  ];
}

function anchorTexts(anchors: Anchors, path: string): readonly RubricText[] {
  return POINTS.flatMap((point) => [
    {
      path: `${path}/${point}/label`,
      use: 'anchor-label' as const,
      prose: readProse(anchors[point].label),
      point,
    },
    ...anchors[point].behaviors.map((text, place) => ({
      path: `${path}/${point}/behaviors/${place}`,
      use: 'behavior' as const,
      prose: readProse(text),
      point,
    })),
  ]);
}
