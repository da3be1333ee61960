import { describe, expect, test } from '@jest/globals';
import { readHiring } from '../../src/format/hiring.js';
import { checkRetention } from '../../src/format/retention.js';

const HEAD = 'format: touchstone/hiring@1\nid: f-1\norganisation: Example SOC\npeople: {}\n';

function found(rest: string): readonly string[] {
  const read = readHiring(HEAD + rest, 'touchstone.yaml');
  if (!read.ok) throw new Error('It cannot be read.');
  const { value, locate } = read.value;
  return checkRetention(value, 'touchstone.yaml', locate).map(({ place, problem }) => {
    const suggestion = 'suggestion' in problem ? ` ${String(problem.suggestion)}` : '';
    return `${place.line ?? '-'}:${place.column ?? '-'} ${problem.code}${suggestion}`;
  });
}

describe('what a folder says of retention', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['a profile that is built in', 'retention: us-public\n', []],
    ['one of its own', 'retention: acme-de\nretentionProfiles:\n  acme-de: { months: 6 }\n', []],
    ['one of its own, not used', 'retention: uk\nretentionProfiles:\n  acme-de: { months: 6 }\n', []],
    ['a slip of the pen', 'retention: us-privat\n', ['5:12 reference-unknown us-private']],
    [
      'a slip of the pen in its own',
      'retention: acme-d\nretentionProfiles:\n  acme-de: { months: 6 }\n',
      ['5:12 reference-unknown acme-de'],
    ],
    ['something else', 'retention: for-ever-and-ever\n', ['5:12 reference-unknown null']],
    ['what every object has', 'retention: constructor\n', ['5:12 reference-unknown null']],
    [
      'one that is built in, redefined',
      'retention: uk\nretentionProfiles:\n  uk: { months: 1 }\n',
      ['7:3 retention-profile-shadows'],
    ],
  ])('%s', (_name, rest, expected) => {
    expect(found(rest)).toEqual(expected);
  });
});
