import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../cli/world.js';
import { newFolder, removeWorlds } from '../cli/world.js';
import type { Editor, Position } from './language-client.js';
import { startEditor } from './language-client.js';

let world: World;
let editor: Editor;

beforeAll(async () => {
  world = await newFolder();
  editor = await startEditor(world.hiring);
}, 60_000);
afterAll(async () => {
  await editor.close();
  removeWorlds();
});

/** Where a text begins, `after` characters in. */
function placeOf(text: string, wanted: string, after = 0): Position {
  const at = text.indexOf(wanted);
  if (at < 0) throw new Error(`"${wanted}" is not there`);
  const before = text.slice(0, at + after).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length };
}

const found = (diagnostics: Awaited<ReturnType<Editor['open']>>): readonly string[] =>
  diagnostics.map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`);

let copies = 0;
/** A name for one more text in the folder; the modelines are relative, so it must lie where its like do. */
const another = (folder: string): string => `${folder}/copy-${++copies}.yaml`;

describe('what init makes is in order', () => {
  test.each(['rubrics/candor.yaml', 'rubrics/investigation.yaml', 'rubrics/roles/soc-analyst.yaml'])(
    '%s',
    async (file) => {
      expect(found(await editor.open(file, world.read(file)))).toEqual([]);
    },
  );
});

describe('a rubric', () => {
  test('a misspelt key is underlined where it stands', async () => {
    const text = world.read('rubrics/candor.yaml').replace('\nteachable: false', '\nteachabel: false');
    const { line } = placeOf(text, 'teachabel');
    expect(found(await editor.open(another('rubrics'), text))).toEqual([
      expect.stringMatching(/^1:0 .*teachable/),
      `${line}:0 Property teachabel is not allowed.`,
    ]);
  });

  test('so is one deep in a question, and a value that does not belong there', async () => {
    const text = world
      .read('rubrics/candor.yaml')
      .replace('kind: past-behavior', 'kind: past-behaviour')
      .replace('  listenFor:', '  listensFor:');
    const underlined = found(await editor.open(another('rubrics'), text));
    expect(underlined).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^${placeOf(text, 'past-behaviour').line}:.*past-behavior`),
        expect.stringMatching(`^${placeOf(text, 'listensFor').line}:4 Property listensFor`),
      ]),
    );
  });

  test('an anchor without behaviors is underlined', async () => {
    const text = world
      .read('rubrics/candor.yaml')
      .replace(/(\n {2}2:\n {4}label: .*\n) {4}behaviors:\n(?: {6}.*\n)+/, '$1');
    const underlined = found(await editor.open(another('rubrics'), text));
    expect(underlined).toEqual([expect.stringMatching(`^${placeOf(text, '\n  2:', 3).line}:2 .*behaviors`)]);
  });

  test.each([
    ['a key', 'anch', ['anchors']],
    ['a value', 'category: ', ['character', 'skill']],
    ['a key in a question', 'questions:\n  - id: bad-news\n    ', ['ask', 'probes', 'listenFor', 'minutes']],
    ['the kind of a question', 'questions:\n  - kind: ', ['past-behavior', 'past-mistake', 'scenario']],
    ['a key of an anchor', 'anchors:\n  3:\n    ', ['label', 'behaviors']],
  ])('%s completes', async (_what, begun, wanted) => {
    const file = another('rubrics');
    const modeline = world.read('rubrics/candor.yaml').split('\n')[0] ?? '';
    const text = `${modeline}\nformat: touchstone/rubric@1\n${begun}`;
    await editor.open(file, text);
    expect(await editor.complete(file, placeOf(text, begun, begun.length))).toEqual(
      expect.arrayContaining(wanted),
    );
  });

  test('hovering over a key tells what it is for', async () => {
    const file = another('rubrics');
    const text = world.read('rubrics/candor.yaml');
    await editor.open(file, text);
    expect(await editor.hover(file, placeOf(text, 'listenFor', 2))).toContain(
      'tells strong answers from weak',
    );
    expect(await editor.hover(file, placeOf(text, '\nwhy', 2))).toContain('security operations centre');
    expect(await editor.hover(file, placeOf(text, '    label', 6))).toContain('name this point');
  });
});

describe('a role, whose schema refers to that of rubrics', () => {
  test('what only that other schema says is held', async () => {
    const text = world.read('rubrics/roles/soc-analyst.yaml').replace(/rubric: candor/, 'rubric: Candor!');
    const underlined = found(await editor.open(another('rubrics/roles'), text));
    expect(underlined).toEqual([expect.stringMatching(`^${placeOf(text, 'Candor!').line}:`)]);
  });

  test('a key completes that stands only in that other schema', async () => {
    const file = another('rubrics/roles');
    const text = `${world.read('rubrics/roles/soc-analyst.yaml')}exceptions:\n  - rea`;
    await editor.open(file, text);
    expect(await editor.complete(file, placeOf(text, '\n  - rea', 8))).toEqual(
      expect.arrayContaining(['rule', 'reason']),
    );
    expect(await editor.hover(file, placeOf(text, 'exceptions', 2))).toContain('this role sets aside');
  });
});

test("the hiring folder's own file and a candidate have their schemas too", async () => {
  await world.run(['add', 'candidate', '--role', 'soc-analyst']);
  const id = readdirSync(join(world.hiring, 'candidates'))[0] ?? '';
  for (const [file, key] of [
    ['touchstone.yaml', 'organisation'],
    [`candidates/${id}/candidate.yaml`, 'status'],
  ] as const) {
    const text = world.read(file);
    expect(found(await editor.open(file, text))).toEqual([]);
    const wrong = text.replace(`\n${key}`, `\n${key}x`);
    expect(found(await editor.open(file.replace('.yaml', '-2.yaml'), wrong))).toContainEqual(
      `${placeOf(wrong, `${key}x`).line}:0 Property ${key}x is not allowed.`,
    );
  }
});

test('nothing was fetched', () => {
  expect(editor.fetched).toEqual([]);
});
