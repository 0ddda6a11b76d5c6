/**
 * The functions that programs are put together from, as source text. A program
 * holds only those that it calls. They are kept plain: programs are read by
 * people who want to know how a number came about.
 *
 * @module
 */

/** One helper: its name and its source. */
export interface Helper {
  readonly name: string;
  readonly source: string;
}

const HELPERS: Helper[] = [];

function helper(name: string, source: string): void {
  HELPERS.push({ name, source: source.trim() });
}

helper(
  "parseCsv",
  `
/** Takes CSV text apart: quoted cells may hold separators, quotes and line ends. */
function parseCsv(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i] ?? "\\n";
    if (quoted && i < text.length) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (c === separator || c === "\\n") {
      line.push(cell.trim());
      cell = "";
      if (c === "\\n") {
        if (line.some((each) => each !== "")) lines.push(line);
        line = [];
      }
    } else {
      cell += c;
    }
  }
  return lines;
}`,
);

helper(
  "parseMarkdown",
  `
/** Takes the first Markdown table of a text apart. */
function parseMarkdown(text: string): string[][] {
  const lines = text.split("\\n").map((line) => line.trim());
  const rule = lines.findIndex((line, i) => i > 0 && /^\\|?\\s*:?-{2,}/.test(line) && line.includes("|"));
  const table = [lines[rule - 1]];
  for (const line of lines.slice(rule + 1)) {
    if (!line.includes("|")) break;
    table.push(line);
  }
  return table.map((line) =>
    line.replace(/^\\|/, "").replace(/(?<!\\\\)\\|$/, "").split(/(?<!\\\\)\\|/)
      .map((cell) => cell.trim().replaceAll("\\\\|", "|"))
  );
}`,
);

helper(
  "toRows",
  `
/** Makes rows out of lines; the first line holds the headings. */
function toRows([headings, ...lines]: string[][]): Row[] {
  return lines.map((cells) =>
    Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ""]))
  );
}`,
);

helper(
  "jsonRows",
  `
/** Makes rows out of JSON records: every cell becomes text. */
function jsonRows(records: Record<string, unknown>[]): Row[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const text = (value: unknown) =>
    value === null || value === undefined
      ? ""
      : (typeof value === "object" ? JSON.stringify(value) : String(value)).trim();
  return records.map((record) =>
    Object.fromEntries(names.map((name) => [name, text(record[name])]))
  );
}`,
);

helper(
  "flatten",
  `
/** Turns records inside a record into columns such as "address.city". */
function flatten(record: Record<string, unknown>, prefix = ""): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      Object.assign(flat, flatten(value as Record<string, unknown>, prefix + name + "."));
    } else {
      flat[prefix + name] = value;
    }
  }
  return flat;
}`,
);

helper(
  "jsonLines",
  `
/** Reads one JSON record per line; lines that are none are left out. */
function jsonLines(text: string): Record<string, unknown>[] {
  return text.split("\\n").flatMap((line) => {
    try {
      const value = JSON.parse(line);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}`,
);

helper(
  "isMissing",
  `
/** Whether a cell says that there is no value. */
function isMissing(cell: string): boolean {
  return /^(|n\\/?a|n\\.a\\.|nan|null|nil|none|missing|unknown|-+|–|—|\\?+|\\.|#n\\/a|\\(blank\\))$/i.test(cell.trim());
}`,
);

helper(
  "toNumber",
  `
/** The number in a cell; NaN when there is none. */
function toNumber(cell: string): number {
  return /^[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?$/i.test(cell) ? Number(cell) : NaN;
}`,
);

helper(
  "numbers",
  `
/** The numbers of one column; cells without a number are left out. */
function numbers(rows: Row[], column: string): number[] {
  return rows.map((row) => toNumber(row[column])).filter((value) => !Number.isNaN(value));
}`,
);

helper(
  "texts",
  `
/** The cells of one column that are not missing. */
function texts(rows: Row[], column: string): string[] {
  return rows.map((row) => row[column]).filter((cell) => !isMissing(cell));
}`,
);

helper(
  "decimals",
  `
/** How many decimals the numbers have. */
function decimals(values: number[]): number {
  let most = 0;
  for (const value of values) {
    const [digits, exponent = "0"] = String(value).split("e");
    most = Math.max(most, (digits.split(".")[1] ?? "").length - Number(exponent));
  }
  return most;
}`,
);

