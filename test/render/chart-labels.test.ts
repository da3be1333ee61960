import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { labelPlaces } from '../../src/render/chart-labels.js';

const sign = (name: string, x: number, y: number): { name: string; x: number; y: number } => ({ name, x, y });

describe('labels in a picture', () => {
  test.each([
    ['to the right', [sign('c-7k2m', 100, 50)], [], ['start']],
    ['to the left at the right edge', [sign('c-7k2m', 290, 50)], [], ['end']],
    ['to the left of a line that they would cross', [sign('c-7k2m', 100, 50)], [130], ['end']],
    ['across a line where there is nothing else', [sign('c-7k2m', 30, 50)], [20, 30, 60, 130], ['start']],
    ['one to each side of two signs', [sign('c-a', 100, 50), sign('c-b', 112, 50)], [], ['end', 'start']],
    ['nowhere, if they are longer than the picture', [sign('c-'.repeat(40), 100, 50)], [], [undefined]],
  ])('stand %s', (_where, signs, lines, anchors) => {
    expect(labelPlaces(signs, lines, 300).map((place) => place?.anchor)).toEqual(anchors);
  });

  test('never leave the picture, and never lie on a sign', () => {
    const signs = fc.array(
      fc.record({
        name: fc.constantFrom('c-7k2m', 'c-9xwd', 'candidate-with-a-long-id'),
        x: fc.integer({ min: 15, max: 285 }),
        y: fc.integer({ min: 30, max: 320 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(signs, (all) => {
        labelPlaces(all, [150], 300).forEach((place, index) => {
          const own = all[index];
          if (place === null || own === undefined) return;
          const length = own.name.length * 6;
          const at = own.x + place.dx;
          const left = place.anchor === 'start' ? at : place.anchor === 'end' ? at - length : at - length / 2;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + length).toBeLessThanOrEqual(300);
          const middle = own.y + place.dy - 4;
          for (const { x, y } of all)
            expect(x > left && x < left + length && Math.abs(y - middle) < 8).toBe(false);
        });
      }),
    );
  });
});
