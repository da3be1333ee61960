import { byText, questionAddress } from '../domain/id.js';
import type { Role, RoleCompetency } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { findQuestion } from '../domain/rubric.js';
import { escapeMarkdown } from './markdown.js';
import type { Table } from './markdown-table.js';
import { markdownTable } from './markdown-table.js';
import { counted, listed } from './number-text.js';
import { titleOf } from './reason-text.js';
import { QUESTION_KIND_WORDS } from './words.js';

/** Every role on a line, in order of id. Markdown. */
export function roleList(roles: readonly Role[]): string {
  if (roles.length === 0) return 'There are no roles.\n';
  const ordered = [...roles].sort((a, b) => byText(a.id, b.id));
  const table: Table = {
    columns: [
      { title: 'Role', align: 'left' },
      { title: 'Title', align: 'left' },
      { title: 'Level', align: 'left' },
      { title: 'Competencies', align: 'right' },
      { title: 'Interviews', align: 'right' },
      { title: 'Minutes', align: 'right' },
    ],
    rows: ordered.map(({ id, title, level, competencies, interviews }) => [
      id,
      title,
      level,
      String(competencies.length),
      String(interviews.length),
      String(interviews.reduce((sum, { minutes }) => sum + minutes, 0)),
    ]),
  };
  return `${markdownTable(table, escapeMarkdown)}\n\nOne in full: \`touchstone show role ${ordered[0]?.id ?? ''}\`\n`;
}

/** A role in full: what it judges, by which questions, in which interviews, and by which numbers. Markdown. */
export function roleDocument(role: Role, rubrics: Rubrics): string {
  const title = (id: string): string => escapeMarkdown(titleOf(rubrics, id));
  const reasons = role.competencies.filter(({ reason }) => reason !== undefined);
  return `${[
    `# ${escapeMarkdown(role.title)}`,
    `\`${role.id}\`, level ${role.level}, rules ${role.rules}`,
    escapeMarkdown(role.summary),
    '## Competencies',
    'Character decides; skill can only cap; credentials count for nothing.',
    markdownTable(competencyTable(role, rubrics), escapeMarkdown),
    ...reasons.map(
      ({ rubric, weight, reason }) =>
        `Why ${title(rubric)} weighs ${weight}: ${escapeMarkdown(reason ?? '')}`,
    ),
    '## Interviews',
    role.interviews
      .map(
        ({ id, title: name, minutes, competencies }) =>
          `- **${escapeMarkdown(name)}** (\`${id}\`), ${minutes} minutes: ${listed(competencies.map(title))}`,
      )
      .join('\n'),
    '## Questions',
    ...role.competencies.flatMap((competency) => [
      `### ${title(competency.rubric)}`,
      questions(competency, rubrics),
    ]),
    '## Policy',
    policyList(role),
    '## Credentials that the posting names',
    role.credentials.length === 0
      ? 'None.'
      : `${role.credentials.map((one) => `- ${escapeMarkdown(one)}`).join('\n')}\n\nThey order candidates who are otherwise equal, and do nothing else.`,
  ].join('\n\n')}\n`;
}

function competencyTable(role: Role, rubrics: Rubrics): Table {
  return {
    columns: [
      { title: 'Competency', align: 'left' },
      { title: 'Category', align: 'left' },
      { title: 'Weight', align: 'right' },
      { title: 'Floor', align: 'right' },
      { title: 'Core', align: 'right' },
      { title: 'Pool', align: 'right' },
      { title: 'Heard in', align: 'left' },
    ],
    rows: role.competencies.map(({ rubric, weight, floor, core, pool }) => [
      titleOf(rubrics, rubric),
      rubrics.get(rubric)?.category ?? 'no such rubric',
      String(weight),
      floor.toFixed(2),
      String(core.length),
      String(pool.length),
      role.interviews
        .filter(({ competencies }) => competencies.includes(rubric))
        .map(({ id }) => id)
        .join(', ') || 'none',
    ]),
  };
}

function questions({ rubric, core, pool }: RoleCompetency, rubrics: Rubrics): string {
  const line = (id: string): string => {
    const address = questionAddress(rubric, id);
    const question = findQuestion(rubrics, address);
    const facts =
      question === null
        ? 'not in the rubric'
        : `${QUESTION_KIND_WORDS[question.kind]}, ${question.minutes} min`;
    return `- ${core.includes(id) ? '**core** ' : ''}\`${address}\` (${facts})`;
  };
  return [...core, ...pool].map(line).join('\n');
}

function policyList({ policy }: Role): string {
  const at = (points: number): string => points.toFixed(2);
  return [
    `Character composite: from ${at(policy.strongHire)} strong hire, from ${at(policy.hire)} hire, from ${at(policy.discuss)} discuss, below that no hire`,
    `A floor is missed clearly by more than ${at(policy.margin)}`,
    `One interviewer’s character score of ${at(policy.graveDoubt)} or lower is a grave doubt`,
    `Each character competency is rated by ${counted(policy.voices.character, 'interviewer')} or more, each skill by ${policy.voices.skill} or more`,
    `Declined or without evidence for ${policy.withheld} interviewers on one character competency: discuss`,
    `Knockouts on one competency from ${policy.corroboration} interviewers: no hire`,
    policy.skillGap === 'teach'
      ? 'A teachable skill below its floor is taught: it caps at hire'
      : 'A skill below its floor is required: it caps at no hire',
    `Interviewers ${at(policy.split)} or more apart are split`,
    `A yes under ${at(policy.contradiction.yesBelow)}, or a no from ${at(policy.contradiction.noFrom)} up, contradicts its own ratings`,
    `A card sealed more than ${policy.staleHours} hours after the interview is noted as late`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}
