import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../../src/domain/act.js';
import { ACTS_FILE, appendAct, readActs } from '../../src/store/acts.js';
import { realProcesses } from '../../src/store/processes.js';

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

  test('that cannot be read is not written to', () => {
    writeFileSync(join(folder, ACTS_FILE), '{"cut');
    expect(() => {
      appendAct(folder, act('c-7k2m'), processes);
    }).toThrow('act-line-broken');
    expect(readFileSync(join(folder, ACTS_FILE), 'utf8')).toBe('{"cut');
  });
});
