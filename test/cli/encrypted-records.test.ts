import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision } from '../../src/domain/decision.js';
import type { EncryptedRecord } from '../../src/domain/encrypted.js';
import { parseEncrypted } from '../../src/format/encrypted.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { Ran, World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const ID = SAMPLE.split;
const WITH = ['--identity', IDENTITY_FILE];
const ANA = `candidates/${ID}/debrief/ana.json`;
const DECISION = `candidates/${ID}/decision.json`;
const PLAN = `candidates/${ID}/candidate.yaml`;
const REASON = 'They put it right with chi an hour later, unasked.';
const WHY = 'The doubt about candor is settled for good';

let base: World;
let world: World;

beforeAll(async () => {
  base = await sampleFolder();
  await lockWorld(base);
}, 60_000);
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

const revision = (reason: string): string => `format: touchstone/debrief-notes@1
candidate: ${ID}
author: ana
entries:
  - kind: revised
    competency: candor
    question: candor/mistake-that-cost-others
    from: 1
    to: 3
    reason: ${reason}
    evidence:
      - { interviewer: chi, question: candor/bad-news, note: 1 }
`;

async function feed(reason: string, ...more: readonly string[]): Promise<Ran> {
  return world.run(['debrief', ID, '--as', 'ana', '--from', '-', ...more], { input: revision(reason) });
}

async function decide(decision: string, ...more: readonly string[]): Promise<Ran> {
  return world.run(['decide', ID, '--decision', decision, '--by', 'ana', '--reason', WHY, ...more]);
}

function record(file: string): EncryptedRecord {
  const read = parseEncrypted(world.read(file), file);
  if (!read.ok) throw new Error('This is no encrypted record.');
  return read.value;
}

function keyIn(plan: string): string {
  return /^key: (.*)$/m.exec(plan)?.[1] ?? '';
}

describe('a debrief', () => {
  test("is kept encrypted for the candidate's key, and read again with an identity", async () => {
    const { code, stderr } = await feed(REASON, ...WITH);
    expect(code).toBe(0);
    expect(stderr).toContain('Still to answer: chi.');
    expect(world.mode(ANA)).toBe('600');
    expect(world.read(ANA)).not.toContain('unasked');
    expect(record(ANA)).toMatchObject({
      content: 'touchstone/debrief@1',
      candidate: ID,
      recipient: keyIn(world.read(PLAN)),
    });
    const before = world.read(ANA);
    const again = await feed(REASON, ...WITH);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toContain('there already');
    expect(world.read(ANA)).toBe(before);
    expect((await world.run(['merge', ID, ...WITH])).stdout).toContain('unasked');
    expect((await world.run(['verify', ID, ...WITH])).code).toBe(0);
    expect((await world.run(['verify', ID])).code).toBe(0);
  });

  test.each<[string, (other: World) => void | Promise<void>]>([
    ['without an identity', () => undefined],
    [
      'for a candidate whose key was taken out',
      (other) => {
        other.edit(PLAN, /^key: .*\n/m, '');
      },
    ],
  ])('is refused %s, and nothing is written', async (what, spoil) => {
    await spoil(world);
    const before = world.listing();
    const { code, stderr } = await feed(REASON, ...(what.includes('identity') ? [] : WITH));
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(/no identity|does not name any more/);
    expect(world.listing()).toEqual(before);
  });
});

describe('a decision', () => {
  test("is kept encrypted for the candidate's key, and earlier ones stay on record", async () => {
    expect((await decide('on-hold', ...WITH)).code).toBe(0);
    expect(world.read(DECISION)).not.toMatch(/on-hold|doubt/);
    expect(record(DECISION)).toMatchObject({ content: 'touchstone/decision@1', candidate: ID });
    expect(world.mode(DECISION)).toBe('600');
    const { code, stdout } = await decide('no-hire', '--json', ...WITH);
    expect(code).toBe(0);
    const decision = JSON.parse(stdout) as Decision;
    expect(decision.earlier?.map((one) => one.decision)).toEqual(['on-hold']);
    expect((await decide('hire', ...WITH)).code).toBe(2);
    expect((await world.run(['status', ID])).stdout).toContain('all 3 sealed, and a decision is recorded');
    expect((await world.run(['summary', ID, '--json', ...WITH])).stdout).toContain('"no-hire"');
  });

  test('about somebody whose panel waits needs no identity, and a second one does', async () => {
    const seat = `candidates/${ID}/ana.character.scorecard.json`;
    rmSync(join(world.hiring, seat));
    expect((await decide('on-hold')).code).toBe(0);
    expect(record(DECISION).content).toBe('touchstone/decision@1');
    const before = world.listing();
    const { code, stderr } = await decide('withdrawn', '--force');
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('no identity');
    expect(world.listing()).toEqual(before);
    const second = await decide('withdrawn', '--json', ...WITH);
    expect((JSON.parse(second.stdout) as Decision).earlier).toHaveLength(1);
  });

  test('for a candidate whose key was taken out is refused', async () => {
    world.edit(PLAN, /^key: .*\n/m, '');
    const before = world.listing();
    const { code, stderr } = await decide('on-hold', ...WITH);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('does not name any more');
    expect(world.listing()).toEqual(before);
  });
});
