/** A place on an axis and what is written there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
  /** What stands under the label where it changes: the year under months. */
  readonly below?: string;
}

/** The step of 1, 2 or 5 times a power of ten that gives about `count` parts. */
export function niceStep(low: number, high: number, count: number): number {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = rough / power;
  // The nearest by ratio: the borders are the geometric means.
  const factor = size < Math.SQRT2
    ? 1
    : size < Math.sqrt(10)
    ? 2
    : size < Math.sqrt(50)
    ? 5
    : 10;
  return factor * power || rough;
}

/** All multiples of the step between two numbers, these included. */
export function multiples(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-6);
  const last = Math.floor(high / step + 1e-6);
  // Steps below what floating-point numbers tell apart.
  if (!(last - first < 200) || low + step === low && low !== 0) {
    return low === high ? [low] : [low, high];
  }
  const digits = Math.max(0, Math.min(100, 1 - Math.floor(Math.log10(step))));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const at = (first + i) * step;
    // 3 * 0.1 is 0.3 and not 0.30000000000000004.
    return digits > 20 ? at : Number(at.toFixed(digits));
  });
}

const DURATION_STEPS = [
  1_000,
  2_000,
  5_000,
  10_000,
  15_000,
  30_000,
  60_000,
  120_000,
  300_000,
  600_000,
  900_000,
  1_800_000,
  3_600_000,
  7_200_000,
  10_800_000,
  21_600_000,
  43_200_000,
  86_400_000,
];

/** The step between times in milliseconds, in seconds, minutes and hours. */
export function durationStep(low: number, high: number, count: number): number {
  const plain = niceStep(low, high, count);
  if (plain < 500 || plain > 86_400_000) return plain;
  const rough = (high - low) / Math.max(1, count);
  return DURATION_STEPS.find((step) => step >= rough) ?? plain;
}

/** Places on a logarithmic axis: powers of ten, and 2 and 5 times them where there are few. */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const decades = Math.max(1, last - first);
  const factors = decades * 3 <= count ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil((decades + 1) / count));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += every) {
    for (const factor of factors) {
      const at = factor * 10 ** power;
      if (at >= low * 0.999999 && at <= high * 1.000001) ticks.push(at);
    }
  }
  return ticks;
}

/** Writes the places of an axis all alike, short and each differing from the others. */
export function numberLabels(
  places: readonly number[],
  style: "number" | "plain" | "percent" | "currency",
  currency = "USD",
): string[] {
  const most = places.reduce((top, at) => Math.max(top, Math.abs(at)), 0);
  const isTiny = most > 0 && most < (style === "percent" ? 1e-6 : 1e-4);
  if (isTiny || most >= 1e15) {
    return distinct(places, (at, digits) =>
      at === 0 ? "0" : at
        .toExponential(digits).replace("e+", "e").replaceAll("-", "−"));
  }
  const isCompact = style !== "plain" && style !== "percent" && most >= 1e6;
  return distinct(places, (at, digits) => {
    const text = new Intl.NumberFormat("en-US", {
      ...(style === "percent"
        ? { style: "percent" }
        : style === "currency"
        ? { style: "currency", currency }
        : {}),
      useGrouping: style !== "plain",
      minimumFractionDigits: isCompact ? 0 : digits,
      maximumFractionDigits: digits,
      ...(isCompact ? { notation: "compact" as const } : {}),
    }).format(at);
    return (at === 0 && isCompact ? text.replace(/[.,]0+/, "") : text)
      .replace("-", "−");
  });
}

/** With as many digits as it takes until no label says what its place is not. */
function distinct(
  places: readonly number[],
  write: (at: number, digits: number) => string,
): string[] {
  let labels: string[] = [];
  for (let digits = 0; digits <= 12; digits++) {
    labels = places.map((at) => write(at, digits));
    if (isTrue(places, labels)) break;
  }
  return labels;
}

/** Whether labels are as evenly apart as their places: 0.5, 1, 1.5 not 1, 1, 2. */
function isTrue(places: readonly number[], labels: readonly string[]): boolean {
  if (new Set(labels).size < places.length) return false;
  const step = Math.abs((places[1] ?? 0) - (places[0] ?? 0));
  return places.every((at, i) => {
    const read = readLabel(labels[i] ?? "");
    return Number.isNaN(read) || Math.abs(read - at) <= step * 1e-6 ||
      Math.abs(read - at) <= Math.abs(at) * 1e-12;
  });
}

const UNITS: Readonly<Record<string, number>> = {
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  "%": 0.01,
};

function readLabel(label: string): number {
  const [, digits = "", unit = ""] =
    /^([−\d.,e]+)\s*([KMBT%]?)$/.exec(label.replace(/[^−\d.,eKMBT%]/g, "")) ??
      [];
  if (digits === "") return NaN;
  return Number(digits.replaceAll(",", "").replaceAll("−", "-")) *
    (UNITS[unit] ?? 1);
}
