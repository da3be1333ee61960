import { fixed } from './html.js';

/*
 * Charts are drawn by hand: of the libraries that render SVG without a browser, ECharts adds 526 KB to a bundle and
 * Observable Plot with a DOM 678 KB, both to draw dots at a fixed width; ours keep their type size from 360 px to paper,
 * because positions are percentages.
 */

const EDGE = 5;

/** Where a part of the whole (0 to 1) lies across a picture, in percent, with room for a sign at both ends. */
export function across(part: number): string {
  return `${fixed(EDGE + Math.max(0, Math.min(1, part)) * (100 - 2 * EDGE))}%`;
}

/** Where a point of the scale from 1 to 5 lies, from 0 to 1. */
export function onScale(score: number): number {
  return (score - 1) / 4;
}

/** A score as it is printed, for drawing; it was cut to two decimals. */
export function drawn(score: string): number {
  return Number.parseFloat(score);
}

/** Upright hairlines at the five points, over the whole height. */
export function scaleLines(height: number): string {
  return [1, 2, 3, 4, 5]
    .map((point) => {
      const x = across(onScale(point));
      return `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
    })
    .join('');
}

/** SVG drawn in pixels around a point that lies at a percentage. */
export function at(x: string, y: number, content: string): string {
  return `<svg class="at" x="${x}" y="${fixed(y)}">${content}</svg>`;
}
