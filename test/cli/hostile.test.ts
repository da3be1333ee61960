import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Token } from 'marked';
import { Lexer, walkTokens } from 'marked';
import { HOSTILE_TEXTS } from '../render/hostile-text.js';
import { OPEN, SEATS, answersOf, openPanel, seal } from './open-panel.js';
import { renoted } from './renote.js';
import type { Ran, World } from './world.js';
import { copyOf, removeWorlds } from './world.js';

const NAUGHTY = [
  ...HOSTILE_TEXTS,
  'before\u0000after',
  '=HYPERLINK("https://evil.example")',
  'x |`<b>'.repeat(17_000),
];

let clean: World;
let world: World;

beforeAll(async () => {
  clean = await openPanel();
  world = copyOf(clean);
  // Every free text that people write: of rubrics, role, plan and answers.
  hostileLine(world, 'touchstone.yaml', 'organisation', 17);
  for (const [index, name] of ['candor', 'helpfulness', 'energy', 'investigation'].entries()) {
    hostileLine(world, `rubrics/${name}.yaml`, 'title', index);
    hostileText(world, `rubrics/${name}.yaml`, 'definition', index + 4);
    hostileText(world, `rubrics/${name}.yaml`, 'why', index + 8);
    everyText(world, `rubrics/${name}.yaml`, 'label', index);
    everyText(world, `rubrics/${name}.yaml`, 'ask', index);
    everyText(world, `rubrics/${name}.yaml`, 'setting', index);
  }
  hostileLine(world, 'rubrics/roles/soc-analyst.yaml', 'title', 16);
  hostileText(world, 'rubrics/roles/soc-analyst.yaml', 'summary', 5);
  const lines = NAUGHTY.filter(isLine).map((text) => JSON.stringify(text));
  world.edit(`candidates/${OPEN}/candidate.yaml`, 'credentials: []', `credentials: [${lines.join(', ')}]`);
  for (const [index, seatName] of SEATS.entries()) {
    world.write(answersOf(seatName), renoted(world.read(answersOf(seatName)), NAUGHTY, index * 10));
  }
  await seal(world, ...SEATS);
});
afterAll(removeWorlds);

function isLine(text: string): boolean {
  return text.length <= 400 && text.trim() !== '';
}

function quoted(index: number, most: number): string {
  const texts = NAUGHTY.filter((text) => text.length <= most);
  return JSON.stringify(texts[index % texts.length]);
}

const VALUE = String.raw`(?:[>|]-?\n(?:(?: {2,}.*)?\n)+|.*\n)`;

function hostileLine(of: World, file: string, key: string, index: number): void {
  of.edit(file, new RegExp(`^${key}: .*$`, 'm'), `${key}: ${quoted(index, 400)}`);
}

function hostileText(of: World, file: string, key: string, index: number): void {
  of.edit(file, new RegExp(`^${key}: ${VALUE}`, 'm'), `${key}: ${quoted(index, 4000)}\n`);
}

/** Each value of a key, at whatever depth, as one of the texts. */
function everyText(of: World, file: string, key: string, from: number): void {
  let index = from;
  const lines = of.read(file).split('\n');
  const changed: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const found = new RegExp(`^( *(?:- )?)${key}:( .*)?$`).exec(lines[at] ?? '');
    if (found === null) {
      changed.push(lines[at] ?? '');
      continue;
    }
    const indent = (found[1] ?? '').length;
    changed.push(`${found[1] ?? ''}${key}: ${quoted((index += 1), 400)}`);
    while (/^\s*$/.test(lines[at + 1] ?? 'x') || (/^ */.exec(lines[at + 1] ?? '')?.[0].length ?? 0) > indent)
      at += 1;
  }
  of.write(file, changed.join('\n'));
}

// Control characters but for the line feed, bidirectional overrides and isolates, and what else hides or reorders text.
const OBEYED =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E0060}]/u;

