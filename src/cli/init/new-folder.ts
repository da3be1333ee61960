import type { Encryption, Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import { parseHiring, writeHiring } from '../../format/hiring.js';
import { folderReadme } from '../../render/folder-readme.js';
import { ACTS_FILE } from '../../store/acts.js';
import { FOLDER_LOCK } from '../../store/alone.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { NAMES_FILE } from '../../store/names.js';
import type { ShippedFile } from '../../store/shipped.js';
import { roleFiles, schemaFiles } from '../../store/shipped.js';
import { GIT_IGNORE_ENCRYPTED } from '../keys/keys-ignored.js';

/** What a new hiring folder begins with. */
export interface FolderWish {
  readonly id: Id;
  readonly organisation: string;
  readonly people: Hiring['people'];
  readonly roles: readonly Id[];
  /** Whose keys open what is written about candidates; null for a folder that does not encrypt. */
  readonly encryption: Encryption | null;
}

const COMMENTS = [
  'This folder holds personal data. Keep the repository private, and know that git keeps what is deleted.',
  'People: id -> the addresses by which git knows them.',
  'Retention: us-private (a year), us-public (two), uk (six months), or one of your own below "retentionProfiles".',
];
const ENCRYPTION_COMMENT =
  'Recipients: name -> the public key of somebody who can open what is encrypted. "touchstone keys" changes them.';

// Sealed files are compared byte by byte, so git must not turn their line ends; two seals are never merged by lines.
const GIT_ATTRIBUTES = `* text=auto eol=lf
candidates/**/*.json -text -merge
instruments/*.json -text -merge
# Two logs become one, line by line.
${ACTS_FILE} -text merge=union
`;

const GIT_IGNORE = `# Who the candidates are stays on this machine.
${NAMES_FILE}
# Kits hold questions that candidates must not see early.
kits/
*.kit.json
# Answers are drafts; the sealed card is the record.
*.answers.yaml
# What a command leaves that was cut off while it wrote.
*.partial
${FOLDER_LOCK}
`;

/**
 * The files of a new hiring folder, paths relative to it. The package's files come from `shipped`. Throws a `Failure` when
 * the wish is none that `touchstone.yaml` can hold.
 */
export function newFolderFiles(wish: FolderWish, shipped: string): readonly ShippedFile[] {
  const hiring: Hiring = {
    format: 'touchstone/hiring@1',
    id: wish.id,
    organisation: wish.organisation,
    people: wish.people,
    retention: 'us-private',
    ...(wish.encryption === null ? {} : { encryption: wish.encryption }),
  };
  const library = wish.roles.flatMap((role) => roleFiles(shipped, role));
  const unique = new Map(library.map((file) => [file.path, file]));
  const isEncrypting = wish.encryption !== null;
  const text = writeHiring(hiring, isEncrypting ? [...COMMENTS, ENCRYPTION_COMMENT] : COMMENTS);
  const read = parseHiring(text, HIRING_FILE);
  const [wrong] = read.ok ? [] : read.findings;
  // The people were looked at when they were typed, so it is the organisation's name.
  if (wrong !== undefined) throw new Failure(wrong.problem, { file: '--organisation' });
  return [
    { path: HIRING_FILE, text },
    ...unique.values(),
    ...schemaFiles(shipped),
    { path: 'README.md', text: folderReadme(wish.organisation, isEncrypting) },
    { path: '.gitattributes', text: GIT_ATTRIBUTES },
    { path: '.gitignore', text: isEncrypting ? GIT_IGNORE + GIT_IGNORE_ENCRYPTED : GIT_IGNORE },
  ];
}
