/** A run of elements: the same in both, or what stands for what. */
export interface Edit {
  readonly isSame: boolean;
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Pairs of runs that are alike, as `[a, b, length]` in rising order. */
type Match = readonly [a: number, b: number, length: number];

interface Range {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * How one list becomes another. Few differences are found exactly, by Myers'
 * algorithm. Where there are more than it can follow, the elements that both
 * lists have once are anchors between which it goes on; what then is still too
 * different counts as replaced. So time is bounded, and the edits always lead
 * from the one list to the other.
 */
export function editsOf(
  a: readonly string[],
  b: readonly string[],
): Edit[] {
  const ids = new Map<string, number>();
  const idOf = (text: string) => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, ids.size);
    return ids.size - 1;
  };
  const left = Int32Array.from(a, idOf);
  const right = Int32Array.from(b, idOf);
  const matches: Match[] = [];
  match(
    left,
    right,
    { aStart: 0, aEnd: left.length, bStart: 0, bEnd: right.length },
    matches,
    0,
  );
  return toEdits(matches, left.length, right.length);
}

/**
 * What counts as the same although it is written otherwise: times, say, or
 * numbers that are nearly equal.
 */
export interface Sameness {
  /** What a line or a word is known by: those with other keys are different. */
  keyOf(text: string): string;
  /** Whether two with the same key are the same. */
  isSame(old: string, fresh: string): boolean;
  /** The words of a line, and what stands between them. */
  wordsOf(line: string): readonly string[];
}

/** The edits between two lists where not only equal elements are the same. */
export function editsBy(
  sameness: Sameness,
  a: readonly string[],
  b: readonly string[],
): Edit[] {
  const keyOf = (text: string) => sameness.keyOf(text);
  const edits: Edit[] = [];
  const add = (edit: Edit) => {
    const last = edits.at(-1);
    if (last?.isSame !== edit.isSame) edits.push(edit);
    else {
      edits[edits.length - 1] = { ...last, aEnd: edit.aEnd, bEnd: edit.bEnd };
    }
  };
  for (const edit of editsOf(a.map(keyOf), b.map(keyOf))) {
    if (!edit.isSame) {
      add(edit);
      continue;
    }
    for (let i = edit.aStart, j = edit.bStart; i < edit.aEnd; i++, j++) {
      const isSame = sameness.isSame(a[i] ?? "", b[j] ?? "");
      add({ isSame, aStart: i, aEnd: i + 1, bStart: j, bEnd: j + 1 });
    }
  }
  return edits;
}

/** Differences that Myers' algorithm follows in one range. */
const MAX_EDITS = 600;
/** How often anchors are sought between anchors. */
const MAX_LEVEL = 8;

function match(
  a: Int32Array,
  b: Int32Array,
  range: Range,
  out: Match[],
  level: number,
): void {
  let { aStart, aEnd, bStart, bEnd } = range;
  const head = aStart;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  if (aStart > head) out.push([head, range.bStart, aStart - head]);
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const inner = { aStart, aEnd, bStart, bEnd };
  if (aStart < aEnd && bStart < bEnd) {
    const exact = myers(a, b, inner);
    if (exact) out.push(...exact);
    else if (level < MAX_LEVEL) {
      const anchors = anchorsOf(a, b, inner);
      let from: readonly [number, number] = [aStart, bStart];
      if (anchors.length > 0) {
        for (const [i, j] of [...anchors, [aEnd, bEnd] as const]) {
          const between = {
            aStart: from[0],
            aEnd: i,
            bStart: from[1],
            bEnd: j,
          };
          match(a, b, between, out, level + 1);
          if (i < aEnd) out.push([i, j, 1]);
          from = [i + 1, j + 1];
        }
      }
    }
  }
  if (aEnd < range.aEnd) out.push([aEnd, bEnd, range.aEnd - aEnd]);
}

/** The shortest way, or undefined where it has too many steps. */
function myers(
  a: Int32Array,
  b: Int32Array,
  range: Range,
): Match[] | undefined {
  const { aStart, aEnd, bStart, bEnd } = range;
  const n = aEnd - aStart;
  const m = bEnd - bStart;
  const most = Math.min(n + m, MAX_EDITS);
  const size = 2 * most + 3;
  const middle = most + 1;
  // The furthest point reached on each diagonal, and those of earlier steps.
  const reached = new Int32Array(size);
  const history: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    history.push(reached.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const below = reached[middle + k - 1] ?? 0;
      const above = reached[middle + k + 1] ?? 0;
      let x = k === -d || (k !== d && below < above) ? above : below + 1;
      let y = x - k;
      while (x < n && y < m && a[aStart + x] === b[bStart + y]) {
        x++;
        y++;
      }
      reached[middle + k] = x;
      if (x >= n && y >= m) return walkBack(history, d, n, m, aStart, bStart);
    }
  }
  return undefined;
}

function walkBack(
  history: readonly Int32Array[],
  steps: number,
  n: number,
  m: number,
  aStart: number,
  bStart: number,
): Match[] {
  const matches: Match[] = [];
  let x = n;
  let y = m;
  for (let d = steps; d >= 0; d--) {
    const before = history[d] ?? new Int32Array();
    // The slice of step d holds the diagonals from -d - 1 on.
    const at = (k: number) => before[k + d + 1] ?? 0;
    const k = x - y;
    const isDown = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromK = isDown ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    const startX = d === 0 ? 0 : isDown ? fromX : fromX + 1;
    if (x > startX) {
      matches.push([aStart + startX, bStart + startX - k, x - startX]);
    }
    x = fromX;
    y = fromY;
  }
  return matches.reverse();
}

/** Elements that both ranges have once, as long as they are in the same order. */
function anchorsOf(
  a: Int32Array,
  b: Int32Array,
  { aStart, aEnd, bStart, bEnd }: Range,
): (readonly [number, number])[] {
  const once = (list: Int32Array, start: number, end: number) => {
    const places = new Map<number, number>();
    for (let i = start; i < end; i++) {
      const id = list[i] ?? -1;
      places.set(id, places.has(id) ? -1 : i);
    }
    return places;
  };
  const inB = once(b, bStart, bEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [id, i] of once(a, aStart, aEnd)) {
    const j = inB.get(id) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  pairs.sort(([i], [j]) => i - j);
  return longestRise(pairs);
}

/** The longest part of the pairs, in the order of their first numbers, in which the second rises. */
export function longestRise(
  pairs: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1] ?? -1 : -1;
    tails[low] = index;
  });
  const rise: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

function toEdits(matches: readonly Match[], n: number, m: number): Edit[] {
  const edits: Edit[] = [];
  let a = 0;
  let b = 0;
  const replaceTo = (aEnd: number, bEnd: number) => {
    if (aEnd > a || bEnd > b) {
      edits.push({ isSame: false, aStart: a, aEnd, bStart: b, bEnd });
    }
  };
  for (const [i, j, length] of matches) {
    const last = edits.at(-1);
    if (last?.isSame && i === a && j === b) {
      edits[edits.length - 1] = {
        ...last,
        aEnd: i + length,
        bEnd: j + length,
      };
    } else {
      replaceTo(i, j);
      edits.push({
        isSame: true,
        aStart: i,
        aEnd: i + length,
        bStart: j,
        bEnd: j + length,
      });
    }
    a = i + length;
    b = j + length;
  }
  replaceTo(n, m);
  return edits;
}
