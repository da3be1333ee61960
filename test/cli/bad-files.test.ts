import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN, answersOf, openPanel, sealing } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds } from './world.js';

let base: World;

beforeAll(async () => {
  base = await openPanel();
});
afterAll(removeWorlds);

const RUBRIC = 'rubrics/candor.yaml';
const ROLE = 'rubrics/roles/soc-analyst.yaml';
const PLAN = `candidates/${OPEN}/candidate.yaml`;
const ANSWERS = answersOf('ana.character');
const SEAL = sealing('ana.character');

interface Row {
  readonly name: string;
  readonly spoil: (world: World) => void;
  readonly args?: readonly string[];
  /** 1 when not given: there is something to mend. */
  readonly code?: number;
  /** What people are told: where, what, and what to do. */
  readonly says: readonly string[];
}

/** Lays something else in the place of a file. */
function instead(path: string, lay: (whole: string) => void): (world: World) => void {
  return (world) => {
    const whole = join(world.hiring, path);
    rmSync(whole, { recursive: true, force: true });
    lay(whole);
  };
}

function bomb(head: string): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const before = level === 0 ? '"lol"' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  });
  return `${head}\n${levels.join('\n')}\n`;
}

const FILES: readonly Row[] = [
  {
    name: 'a syntax error',
    spoil: (world) => {
      world.edit(RUBRIC, 'category: character', 'category: [character');
    },
    says: [`${RUBRIC}:`, 'missing near here', 'Close what was opened'],
  },
  {
    name: 'a wrong type',
    spoil: (world) => {
      world.edit(RUBRIC, /^version: .*$/m, 'version: latest');
    },
    says: [`${RUBRIC}:`, '"latest"', 'version: latest', '^'],
  },
  {
    name: 'an unknown key',
    spoil: (world) => {
      world.edit(RUBRIC, /^anchors:/m, 'anchor:');
    },
    says: [`${RUBRIC}:`, '"anchor" is not a key', 'Did you mean "anchors"?'],
  },
  {
    name: 'a key that stands there twice',
    spoil: (world) => {
      world.edit(RUBRIC, /^version: .*$/m, 'version: 1\nversion: 2');
    },
    says: [`${RUBRIC}:`, '"version" stands here a second time', 'Keep one'],
  },
  {
    name: 'a missing anchor',
    spoil: (world) => {
      world.edit(RUBRIC, /^ {2}3:\n(?: {4}.*\n)+/m, '');
    },
    says: [`${RUBRIC}:`, '"3"'],
  },
  {
    name: 'aliases within aliases',
    spoil: (world) => {
      world.write(RUBRIC, bomb('format: touchstone/rubric@1'));
    },
    says: [`${RUBRIC}:`, 'aliases within aliases', 'Write out what is meant'],
  },
  {
    name: 'two megabytes',
    spoil: (world) => {
      world.write(RUBRIC, `${world.read(RUBRIC)}# ${'x'.repeat(2 * 1024 * 1024)}\n`);
    },
    says: [`${RUBRIC}:`, 'larger than 1 MiB'],
  },
  {
    name: 'an empty file',
    spoil: (world) => {
      world.write(RUBRIC, '');
    },
    says: [`${RUBRIC}:`, 'The file is empty'],
  },
  {
    name: 'a file with comments only',
    spoil: (world) => {
      world.write(RUBRIC, '# nothing\n');
    },
    says: [`${RUBRIC}:`, 'The file is empty'],
  },
  {
    name: 'a file that is no text',
    spoil: (world) => {
      world.write(RUBRIC, Buffer.from([0x66, 0xff, 0xfe, 0x00]));
    },
    says: [`${RUBRIC}:`, 'not UTF-8'],
  },
  {
    name: 'a folder for a file',
    spoil: instead(RUBRIC, mkdirSync),
    says: [`${RUBRIC}:`, 'a folder where a file'],
  },
  {
    name: 'a link out of the folder',
    spoil: instead(RUBRIC, (whole) => {
      symlinkSync('/etc/passwd', whole);
    }),
    says: [`${RUBRIC}:`, 'symbolic link', 'Put the file itself here'],
  },
  {
    name: "git's conflict markers",
    spoil: (world) => {
      world.edit(RUBRIC, /^version: .*$/m, '<<<<<<< HEAD\nversion: 1\n=======\nversion: 2\n>>>>>>> other');
    },
    says: [`${RUBRIC}:`, "git's conflict markers", 'choose one side'],
  },
  {
    name: 'a newer format',
    spoil: (world) => {
      world.edit(RUBRIC, 'touchstone/rubric@1', 'touchstone/rubric@2');
    },
    says: [`${RUBRIC}:`, 'touchstone/rubric@2'],
  },
  {
    name: 'another format',
    spoil: (world) => {
      world.edit(RUBRIC, 'touchstone/rubric@1', 'touchstone/role@1');
    },
    says: [`${RUBRIC}:`, 'touchstone/role@1'],
  },
  {
    name: 'an id that is not the name of the file',
    spoil: (world) => {
      world.edit(RUBRIC, /^id: candor$/m, 'id: frankness');
    },
    says: [`${RUBRIC}:`, '"frankness"', 'Make them the same'],
  },
  {
    name: 'a missing rubric',
    spoil: instead(RUBRIC, () => undefined),
    code: 2,
    says: ['"candor"', 'no such rubric', 'Add the rubric'],
  },
  {
    name: 'an unknown rubric in a role',
    spoil: (world) => {
      world.edit(ROLE, 'rubric: candor', 'rubric: candour');
    },
    says: [`${ROLE}:`, '"candor"', '"candour"'],
  },
  {
    name: 'a missing role',
    spoil: instead(ROLE, () => undefined),
    code: 2,
    says: ['"soc-analyst"', 'no role'],
  },
  {
    name: 'a mistyped role in a plan',
    spoil: (world) => {
      world.edit(PLAN, 'role: soc-analyst', 'role: soc-analyts');
    },
    code: 2,
    says: ['"soc-analyts"', 'Did you mean "soc-analyst"?'],
  },
  {
    name: 'a path for a role',
    spoil: (world) => {
      world.edit(PLAN, 'role: soc-analyst', 'role: ../../etc/passwd');
    },
    says: [`${PLAN}:`, '"../../etc/passwd"'],
  },
  {
    name: 'an unknown question in a plan',
    spoil: (world) => {
      world.edit(PLAN, '- candor/did-not-know', '- candor/did-not-now');
    },
    says: [`${PLAN}:`, 'candor/did-not-now', 'candor/did-not-know'],
  },
  {
    name: 'a folder for the plan',
    spoil: instead(PLAN, mkdirSync),
    says: [`${PLAN}:`, 'a folder where a file'],
  },
  {
    name: 'a link for a plan',
    spoil: instead(PLAN, (whole) => {
      symlinkSync(`../c-7k2m/candidate.yaml`, whole);
    }),
    says: [`${PLAN}:`, 'symbolic link'],
  },
  {
    name: 'a link for a candidate',
    spoil: (world) => {
      const folder = join(world.hiring, 'candidates', OPEN);
      rmSync(folder, { recursive: true });
      mkdirSync(join(world.path, 'elsewhere'));
      writeFileSync(join(world.path, 'elsewhere/candidate.yaml'), base.read(PLAN));
      symlinkSync(join(world.path, 'elsewhere'), folder);
    },
    says: [`candidates/${OPEN}`, 'symbolic link'],
  },
  {
    name: 'a broken touchstone.yaml',
    spoil: (world) => {
      world.edit('touchstone.yaml', 'organisation:', 'organization:');
    },
    says: ['touchstone.yaml:', '"organization"', '"organisation"'],
  },
  {
    name: 'a folder for touchstone.yaml',
    spoil: instead('touchstone.yaml', mkdirSync),
    says: ['touchstone.yaml', 'a folder where a file'],
  },
  {
    name: 'a link for touchstone.yaml',
    spoil: instead('touchstone.yaml', (whole) => {
      symlinkSync('/etc/passwd', whole);
    }),
    says: ['touchstone.yaml', 'symbolic link'],
  },
  {
    name: 'no touchstone.yaml',
    spoil: instead('touchstone.yaml', () => undefined),
    code: 2,
    says: ['no hiring folder', '--folder', 'touchstone init'],
  },
];

