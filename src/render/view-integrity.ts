import { byText } from '../domain/id.js';
import type { PanelRecommendation } from '../domain/recommendation.js';
import { isSameSeat } from '../domain/seat.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import type { CardView, CompleteView } from './view.js';
import { UNCOUNTED_WORDS } from './words.js';

/** What shows that the documents behind a recommendation are the ones that were sealed. */
export function integrityView(
  recommendation: PanelRecommendation,
  material: PanelMaterial,
): CompleteView['integrity'] {
  return {
    cards: cardViews(recommendation, material),
    instruments: instrumentViews(material),
    notes: planNotes(material),
  };
}

/** The beginning of a digest, enough to compare by eye. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

function cardViews(recommendation: PanelRecommendation, material: PanelMaterial): readonly CardView[] {
  const late = recommendation.independent.reasons
    .filter(({ code }) => code === 'stale')
    .flatMap(({ basis }) => basis.flatMap((one) => (one.kind === 'card' ? [one] : [])));
  return material.cards.map(({ header, seal }) => {
    const uncounted = recommendation.uncounted.find((one) => isSameSeat(one, header));
    return {
      interviewer: header.interviewer,
      interview: header.interview,
      sealed: header.sealed,
      seal: shortDigest(seal),
      tool: header.tool,
      late: late.some((one) => isSameSeat(one, header)),
      counted: uncounted === undefined,
      why: uncounted === undefined ? '' : UNCOUNTED_WORDS[uncounted.why],
    };
  });
}

function instrumentViews(material: PanelMaterial): CompleteView['integrity']['instruments'] {
  const roles = new Set(material.cards.map(({ header }) => header.instruments.role));
  const rubrics = material.cards.flatMap(({ header }) => Object.entries(header.instruments.rubrics));
  const pairs = [...new Map(rubrics.map(([id, digest]) => [`${id} ${digest}`, { id, digest }])).values()];
  return [
    ...[...roles].map((digest) => ({
      kind: 'role',
      name: material.role.title,
      digest: shortDigest(digest),
    })),
    ...pairs
      .sort((a, b) => byText(a.id, b.id))
      .map(({ id, digest }) => ({
        kind: 'rubric',
        name: titleOf(material.rubrics, id),
        digest: shortDigest(digest),
      })),
  ];
}

function planNotes({ candidate }: PanelMaterial): readonly string[] {
  const left = candidate.seats.flatMap(({ interviewer, left: why }) =>
    why === undefined ? [] : [`${interviewer} dropped out: ${why}`],
  );
  const changes = (candidate.changes ?? []).map(
    ({ author, on, reason }) => `${author} changed the plan on ${on.slice(0, 10)}: ${reason}`,
  );
  return [...left, ...changes];
}
