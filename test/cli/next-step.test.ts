import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nextStep } from '../../src/cli/panels/next-step.js';
import { recommend } from '../../src/domain/recommend.js';
import type { CardSpec } from '../domain/panel-spec.js';
import { POLICY, character, panelOf } from '../domain/panel-spec.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

describe('what comes after a recommendation', () => {
  const next = (
    cards: readonly Pick<CardSpec, 'interviewer' | 'answers'>[],
    decision: 'hire' | 'on-hold' | null = null,
    absent: readonly string[] = [],
  ): string | null => {
    const competencies = [character('candor'), character('energy')];
    const panel = panelOf({ competencies, policy: POLICY, cards, absent });
    return nextStep(panel, recommend(panel), decision === null ? null : { decision });
  };
  const good = (interviewer: string): Pick<CardSpec, 'interviewer' | 'answers'> => {
    return { interviewer, answers: { candor: [4], energy: [4] } };
  };
  const high = { interviewer: 'chi', answers: { candor: [5], energy: [4] } } as const;
  const low = { interviewer: 'ana', answers: { candor: [1], energy: [4] } } as const;
  const plan =
    'touchstone plan c-7k2m --seat <interviewer=interview> --reason <why>, so that somebody else hears';

  test('is to decide where there is nothing to talk about', () => {
    expect(next([good('ana'), good('ben')])).toBe('touchstone decide c-7k2m');
    expect(next([good('ana'), good('ben')], 'on-hold')).toBe('touchstone decide c-7k2m');
  });

  test('is the debrief, with everybody who has an answer to give', () => {
    expect(next([low, good('ben'), high])).toBe('touchstone debrief c-7k2m --as ana, then ben and chi');
  });

  test('is to have somebody else hear what is missing, and may be where it is thin', () => {
    const none = { answers: { candor: [4], energy: ['not-asked'] } } as const;
    expect(
      next([
        { interviewer: 'ana', ...none },
        { interviewer: 'ben', ...none },
      ]),
    ).toBe(`${plan} energy`);
    expect(next([good('ana'), { interviewer: 'ben', ...none }])).toBe(
      `touchstone decide c-7k2m, or ${plan} energy`,
    );
  });

  test('is nothing before everybody has sealed, and after people have decided', () => {
    expect(next([good('ana')], null, ['ben'])).toBeNull();
    expect(next([low, high], 'hire')).toBeNull();
  });
});

describe('merge', () => {
  let world: World;
  beforeAll(async () => {
    world = copyOf(await sampleFolder());
  });
  afterAll(removeWorlds);

  test('says it to people, where it keeps what it tells', async () => {
    const { stderr } = await world.run(['merge', SAMPLE.split]);
    expect(stderr).toMatch(/\nNext: touchstone debrief c-9xwd --as ana, then chi\n$/);
    expect((await world.run(['merge', SAMPLE.split, '--stdout'])).stderr).toBe('');
  });

  test('says at a terminal where folded evidence can be read', async () => {
    const { stdout, stderr } = await world.run(['merge', SAMPLE.split], { columns: 80 });
    expect(stdout).toContain('▸ The evidence behind it');
    expect(stderr).toContain('The evidence that is folded here can be read there.\n');
  });
});