const MERGE = ['merge', SAMPLE.hire];

/** An organisation's own template in the place of the shipped one. */
function template(text: string): (world: World) => void {
  return (world) => {
    world.write('templates/recommendation.md', text);
  };
}

const TEMPLATES: readonly Row[] = [
  { name: 'a tag that is not closed', text: '# Title\n\n{% if outcome %}\n', says: ['cannot be read'] },
  {
    name: 'an unknown variable',
    text: '# {{ outcom }}\n',
    says: ['"outcom"', 'touchstone show schema view'],
  },
  { name: 'an unknown filter', text: '# {{ candidate | shout }}\n', says: ['"shout"'] },
  { name: 'the clock', text: '# {{ "now" | date: "%Y" }}\n', says: ['"date"'] },
  { name: 'raw text', text: '# {{ candidate | raw }}\n', says: ['"raw"'] },
  { name: 'another file', text: '{% include "/etc/passwd" %}\n', says: ['/etc/passwd'] },
  { name: 'endless work', text: '{% for i in (1..100000000) %}{{ i }}{% endfor %}\n', says: ['more work'] },
].map(({ name, text, says }) => ({
  name,
  args: MERGE,
  spoil: template(text),
  says: ['templates/recommendation.md', ...says],
}));

const COMMAND_LINES: readonly Row[] = [
  {
    name: 'an unknown candidate',
    args: ['interview', 'c-opne', '--as', 'ana', '--answers', ANSWERS],
    says: ['"c-opne"', `"${OPEN}"`],
  },
  {
    name: 'an unknown person',
    args: ['interview', OPEN, '--as', 'anna', '--answers', ANSWERS],
    says: ['"anna"', 'Did you mean "ana"?'],
  },
  {
    name: 'a person without a seat',
    args: ['interview', OPEN, '--as', 'ana', '--interview', 'team', '--answers', ANSWERS],
    says: ['"ana"', 'chi=team'],
  },
  { name: 'nobody', args: ['interview', OPEN, '--answers', ANSWERS], says: ['--as'] },
  {
    name: 'a path for a candidate to interview',
    args: ['interview', '../../x', '--as', 'ana', '--answers', ANSWERS],
    says: ['../../x'],
  },
  { name: 'a path for a candidate to plan', args: ['plan', '../../x'], says: ['../../x', 'lower-case'] },
  { name: 'a path for a candidate to merge', args: ['merge', '../../x'], says: ['../../x', 'lower-case'] },
  { name: 'a path for a candidate to verify', args: ['verify', '../../x'], says: ['../../x', 'lower-case'] },
  { name: 'a path for a role', args: ['add', 'candidate', '--role', '../../x'], says: ['../../x'] },
  { name: 'a path for a role to copy', args: ['add', 'role', '../../x'], says: ['../../x'] },
  { name: 'a path for a person', args: ['add', 'person', '../../x'], says: ['../../x', 'lower-case'] },
  {
    name: 'a path for a person on a panel',
    args: ['plan', OPEN, '--seat', '../x=team'],
    says: ['../x=team', '--seat'],
  },
  {
    name: 'a path for a role to rehearse',
    args: ['interview', '--practice', '--role', '../../x'],
    says: ['../../x'],
  },
  {
    name: 'an unknown role to rehearse',
    args: ['interview', '--practice', '--role', 'soc-analyts'],
    says: ['soc-analyts', 'soc-analyst'],
  },
  {
    name: 'an unknown interview to rehearse',
    args: ['interview', '--practice', '--interview', 'teem'],
    says: ['teem', 'team'],
  },
  {
    name: 'an unknown role',
    args: ['add', 'candidate', '--role', 'soc-analist'],
    says: ['soc-analist', 'Did you mean "soc-analyst"?'],
  },
  { name: 'a candidate without a role', args: ['add', 'candidate'], says: ['--role'] },
  {
    name: 'an earlier application that is none',
    args: ['add', 'candidate', '--role', 'soc-analyst', '--previously', 'c-nobody'],
    says: ['c-nobody'],
  },
  { name: 'a thing that cannot be added', args: ['add', 'persn', 'bo'], says: ['persn', 'person'] },
  { name: 'a person who is there', args: ['add', 'person', 'ana'], says: ['"ana"'] },
  {
    name: 'an address that somebody has',
    args: ['add', 'person', 'bo', '--email', 'ANA@example.org'],
    says: ['ANA@example.org'],
  },
  { name: 'an address that is none', args: ['add', 'person', 'bo', '--email', 'nowhere'], says: ['nowhere'] },
  {
    name: 'a seat for an unknown person',
    args: ['plan', OPEN, '--seat', 'anna=character'],
    says: ['"anna"', 'Did you mean "ana"?'],
  },
  {
    name: 'a seat in an unknown interview',
    args: ['plan', OPEN, '--seat', 'ana=caracter'],
    says: ['caracter', 'character'],
  },
  { name: 'a malformed seat', args: ['plan', OPEN, '--seat', 'ana'], says: ['--seat', 'ana=character'] },
  {
    name: 'a malformed date',
    args: ['plan', OPEN, '--seat', 'ana=character@tomorrow'],
    says: ['--seat', 'tomorrow', '2026-11-30T14:00Z'],
  },
  {
    name: 'a seat twice',
    args: ['plan', OPEN, '--seat', 'ana=team', '--seat', 'ana=team'],
    says: ['ana', 'team'],
  },
  {
    name: 'an unknown question',
    args: ['plan', OPEN, '--ask', 'ana=candor/did-not-now'],
    says: ['candor/did-not-now', 'candor/did-not-know'],
  },
  {
    name: 'questions for nobody on the panel',
    args: ['plan', OPEN, '--ask', 'dora=candor/did-not-know'],
    says: ['dora'],
  },
  {
    name: 'a replacement for nobody on the panel',
    args: ['plan', OPEN, '--replace', 'dora=ana'],
    says: ['dora'],
  },
  { name: 'a replacement by nobody', args: ['plan', OPEN, '--replace', 'ana=dora'], says: ['dora'] },
  { name: 'somebody who left without a reason', args: ['plan', OPEN, '--left', 'ana'], says: ['--reason'] },
  {
    name: 'somebody who left for a blank reason',
    args: ['plan', OPEN, '--left', 'ana', '--reason', ' '],
    says: ['--reason'],
  },
  {
    name: 'somebody who left and was not there',
    args: ['plan', OPEN, '--left', 'dora', '--reason', 'x'],
    says: ['dora'],
  },
  { name: 'no candidate to merge', args: ['merge'], says: ['--all'] },
  { name: 'a candidate and all', args: ['merge', OPEN, '--all'], says: ['--all', OPEN] },
  { name: 'an unknown candidate to merge', args: ['merge', 'c-opne'], says: ['"c-opne"', `"${OPEN}"`] },
  { name: 'an unknown candidate to verify', args: ['verify', 'c-opne'], says: ['"c-opne"', `"${OPEN}"`] },
  { name: 'a card that is not there', args: ['receive', 'nowhere.json'], says: ['nowhere.json'] },
  {
    name: 'answers that are not there',
    args: ['interview', OPEN, '--as', 'ana', '--answers', 'nowhere.yaml'],
    says: ['nowhere.yaml'],
  },
  { name: 'no terminal', args: ['interview', OPEN, '--as', 'ana'], says: ['terminal', '--answers'] },
  { name: 'no terminal and no candidate', args: ['interview'], says: ['draft'] },
  { name: 'an unknown command', args: ['merg', OPEN], says: ['merg', 'merge'] },
  { name: 'an unknown option', args: ['merge', OPEN, '--jsn'], says: ['--jsn', '--json'] },
  { name: 'too many arguments', args: ['merge', OPEN, 'c-7k2m'], says: ['argument'] },
  { name: 'a missing argument', args: ['plan'], says: ['candidate'] },
  {
    name: 'a folder that is none',
    args: ['merge', OPEN, '--folder', 'nowhere'],
    says: ['nowhere', 'touchstone init'],
  },
].map((row) => ({ ...row, code: 2, spoil: () => undefined }));

