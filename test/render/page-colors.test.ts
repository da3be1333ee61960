import { describe, expect, test } from '@jest/globals';
import type { PageColors } from '../../src/render/page-colors.js';
import { DARK, LIGHT } from '../../src/render/page-colors.js';

/** The relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const parts = [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

const WRITTEN = ['ink', 'quiet', 'link', 'strong-hire', 'hire', 'discuss', 'incomplete', 'no-hire'] as const;

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each<[string, PageColors]>([
  ['light', LIGHT],
  ['dark', DARK],
])('%s', (_name, colors) => {
  test.each(WRITTEN)('%s can be read on paper and on shade (AA)', (name) => {
    expect(contrast(colors[name], colors.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors[name], colors.shade)).toBeGreaterThanOrEqual(4.5);
  });

  test('lines that carry meaning are seen', () => {
    expect(contrast(colors.line, colors.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(colors.line, colors.shade)).toBeGreaterThanOrEqual(3);
  });
});
