import type { PanelRecommendation } from '../domain/recommendation.js';
import type { Judgement, Reason } from '../domain/recommendation.js';
import { truncated } from '../domain/ratio.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import type { Supposition, WhatIf } from '../domain/what-if.js';
import { escapeMarkdown } from './markdown.js';
import { markdownTable } from './markdown-table.js';
import { listed } from './number-text.js';
import type { ReasonSetting } from './reason-text.js';
import { reasonSentence, titleOf } from './reason-text.js';
import { OUTCOME_WORDS, outcomeInText } from './words.js';

/** What the document quotes from: the candidate, the role as it is and as it is supposed to be, the rubrics, and own recommendations. */
export interface WhatIfMaterial {
  readonly candidate: PanelRecommendation['candidate'];
  readonly role: Role;
  readonly supposedRole: Role;
  readonly rubrics: Rubrics;
  readonly own: ReasonSetting['own'];
}

/** What would change an outcome, as Markdown: now and then side by side, and the reasons that come and go. */
export function whatIfDocument(supposition: Supposition, result: WhatIf, material: WhatIfMaterial): string {
  const { now, then, gone, fresh } = result;
  const blocks = [
    `# What if: ${escapeMarkdown(material.candidate)} for ${escapeMarkdown(material.role.title)}`,
    escapeMarkdown(suppositionSentence(supposition, material.rubrics)),
    `**${escapeMarkdown(answer(result, material.rubrics))}**`,
    markdownTable(
      {
        columns: [
          { title: '', align: 'left' },
          { title: 'Now', align: 'left' },
          { title: 'Then', align: 'left' },
        ],
        rows: [
          ['Outcome', OUTCOME_WORDS[now.outcome], then === null ? '–' : OUTCOME_WORDS[then.outcome]],
          ['Character', composite(now), then === null ? '–' : composite(then)],
          ['Earned', earned(now), then === null ? '–' : earned(then)],
        ],
      },
      escapeMarkdown,
    ),
    ...reasonList('Reasons that would be gone', gone, { ...material, judgement: now }),
    ...reasonList('Reasons that would be new', fresh, {
      ...material,
      judgement: then ?? now,
      role: material.supposedRole,
    }),
    ...(result.coverageAside
      ? ['That fewer people were heard is set aside here: whoever is left out would be replaced.']
      : []),
    'Nothing was written. What was agreed before the interviews is what the recommendation goes by.',
  ];
  return `${blocks.join('\n\n')}\n`;
}

function suppositionSentence({ without, weights, bars }: Supposition, rubrics: Rubrics): string {
  const parts = [
    ...(without.length > 0 ? [`without ${listed(without)}`] : []),
    ...(weights.size > 0
      ? [`with ${listed([...weights].map(([id, weight]) => `${titleOf(rubrics, id)} weighing ${weight}`))}`]
      : []),
    ...(bars.size > 0
      ? [
          `with the bar at ${listed([...bars].map(([bar, at]) => `${at.toFixed(2)} for ${outcomeInText(bar)}`))}`,
        ]
      : []),
  ];
  return `Supposed: ${listed(parts)}.`;
}

function answer({ now, then, empty }: WhatIf, rubrics: Rubrics): string {
  if (then === null) {
    const titles = listed(empty.map((id) => titleOf(rubrics, id)));
    return `It could not be computed: nobody else rated ${titles}.`;
  }
  return then.outcome === now.outcome
    ? `It would be the same: ${outcomeInText(now.outcome)}.`
    : `It would be ${outcomeInText(then.outcome)} instead of ${outcomeInText(now.outcome)}.`;
}

function composite({ character }: Judgement): string {
  return character === null ? 'not rated' : truncated(character);
}

function earned({ earned: outcome }: Judgement): string {
  return outcome === null ? '–' : OUTCOME_WORDS[outcome];
}

function reasonList(title: string, reasons: readonly Reason[], setting: ReasonSetting): readonly string[] {
  if (reasons.length === 0) return [];
  const lines = reasons.map(
    (reason) => `- ${escapeMarkdown(reasonSentence(reason, setting))} *(${reason.code})*`,
  );
  return [`## ${title}`, lines.join('\n')];
}
