/**
 * Which column a word of the task means: by the heading's own words first,
 * then by a part of them, by words in general use, and by small typing errors.
 *
 * @module
 */

import type { Column, Table } from "./tables.ts";
import { isTypo, stem } from "./words.ts";

/** A column that words may mean. */
export interface ColumnMatch {
  readonly columns: readonly Column[];
  /** From 1 (typing error) to 5 (the heading itself). */
  readonly strength: number;
}

/** Words in general use for the same thing; a fallback when no heading has the word itself. */
const SYNONYMS: readonly (readonly string[])[] = [
  [
    "revenue",
    "sale",
    "turnover",
    "amount",
    "income",
    "proceed",
    "earning",
    "takings",
    "total",
    "value",
  ],
  ["unit", "quantity", "qty", "volume", "piece", "sold", "count"],
  ["price", "cost", "fee", "charge", "fare"],
  ["cost", "expense", "spending", "expenditure", "price"],
  ["profit", "margin", "gain", "earning"],
  [
    "salary",
    "wage",
    "pay",
    "paid",
    "earn",
    "earning",
    "income",
    "compensation",
    "payroll",
  ],
  ["product", "item", "article", "sku", "good", "model"],
  ["category", "type", "kind", "group", "class", "genre", "segment"],
  ["customer", "client", "buyer", "shopper"],
  ["city", "town", "location", "place", "municipality"],
  ["country", "nation"],
  ["region", "area", "territory", "zone", "district"],
  ["store", "shop", "branch", "outlet", "location"],
  ["employee", "staff", "worker", "person", "name"],
  ["salesperson", "seller", "rep", "agent", "employee"],
  ["team", "club", "side", "squad"],
  ["player", "scorer", "athlete", "name"],
  ["student", "pupil", "learner", "name"],
  ["patient", "name"],
  ["point", "score", "mark", "grade"],
  ["rating", "score", "star", "grade"],
  ["temperature", "temp", "celsius", "fahrenheit"],
  ["rain", "rainfall", "precipitation"],
  ["energy", "consumption", "usage", "kwh", "electricity", "reading"],
  ["department", "dept", "ward", "division"],
  ["duration", "length", "time", "minute", "hour"],
  ["length", "duration", "distance", "page"],
  ["wait", "waiting", "delay"],
  ["visit", "visitor", "attendance", "admission"],
  ["station", "site", "location"],
  ["sensor", "meter", "device"],
  ["household", "home", "house"],
  ["hospital", "clinic"],
  ["date", "day", "time", "timestamp", "when"],
  ["day", "date"],
  ["month", "period"],
  ["year", "yr", "season"],
  ["title", "name"],
  ["height", "tall"],
  ["weight", "mass", "heavy"],
  ["age", "old"],
  ["answer", "response", "reply"],
  ["population", "inhabitant", "resident", "people"],
  ["passenger", "traveller", "rider"],
];

/** Words of the grammar; never taken for a typing error or for a part of a heading. */
const GRAMMAR = new Set(
  ("a an and or the of in on at by per for from to with as is are was were be it its this that these those all any each every " +
    "total sum average mean median min max minimum maximum count number how many much what which who when where " +
    "not no than above below over under between before after since until during best worst top bottom highest lowest " +
    "most least more less save file csv json show list find give tell calculate compute first last up down rate " +
    "change growth percent percentage share report summary data table row column result value there their them then " +
    "also only do does did please write short script program python only us me my our your id no one two under")
    .split(" "),
);

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

/**
 * Finds the columns that a run of words means.
 *
 * @param words Words as they stand in the task, one to six.
 * @param table The table whose headings are looked at.
 * @param exactOnly Leave out parts of headings, synonyms and typing errors.
 * @returns The columns, more than one when the words fit several equally well.
 */
