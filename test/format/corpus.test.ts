import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/domain/problem.js';
import { parseBackUp } from '../../src/format/back-up.js';
import { parseCandidate } from '../../src/format/candidate.js';
import { parseDebrief } from '../../src/format/debrief.js';
import { parseDecision } from '../../src/format/decision.js';
import { ANSWERS } from '../../src/format/formats.js';
import { parseHiring } from '../../src/format/hiring.js';
import { parseHold } from '../../src/format/hold.js';
import { parseKit } from '../../src/format/kit.js';
import { parseRole } from '../../src/format/role.js';
import { parseRubric } from '../../src/format/rubric.js';
import { parseScorecard } from '../../src/format/scorecard.js';
import { decodeUtf8 } from '../../src/format/text.js';
import { validated } from '../../src/format/validate.js';
import { parseYaml } from '../../src/format/yaml.js';

const corpus = join(import.meta.dirname, '../corpus');

const parsers: Readonly<Record<string, (text: string, file: string) => Result<unknown>>> = {
  answers(text, file) {
    const parsed = parseYaml(text, file);
    return parsed.ok ? validated(ANSWERS, parsed.value.value, file, parsed.value.locate) : parsed;
  },
  'back-up': parseBackUp,
  candidate: parseCandidate,
  debrief: parseDebrief,
  decision: parseDecision,
  hiring: parseHiring,
  hold: parseHold,
  kit: parseKit,
  role: parseRole,
  rubric: parseRubric,
  scorecard: parseScorecard,
};

function filesOf(format: string, kind: 'good' | 'bad'): readonly string[] {
  const files = readdirSync(join(corpus, format, kind)).filter((file) => !file.endsWith('.findings'));
  expect(files.length).toBeGreaterThan(0);
  return files;
}

/** What is found in a file, one line for each finding: line, column, code. */
function findingsIn(format: string, path: string): string {
  const parser = parsers[format];
  if (parser === undefined) throw new Error(`no parser for ${format}`);
  const text = decodeUtf8(readFileSync(path), path);
  const result = text.ok ? parser(text.value, path) : text;
  if (result.ok) return '';
  return result.findings
    .map(({ place, problem }) => `${place.line ?? '-'}:${place.column ?? '-'} ${problem.code}\n`)
    .join('');
}

describe.each(Object.keys(parsers))('%s', (format) => {
  test.each(filesOf(format, 'good'))('%s is accepted', (file) => {
    expect(findingsIn(format, join(corpus, format, 'good', file))).toBe('');
  });

  test.each(filesOf(format, 'bad'))('%s is told with line, column and code', (file) => {
    const path = join(corpus, format, 'bad', file);
    const expected = path.replace(/\.[a-z]+$/, '.findings');
    expect(existsSync(expected)).toBe(true);
    expect(findingsIn(format, path)).toBe(readFileSync(expected, 'utf8'));
  });
});

test('a byte order mark, CRLF, comments and quotes change no value', () => {
  const read = (name: string): unknown => {
    const path = join(corpus, 'rubric/good', name);
    return parseRubric(readFileSync(path, 'utf8'), path);
  };
  const plain = read('plain.yaml');
  expect(plain).toMatchObject({ ok: true });
  for (const name of ['byte-order-mark.yaml', 'crlf.yaml', 'comments-and-quotes.yaml']) {
    expect(read(name)).toEqual(plain);
  }
});

test('the shipped rubrics and roles are valid', () => {
  const shipped = join(import.meta.dirname, '../../rubrics');
  const yaml = (folder: string): readonly string[] =>
    readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  for (const file of yaml(shipped)) {
    expect(parseRubric(readFileSync(join(shipped, file), 'utf8'), file)).toMatchObject({ ok: true });
  }
  for (const file of yaml(join(shipped, 'roles'))) {
    expect(parseRole(readFileSync(join(shipped, 'roles', file), 'utf8'), file)).toMatchObject({ ok: true });
  }
});
