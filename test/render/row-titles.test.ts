import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { rowTitles } from '../../src/render/row-titles.js';
import { displayWidth } from '../../src/render/width.js';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.js';

const titled = (...titles: readonly string[]): readonly string[] =>
  rowTitles(titles.map((title, index) => ({ id: `c-${index}`, title })));

describe('titles that head rows', () => {
  test.each([
    ['Candor', 'Candor'],
    ['Exactly forty columns, and so not cut one', 'Exactly forty columns, and so not cut…'],
    ['Exactly forty columns, and so not cut on', 'Exactly forty columns, and so not cut on'],
    ['The readiness to say, early and in front of all', 'The readiness to say, early and in…'],
    ['What one has seen, what one supposes; and, so on', 'What one has seen, what one supposes…'],
    ['Donaudampfschiffahrtselektrizitätenhauptbetriebswerk', 'Donaudampfschiffahrtselektrizitätenhaup…'],
    ['先に言う覚悟と見たことと推測したことを分けて話す力がある', '先に言う覚悟と見たことと推測したことを…'],
  ])('%s', (title, cut) => {
    expect(titled(title)).toEqual([cut]);
  });

  test('where two would read the same, their ids stand', () => {
    const long = 'Says early and in front of everybody what was seen';
    expect(titled(`${long} by others`, 'Candor', `${long} by oneself`)).toEqual(['c-0', 'Candor', 'c-2']);
  });

  test('are never wider than a table can bear', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), hostileText), (title) => {
        const [head = ''] = titled(title);
        expect(displayWidth(head)).toBeLessThanOrEqual(40);
      }),
    );
  });
});