helper(
  "sum",
  `
/** Adds up in whole steps of the last decimal, so that 0.1 + 0.2 is 0.3. */
function sum(values: number[]): number | null {
  if (values.length === 0) return null;
  const places = decimals(values);
  if (places > 9) return Number(values.reduce((a, b) => a + b, 0).toPrecision(12));
  const step = 10 ** places;
  return values.reduce((total, value) => total + Math.round(value * step), 0) / step;
}`,
);

helper(
  "rounded",
  `
/** Rounds to two decimals, or to as many as the data have; small numbers to four digits. */
function rounded(value: number, places = 2): number {
  const small = value === 0 ? 0 : 3 - Math.floor(Math.log10(Math.abs(value)));
  return Number(value.toFixed(Math.min(Math.max(places, 2, Math.abs(value) < 1 ? small : 0), 12)));
}`,
);

helper(
  "average",
  `
function average(values: number[]): number | null {
  return values.length === 0 ? null : rounded(sum(values)! / values.length, decimals(values));
}`,
);

helper(
  "median",
  `
function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? rounded(sum([sorted[middle - 1], sorted[middle]])! / 2, decimals(values) + 1)
    : sorted[Math.floor(middle)];
}`,
);

helper(
  "lowest",
  `
function lowest(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b));
}`,
);

helper(
  "highest",
  `
function highest(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));
}`,
);

helper(
  "deviation",
  `
/** The standard deviation of a sample. */
function deviation(values: number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return rounded(Math.sqrt(squares / (values.length - 1)), decimals(values));
}`,
);

helper(
  "groupBy",
  `
/** One line per group of rows that are equal in the given columns. */
function groupBy(
  rows: Row[],
  columns: string[],
  measures: Record<string, (group: Row[]) => Cell>,
): Table {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(columns.map((column) => row[column]));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => {
    const line: Record<string, Cell> = {};
    for (const column of columns) line[column] = group[0][column] || "(missing)";
    for (const [name, measure] of Object.entries(measures)) line[name] = measure(group);
    return line;
  });
}`,
);

helper(
  "inOrder",
  `
/** Sorts a table by keys of its lines, the first key first. */
function inOrder(table: Table, ...keys: ((line: Table[number]) => string | number)[]): Table {
  return table.toSorted((a, b) => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}`,
);

helper(
  "sortBy",
  `
/** Sorts by one column; cells without a value come last. */
function sortBy(table: Table, column: string, direction: "ascending" | "descending"): Table {
  const sign = direction === "ascending" ? 1 : -1;
  return table.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * String(x).localeCompare(String(y));
  });
}`,
);

helper(
  "best",
  `
/** The first lines by a column; of equal winners all are kept. */
function best(table: Table, column: string, count: number, end: "highest" | "lowest"): Table {
  const direction = end === "highest" ? "descending" : "ascending";
  const sorted = sortBy(table.filter((line) => line[column] !== null), column, direction);
  if (count > 1) return sorted.slice(0, count);
  return sorted.filter((line) => line[column] === sorted[0][column]);
}`,
);

helper(
  "bestWithin",
  `
/** The first lines by a column inside each group. */
function bestWithin(
  table: Table,
  groups: string[],
  column: string,
  count: number,
  end: "highest" | "lowest",
): Table {
  const parts = Map.groupBy(table, (line) => JSON.stringify(groups.map((group) => line[group])));
  return [...parts.values()].flatMap((part) => best(part, column, count, end));
}`,
);

helper(
  "withChange",
  `
/** Adds the change from the line before, inside each group; the first has none. */
function withChange(table: Table, columns: string[], groups: string[] = []): Table {
  const before = new Map<string, Table[number]>();
  return table.map((line) => {
    const key = JSON.stringify(groups.map((group) => line[group]));
    const last = before.get(key);
    before.set(key, line);
    const result = { ...line };
    for (const column of columns) {
      const name = columns.length > 1 ? column + "_change" : "change";
      const [now, old] = [line[column], last?.[column]];
      const known = typeof now === "number" && typeof old === "number";
      const change = known ? sum([now, -old]) : null;
      result[name] = change;
      result[name + "_percent"] = known && old !== 0 ? rounded(100 * change! / Math.abs(old)) : null;
    }
    return result;
  });
}`,
);

