import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');

// Below "**Holds**" until the next bold line or heading: one claim a line.
const claims = [...text.matchAll(/\*\*Holds\*\*\n\n((?:- .*\n)+)/g)].flatMap(([, list = '']) =>
  list.trimEnd().split('\n'),
);

describe('SECURITY.md', () => {
  test('says of every attacker what holds', () => {
    const attackers = [...text.matchAll(/\*\*Holds\*\*/g)].length;
    expect(attackers).toBeGreaterThanOrEqual(6);
    expect(claims.length).toBeGreaterThan(attackers);
  });

  test.each(claims)('%s', (claim) => {
    const found = /`(?<file>test\/[\w./-]+\.test\.ts)`: "(?<title>.+)"$/.exec(claim)?.groups;
    const { file = '', title = '' } = found ?? {};
    expect([file, existsSync(join(root, file))]).toEqual([expect.stringMatching(/./), true]);
    const source = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'");
    expect([title, source.includes(title)]).toEqual([expect.stringMatching(/./), true]);
  });
});