const QUIET = /\n\s+at |Error:|TypeError|undefined|\[object|This is a bug/;

async function expectRefusal(row: Row): Promise<void> {
  const world = copyOf(base);
  row.spoil(world);
  const before = world.listing();
  const { code, stdout, stderr } = await world.run(row.args ?? SEAL);
  const text = stderr.replace(/\s*\n\s+/g, ' ');
  for (const said of row.says) expect(text).toContain(said);
  expect({ code, stdout }).toEqual({ code: row.code ?? 1, stdout: '' });
  expect(stderr).not.toMatch(QUIET);
  expect(world.listing()).toEqual(before);
}

describe('a file that people write', () => {
  test.each(FILES)('$name', expectRefusal);

  test.each(FILES.filter(({ code }) => code === undefined))('$name, as data', async (row) => {
    const world = copyOf(base);
    row.spoil(world);
    const { code, stdout } = await world.run(['plan', OPEN, '--kits', 'kits', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'touchstone/findings@1',
      counts: { error: expect.any(Number) },
    });
  });

  test('a byte order mark and CRLF line ends change nothing', async () => {
    const plain = copyOf(base);
    const other = copyOf(base);
    for (const file of [RUBRIC, ROLE, PLAN, ANSWERS, 'touchstone.yaml']) {
      other.write(file, `\uFEFF${other.read(file).replaceAll('\n', '\r\n')}`);
    }
    for (const world of [plain, other]) expect((await world.run(SEAL, { seed: 'one' })).code).toBe(0);
    const card = `candidates/${OPEN}/ana.character.scorecard.json`;
    expect(other.read(card)).toBe(plain.read(card));
  });
});

describe('a template', () => {
  test.each(TEMPLATES)('with $name', expectRefusal);

  test('that is empty, a folder or a link', async () => {
    for (const lay of [
      (file: string): void => {
        writeFileSync(file, Buffer.from([0xff]));
      },
      (file: string): void => {
        mkdirSync(file);
      },
      (file: string): void => {
        symlinkSync('/etc/passwd', file);
      },
    ]) {
      const world = copyOf(base);
      mkdirSync(join(world.hiring, 'templates'));
      lay(join(world.hiring, 'templates/recommendation.md'));
      const { code, stdout, stderr } = await world.run(MERGE);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('templates/recommendation.md');
    }
  });
});

describe('a command line', () => {
  test.each(COMMAND_LINES)('$name', expectRefusal);
});