helper(
  "withShare",
  `
/** Adds the percentage that each line has of the total. */
function withShare(table: Table, column: string, name: string): Table {
  const total = sum(table.map((line) => line[column]).filter((cell) => typeof cell === "number"));
  return table.map((line) => ({ ...line, [name]: percent(line[column], total) }));
}`,
);

helper(
  "percent",
  `
function percent(part: Cell, whole: Cell): number | null {
  const known = typeof part === "number" && typeof whole === "number" && whole !== 0;
  return known ? rounded(100 * part / whole) : null;
}`,
);

helper(
  "sortRows",
  `
/** Sorts rows by a key; rows without one come last. */
function sortRows(
  rows: Row[],
  key: (row: Row) => number | string,
  direction: "ascending" | "descending",
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const isEmpty = (value: number | string) => value === "" || Number.isNaN(value);
  return rows.map((row) => ({ row, value: key(row) })).toSorted(({ value: a }, { value: b }) => {
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
    return a === b ? 0 : a < b ? -sign : sign;
  }).map(({ row }) => row);
}`,
);

helper(
  "pick",
  `
/** Rows with only some of their columns. */
function pick(rows: Row[], columns: string[]): Table {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}`,
);

helper(
  "same",
  `
/** Whether two texts are the same but for capitals and spaces. */
function same(a: string, b: string): boolean {
  const plain = (text: string) => text.trim().replace(/\\s+/g, " ").toLowerCase();
  return plain(a) === plain(b);
}`,
);

const MONTH_LIST =
  `["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]`;

helper(
  "dateKey",
  `
/** A date as YYYY-MM-DD, which sorts in calendar order; "" when there is none. */
function dateKey(year: string, month: string | number, day: string | number = 1): string {
  const full = year.length === 2 ? (Number(year) < 70 ? "20" : "19") + year : year;
  return [full, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}`,
);

helper(
  "isoDate",
  `
/** The day of "2024-01-15 08:30"; "" when the cell is no date. */
function isoDate(cell: string): string {
  const [, year, month, day] = /^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})/.exec(cell.trim()) ?? [];
  return day ? dateKey(year, month, day) : "";
}`,
);

helper(
  "dayFirstDate",
  `
/** The day of "15/01/2024" as 2024-01-15; "" when the cell is no date. */
function dayFirstDate(cell: string): string {
  const [, day, month, year] = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})/.exec(cell.trim()) ?? [];
  return year ? dateKey(year, month, day) : "";
}`,
);

helper(
  "monthFirstDate",
  `
/** The day of "01/15/2024" as 2024-01-15; "" when the cell is no date. */
function monthFirstDate(cell: string): string {
  const [, month, day, year] = /^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})/.exec(cell.trim()) ?? [];
  return year ? dateKey(year, month, day) : "";
}`,
);

helper(
  "wordDate",
  `
/** The day of "15 Jan 2024" or "January 15, 2024"; "" when the cell is no date. */
function wordDate(cell: string): string {
  const month = Number(monthOrder(/[a-z]{3,}/i.exec(cell)?.[0] ?? ""));
  const [day, year] = (cell.replace(/[a-z]+/gi, " ").match(/\\d+/g)) ?? [];
  return month > 0 && year ? dateKey(year, month, day) : "";
}`,
);

helper(
  "isoMonth",
  `
/** The month of "2024-1" as 2024-01; "" when the cell is no month. */
function isoMonth(cell: string): string {
  const [, year, month] = /^(\\d{4})[-/.](\\d{1,2})$/.exec(cell.trim()) ?? [];
  return month ? dateKey(year, month).slice(0, 7) : "";
}`,
);

helper(
  "wordMonth",
  `
/** The month of "Jan 2024" or "2024 January" as 2024-01; "" when the cell is no month. */
function wordMonth(cell: string): string {
  const month = monthOrder(/[a-z]{3,}/i.exec(cell)?.[0] ?? "");
  const year = /\\d{4}|\\d{2}/.exec(cell)?.[0];
  return month !== "" && year ? dateKey(year, month).slice(0, 7) : "";
}`,
);

