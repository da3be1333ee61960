import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/domain/problem.js';
import { githubAnnotations, gitlabCodeQuality } from '../../src/render/annotations.js';

const same = (file: string): string => file;

function finding(
  file: string,
  more: Partial<Finding['place']> = {},
  severity: Finding['severity'] = 'error',
): Finding {
  return { severity, place: { file, ...more }, problem: { code: 'file-empty' } };
}

describe("GitHub's annotations", () => {
  test('stand on one line each, with place, code, what and what to do', () => {
    const text = githubAnnotations([finding('rubrics/candor.yaml', { line: 3, column: 7 })], same);
    expect(text).toMatch(
      /^::error file=rubrics\/candor\.yaml,line=3,col=7,title=file-empty::[^\n]+%0A[^\n]+\n$/,
    );
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['note', 'notice'],
  ] as const)('a finding of severity %s is a %s', (severity, command) => {
    expect(githubAnnotations([finding('a', {}, severity)], same)).toMatch(
      new RegExp(`^::${command} file=a,`),
    );
  });

  test('a file name is a name and nothing else', () => {
    const text = githubAnnotations([finding('a,line=9:b%0A::error ::c\r\n::warning::d')], same);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('file=a%2Cline=9%3Ab%250A%3A%3Aerror %3A%3Ac');
    expect(text).not.toContain('\r');
  });

  test('a place without line and column has none', () => {
    expect(githubAnnotations([finding('a')], same)).toContain('::error file=a,title=');
  });

  test('files are named from the top of the repository', () => {
    expect(githubAnnotations([finding('a')], (file) => `hiring/${file}`)).toContain('file=hiring/a,');
  });

  test('nothing found says nothing', () => {
    expect(githubAnnotations([], same)).toBe('');
  });
});

describe("GitLab's report", () => {
  test('tells twins apart', () => {
    const entries = gitlabCodeQuality([finding('a'), finding('a')], same) as { fingerprint: string }[];
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('puts what has no line on the first', () => {
    expect(gitlabCodeQuality([finding('a')], same)).toMatchObject([
      { location: { path: 'a', lines: { begin: 1 } } },
    ]);
  });
});