/** What was printed but for the colours that the program itself sets. */
function uncoloured(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

// What the program itself writes: folded evidence, a line break in a cell, an empty comment between two lists.
const OWN_HTML = /^\s*(?:<\/?(?:details|summary)>[^<>]*|<br>|<\/?span>|<!-- -->)+\s*$/;

const CALLS: readonly (readonly string[])[] = [
  ['merge', OPEN, '--stdout'],
  ['merge', OPEN, '--json'],
  ['merge', '--all', '--json'],
  ['status', OPEN],
  ['status', '--json'],
  ['plan', OPEN],
  ['plan', OPEN, '--json'],
  ['check'],
  ['check', '--json'],
  ['verify', OPEN],
  ['summary'],
  ['summary', '--format', 'md'],
  ['summary', '--format', 'csv'],
  ['summary', '--json'],
  ['compare', 'soc-analyst'],
  ['compare', 'soc-analyst', '--json'],
  ['export', '--evidence', '--format', 'csv'],
  ['export', '--evidence', '--format', 'ndjson'],
  ['merge', OPEN, '--what-if', '--without', 'ana'],
  ['export', '--subject', OPEN, '--as', 'ana'],
  ['redact', OPEN],
  ['purge', '--now', '2099-01-01'],
  ['show', 'rubrics'],
  ['show', 'rubric', 'candor'],
  ['show', 'rubric', 'candor', '--json'],
  ['show', 'role', 'soc-analyst'],
  ['show', 'questions'],
  ['show', 'question', 'candor/did-not-know'],
  ['guide', 'soc-analyst'],
  ['guide', OPEN, '--for', 'ana'],
];

describe('hostile text in every field', () => {
  test.each(CALLS.map((args) => [args.join(' '), args] as const))(
    '%s prints it as text',
    async (_name, args) => {
      const plain = await world.run(args);
      expect(plain.code).toBeLessThan(2);
      expect(plain.stderr).not.toContain('This is a bug');
      expect(OBEYED.exec(plain.stdout)).toBeNull();
      expect(OBEYED.exec(plain.stderr)).toBeNull();
      if (args.includes('--json')) JSON.parse(plain.stdout);
      for (const columns of [40, 100]) {
        const shown = await world.run(args, { columns, variables: { TERM: 'xterm-256color' } });
        expect(OBEYED.exec(uncoloured(shown.stdout))).toBeNull();
        expect(OBEYED.exec(uncoloured(shown.stderr))).toBeNull();
      }
    },
  );

  test('the answers form holds it in comments only', async () => {
    const { code, stdout } = await world.run(['guide', OPEN, '--for', 'ana', '--answers']);
    expect(code).toBe(0);
    const own = stdout
      .split('\n')
      .filter((line) => !/^\s*#/.test(line))
      .join('\n');
    expect(own).not.toMatch(/script|javascript|evil|HYPERLINK/);
    expect(OBEYED.exec(stdout)).toBeNull();
  });

  test.each([
    ['merge', ['merge', OPEN, '--stdout']],
    ['show rubric', ['show', 'rubric', 'candor']],
    ['show role', ['show', 'role', 'soc-analyst']],
    ['show questions', ['show', 'questions']],
    ['guide', ['guide', OPEN, '--for', 'ana']],
    ['export --subject', ['export', '--subject', OPEN, '--as', 'ana']],
  ])('%s: none of it is markup', async (_name, args) => {
    const [hostile, usual] = [await world.run(args), await clean.run(args)];
    expect(hostile.code).toBeLessThan(2);
    const kinds = kindsOf(hostile);
    for (const kind of ['link', 'image', 'code', 'codespan', 'del', 'checkbox'] as const) {
      if (args[0] === 'merge')
        expect((kinds.get(kind) ?? []).filter((raw) => !RULE_LINK.test(raw))).toEqual([]);
    }
    for (const raw of kinds.get('link') ?? []) expect(raw).not.toMatch(/javascript|evil/);
    for (const raw of kinds.get('image') ?? []) expect(raw).toBe('');
    for (const raw of kinds.get('html') ?? []) expect(raw).toMatch(OWN_HTML);
    if (args[0] === 'guide') return;
    const known = new Set([...(kindsOf(usual).get('heading') ?? [])].map(level));
    for (const heading of kinds.get('heading') ?? [])
      expect([...known, '#', '##', '###', ...(args[0] === 'export' ? ['####'] : [])]).toContain(
        level(heading),
      );
  });
});

test.each(HOSTILE_TEXTS.filter((text) => text.trim() !== '' && text !== '---').map((text) => [text]))(
  'a reason is text: %j',
  async (reason) => {
    const panel = copyOf(clean);
    await seal(panel, 'ana.character', 'chi.team');
    const left = await panel.run(['plan', OPEN, `--left=ben`, `--reason=${reason}`, '--as', 'ana']);
    expect(left.code).toBe(0);
    for (const args of [['merge', OPEN, '--stdout'], ['status', OPEN], ['plan', OPEN], ['summary']]) {
      const { code, stdout, stderr } = await panel.run(args);
      expect(code).toBe(0);
      expect(OBEYED.exec(stdout)).toBeNull();
      expect(OBEYED.exec(stderr)).toBeNull();
    }
    const kinds = kindsOf(await panel.run(['merge', OPEN, '--stdout']));
    for (const kind of ['link', 'image', 'code', 'codespan', 'del'])
      expect((kinds.get(kind) ?? []).filter((raw) => !RULE_LINK.test(raw))).toEqual([]);
    for (const raw of kinds.get('html') ?? []) expect(raw).toMatch(OWN_HTML);
    expect((kinds.get('heading') ?? []).length).toBe(HEADINGS);
  },
);

// The only links are our own: from a reason's code to the rule in the folder's README.
const RULE_LINK = /^\[([a-z-]+)\]\(\.\.\/\.\.\/README\.md#\1\)$/;

// Title, why, ratings, sturdiness, integrity, decision.
const HEADINGS = 6;

function level(heading: string): string {
  return /^#*/.exec(heading)?.[0] ?? '';
}

/** The raw texts of a Markdown document by the kind of their token. */
function kindsOf({ stdout }: Ran): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  const keep = (token: Token): void => {
    const raws = kinds.get(token.type) ?? [];
    raws.push(token.raw);
    kinds.set(token.type, raws);
  };
  void walkTokens(new Lexer({ gfm: true }).lex(stdout), keep);
  return kinds;
}
