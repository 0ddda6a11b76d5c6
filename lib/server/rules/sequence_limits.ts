/**
 * How much of a number sequence is worked out at once.
 *
 * @module
 */

import type { SequenceJob, SequenceName } from "./jobs.ts";

/** More terms than this are refused. */
const MAX_TERMS = 1_000_000;
/** More digits than this in all are refused. */
const MAX_DIGITS = 20_000_000;
/** Sieving goes up to here. */
const MAX_PRIME = 20_000_000;

/** Why a sequence is too much, or undefined. */
export function refusal(job: SequenceJob): string | undefined {
  const terms = termsOf(job);
  const limit = `at most ${MAX_TERMS.toLocaleString("en")} terms and ${
    (MAX_DIGITS / 1e6).toFixed(0)
  } million digits are worked out at once`;
  if (job.count === 0 || job.nth === 0) {
    return "a sequence of no terms has nothing to work out; name at least one";
  }
  if (
    job.name === "powers" && job.parameter !== undefined &&
    job.parameter < 2n && job.upTo !== undefined && job.count === undefined
  ) {
    return `the powers of ${job.parameter} never pass a limit; name a number of terms`;
  }
  if (job.name === "multiples" && (job.parameter ?? 1n) < 1n) {
    return "multiples are worked out of whole numbers from 1 on";
  }
  if (job.name === "divisors" && (job.parameter ?? 0n) > 10n ** 12n) {
    return "divisors are worked out of numbers up to 10^12";
  }
  if (
    (job.name === "divisors" || job.name === "collatz") &&
    (job.parameter ?? 0n) < 1n
  ) return "only whole numbers from 1 on are possible here";
  if (job.name === "collatz" && (job.parameter ?? 0n) > 10n ** 30n) {
    return "Collatz sequences are worked out from numbers up to 10^30";
  }
  if (job.name === "perfect" && terms > 14) {
    return "perfect numbers grow too fast: at most 14 of them are worked out";
  }
  if (
    job.name === "primes" &&
    ((job.upTo ?? 0n) > BigInt(MAX_PRIME) ||
      (job.from ?? 0n) > BigInt(MAX_PRIME))
  ) {
    return `primes are worked out up to ${MAX_PRIME.toLocaleString("en")}`;
  }
  if (terms > MAX_TERMS) {
    return `${
      terms === Infinity
        ? "that many"
        : `about ${Math.round(terms).toLocaleString("en")}`
    } terms are too many: ${limit}`;
  }
  if (digitsOf(job, terms) > MAX_DIGITS) {
    return `these ${
      terms.toLocaleString("en")
    } terms have too many digits: ${limit}`;
  }
  return undefined;
}

/** About how many terms a sequence has. */
function termsOf(job: SequenceJob): number {
  const wanted = job.nth ?? job.count;
  if (job.bases !== undefined) return Number(job.bases.to) + 1;
  if (job.upTo === undefined) return wanted ?? 0;
  const limit = Number(job.upTo);
  // Limits past what a number holds still have a logarithm.
  const ln = limit === Infinity
    ? String(job.upTo).length * Math.LN10
    : Math.log(Math.max(limit, 2));
  const from = Number(job.from ?? 0n);
  const byLimit: Readonly<Partial<Record<SequenceName, number>>> = {
    squares: Math.sqrt(limit),
    cubes: Math.cbrt(limit),
    triangular: Math.sqrt(2 * limit),
    primes: limit / ln * 1.1,
    multiples: limit / Number(job.parameter ?? 1n),
    even: limit / 2,
    odd: limit / 2,
    integers: limit - from + 1,
    powers: ln / Math.log(Math.max(Number(job.parameter ?? 2n), 2)) + 1,
    fibonacci: ln / 0.48 + 3,
    lucas: ln / 0.48 + 3,
    catalan: ln,
    perfect: ln / 3,
  };
  const found = Math.max(byLimit[job.name] ?? 20, 0);
  // The terms before the first wanted one are passed through as well.
  return wanted === undefined ? found : Math.min(wanted, found);
}

function digitsOf(job: SequenceJob, terms: number): number {
  const each: Readonly<Partial<Record<SequenceName, number>>> = {
    fibonacci: terms * 0.209 / 2,
    lucas: terms * 0.209 / 2,
    catalan: terms * 0.602 / 2,
    powers: terms *
      Math.log10(Math.max(Math.abs(Number(job.parameter ?? 2n)), 1.1)) / 2,
    factorials: terms * Math.log10(Math.max(terms, 2)) / 2,
  };
  // One term alone is as long, but the others need not be kept.
  return job.upTo !== undefined ? 0 : (each[job.name] ?? 20) * terms;
}
