import { beforeAll, describe, expect, test } from '@jest/globals';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import type { InterviewState } from '../../src/domain/interview.js';
import { isFailure } from '../../src/domain/problem.js';
import type { Result } from '../../src/domain/problem.js';
import type { SealedCard } from '../../src/domain/scorecard.js';
import { isLocked } from '../../src/domain/scorecard.js';
import { scorecardFrom } from '../../src/domain/sealing.js';
import type { JournalHeader } from '../../src/format/journal.js';
import { encodePayload, encodeScorecard, parseScorecard } from '../../src/format/scorecard.js';
import { digestOf, encryptedFor, sealScorecard } from '../../src/format/seal.js';
import { encryptText, newKeyPair } from '../../src/store/age.js';
import { sealDraft } from '../../src/store/draft-sealing.js';
import type { Draft, DraftStore } from '../../src/store/journal.js';
import { draftPath, openDraft, stateFolder } from '../../src/store/journal.js';
import type { ProcessMark, ProcessPort } from '../../src/store/processes.js';
import { after, at, SITTING, STARTED, WHOLE } from '../domain/sitting-sample.js';
import type { MemoryDisk, Survival } from './memory-disk.js';
import { memoryDisk, PowerCut } from './memory-disk.js';

const DIGEST = digestOf('anything');
const HEADER: JournalHeader = {
  format: 'touchstone/journal@1',
  folder: 'lab-x1',
  candidate: 'c-7k2m',
  role: SITTING.role.id,
  seat: SITTING.seat,
  instruments: { role: DIGEST, rubrics: { candor: DIGEST, helpfulness: DIGEST } },
  plan: DIGEST,
};
const CARD = '/hiring/ana.character.scorecard.json';
const DRAFT = draftPath('/state', HEADER);
const SURVIVALS: readonly Survival[] = ['nothing', 'everything', 'names'];

function processes(pid: number, alive: readonly number[] = [pid], boot = 'b1'): ProcessPort {
  const mark = (id: number): ProcessMark => ({ pid: id, started: `s${id}`, boot });
  return {
    own: () => mark(pid),
    isAlive: (one) => one.boot === boot && alive.includes(one.pid) && one.started === `s${one.pid}`,
  };
}

function storeOn(disk: MemoryDisk, pid = 7): DraftStore {
  disk.port.makeFolder('/hiring', 'shared');
  return { disk: disk.port, processes: processes(pid), folder: '/state' };
}

function cardOn(disk: MemoryDisk): Parameters<typeof openDraft>[3] {
  const text = disk.textOf(CARD);
  if (text === null) return null;
  return { path: CARD, value: value(parseScorecard(text, CARD)) };
}

function open(disk: MemoryDisk, pid = 7): Result<Draft | null> {
  return openDraft(storeOn(disk, pid), HEADER, SITTING, cardOn(disk));
}

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.findings.map(({ problem }) => problem.code).join(' '));
  return result.value;
}

function draftOn(disk: MemoryDisk, pid = 7): Draft {
  const draft = value(open(disk, pid));
  if (draft === null) throw new Error('sealed already');
  return draft;
}

/** Makes the card of a draft: readable, or locked. */
type MakeCard = (state: InterviewState, sealed: string) => SealedCard;

function readable(state: InterviewState, sealed: string, salt = 'ab'): SealedCard {
  const identity = {
    folder: HEADER.folder,
    candidate: HEADER.candidate,
    tool: '0.1.0',
    instruments: HEADER.instruments,
    plan: HEADER.plan,
  };
  const made = scorecardFrom(state, identity, sealed, () => salt.repeat(16));
  if (!made.ok) throw new Error(made.problem.code);
  return sealScorecard(made.card);
}

let lock: (card: SealedCard) => SealedCard;
beforeAll(async () => {
  const { recipient } = await newKeyPair();
  const card = readable(after(WHOLE), at(500));
  if (isLocked(card)) throw new Error('locked already');
  const payload = encryptedFor(recipient, await encryptText(encodePayload(card.payload), [recipient]));
  lock = ({ header, ...one }) => ({ ...one, header, payload });
});
const locked: MakeCard = (state, sealed) => lock(readable(state, sealed));

/** Writes the events until the power goes, if it does; gives what was said to be saved. */
function write(disk: MemoryDisk, events: readonly InterviewEvent[]): readonly InterviewEvent[] {
  const saved: InterviewEvent[] = [];
  try {
    const draft = draftOn(disk);
    for (const event of events) {
      draft.append(event);
      saved.push(event);
    }
    draft.close();
  } catch (thrown) {
    if (!(thrown instanceof PowerCut)) throw thrown;
  }
  return saved;
}

