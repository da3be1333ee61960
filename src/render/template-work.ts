/**
 * How much work a template may make, in units of about a tenth of a microsecond: an entry that is looked at, or ten
 * characters. The longest document of a panel of twenty takes a sixth of it. Counted, and not timed, so that a
 * template that is filled in here is filled in everywhere.
 */
const MOST_WORK = 2_000_000;

/** What one tag or output costs, whatever it does, and each letter that it is long. */
export const TAG_WORK = 20;
export const LETTER_WORK = 1 / 4;

/** How many characters make a unit. */
export const CHARACTERS = 10;

/** What is left for a template to spend. */
export interface Work {
  /** @throws Error whose message ends in "limit exceeded" when more is spent than there is. */
  readonly spend: (units: number) => void;
}

export function newWork(): Work {
  let left = MOST_WORK;
  return {
    spend(units) {
      // Liquid's own filters ask for what a template makes of it: a length may be no number at all.
      left -= units > 0 ? units : 0;
      if (left < 0) throw new Error('work limit exceeded');
    },
  };
}

/** Spends as much as a value is large, through and through: lists that hold lists may grow without bound as text. */
export function spendOn(work: Work, value: unknown): void {
  work.spend(typeof value === 'string' ? 1 + value.length / CHARACTERS : 1);
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) spendOn(work, inner);
}

/** Spends what looking for one text in another may cost at worst. */
export function spendOnSearch(work: Work, within: unknown, wanted: unknown): void {
  if (typeof within === 'string' && typeof wanted === 'string') {
    work.spend((within.length * wanted.length) / 100);
  }
}
