import { displayWidth } from './width.js';

/** A sign in a picture that wants a label: where it stands, in pixels. */
export interface Labelled {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Where a label found room, relative to its sign; null where there was none. */
export type LabelPlace = { readonly dx: number; readonly dy: number; readonly anchor: Anchor } | null;

type Anchor = 'start' | 'middle' | 'end';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

// Of a sign, and of the labels' type at 12 px.
const SIGN = 8;
const LETTER = 6.8;
const ABOVE = 10;
const BELOW = 3;

/**
 * Places for labels in a picture of `width` pixels: to the right of their signs or else to the left, beneath or above,
 * where they touch no sign and no other label, and cross none of the upright `lines` if that can be helped.
 */
export function labelPlaces(
  signs: readonly Labelled[],
  lines: readonly number[],
  width: number,
): readonly LabelPlace[] {
  const taken: Box[] = signs.map(({ x, y }) => ({
    left: x - SIGN,
    right: x + SIGN,
    top: y - SIGN,
    bottom: y + SIGN,
  }));
  return signs.map((sign) => {
    const room = choicesFor(sign).filter(
      ({ box }) => box.left >= 0 && box.right <= width && !taken.some((other) => overlap(box, other)),
    );
    const chosen =
      room.find(({ box }) => !lines.some((x) => box.left < x + 2 && x - 2 < box.right)) ?? room[0];
    if (chosen === undefined) return null;
    taken.push(chosen.box);
    return chosen.place;
  });
}

function choicesFor({
  name,
  x,
  y,
}: Labelled): readonly { readonly place: NonNullable<LabelPlace>; readonly box: Box }[] {
  const length = displayWidth(name) * LETTER;
  const choice = (
    dx: number,
    dy: number,
    anchor: Anchor,
    left: number,
  ): { place: NonNullable<LabelPlace>; box: Box } => ({
    place: { dx, dy, anchor },
    box: { left, right: left + length, top: y + dy - ABOVE, bottom: y + dy + BELOW },
  });
  return [
    choice(SIGN + 4, 4, 'start', x + SIGN + 4),
    choice(-SIGN - 4, 4, 'end', x - SIGN - 4 - length),
    choice(0, SIGN + 12, 'middle', x - length / 2),
    choice(0, -SIGN - 4, 'middle', x - length / 2),
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