describe('a draft', () => {
  test('reaches the disk with its first event, and is there again with all of them', () => {
    const disk = memoryDisk();
    draftOn(disk).close();
    expect(disk.names()).toEqual([]);
    write(disk, WHOLE);
    expect(disk.names()).toEqual([DRAFT]);
    const again = draftOn(disk);
    expect(again.resumed).toBe(true);
    expect(again.state).toEqual(after(WHOLE));
  });

  test('is synced before each append returns, and the folder after its creation', () => {
    const disk = memoryDisk();
    const draft = draftOn(disk);
    const from = disk.operations.length;
    for (const event of WHOLE.slice(0, 3)) draft.append(event);
    expect(disk.operations.slice(from).map((operation) => operation.replace(/ .*\//, ' '))).toEqual([
      'create .c-7k2m.ana.character.jsonl.1.partial',
      'write',
      'sync',
      'link c-7k2m.ana.character.jsonl',
      'remove .c-7k2m.ana.character.jsonl.1.partial',
      'sync lab-x1',
      'write',
      'sync',
      'write',
      'sync',
    ]);
  });

  test.each(SURVIVALS)(
    'holds what was saved, once, after a power cut at any operation (%s unsynced survives)',
    (survival) => {
      const rehearsal = memoryDisk();
      write(rehearsal, WHOLE);
      for (let cut = 0; cut <= rehearsal.operations.length; cut += 1) {
        const disk = memoryDisk();
        storeOn(disk);
        disk.cutPowerAt(cut);
        const saved = write(disk, WHOLE);
        const later = disk.restart(survival);
        const found = draftOn(later, 8);
        const expected = [after(saved), after(WHOLE.slice(0, saved.length + 1))];
        expect(expected).toContainEqual(found.state);
        found.append(
          found.state.start === null ? { ...STARTED, at: at(999) } : { kind: 'resumed', at: at(999) },
        );
        found.close();
        expect(draftOn(later, 9).state.clock.last).toBe(at(999));
      }
    },
  );

  test('says what it left out of a torn line, and goes on behind the last whole one', () => {
    const disk = memoryDisk();
    write(disk, WHOLE.slice(0, 3));
    const handle = disk.port.open(DRAFT, 'append', 'private');
    disk.port.write(handle, Buffer.from('{"at":"2026-'));
    const draft = draftOn(disk);
    expect(draft.notices.map(({ problem }) => problem)).toEqual([{ code: 'journal-torn', bytes: 12 }]);
    for (const event of WHOLE.slice(3)) draft.append(event);
    draft.close();
    expect(draftOn(disk).state).toEqual(after(WHOLE));
  });

  test('stands as it was after a write that failed', () => {
    const disk = memoryDisk();
    const full = { ...disk.port, sync: disk.port.sync };
    const draft = value(openDraft({ ...storeOn(disk), disk: full }, HEADER, SITTING, null));
    if (draft === null) throw new Error('no draft');
    draft.append(STARTED);
    const before = disk.textOf(DRAFT);
    full.sync = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'fsync' });
    };
    expect(() => {
      draft.append({ kind: 'paused', at: at(5) });
    }).toThrow('full');
    expect(disk.textOf(DRAFT)).toBe(before);
    full.sync = disk.port.sync;
    for (const event of WHOLE.slice(1)) draft.append(event);
    draft.close();
    expect(draftOn(disk).state).toEqual(after(WHOLE));
  });

  test('that somebody removes while it is open takes nothing more and says so', () => {
    const disk = memoryDisk();
    const draft = draftOn(disk);
    draft.append(STARTED);
    disk.port.remove(DRAFT);
    expect(() => {
      draft.append({ kind: 'paused', at: at(5) });
    }).toThrow('draft-removed');
  });

  test('is left alone when it cannot be read, or was begun under other instruments', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    const other = {
      ...HEADER,
      instruments: {
        ...HEADER.instruments,
        rubrics: { ...HEADER.instruments.rubrics, candor: digestOf('changed') },
      },
    };
    const result = openDraft(storeOn(disk), other, SITTING, null);
    expect(result.ok ? null : result.findings.map(({ problem }) => problem)).toEqual([
      { code: 'journal-instruments-changed', changed: ['candor'] },
    ]);
    expect(draftOn(disk).state).toEqual(after(WHOLE));
  });
});