export function matchColumns(
  words: readonly string[],
  table: Table,
  exactOnly = false,
): ColumnMatch | undefined {
  const stems = words.map(stem);
  const joined = stems.join("");
  const by = (
    strength: number,
    test: (column: Column) => boolean,
  ): ColumnMatch | undefined => {
    const columns = table.columns.filter(test);
    return columns.length === 0 ? undefined : { columns, strength };
  };
  const exact = by(5, (c) => sameWords(c.words, stems)) ??
    by(4.5, (c) => c.mainWords.length > 0 && sameWords(c.mainWords, stems)) ??
    by(
      4,
      (c) => c.words.length + stems.length > 2 && c.words.join("") === joined,
    );
  if (exact !== undefined || exactOnly) return exact;
  if (
    stems.every((word, i) =>
      GRAMMAR.has(word) || GRAMMAR.has(words[i]?.toLowerCase() ?? "")
    )
  ) {
    return undefined;
  }
  if (stems.some((word) => word.length < 2)) return undefined;
  const part = by(
    3,
    (c) =>
      contains(c.words, stems) &&
      (c.period === undefined || speaksOfTime(c, stems)),
  );
  if (part !== undefined) return named(part, stems);
  if (stems.length > 2) return undefined;
  const [word = ""] = stems;
  if (stems.length === 1) {
    for (const ring of SYNONYMS) {
      if (!ring.includes(word)) continue;
      for (const other of ring) {
        if (other === word) continue;
        const found = by(2, (c) => sameWords(c.mainWords, [other])) ??
          by(2, (c) => c.mainWords.includes(other) && !c.identifier);
        if (found !== undefined) return found;
      }
    }
    if (word.length < 5 || GRAMMAR.has(word)) return undefined;
    return by(1.5, (c) => isShortFor(c.mainWords, word)) ?? by(
      1,
      (c) => c.mainWords.length === 1 && isTypo(c.mainWords[0] ?? "", word),
    ) ??
      by(1, (c) => isTypo(c.words.join(""), word)) ??
      by(
        1,
        (c) =>
          c.period === undefined &&
          c.words.some((part) => part.length > 4 && isTypo(part, word)),
      );
  }
  return by(
    1,
    (c) =>
      c.words.length === stems.length &&
      c.words.every((part, i) => isTypo(part, stems[i] ?? "")) &&
      joined.length > 5,
  );
}

/** "Pop" is short for population, "Temp" for temperature. */
function isShortFor(heading: readonly string[], word: string): boolean {
  const [short = ""] = heading;
  return heading.length === 1 && short.length >= 3 &&
    short.length <= word.length - 2 && word.startsWith(short);
}

/** "Orders" are not meant by `Order Date`: a part of a date's heading must speak of time. */
function speaksOfTime(column: Column, stems: readonly string[]): boolean {
  return stems.some((word) =>
    /^(?:date|day|time|month|year|quarter|week|timestamp)$/.test(word) ||
    word === column.mainWords.at(-1)
  );
}

/** Words that only say that a column names a thing, the best name first. */
const NAMING: readonly string[] = [
  "name",
  "title",
  "label",
  "id",
  "no",
  "nr",
  "number",
  "code",
  "key",
];

/** Of several headings with a word, those that name the thing itself: "order" is `order_id`, not `order_date`. */
function named(match: ColumnMatch, stems: readonly string[]): ColumnMatch {
  if (match.columns.length < 2) return match;
  for (const word of NAMING) {
    const columns = match.columns.filter((c) =>
      c.words.length === stems.length + 1 && c.words.at(-1) === word
    );
    if (columns.length > 0) return { columns, strength: match.strength };
  }
  return match;
}

/** Whether the words stand in the heading, in their order, one behind the other. */
function contains(
  heading: readonly string[],
  words: readonly string[],
): boolean {
  for (let i = 0; i + words.length <= heading.length; i++) {
    if (words.every((word, j) => heading[i + j] === word)) return true;
  }
  return false;
}

/** Measures whose sum means nothing: temperatures, prices, rates. */
const INTENSIVE_REGEXP =
  /^(?:price|rate|temperature|temp|humidity|pressure|score|rating|age|percent|percentage|pct|ratio|speed|height|weight|average|avg|mean|median|index|level|bmi|gpa|grade|mark|ph|voltage|satisfaction|margin|salary|wage|celsius|fahrenheit|density|frequency|rank|position|latency|duration|wait|capacity|share|wind|gust|altitude|elevation|depth|width|magnitude|noise|decibel|db|concentration|pulse|bpm|rpm|mph|kmh|knot|hpa|hz|lux|intensity|brightness|moisture|visibility|glucose|cholesterol|systolic|diastolic|star|iq|efficiency|percentile|handicap|odd)$/;

/** Whether a column's numbers are averaged rather than added up when nothing is said. */
export function isIntensive(column: Column): boolean {
  return column.percent || /[%°]/.test(column.name) ||
    column.words.some((word) => INTENSIVE_REGEXP.test(word));
}

/** The measures of a table: columns of numbers that do not name things or periods. */
export function measuresOf(table: Table): Column[] {
  return table.columns.filter((c) =>
    c.numeric && !c.identifier && c.period === undefined
  );
}

/** The column that "best" and "sold most" mean when no measure is named. */
export function defaultMeasure(
  table: Table,
  hint: "sold" | "any",
): Column | undefined {
  const measures = measuresOf(table);
  const order = hint === "sold"
    ? [
      "unit",
      "quantity",
      "qty",
      "sold",
      "volume",
      "revenue",
      "sale",
      "turnover",
      "amount",
    ]
    : [
      "revenue",
      "sale",
      "turnover",
      "profit",
      "amount",
      "total",
      "point",
      "score",
      "goal",
      "value",
    ];
  for (const word of order) {
    const found = measures.find((c) => c.words.includes(word));
    if (found !== undefined) return found;
  }
  return measures.length === 1 ? measures[0] : undefined;
}
