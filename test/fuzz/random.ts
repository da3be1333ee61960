/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, and not with, a bound. */
  readonly below: (bound: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True in one of so many cases. */
  readonly oneIn: (cases: number) => boolean;
  /** A whole number up to a bound, small ones far more often than large ones. */
  readonly upTo: (bound: number) => number;
}

/** mulberry32, its first numbers mixed, so that neighbouring seeds have nothing in common. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    oneIn: (cases) => below(cases) === 0,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    upTo: (bound) => Math.floor(Math.exp(next() * Math.log(bound + 1))),
  };
}