helper(
  "monthOrder",
  `
/** The place of a month in the year, "01" to "12"; "" when the cell is no month. */
function monthOrder(cell: string): string {
  const months = ${MONTH_LIST};
  const place = months.indexOf(cell.trim().slice(0, 3).toLowerCase()) + 1;
  return place > 0 ? String(place).padStart(2, "0") : "";
}`,
);

helper(
  "monthNumber",
  `
/** A month given by its number, as "01" to "12". */
function monthNumber(cell: string): string {
  return /^\\d{1,2}$/.test(cell.trim()) ? cell.trim().padStart(2, "0") : "";
}`,
);

helper(
  "quarterOrder",
  `
/** "Q1 2024" as 2024-Q1, "Q1" as Q1; "" when the cell is no quarter. */
function quarterOrder(cell: string): string {
  const quarter = /Q[1-4]/i.exec(cell)?.[0].toUpperCase();
  const year = /\\d{4}/.exec(cell)?.[0] ?? /'(\\d{2})/.exec(cell)?.[1];
  return quarter ? (year ? (year.length === 2 ? "20" : "") + year + "-" : "") + quarter : "";
}`,
);

helper(
  "weekOrder",
  `
/** "2024-W5" as 2024-W05; "" when the cell is no week. */
function weekOrder(cell: string): string {
  const [, year, week] = /^(\\d{4})[- ]?W(\\d{1,2})$/i.exec(cell.trim()) ?? [];
  return week ? year + "-W" + week.padStart(2, "0") : "";
}`,
);

helper(
  "weekdayOrder",
  `
/** The place of a day in the week, Monday first; "" when the cell is no weekday. */
function weekdayOrder(cell: string): string {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const place = days.indexOf(cell.trim().slice(0, 3).toLowerCase()) + 1;
  return place > 0 ? String(place) : "";
}`,
);

helper(
  "yearOrder",
  `
/** The year in a cell; "" when there is none. */
function yearOrder(cell: string): string {
  return /\\d{4}/.exec(cell)?.[0] ?? "";
}`,
);

helper(
  "quarterOf",
  `
/** The quarter of a month or a day: Q1, or 2024-Q1 where the year is known. */
function quarterOf(key: string): string {
  if (key === "") return "";
  const month = Number(key.length === 2 ? key : key.slice(5, 7));
  const quarter = "Q" + Math.ceil(month / 3);
  return key.length === 2 ? quarter : key.slice(0, 4) + "-" + quarter;
}`,
);

helper(
  "weekOf",
  `
/** The ISO week of a day, such as 2024-W05. */
function weekOf(key: string): string {
  if (key === "") return "";
  const day = new Date(key + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const start = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((day.getTime() - start) / 86_400_000 + 1) / 7);
  return day.getUTCFullYear() + "-W" + String(week).padStart(2, "0");
}`,
);

helper(
  "weekdayOf",
  `
/** The name of the weekday of a day. */
function weekdayOf(key: string): string {
  if (key === "") return "";
  return new Date(key + "T00:00:00Z").toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
}`,
);

helper(
  "hourOf",
  `
/** The hour in a date with a time, "00" to "23". */
function hourOf(cell: string): string {
  return /[T ](\\d{1,2}):/.exec(cell)?.[1].padStart(2, "0") ?? "";
}`,
);

helper(
  "stack",
  `
/** Puts tables with different groups under one another. */
function stack(...parts: { columns: string[]; table: Table }[]): Table {
  return parts.flatMap(({ columns, table }) =>
    table.map((line) => {
      const values = Object.entries(line).filter(([name]) => !columns.includes(name));
      return {
        group_by: columns.join(" and ") || "all rows",
        group: columns.map((column) => line[column]).join(" / "),
        ...Object.fromEntries(values),
      };
    })
  );
}`,
);

helper(
  "namesOf",
  `
/** The columns of a table, in their order. */
function namesOf(table: Table): string[] {
  return [...new Set(table.flatMap((line) => Object.keys(line)))];
}`,
);

helper(
  "toCsv",
  `
function toCsv(table: Table, columns: string[] = namesOf(table), separator = ","): string {
  const quote = (cell: Cell | undefined) => {
    const text = String(cell ?? "");
    return text.includes(separator) || /["\\r\\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  const lines = table.map((line) => columns.map((column) => quote(line[column])).join(separator));
  return [columns.map(quote).join(separator), ...lines].join("\\n") + "\\n";
}`,
);

