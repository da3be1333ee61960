import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../../src/domain/act.js';
import { encodeAct, wholeLines } from '../../src/format/act.js';
import { ACTS_FILE, appendAct, appendLine, readActs } from '../../src/store/acts.js';
import type { FilePort } from '../../src/store/file-port.js';
import { realProcesses } from '../../src/store/processes.js';
import type { Survival } from './memory-disk.js';
import { PowerCut, memoryDisk } from './memory-disk.js';

const processes = realProcesses(process.pid);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function act(candidate: string): Act {
  return { format: 'touchstone/act@1', act: 'hold', candidate, on: '2026-11-05T08:00:00Z', by: 'ana' };
}

describe('the log', () => {
  test('is empty where nothing was done', () => {
    expect(readActs(folder)).toEqual({ ok: true, value: [] });
  });

  test('grows line by line, and leaves nothing beside it', () => {
    appendAct(folder, act('c-7k2m'), processes);
    const first = readFileSync(join(folder, ACTS_FILE), 'utf8');
    appendAct(folder, act('c-9xwd'), processes);
    expect(readFileSync(join(folder, ACTS_FILE), 'utf8').startsWith(first)).toBe(true);
    expect(readActs(folder)).toEqual({ ok: true, value: [act('c-7k2m'), act('c-9xwd')] });
    expect(readdirSync(folder)).toEqual([ACTS_FILE]);
  });

  test.each([
    ['was cut off in its last line', (text: string): string => `${text}{"act":"pur`],
    ['lost its last line end', (text: string): string => text.trimEnd()],
  ])('that %s is read, and goes on behind what is whole', (_name, spoil) => {
    appendAct(folder, act('c-7k2m'), processes);
    const path = join(folder, ACTS_FILE);
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    expect(readActs(folder)).toEqual({ ok: true, value: [act('c-7k2m')] });
    appendAct(folder, act('c-9xwd'), processes);
    expect(readFileSync(path, 'utf8')).toBe(encodeAct(act('c-7k2m')) + encodeAct(act('c-9xwd')));
  });

  test('takes no line that was refused', () => {
    appendAct(folder, act('c-7k2m'), processes);
    const before = readFileSync(join(folder, ACTS_FILE), 'utf8');
    const refuse = (): never => {
      throw new Error('held');
    };
    expect(() => {
      appendAct(folder, act('c-9xwd'), processes, refuse);
    }).toThrow('held');
    expect(readFileSync(join(folder, ACTS_FILE), 'utf8')).toBe(before);
  });
});

describe('when the power is cut at any moment', () => {
  const path = '/hiring/erasures.jsonl';
  const [first, second] = ['c-7k2m', 'c-9xwd'].map((id) => encodeAct(act(id)));

  test.each<Survival>(['nothing', 'everything', 'names'])(
    'a line is there or not, once it was said to be there it is, and %s that was not synced is left',
    (survival) => {
      for (let cut = 0; cut < 30; cut += 1) {
        const disk = memoryDisk(new Map(), new Map(), new Set(['/', '/hiring']));
        let told = 0;
        disk.cutPowerAt(cut);
        try {
          for (const line of [first ?? '', second ?? '']) {
            appendLine(path, line, disk.port);
            told += 1;
          }
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PowerCut);
        }
        const after = disk.restart(survival);
        const lines = wholeLines(after.textOf(path) ?? '')
          .split('\n')
          .filter((line) => line !== '');
        expect([first, second].map((line) => line?.trimEnd()).slice(0, lines.length)).toEqual(lines);
        expect(lines.length).toBeGreaterThanOrEqual(told);
        expect(lines.length).toBeLessThanOrEqual(told + 1);
      }
    },
  );

  test('and a full disk leaves the log as it was', () => {
    const disk = memoryDisk(new Map(), new Map(), new Set(['/', '/hiring']));
    appendLine(path, first ?? '', disk.port);
    const full: FilePort = {
      ...disk.port,
      write(handle, bytes) {
        disk.port.write(handle, bytes.slice(0, 5));
        throw new Error('ENOSPC');
      },
    };
    expect(() => {
      appendLine(path, second ?? '', full);
    }).toThrow('ENOSPC');
    expect(disk.textOf(path)).toBe(first);
  });
});
