/**
 * The known word that somebody most likely meant: the one with the fewest letters added, dropped, changed or swapped
 * (optimal string alignment distance). Null when none is near: a third of the letters may differ, one at the least. Ties go to the first.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  // A long text is no slip of the pen, and the work grows with the square of its length.
  if (word.length > 100) return null;
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (Math.abs(candidate.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), Math.min(allowed, least));
    if (distance <= allowed && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

// Any number above `most` when the distance is greater.
function editDistance(from: string, to: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    // All that follows is built on these two rows.
    if (Math.min(...last) > most && Math.min(...current) > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
