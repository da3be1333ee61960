import { dirname, isAbsolute, join } from 'node:path';
import type { InterviewState } from '../domain/interview.js';
import { newInterview } from '../domain/interview.js';
import type { InterviewEvent } from '../domain/interview-events.js';
import type { Finding, Result } from '../domain/problem.js';
import { Failure, refused } from '../domain/problem.js';
import type { SealedCard } from '../domain/scorecard.js';
import { isCardOf } from '../domain/sealing.js';
import type { Sitting } from '../domain/sitting.js';
import type { Journal, JournalHeader } from '../format/journal.js';
import {
  LARGEST_JOURNAL,
  encodeJournalEvent,
  encodeJournalHeader,
  journalMismatch,
  parseJournal,
  replayJournal,
} from '../format/journal.js';
import type { FileHandle, FilePort } from './file-port.js';
import { createFile, makeFolders, sweepPartials } from './files.js';
import { takeLock } from './lock.js';
import type { ProcessPort } from './processes.js';

/** Where drafts lie, and by whom they are kept apart. */
export interface DraftStore {
  readonly disk: FilePort;
  readonly processes: ProcessPort;
  /** The folder of all drafts: see `stateFolder`. */
  readonly folder: string;
}

/** A draft that this session alone may write. */
export interface Draft {
  readonly path: string;
  /** What it was begun under: a card is sealed with these digests. */
  readonly header: JournalHeader;
  readonly state: InterviewState;
  /** Whether it was there already. */
  readonly resumed: boolean;
  /** What was mended when it was opened. */
  readonly notices: readonly Finding[];
  /** Keeps an event; when this returns, it lasts. When it throws, the draft is as it was before. */
  readonly append: (event: InterviewEvent) => void;
  /** Ends the draft, once its card is there. */
  readonly discard: () => void;
  /** Lets others open it. */
  readonly close: () => void;
}

/** The folder of all drafts: `TOUCHSTONE_STATE_DIR`, or `touchstone` in the XDG state home. */
export function stateFolder(variables: Readonly<Record<string, string | undefined>>, home: string): string {
  const own = variables.TOUCHSTONE_STATE_DIR;
  if (own !== undefined && own !== '') return own;
  const state = variables.XDG_STATE_HOME;
  // The XDG specification says to ignore a path that is not absolute.
  return join(state !== undefined && isAbsolute(state) ? state : join(home, '.local', 'state'), 'touchstone');
}

/** The path of a seat's draft. */
export function draftPath(folder: string, { folder: hiring, candidate, seat }: JournalHeader): string {
  return join(folder, hiring, `${candidate}.${seat.interviewer}.${seat.interview}.jsonl`);
}

/**
 * Opens the draft of a seat, or a new one, which reaches the disk with its first event. `card` is the seat's card, if one is there:
 * when it was made of this draft, a sealing was interrupted, and is finished here. Null then, and when there is only a card.
 * A draft that cannot be read, is another's, was begun under other instruments, or says something else than the card is told
 * in findings, and left as it is.
 * @throws Failure `draft-in-use` while another session has it open.
 */