describe('the lock', () => {
  test('keeps a second session off, and tells whose it is', () => {
    const disk = memoryDisk();
    const first = draftOn(disk, 7);
    const second = (): unknown => {
      try {
        return openDraft({ ...storeOn(disk, 8), processes: processes(8, [7, 8]) }, HEADER, SITTING, null);
      } catch (thrown) {
        return isFailure(thrown) ? thrown.problem : thrown;
      }
    };
    expect(second()).toEqual({ code: 'draft-in-use', pid: 7 });
    first.close();
    expect(second()).toMatchObject({ ok: true });
  });

  test.each([
    ['its owner died', processes(8, [8])],
    [
      "its owner's number went to another process",
      { own: processes(8).own, isAlive: (mark: ProcessMark) => mark.pid === 7 && mark.started === 's-other' },
    ],
    ['the machine was started anew', processes(8, [7, 8], 'b2')],
  ])('is taken over when %s', (_name, others) => {
    const disk = memoryDisk();
    draftOn(disk, 7);
    const draft = value(openDraft({ ...storeOn(disk), processes: others }, HEADER, SITTING, null));
    draft?.close();
    expect(disk.names()).toEqual([]);
  });

  test('that is not whole belongs to nobody', () => {
    const disk = memoryDisk();
    draftOn(disk, 7).close();
    disk.port.close(disk.port.open(`${DRAFT}.lock`, 'create', 'private'));
    expect(open(disk, 8).ok).toBe(true);
  });

  test('of somebody else is not let go', () => {
    const disk = memoryDisk();
    const dead = draftOn(disk, 7);
    value(openDraft({ ...storeOn(disk), processes: processes(8, [8]) }, HEADER, SITTING, null));
    dead.close();
    expect(disk.textOf(`${DRAFT}.lock`)).toContain('"pid":8');
  });
});

