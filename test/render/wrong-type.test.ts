import { expect, test } from '@jest/globals';
import type { ValueKind } from '../../src/domain/problems/format.js';
import { describeProblem } from '../../src/render/problem-text.js';

test.each<[readonly ValueKind[], ValueKind, string, string]>([
  [['yes-or-no'], 'text', 'no', 'Write true or false, without quotes.'],
  [['yes-or-no'], 'number', '1', 'Write true or false, without quotes.'],
  [['whole-number'], 'text', '2', 'Write digits, without quotes.'],
  [['whole-number'], 'number', '1.5', 'Write it without decimals.'],
  [['text'], 'nothing', '', 'Write it after the colon; a text that begins with # goes into quotes.'],
  [['text'], 'number', '1.5', 'Put it in quotes.'],
  [['text'], 'list', '[a]', 'Correct it; the schema tells what belongs here.'],
])('where %j is needed and %s stands there, %j', (expected, found, shown, todo) => {
  expect(describeProblem({ code: 'wrong-type', expected, found, shown }).todo).toBe(todo);
});