export function openDraft(
  store: DraftStore,
  expected: JournalHeader,
  sitting: Sitting,
  card: { readonly path: string; readonly value: SealedCard } | null,
): Result<Draft | null> {
  const { disk } = store;
  const path = draftPath(store.folder, expected);
  if (card !== null && disk.read(path, 1) === null) return { ok: true, value: null };
  makeFolders(dirname(path), 'private', disk);
  const lock = takeLock(disk, store.processes, `${path}.lock`);
  let keep = false;
  try {
    // One byte more than it may be long is enough to tell that it is longer.
    const bytes = disk.read(path, LARGEST_JOURNAL + 1);
    if (bytes === null) {
      sweepPartials(path, disk);
      keep = true;
      return { ok: true, value: fresh(disk, path, expected, newInterview(sitting), lock.release) };
    }
    const parsed = parseJournal(bytes, path);
    if (!parsed.ok) return parsed;
    const mismatch = journalMismatch(parsed.value.header, expected);
    if (mismatch !== null) return refused(path, mismatch);
    const journal = card === null ? withoutSeal(parsed.value) : parsed.value;
    const state = replayJournal(journal, sitting, path);
    if (!state.ok) return state;
    if (card !== null) {
      if (!isCardOf(journal.events, state.value, card.value)) {
        return refused(path, { code: 'draft-beside-card', draft: path, card: card.path });
      }
      sweepPartials(card.path, disk);
      discard(disk, path);
      return { ok: true, value: null };
    }
    keep = true;
    return { ok: true, value: resumed(disk, path, journal, bytes.length, state.value, lock.release) };
  } finally {
    if (!keep) lock.release();
  }
}

function fresh(
  disk: FilePort,
  path: string,
  header: JournalHeader,
  state: InterviewState,
  release: () => void,
): Draft {
  const writer = draftWriter(disk, path, null, header);
  return {
    path,
    header,
    state,
    resumed: false,
    notices: [],
    ...writer,
    close: closing(writer.close, release),
  };
}

function resumed(
  disk: FilePort,
  path: string,
  journal: Journal,
  length: number,
  state: InterviewState,
  release: () => void,
): Draft {
  const handle = disk.open(path, 'append', 'private');
  if (journal.whole < length) {
    disk.truncate(handle, journal.whole);
    disk.sync(handle);
  }
  const torn = {
    severity: 'warning',
    place: { file: path },
    problem: { code: 'journal-torn', bytes: journal.torn },
  } as const;
  const writer = draftWriter(disk, path, { handle, length: journal.whole }, journal.header);
  const notices = journal.torn > 0 ? [torn] : [];
  return {
    path,
    header: journal.header,
    state,
    resumed: true,
    notices,
    ...writer,
    close: closing(writer.close, release),
  };
}

interface OpenFile {
  readonly handle: FileHandle;
  /** How many bytes are whole lines. */
  length: number;
}

function draftWriter(
  disk: FilePort,
  path: string,
  begun: OpenFile | null,
  header: JournalHeader,
): Pick<Draft, 'append' | 'discard' | 'close'> {
  let file = begun;
  const close = (): void => {
    if (file !== null) disk.close(file.handle);
    file = null;
  };
  return {
    append(event) {
      const line = encodeJournalEvent(event);
      if (file === null) {
        const text = encodeJournalHeader(header) + line;
        createFile(path, text, 'private', disk);
        file = { handle: disk.open(path, 'append', 'private'), length: Buffer.byteLength(text) };
        return;
      }
      const bytes = Buffer.from(line);
      try {
        disk.write(file.handle, bytes);
        disk.sync(file.handle);
      } catch (thrown) {
        // Half a line, or one that was not said to be saved, must not stand before the next.
        disk.truncate(file.handle, file.length);
        throw thrown;
      }
      if (disk.isDeleted(file.handle)) throw new Failure({ code: 'draft-removed', draft: path });
      file.length += bytes.length;
    },
    discard() {
      close();
      discard(disk, path);
    },
    close,
  };
}

function closing(closeFile: () => void, release: () => void): () => void {
  let open = true;
  return () => {
    if (!open) return;
    open = false;
    closeFile();
    release();
  };
}

function discard(disk: FilePort, path: string): void {
  disk.remove(path);
  disk.syncFolder(dirname(path));
}

// A `sealed` event is written after the card; where the card is gone, the draft is all there is, and can be sealed again.
function withoutSeal(journal: Journal): Journal {
  const last = journal.events.at(-1);
  if (last?.kind !== 'sealed') return journal;
  const length = Buffer.byteLength(encodeJournalEvent(last));
  return { ...journal, events: journal.events.slice(0, -1), whole: journal.whole - length };
}
