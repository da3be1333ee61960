// Hiring folders with many candidates, each with four sealed cards of about 6 KB, made by the program's own engine.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const SEATS = [
  [
    'ana',
    'character',
    ['candor/did-not-know', 'helpfulness/stuck-and-silent', 'learning-orientation/first-time-at-it'],
  ],
  [
    'ben',
    'practice',
    [
      'learning-orientation/alert-a-colleague-missed',
      'energy/alert-fifty-nine',
      'investigation/regular-posts',
    ],
  ],
  ['chi', 'team', ['candor/bad-news', 'helpfulness/customer-on-the-phone', 'energy/belonged-to-nobody']],
  [
    'dev',
    'character',
    [
      'candor/mistake-that-cost-others',
      'learning-orientation/blunt-review',
      'investigation/second-explanation',
    ],
  ],
];
const NOTES_TO_A_QUESTION = 3;
const TEMPLATES = 50;
const WORDS =
  'alert beacon colleague customer night shift said asked wrote checked closed reopened ticket log host called before after the a she he they told first again nothing known supposed mistake mended'.split(
    ' ',
  );

/** Fills `target` with the sample's settings and instruments and `count` candidates. The same arguments give the same bytes. */
export async function fillFolder(root, sample, target, count) {
  const engine = await loadEngine(root, target);
  cpSync(sample, target, { recursive: true });
  rmSync(join(target, 'candidates'), { recursive: true });
  const instruments = readInstruments(sample, engine);
  const folder = /^id: (.*)$/m.exec(readFileSync(join(sample, 'touchstone.yaml'), 'utf8'))[1];
  const templates = Array.from({ length: Math.min(TEMPLATES, count) }, (_, number) =>
    SEATS.map((_seat, seat) => heldInterview(engine, instruments, seat, number)),
  );
  for (let number = 0; number < count; number += 1) {
    const candidate = candidateOf(`c-${number.toString(36).padStart(4, '0')}`);
    const home = join(target, 'candidates', candidate.id);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'candidate.yaml'), engine.writeCandidate(candidate));
    for (const [seat, state] of templates[number % templates.length].entries()) {
      const identity = {
        folder,
        candidate: candidate.id,
        tool: '0.1.0',
        instruments: instruments.digests,
        plan: engine.planDigest(candidate),
      };
      let drawn = 0;
      const salt = () => digestOf(`${candidate.id} ${seat} ${drawn++}`).slice(0, 32);
      const made = engine.scorecardFrom(state, identity, state.ended, salt);
      if (!made.ok) throw new Error(JSON.stringify(made.problem));
      const [interviewer, interview] = SEATS[seat];
      const file = join(home, `${interviewer}.${interview}.scorecard.json`);
      writeFileSync(file, engine.encodeScorecard(engine.sealScorecard(made.card)));
    }
  }
}

async function loadEngine(root, target) {
  const outfile = `${target}-engine.cjs`;
  await build({
    stdin: {
      contents: `
        export { playAnswers } from './src/domain/scripted.ts';
        export { judgementsOf } from './src/domain/sitting.ts';
        export { scorecardFrom } from './src/domain/sealing.ts';
        export { writeCandidate } from './src/format/candidate.ts';
        export { encodeScorecard } from './src/format/scorecard.ts';
        export { digestOf, planDigest, sealScorecard } from './src/format/seal.ts';
      `,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  return createRequire(import.meta.url)(outfile);
}

function readInstruments(sample, { digestOf: digest }) {
  const folder = join(sample, 'instruments');
  const all = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const role = all.find(({ format }) => format.startsWith('touchstone/role@'));
  const rubrics = new Map(all.filter((one) => one !== role).map((rubric) => [rubric.id, rubric]));
  return {
    role,
    rubrics,
    digests: {
      role: digest(role),
      rubrics: Object.fromEntries([...rubrics].map(([id, rubric]) => [id, digest(rubric)])),
    },
  };
}

function candidateOf(id) {
  return {
    format: 'touchstone/candidate@1',
    id,
    role: 'soc-analyst',
    status: 'open',
    seats: SEATS.map(([interviewer, interview, questions]) => ({
      interviewer,
      interview,
      on: '2026-11-02T09:00:00Z',
      questions,
      capacity: 'interviewer',
    })),
    credentials: [],
  };
}

/** The finished interview of one seat: notes, ratings and a recommendation drawn from the template's number. */
function heldInterview(engine, { role, rubrics }, seat, number) {
  const [interviewer, interview, questions] = SEATS[seat];
  const sitting = { role, rubrics, seat: candidateOf('c-0000').seats[seat] };
  const draw = drawing(`${number} ${seat}`);
  const leaning = 2 + (number % 3);
  const answers = questions.map((question) => {
    const notes = Array.from({ length: NOTES_TO_A_QUESTION }, () => ({
      kind: 'plain',
      text: Array.from({ length: 14 + draw(10) }, () => WORDS[draw(WORDS.length)]).join(' '),
    }));
    const ratings = engine
      .judgementsOf(sitting)
      .filter((judged) => judged.question === question)
      .map(({ competency }) => [competency, { rating: leaning + draw(3) - 1, evidence: [1 + draw(2), 3] }]);
    const [rubric] = question.split('/');
    const green = rubrics.get(rubric).signals.find(({ kind }) => kind === 'green');
    const signals = [{ signal: `${rubric}/${green.id}`, evidence: [1] }];
    return [question, { notes, probes: [1, 2], signals, ratings: Object.fromEntries(ratings) }];
  });
  const played = engine.playAnswers(sitting, {
    format: 'touchstone/answers@1',
    candidate: 'c-0000',
    interviewer,
    interview,
    mode: 'video',
    language: 'en',
    conflict: false,
    started: '2026-11-02T09:00:00Z',
    ended: '2026-11-02T09:50:00Z',
    answers: Object.fromEntries(answers),
    recommendation: leaning >= 3 ? 'yes' : 'no',
    closing: 'Asked about the shifts and the first weeks.',
  });
  if (!played.ok) throw new Error(JSON.stringify(played.refusals));
  return played.state;
}

/** Whole numbers below a limit, one after the other, from a seed. */
function drawing(seed) {
  let digest = digestOf(seed);
  return (limit) => {
    digest = digestOf(digest);
    return Number.parseInt(digest.slice(0, 8), 16) % limit;
  };
}

function digestOf(text) {
  return createHash('sha256').update(text).digest('hex');
}
