import { escapeMarkdown } from './markdown.js';
import { ruleParagraphs } from './rule-document.js';

const KEYS_TEXT = `- \`keys/\`: each candidate's key, wrapped for the recipients in touchstone.yaml. Git ignores it, so that a key can be destroyed for
  good; without it, cards, debriefs and decisions are noise. Back it up: \`touchstone keys back-up <dir>\`.

Nobody reads a card before the whole panel has sealed, and then only who holds a recipient's identity.
\`touchstone keys list\` tells whose keys open what.
`;

/** The README of a hiring folder: what lies where, what to mind, and the rules that recommendations link to. */
export function folderReadme(organisation: string, isEncrypting: boolean): string {
  return `# Hiring at ${escapeMarkdown(organisation)}

This folder was made by Touchstone. It holds personal data about candidates: keep the repository private, and know that
git keeps what is deleted. Names stand in names.csv only, which git ignores; everything else knows candidates by id.

- \`rubrics/\` and \`rubrics/roles/\`: what is judged, asked and required. Yours to change; \`touchstone check\` reads them.
- \`candidates/\`: a folder for each candidate, with the plan, one sealed card for each interviewer, and the recommendation.
- \`instruments/\`: every rubric and role as it was when somebody was rated by it. Never changed.
- \`schemas/\`: by which editors complete and check the YAML.
- \`erasures.jsonl\`: what was put on hold, redacted and purged, by id; no name and no text. Keep it when the records go.
${isEncrypting ? KEYS_TEXT : ''}
\`touchstone status\` tells who has still to seal. \`touchstone --help\` tells the rest.

## Rules

Each reason in a recommendation links to its rule here. The numbers are the defaults; a role can set its own.

${ruleParagraphs()}
`;
}
