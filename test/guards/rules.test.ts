// The README's paragraphs on the rules are made from the texts that the program shows. After a change that is meant:
//
//   UPDATE_README=1 npm run jest -- test/guards/rules
import { describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_CODES } from '../../src/domain/recommendation.js';
import { RULES } from '../../src/domain/rules.js';
import { folderReadme } from '../../src/render/folder-readme.js';
import { ruleDocument, ruleParagraphs } from '../../src/render/rule-document.js';
import { ruleText } from '../../src/render/rule-text.js';
import { REPOSITORY } from '../cli/world.js';

const README = join(REPOSITORY, 'README.md');
const BEGIN = '<!-- rules: begin -->\n';
const END = '<!-- rules: end -->';

test("the README's paragraphs on the rules are the program's", () => {
  const readme = readFileSync(README, 'utf8');
  const begin = readme.indexOf(BEGIN) + BEGIN.length;
  const end = readme.indexOf(END);
  expect(begin).toBeGreaterThanOrEqual(BEGIN.length);
  expect(end).toBeGreaterThanOrEqual(begin);
  const paragraphs = `\n${ruleParagraphs()}\n`;
  if (process.env.UPDATE_README === '1') {
    writeFileSync(README, readme.slice(0, begin) + paragraphs + readme.slice(end));
  }
  const now = readFileSync(README, 'utf8');
  expect(now.slice(now.indexOf(BEGIN) + BEGIN.length, now.indexOf(END))).toBe(paragraphs);
});

describe('every rule', () => {
  test.each(RULE_CODES)('%s has the paragraph in a hiring folder that recommendations link to', (code) => {
    expect(folderReadme('Example SOC', true)).toContain(`\n### ${code}\n`);
  });

  test('names no chapter that the README of a hiring folder lacks', () => {
    const readme = folderReadme('Example SOC', true);
    const headings = [...readme.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => heading);
    const named = [...readme.matchAll(/\bsee ["“](.+?)["”]/gu)].map(([, chapter = '']) => chapter);
    expect(named.filter((chapter) => !headings.includes(chapter))).toEqual([]);
  });

  test('is one of the engine, in the order of telling', () => {
    expect(RULES.map(({ code }) => code)).toEqual([...RULE_CODES]);
  });

  test.each(RULE_CODES)('%s says what it is, why it is there and on what it rests', (code) => {
    const { title, rule, why, sources } = ruleText(code);
    for (const text of [rule, why, ...sources]) expect(text).toMatch(/^\S.*[.!)]$/su);
    expect(title).not.toBe('');
    expect(sources.length).toBeGreaterThan(0);
    expect(ruleDocument(code)).toContain(why.slice(0, 20));
    expect(readFileSync(README, 'utf8')).toContain(`\n### ${code}\n`);
  });
});
