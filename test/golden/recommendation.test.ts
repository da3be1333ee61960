// Whole recommendations, word for word. To make the golden files anew after a change that is meant:
//
//   UPDATE_GOLDEN=1 npm run jest -- test/golden
//
// then read what `git diff test/golden` shows, as a hiring manager would.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPEN, SEATS, answersOf, openPanel, seal } from '../cli/open-panel.js';
import { renoted } from '../cli/renote.js';
import type { World } from '../cli/world.js';
import { SAMPLE, copyOf, removeWorlds } from '../cli/world.js';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const UPDATE = process.env.UPDATE_GOLDEN === '1';

let base: World;

beforeAll(async () => {
  base = await openPanel();
});
afterAll(removeWorlds);

function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (UPDATE) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** Changes the answers of every seat. */
function reanswer(world: World, change: (answers: string) => string): void {
  for (const seat of SEATS) world.write(answersOf(seat), change(world.read(answersOf(seat))));
}

const RATING = /\{rating: \d, evidence: (\[[^\]]*\])\}/g;
const HOSTILE: readonly string[] = [
  '| a | b |\n| - | - |\n| c | d |',
  '`code` ``` fence',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</details></blockquote># out',
  '[click](javascript:alert(1)) ![i](javascript:alert(1)) <javascript:alert(1)>',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J',
  'abc\u202Etxt.exe\u2066x\u2069',
  'before\u0000after',
  '{{ candidate }} {% include "/etc/passwd" %} {% raw %}',
  '# heading\n---\n- item\n1. item\n> quote',
  '**bold** _em_ ~~gone~~ @soc-team #123 www.evil.example',
  '=HYPERLINK("https://evil.example")',
];

const RIGHT_TO_LEFT: readonly string[] = [
  'הלכתי אל הלקוח ואמרתי: "אני עדיין לא יודע."',
  'سألتُ الزميل عمّا رآه على الشاشة عند الساعة 02:44.',
  'אחרי שלוש דקות (03:17) התקשרתי שוב, כמו שהבטחתי.',
  'قال: "لا أعرف بعد"، ثم كتب ذلك في التذكرة #4711.',
];

const LONG = {
  ana: 'anastasia-alexandrovna-von-hohenzollern',
  ben: 'benjamin-bartholomew-cholmondeley-smythe',
  title: 'The readiness to say, early and in front of those whom it may disappoint, what one has seen, what one has only supposed, and what one has got wrong',
};

interface Story {
  readonly file: string;
  readonly tell: (world: World) => Promise<void>;
  readonly begins: string;
}

const STORIES: readonly Story[] = [
  {
    file: 'unanimous.md',
    begins: '# Strong hire: c-open for SOC Analyst',
    async tell(world) {
      reanswer(world, (answers) => answers.replace(RATING, '{rating: 4, evidence: $1}'));
      await seal(world, ...SEATS);
    },
  },
  {
    file: 'one-short.md',
    begins: '# Waiting: c-open for SOC Analyst',
    async tell(world) {
      await seal(world, 'ana.character', 'chi.team');
    },
  },
  {
    file: 'nobody-assessed.md',
    begins: '# Incomplete: c-open for SOC Analyst',
    async tell(world) {
      reanswer(world, (answers) =>
        answers.replace(/^( +)energy: \{rating.*$/gm, '$1energy: {notAssessed: not-asked}'),
      );
      await seal(world, ...SEATS);
    },
  },
  {
    file: 'somebody-left.md',
    begins: '# ',
    async tell(world) {
      await seal(world, 'ana.character', 'chi.team');
      const args = ['plan', OPEN, '--left', 'ben', '--reason', 'On leave since Monday', '--as', 'ana'];
      const { code, stderr } = await world.run(args);
      if (code !== 0) throw new Error(stderr);
    },
  },
  {
    file: 'hostile.md',
    begins: '# Hire: c-open for ',
    async tell(world) {
      world.edit(`candidates/${OPEN}/candidate.yaml`, 'credentials: []', `credentials: ${JSON.stringify(HOSTILE)}`);
      world.edit('rubrics/roles/soc-analyst.yaml', /^title: .*$/m, `title: ${JSON.stringify(HOSTILE[2])}`);
      world.edit('rubrics/candor.yaml', /^title: .*$/m, `title: ${JSON.stringify(HOSTILE[4])}`);
      world.edit('rubrics/investigation.yaml', /^title: .*$/m, `title: ${JSON.stringify(HOSTILE[8])}`);
      reanswer(world, (answers) => renoted(answers, HOSTILE));
      await seal(world, ...SEATS);
    },
  },
  {
    file: 'long-names.md',
    begins: '# Hire: c-open for ',
    async tell(world) {
      const renamed = (text: string): string =>
        text.replace(/\bana\b/g, LONG.ana).replace(/\bben\b/g, LONG.ben);
      for (const file of ['touchstone.yaml', `candidates/${OPEN}/candidate.yaml`]) {
        world.write(file, renamed(world.read(file)));
      }
      world.edit('rubrics/candor.yaml', /^title: .*$/m, `title: ${JSON.stringify(LONG.title)}`);
      world.edit('rubrics/roles/soc-analyst.yaml', /^title: .*$/m, `title: ${JSON.stringify(LONG.title)}`);
      for (const [seat, person] of [
        ['ana.character', LONG.ana],
        ['ben.practice', LONG.ben],
        ['chi.team', 'chi'],
      ] as const) {
        world.write(answersOf(seat), renamed(world.read(answersOf(seat))));
        const { code, stderr } = await world.run(['interview', OPEN, '--as', person, '--answers', answersOf(seat)]);
        if (code !== 0) throw new Error(stderr);
      }
    },
  },
  {
    file: 'right-to-left.md',
    begins: '# Hire: c-open for ',
    async tell(world) {
      world.edit('rubrics/candor.yaml', /^title: .*$/m, 'title: "כנות (צוות 3)"');
      world.edit('rubrics/energy.yaml', /^title: .*$/m, 'title: "الطاقة"');
      reanswer(world, (answers) => renoted(answers, RIGHT_TO_LEFT));
      await seal(world, ...SEATS);
    },
  },
];

describe('the recommendation of the sample', () => {
  test.each([
    [SAMPLE.hire, '# Hire: '],
    [SAMPLE.knockout, '# No hire: '],
    [SAMPLE.split, '# Discuss: '],
  ])('%s', async (id, begins) => {
    const { code, stdout } = await copyOf(base).run(['merge', id]);
    expect(code).toBe(0);
    expect(stdout.startsWith(`${begins}${id} for SOC Analyst\n`)).toBe(true);
    expectGolden(`${id}.md`, stdout);
  });
});

describe('the recommendation of a panel', () => {
  test.each(STORIES)('$file', async ({ file, tell, begins }) => {
    const world = copyOf(base);
    await tell(world);
    const { stdout, stderr } = await world.run(['merge', OPEN]);
    expect(stdout === '' ? stderr : stdout.slice(0, begins.length)).toBe(begins);
    expectGolden(file, stdout);
  });
});
