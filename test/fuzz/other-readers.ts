import type { Problem, Result } from '../../src/domain/problem.js';
import { errorAt } from '../../src/domain/problem.js';
import { parseActs } from '../../src/format/act.js';
import { ageStanzas, isAgeFile } from '../../src/format/age-header.js';
import { foreignKey, parseIdentities, wrappedFor } from '../../src/format/identities.js';
import { parseJournal, replayJournal } from '../../src/format/journal.js';
import { parseNames, withoutName } from '../../src/format/names.js';
import { EMPTY_LINE, feed } from '../../src/terminal/line-editor.js';
import { decryptText, encryptText, newKeyPair } from '../../src/store/age.js';
import type { Reader } from './reader.js';
import { LONGEST_JSON, LONGEST_YAML, textReader } from './reader.js';
import type { SampleInterview } from './seeds.js';

const ACT =
  '"act":"purged","by":"ana","candidate":"c-7k2m","format":"touchstone/act@1","on":"2026-11-05T08:00:00Z"';
const ACTS = `{${ACT},"profile":"us-private","reason":"retention"}\n`.repeat(3);
// A pair of keys that opens nothing else.
const SECRET = 'AGE-SECRET-KEY-1GQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQS7WNU2Z';
const NAMES = 'candidate,name\nc-7k2m,Zoë Smith\nc-9xwd,"Doe, Kim"\nc-3fq8,\'=cmd()\n';
const LONGEST_JOURNAL = 32 * 1024 * 1024 + 100;

/** Readers of drafts, logs, names, keys and typed lines. */
export async function otherReaders({ sitting, journal }: SampleInterview): Promise<readonly Reader[]> {
  const age = await ageKeys();
  return [
    {
      name: 'journal',
      grammar: 'lines',
      weight: 8,
      seeds: [journal],
      longest: LONGEST_JOURNAL,
      read(bytes) {
        const read = parseJournal(bytes, 'draft.jsonl');
        return read.ok ? replayJournal(read.value, sitting, 'draft.jsonl') : read;
      },
    },
    textReader({
      name: 'log of erasures',
      grammar: 'lines',
      weight: 3,
      seeds: [ACTS],
      longest: LONGEST_JSON,
      read: (text) => parseActs(text, 'erasures.jsonl'),
    }),
    textReader({
      name: 'names',
      grammar: 'csv',
      weight: 3,
      seeds: [NAMES],
      longest: LONGEST_YAML,
      read: (text) => parseNames(text, 'names.csv'),
    }),
    textReader({
      name: 'names without one',
      grammar: 'csv',
      weight: 2,
      seeds: [NAMES],
      longest: LONGEST_YAML,
      read: (text) => withoutName(text, 'c-7k2m', 'names.csv'),
    }),
    {
      name: 'age header',
      grammar: 'age',
      weight: 5,
      seeds: [age.armored, age.binary],
      longest: LONGEST_JSON,
      read(bytes) {
        const stanzas = isAgeFile(bytes) ? ageStanzas(bytes) : null;
        return orRefused(stanzas, { code: 'ciphertext-broken' });
      },
    },
    {
      name: 'age file',
      grammar: 'age',
      weight: 1,
      seeds: [age.armored],
      longest: LONGEST_JSON,
      async read(bytes) {
        const problem = { code: 'ciphertext-broken' } as const;
        const text = await decryptText(Buffer.from(bytes).toString(), [age.secret], {
          refused: problem,
          broken: problem,
        });
        return { ok: true, value: text };
      },
    },
    {
      name: 'identities',
      grammar: 'age',
      weight: 3,
      seeds: [
        `# created: 2026-11-02T14:00:00Z\n# public key: age1x\n${SECRET}\n`,
        `# wrapped for: age1x\n${SECRET}\n`,
      ],
      // A file of keys is not read any further.
      longest: 64 * 1024,
      read(bytes) {
        const text = Buffer.from(bytes).toString();
        wrappedFor(text);
        const kind = foreignKey(text);
        return orRefused(parseIdentities(text), {
          code: 'identity-malformed',
          source: kind ?? 'x',
        });
      },
    },
    {
      name: 'typed lines',
      grammar: 'text',
      weight: 2,
      seeds: ['one two\rthree\u0017four\u007f\u001b[200~pasted\ntext\u001b[201~\r'],
      longest: 200_000,
      read: (bytes) => ({ ok: true, value: typed(Buffer.from(bytes).toString()) }),
    },
  ];
}

function orRefused(value: unknown, problem: Problem): Result<unknown> {
  return value === null ? { ok: false, findings: [errorAt('x.age', problem)] } : { ok: true, value };
}

async function ageKeys(): Promise<{
  readonly secret: string;
  readonly armored: string;
  readonly binary: string;
}> {
  const { secret, recipient } = await newKeyPair();
  const armored = await encryptText('{\n  "a": 1\n}\n', [recipient, recipient]);
  const body = armored.split('\n').slice(1, -2).join('');
  return { secret, armored, binary: Buffer.from(body, 'base64').toString('latin1') };
}

/** The lines that come of typing a text, a stroke at a time. */
function typed(input: string): readonly string[] {
  const lines: string[] = [];
  let line = EMPTY_LINE;
  let rest = input;
  while (rest !== '') {
    const fed = feed(line, rest);
    if (fed.rest.length >= rest.length) throw new Error('a stroke takes nothing');
    ({ line, rest } = fed);
    if (fed.stroke?.kind === 'line') lines.push(fed.stroke.text);
  }
  return lines;
}