helper(
  "toJson",
  `
function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2) + "\\n";
}`,
);

helper(
  "toJsonLines",
  `
function toJsonLines(table: Table): string {
  return table.map((line) => JSON.stringify(line) + "\\n").join("");
}`,
);

helper(
  "toMarkdown",
  `
function toMarkdown(title: string, table: Table, columns: string[] = namesOf(table)): string {
  const row = (cells: (Cell | undefined)[]) =>
    "| " + cells.map((cell) => String(cell ?? "").replaceAll("|", "\\\\|").replaceAll("\\n", " ")).join(" | ") + " |";
  const lines = table.map((line) => row(columns.map((column) => line[column])));
  return ["## " + title, "", row(columns), row(columns.map(() => "---")), ...lines].join("\\n") + "\\n";
}`,
);

helper(
  "findGaps",
  `
/** Counts the cells that hold no value, and those where a number is wanted and none stands. */
function findGaps(rows: Row[], numeric: string[], other: string[]): Table {
  return [...numeric, ...other].flatMap((column) => {
    const cells = rows.map((row) => row[column]);
    const missing = cells.filter(isMissing).length;
    const wrong = numeric.includes(column)
      ? cells.filter((cell) => !isMissing(cell) && Number.isNaN(toNumber(cell)))
      : [];
    const example = [...new Set(wrong)].slice(0, 3).join(", ");
    return missing + wrong.length > 0 ? [{ column, missing, unreadable: wrong.length, example }] : [];
  });
}`,
);

helper(
  "show",
  `
/** Prints a table and keeps it for the report. */
function show(job: number, title: string, table: Table): void {
  console.log("\\n" + title);
  for (const line of table.slice(0, 10)) console.log("  " + Object.values(line).map((cell) => cell ?? "none").join(" | "));
  if (table.length > 10) console.log("  and " + (table.length - 10) + " more");
  const columns = Object.keys(table[0] ?? {});
  const short = (cell: Cell) => typeof cell === "string" ? cell.slice(0, 300) : cell;
  const lines = table.slice(0, 25).map((line) => columns.map((column) => short(line[column])));
  results.push({ job, columns, lines, count: table.length });
}`,
);

/** All helpers, in the order in which a program lists them. */
export const helpers: readonly Helper[] = HELPERS;

/** How numbers are read when they carry marks, signs or units. */
export function decoratedNumber(decimal: "." | ","): string {
  const comma = decimal === ",";
  return `
/** The number in a cell such as "${
    comma ? "1.234,50 €" : "$1,234.50"
  }"; NaN when there is none. */
function toNumber(cell: string): number {
  const negative = /^\\(.*\\)$|-$/.test(cell.trim());
  const digits = cell.replace(/(?<=\\d)\\s?[\\p{L}°µ%/²³]+\\)?$|^\\(|\\)$|-$/gu, "")
    .replace(/[\\s'’$€£¥₹₩₽]|USD|EUR|GBP|CHF|Fr\\.|kr|zł|R\\$|Rs\\.?/gi, "")
    .replace("−", "-")${
    comma
      ? '\n    .replaceAll(".", "").replace(",", ".")'
      : '\n    .replaceAll(",", "")'
  };
  const value = /^[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?$/i.test(digits) ? Number(digits) : NaN;
  return negative ? -value : value;
}`.trim();
}

/** Source text without its comments and literals: what is left calls things by their names. */
export function withoutLiterals(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g,
    '""',
  );
}

/** Adds the helpers that a text calls, and those that they call. */
export function withHelpers(
  body: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): string {
  const chosen = new Set<string>();
  const queue = [body];
  for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
    const names = new Set(
      withoutLiterals(text).match(/(?<![\w$]|(?<!\.\.)\.)[A-Za-z]\w*/g),
    );
    for (const { name, source } of helpers) {
      if (chosen.has(name) || !names.has(name)) continue;
      chosen.add(name);
      queue.push(replaced.get(name) ?? source);
    }
  }
  return helpers.filter(({ name }) => chosen.has(name))
    .map(({ name, source }) => replaced.get(name) ?? source)
    .join("\n\n");
}