describe('sealing', () => {
  const seal = (disk: MemoryDisk, make: MakeCard = readable): void => {
    const draft = draftOn(disk);
    sealDraft(disk.port, draft, CARD, make(draft.state, at(500)), at(500));
    draft.close();
  };

  test('goes by the event that names the card, the card, the event that it is there, and the end of the draft', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    const from = disk.operations.length;
    seal(disk);
    expect(disk.names()).toEqual([CARD]);
    const order = disk.operations.slice(from).filter((operation) => !operation.includes('lock'));
    expect(order.slice(order.findIndex((operation) => operation.startsWith('create')) - 2)).toEqual([
      'write',
      'sync',
      'create /hiring/.ana.character.scorecard.json.1.partial',
      'write',
      'sync',
      `link ${CARD}`,
      'remove /hiring/.ana.character.scorecard.json.1.partial',
      'sync folder /hiring',
      'write',
      'sync',
      `remove ${DRAFT}`,
      'sync folder /state/lab-x1',
    ]);
  });

  const MAKES: Readonly<Record<string, MakeCard>> = { readable, locked };
  const cases = Object.keys(MAKES).flatMap((kind) => SURVIVALS.map((survival) => ({ kind, survival })));
  test.each(cases)(
    'of a $kind card leaves a draft or a card at every operation, and the next start settles it ($survival unsynced survives)',
    ({ kind, survival }) => {
      const make = MAKES[kind] ?? readable;
      const rehearsal = memoryDisk();
      write(rehearsal, WHOLE);
      const before = rehearsal.operations.length;
      seal(rehearsal, make);
      for (let cut = 0; cut <= rehearsal.operations.length - before; cut += 1) {
        const disk = memoryDisk();
        write(disk, WHOLE);
        disk.cutPowerAt(cut);
        try {
          seal(disk, make);
        } catch (thrown) {
          if (!(thrown instanceof PowerCut)) throw thrown;
        }
        const later = disk.restart(survival);
        const draft = value(open(later, 8));
        if (draft === null) {
          expect(later.textOf(CARD)).toBe(encodeScorecard(make(after(WHOLE), at(500))));
          expect(later.textOf(DRAFT)).toBeNull();
        } else {
          expect(later.textOf(CARD)).toBeNull();
          expect(draft.state.content).toEqual(after(WHOLE).content);
          sealDraft(later.port, draft, CARD, make(draft.state, at(600)), at(600));
          draft.close();
          expect(later.names().filter((name) => !name.endsWith('.partial'))).toEqual([CARD]);
        }
      }
    },
  );

  test.each<[string, readonly InterviewEvent['kind'][] | null, boolean]>([
    ['that ends with the sealing of this card', ['sealing'], true],
    ['that says it is sealed', ['sealing', 'sealed'], true],
    ['that was left and taken up again since', ['sealing', 'paused', 'resumed'], true],
    ['that tried once more since', ['sealing', 'sealing'], true],
    ['that got one more note since', ['sealing', 'noted'], false],
    ['in which something was undone since', ['sealing', 'undone'], false],
    ['that was about to become another card', null, false],
    ['that never was about to become a card', [], false],
  ])('a draft beside a locked card, %s', (_what, kinds, settled) => {
    const disk = memoryDisk();
    storeOn(disk);
    const card = locked(after(WHOLE), at(500));
    const events: Readonly<Partial<Record<InterviewEvent['kind'], InterviewEvent>>> = {
      sealed: { kind: 'sealed', at: at(502) },
      paused: { kind: 'paused', at: at(503) },
      resumed: { kind: 'resumed', at: at(504) },
      undone: { kind: 'undone', at: at(505) },
      noted: { kind: 'noted', at: at(505), id: 'n4', question: 'candor/drill', note: 'plain', text: 'more' },
    };
    const first = { kind: 'sealing', at: at(500), payload: card.header.payload } as const;
    const other = { kind: 'sealing', at: at(501), payload: DIGEST } as const;
    const added =
      kinds === null ? [other] : kinds.map((kind, index) => (index === 0 ? first : (events[kind] ?? other)));
    write(disk, [...WHOLE, ...added]);
    disk.port.write(disk.port.open(CARD, 'create', 'private'), Buffer.from(encodeScorecard(card)));
    const result = open(disk);
    expect(result.ok ? result.value : result.findings.map(({ problem }) => problem.code)).toEqual(
      settled ? null : ['draft-beside-card'],
    );
    expect(disk.names()).toEqual(settled ? [CARD] : [CARD, DRAFT]);
  });

  test('is settled by what both say, where a draft names no card and the card can be read', () => {
    const disk = memoryDisk();
    storeOn(disk);
    write(disk, WHOLE);
    const card = readable(after(WHOLE), at(500), 'cd');
    disk.port.write(disk.port.open(CARD, 'create', 'private'), Buffer.from(encodeScorecard(card)));
    expect(value(open(disk))).toBeNull();
    expect(disk.names()).toEqual([CARD]);
  });

  test('holds once the card is there, whatever the disk refuses then', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    const port = { ...disk.port };
    const draft = value(openDraft({ ...storeOn(disk), disk: port }, HEADER, SITTING, null));
    if (draft === null) throw new Error('no draft');
    port.link = (from, to) => {
      disk.port.link(from, to);
      port.write = () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      };
    };
    sealDraft(port, draft, CARD, locked(draft.state, at(500)), at(500));
    draft.close();
    expect(disk.names()).toEqual([CARD, DRAFT]);
    expect(value(open(disk))).toBeNull();
    expect(disk.names()).toEqual([CARD]);
  });

  test('that comes to nothing leaves the draft to go on with', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    const port = { ...disk.port };
    const draft = value(openDraft({ ...storeOn(disk), disk: port }, HEADER, SITTING, null));
    if (draft === null) throw new Error('no draft');
    port.link = () => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS', syscall: 'link' });
    };
    expect(() => {
      sealDraft(port, draft, CARD, readable(draft.state, at(500)), at(500));
    }).toThrow('read-only');
    draft.append({ kind: 'closing', at: at(510), text: 'one word more' });
    draft.close();
    const again = draftOn(disk, 8);
    expect(again.state.content.closing).toBe('one word more');
    sealDraft(disk.port, again, CARD, readable(again.state, at(600)), at(600));
    again.close();
    expect(disk.names()).toEqual([CARD]);
  });

  test('a draft that says something else than the card is told, and both are kept', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    seal(disk);
    const other = memoryDisk();
    write(other, WHOLE.slice(0, 4));
    storeOn(other);
    const handle = other.port.open(CARD, 'create', 'shared');
    other.port.write(handle, Buffer.from(disk.textOf(CARD) ?? ''));
    const result = open(other);
    expect(result.ok ? null : result.findings.map(({ problem }) => problem.code)).toEqual([
      'draft-beside-card',
    ]);
    expect(other.names()).toEqual([CARD, DRAFT]);
  });

  test('a second card is refused and the draft kept', () => {
    const disk = memoryDisk();
    write(disk, WHOLE);
    const draft = draftOn(disk);
    disk.port.close(disk.port.open(CARD, 'create', 'shared'));
    expect(() => {
      sealDraft(disk.port, draft, CARD, readable(draft.state, at(500)), at(500));
    }).toThrow('file-exists');
    expect(disk.names()).toContain(DRAFT);
  });
});

test.each([
  [{ TOUCHSTONE_STATE_DIR: '/own', XDG_STATE_HOME: '/xdg' }, '/own'],
  [{ XDG_STATE_HOME: '/xdg' }, '/xdg/touchstone'],
  [{ XDG_STATE_HOME: 'relative' }, '/home/ana/.local/state/touchstone'],
  [{ TOUCHSTONE_STATE_DIR: '' }, '/home/ana/.local/state/touchstone'],
])('drafts lie where %j says', (variables, folder) => {
  expect(stateFolder(variables, '/home/ana')).toBe(folder);
});
