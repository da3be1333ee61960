import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAct } from '../../src/format/act.js';
import type { Aftermath } from '../../src/render/purge-aftermath.js';
import { aftermathText } from '../../src/render/purge-aftermath.js';

const IDS = Array.from({ length: 20 }, (_, index) => `c-${String.fromCharCode(97 + index)}1`);
const MANY: Aftermath = {
  purged: IDS,
  keys: false,
  inGit: true,
  entering: '',
  kept: { committed: true, readable: IDS },
  previously: [],
  mentions: [],
};

describe('what a purge of many leaves to do', () => {
  const text = aftermathText(MANY);

  test('fits into command lines that somebody can copy', () => {
    expect(
      Math.max(
        ...text
          .split('\n')
          .filter((line) => line.startsWith('  '))
          .map((line) => line.length),
      ),
    ).toBeLessThan(140);
    expect(text).toContain('git add --all candidates erasures.jsonl && git commit -m "Purge 20 candidates"');
    expect(text).toContain('git filter-repo --invert-paths --paths-from-file paths.txt');
  });

  test('takes the paths from the log', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
    const acts = IDS.flatMap((candidate) =>
      (['purge-begun', 'purged'] as const).map((act) =>
        encodeAct({
          format: 'touchstone/act@1',
          act,
          candidate,
          on: '2026-11-05T08:00:00Z',
          by: 'ana',
          reason: 'retention',
          profile: 'uk',
        }),
      ),
    );
    writeFileSync(join(folder, 'erasures.jsonl'), acts.join(''));
    const command = text.split('\n').find((line) => line.startsWith('  sed ')) ?? '';
    execFileSync('sh', ['-ec', command], { cwd: folder });
    expect(readFileSync(join(folder, 'paths.txt'), 'utf8')).toBe(
      IDS.map((id) => `candidates/${id}/\n`).join(''),
    );
    rmSync(folder, { recursive: true });
  });
});
