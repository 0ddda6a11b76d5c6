/**
 * Reads a clause as a number sequence: "fibonacci numbers up to 100", "the
 * first ten primes", "squares of 1 to 20".
 *
 * @module
 */

import type { SequenceJob, SequenceName } from "./jobs.ts";
import type { Token } from "./lexer.ts";
import { ordinalOf } from "./quantities.ts";
import { KINDS, sequenceText } from "./sequence_kinds.ts";
import { refusal } from "./sequence_limits.ts";

/** A sequence, or why it cannot be had. */
export type SequenceReading =
  | {
    readonly job: SequenceJob;
    readonly problem?: undefined;
    readonly sure: boolean;
  }
  | {
    readonly problem: string;
    readonly job?: undefined;
    readonly sure: boolean;
  };

const NOT_LIMITS =
  /^(?:the|a|an|all|of|numbers?|terms?|values?|elements?|integers?|and|with|them|to|its|sequence|series|in|natural|whole|positive)$/;

/**
 * Reads a clause as a sequence.
 *
 * @param all The tokens of the clause.
 * @returns The sequence, a refusal with its reason, or undefined when the clause asks for none.
 */
export function readSequence(
  all: readonly Token[],
  only?: SequenceName,
): SequenceReading | undefined {
  const tokens = all.filter((token) =>
    token.kind !== "file" && token.kind !== "quoted"
  );
  const text = sequenceText(tokens);
  const kind = KINDS.find(([name, pattern]) =>
    only === undefined ? pattern.test(text) : name === only
  );
  if (kind === undefined) return undefined;
  const [name, , sure] = kind;
  const used = new Set<number>();
  const numberAt = (i: number): bigint | undefined =>
    used.has(i) ? undefined : tokens[i]?.whole;
  const word = (i: number) => tokens[i]?.lower ?? "";
  /** The number behind a place, with words such as "the numbers" between. */
  const next = (i: number): { value: bigint; at: number } | undefined => {
    for (let j = i; j < Math.min(i + 5, tokens.length); j++) {
      const value = numberAt(j);
      if (value !== undefined) {
        const sign =
          word(j - 1) === "-" && tokens[j - 1]?.end === tokens[j]?.start
            ? -1n
            : 1n;
        return { value: sign * value, at: j };
      }
      if (!NOT_LIMITS.test(word(j)) && word(j) !== "-") return undefined;
    }
    return undefined;
  };

  let parameter: bigint | undefined;
  if (["powers", "multiples", "divisors", "collatz"].includes(name)) {
    const at = tokens.findIndex((t, i) =>
      /^(?:powers?|multiples?|divisors?|factors?)$/.test(t.lower) &&
        word(i + 1) === "of" ||
      t.lower === "divisible" ||
      name === "collatz" && /^(?:from|of|for|at|with)$/.test(t.lower)
    );
    let found = at < 0
      ? undefined
      : next(at + (word(at + 1) === "of" || word(at + 1) === "by" ? 2 : 1));
    if (found === undefined && name === "multiples") {
      const table = tokens.findIndex((t) =>
        t.lower === "times" || t.lower === "table"
      );
      found = numberAt(table - 1) !== undefined
        ? { value: numberAt(table - 1) ?? 1n, at: table - 1 }
        : next(table + 1) ?? next(table + 2);
    }
    if (found !== undefined) {
      parameter = found.value;
      used.add(found.at);
    } else if (/\bpowers? of two\b/.test(text)) parameter = 2n;
    else if (name === "powers") parameter = 2n;
    else {return {
        problem: `of which number the ${
          name === "collatz" ? "Collatz sequence" : name
        } should be is not said`,
        sure,
      };}
  }

  const asked = /\bis (\d+) (?:a |an )?prime\b/.exec(text)?.[1];
  if (name === "primes" && asked !== undefined) {
    const number = BigInt(asked);
    const job: SequenceJob = {
      kind: "sequence",
      name,
      from: number,
      upTo: number,
      descending: false,
      extras: [],
    };
    const refused = refusal(job);
    return refused === undefined ? { job, sure } : { problem: refused, sure };
  }
  let count: number | undefined;
  let nth: number | undefined;
  let from: bigint | undefined;
  let upTo: bigint | undefined;
  let bases: { from: bigint; to: bigint } | undefined;
  const hasBases = ["squares", "cubes", "triangular", "factorials", "powers"]
    .includes(name);
  const kindWord =
    /^(?:fib\w*|primes?|squares?|cubes?|triang\w*|factorials?|powers?|multiples?|even|odd|lucas|catalan|perfect|integers?|numbers|natural|whole|terms?|prime|square|cube|values?|elements|members|consecutive|positive|counting|collatz|rows)$/;

  for (let i = 0; i < tokens.length; i++) {
    const value = numberAt(i);
    const one = word(i);
    const two = `${one} ${word(i + 1)}`;
    const three = `${two} ${word(i + 2)}`;
    // "20!" and "the factorial of 20"
    if (
      value !== undefined && word(i + 1) === "!" && name === "factorials" &&
      bases === undefined
    ) {
      const second = /^(?:to|-|–|through)$/.test(word(i + 2))
        ? numberAt(i + 3)
        : undefined;
      const limit = /^(?:to|until|through)$/.test(word(i - 1))
        ? { from: 1n, to: value }
        : undefined;
      bases = limit ?? { from: value, to: second ?? value };
      used.add(i);
      if (second !== undefined) used.add(i + 3);
      continue;
    }
    if (name === "factorials" && two === "factorial of") {
      const found = next(i + 2);
      if (found !== undefined) {
        bases = { from: found.value, to: found.value };
        used.add(found.at);
        continue;
      }
    }
    if (one === "first" || one === "initial") {
      const found = next(i + 1);
      if (found !== undefined) {
        count = Number(found.value);
        used.add(found.at);
        continue;
      }
      if (
        kindWord.test(word(i + 1)) &&
        /numbers?|prime|square|cube/.test(word(i + 1)) &&
        !/s$/.test(word(i + 1))
      ) nth = 1;
    }
    const place = ordinalOf(one) ??
      (tokens[i]?.ordinal ? Number(value) : undefined);
    if (place !== undefined && place > 0 && one !== "first" && !used.has(i)) {
      if (
        /^(?:up to|until|through|to)/.test(`${word(i - 2)} ${word(i - 1)}`) ||
        word(i - 2) === "to" && word(i - 1) === "the" ||
        word(i + 1) === "term" && word(i - 2) === "to"
      ) count = place;
      else nth = place;
      used.add(i);
      continue;
    }
    const below = /^(?:below|under|beneath|before)$/.test(one) ||
      /^(?:less|smaller|lower|fewer) than/.test(two) &&
        !/^(?:no|not)$/.test(word(i - 1)) ||
      one === "<";
    const orEqual = /^(?:less|smaller) than or equal/.test(
      `${three} ${word(i + 3)}`,
    );
    const upto =
      /^(?:up to|up until|not exceeding|at most|no more|not more|not greater|no greater|not above|no larger|not larger|no bigger)$/
        .test(two) ||
      /^(?:until|till|through|<=|≤|max|maximum|within)$/.test(one) ||
      /^not exceed/.test(two) || two === "limit of" || two === "limit :" ||
      orEqual;
    if (below || upto) {
      const skip = orEqual ? i + 5 : upto &&
            !/^(?:until|till|through|<=|≤|max|maximum|within)$/.test(one) ||
          below && /than/.test(word(i + 1))
        ? i + 2
        : i + 1;
      const found = next(
        word(skip) === "than" || word(skip) === "of" || word(skip) === "and"
          ? skip + 1
          : skip,
      ) ?? next(skip + 1);
      if (found !== undefined) {
        const terms =
          /^(?:terms?|elements?|members?)$/.test(word(found.at + 1)) ||
          /^(?:terms?)$/.test(word(found.at - 1));
        const including = /\b(?:up to|until) and including\b/.test(text);
        if (terms) count = Number(found.value);
        else if (
          hasBases && isOfNumbers(text, name) &&
          tokens.slice(0, i).some((t) => /^(?:numbers|integers)$/.test(t.lower))
        ) {
          bases = {
            from: 1n,
            to: below && !upto ? found.value - 1n : found.value,
          };
        } else {upTo = below && !upto && !including
            ? found.value - 1n
            : found.value;}
        used.add(found.at);
        i = Math.max(i, found.at - 1);
        continue;
      }
    }
    const above = /^(?:above|over|beyond|exceeding)$/.test(one) ||
      /^(?:greater|larger|bigger|more|higher) than$/.test(two) || one === ">";
    const atLeast =
      /^(?:at least|starting from|starting at|beginning with|beginning at|starting with)$/
        .test(two) || one === ">=" || one === "≥";
    if (above || atLeast) {
      const found = next(
        /^(?:above|over|beyond|exceeding|>|>=|≥)$/.test(one) ? i + 1 : i + 2,
      );
      if (found !== undefined) {
        from = above ? found.value + 1n : found.value;
        used.add(found.at);
        continue;
      }
    }
    if (
      one === "between" || one === "from" || one === "of" || one === "range" ||
      value !== undefined
    ) {
      const first = value !== undefined ? { value, at: i } : next(i + 1);
      const link = first === undefined ? "" : word(first.at + 1);
      const second =
        first !== undefined && /^(?:to|and|through|until|-|–|\.)$/.test(link)
          ? next(first.at + 2) ??
            (link === "." ? next(first.at + 3) : undefined)
          : undefined;
      const gluedSecond = first !== undefined && second === undefined &&
          tokens[first.at + 1]?.glued
        ? numberAt(first.at + 1)
        : undefined;
      if (
        first !== undefined &&
        (second !== undefined && (link !== "and" || one === "between") ||
          gluedSecond !== undefined)
      ) {
        const to = second?.value ?? gluedSecond ?? first.value;
        const low = first.value < to ? first.value : to;
        const high = first.value < to ? to : first.value;
        // "from 2^0 to 2^10" are values, "from 0 to 10" the numbers that are raised.
        const raised = name === "powers" &&
          /[\^*]/.test(tokens.map((t) => t.text).join(""));
        if (hasBases && one !== "between" && !raised) {
          bases = { from: low, to: high };
        } else {
          from = low;
          upTo = high;
        }
        used.add(first.at).add(second?.at ?? first.at + 1);
        i = second?.at ?? first.at + 1;
        continue;
      }
      if (first !== undefined && one === "from") {
        from = first.value;
        used.add(first.at);
        continue;
      }
      if (one === "to" && first !== undefined && upTo === undefined) {
        upTo = first.value;
      }
    }
    if (one === "to" && upTo === undefined && count === undefined) {
      const found = next(i + 1);
      if (found !== undefined) {
        upTo = found.value;
        used.add(found.at);
        continue;
      }
    }
    if (value !== undefined && !used.has(i)) {
      const after = word(i + 1);
      if (
        kindWord.test(after) ||
        (kindWord.test(word(i + 2)) && !/^(?:to|and)$/.test(after))
      ) {
        count = Number(value);
        used.add(i);
      } else if (
        /^(?:n|count|length|terms)$/.test(word(i - 1)) ||
        /^[=:]$/.test(word(i - 1))
      ) {
        count = Number(value);
        used.add(i);
      } else if (
        i > 0 &&
        /^(?:list|generate|print|show|give|compute|calculate|me|write|create|make|find|get|want|need|produce|output)$/
          .test(word(i - 1))
      ) {
        count = Number(value);
        used.add(i);
      }
    }
  }
  if (
    name === "multiples" && upTo === undefined && count === undefined &&
    /table/.test(text)
  ) count = 10;
  if (nth !== undefined && count !== undefined && upTo === undefined) {
    nth = undefined;
  }

  const extras: ("sum" | "count" | "average")[] = [];
  if (/\b(?:sum|total|add up|adds up)\b/.test(text)) extras.push("sum");
  if (/\bhow many\b|\bcount\b|\bnumber of\b/.test(text)) extras.push("count");
  if (/\b(?:average|mean)\b/.test(text)) extras.push("average");
  const descending =
    /\b(?:descending|reverse|reversed|backwards|largest first|highest first)\b/
      .test(text);

  let assumed: string | undefined;
  const ended = count !== undefined || upTo !== undefined ||
    nth !== undefined || bases !== undefined || name === "divisors" ||
    name === "collatz";
  if (!ended) {
    if (!sure) return undefined;
    count = name === "perfect" ? 5 : 20;
    assumed = `no limit was named, so these are the first ${count}`;
  }
  const job: SequenceJob = {
    kind: "sequence",
    name,
    descending,
    extras,
    ...(parameter === undefined ? {} : { parameter }),
    ...(count === undefined ? {} : { count }),
    ...(from === undefined ? {} : { from }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(bases === undefined ? {} : { bases }),
    ...(nth === undefined ? {} : { nth }),
    ...(assumed === undefined ? {} : { assumed }),
  };
  const refused = refusal(job);
  return refused === undefined ? { job, sure } : { problem: refused, sure };
}

function isOfNumbers(text: string, name: SequenceName): boolean {
  return new RegExp(`${name.slice(0, 4)}\\w* of `).test(text);
}

/**
 * Reads a clause as one or more sequences with the same limits: "squares and
 * cubes up to 100".
 *
 * @param all The tokens of the clause.
 * @returns One reading a sequence; none when the clause asks for none.
 */
export function readSequences(all: readonly Token[]): SequenceReading[] {
  const first = readSequence(all);
  if (first?.job === undefined) return first === undefined ? [] : [first];
  const named = sequenceText(
    all.filter((token) => token.kind !== "file" && token.kind !== "quoted"),
  );
  const more = KINDS.filter(([name, pattern, sure]) =>
    name !== first.job.name && pattern.test(named) &&
    (sure && name !== "powers" && name !== "multiples" ||
      name === "squares" || name === "cubes")
  );
  const place = (name: SequenceName): number =>
    named.search(KINDS.find(([other]) => other === name)?.[1] ?? /$/);
  return [
    first,
    ...more.flatMap(([name]) => readSequence(all, name) ?? []),
  ].toSorted((a, b) =>
    a.job === undefined || b.job === undefined
      ? 0
      : place(a.job.name) - place(b.job.name)
  );
}
