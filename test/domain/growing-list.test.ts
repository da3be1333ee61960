import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growingLists } from '../../src/domain/growing-list.js';

test('an id is found in the lists that hold it, older ones as well', () => {
  const { has, with: longer, first } = growingLists<number>(String);
  // A number is cut back to; everything else grows some list that there is.
  const step = fc.record({ on: fc.nat(), cut: fc.option(fc.nat(12)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const lists: (readonly number[])[] = [[]];
      for (const [id, { on, cut }] of steps.entries()) {
        const list = lists[on % lists.length] ?? [];
        lists.push(cut === null ? longer(list, id) : first(list, cut));
        expect(lists.at(-1)).toEqual(cut === null ? [...list, id] : list.slice(0, cut));
        for (const one of lists) {
          for (let asked = 0; asked <= id; asked += 1) {
            expect(has(one, String(asked))).toBe(one.includes(asked));
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});
