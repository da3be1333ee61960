// A program that holds a session on the sample's seat in the terminal it is run in, and keeps its draft in the folder it is given.
import { unwrap } from '../../src/domain/problem.js';
import type { JournalHeader } from '../../src/format/journal.js';
import { digestOf } from '../../src/format/seal.js';
import { paletteFor } from '../../src/render/style.js';
import { realDisk } from '../../src/store/disk.js';
import { openDraft } from '../../src/store/journal.js';
import { realProcesses } from '../../src/store/processes.js';
import { runPlainSession } from '../../src/terminal/plain-session.js';
import { SITTING } from '../domain/sitting-sample.js';

const digest = digestOf(0);
const header: JournalHeader = {
  format: 'touchstone/journal@1',
  folder: 'lab-x1',
  candidate: 'c-7k2m',
  role: SITTING.role.id,
  seat: SITTING.seat,
  instruments: { role: digest, rubrics: { candor: digest, helpfulness: digest } },
  plan: digest,
};
const store = { disk: realDisk, processes: realProcesses(process.pid), folder: process.argv[2] ?? '' };
const draft = unwrap(openDraft(store, header, SITTING, null), '');
if (draft === null) throw new Error('sealed already');
const end = await runPlainSession(
  {
    input: process.stdin,
    output: process.stdout,
    columns: () => process.stdout.columns,
    escapes: true,
    palette: paletteFor(0),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    append: draft.append,
    seal: () => undefined,
    suspend: async () =>
      new Promise((resume) => {
        process.once('SIGCONT', () => setImmediate(resume));
        process.kill(process.pid, 'SIGTSTP');
      }),
  },
  { candidate: 'c-7k2m', state: draft.state, resumeCommand: 'resume-me' },
);
draft.close();
process.exitCode = end === 'interrupted' ? 130 : 0;
