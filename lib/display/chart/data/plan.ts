import { compareSimilarity } from "@std/text/compare-similarity";
import { oneLine } from "../../text/measure.ts";
import type { Format } from "../../text/formats.ts";
import type { Aggregate } from "./aggregate.ts";
import { countField, type Field, fieldOf } from "./fields.ts";
import type { ChartKind } from "../model.ts";
import type { ChartOptions } from "../options.ts";
import type { ChartColumns } from "./rows.ts";

/** Which columns are drawn how. */
export interface Plan {
  readonly kind: ChartKind;
  readonly x: Field;
  readonly ys: readonly Field[];
  readonly color: Field | undefined;
  readonly aggregate: Aggregate;
  readonly columns: ChartColumns;
  readonly options: ChartOptions;
  /** What was decided that the reader should know. */
  readonly said: readonly string[];
}

/** Decides what is drawn, from what was asked for and what the data is. */
export function planOf(columns: ChartColumns, options: ChartOptions): Plan {
  const { missing = "–" } = options;
  const made = new Map<string, Field>();
  const field = (key: string): Field => {
    let found = made.get(key);
    if (found === undefined) {
      found = fieldOf(columns, key, titleOf(key, options), missing);
      made.set(key, found);
    }
    return found;
  };
  const asked = options.y === undefined
    ? undefined
    : typeof options.y === "string"
    ? [options.y]
    : [...options.y];
  for (
    const [name, key] of [
      ["x", options.x],
      ...(asked ?? []).map((key) => ["y", key] as const),
      ["color", options.color],
    ] as const
  ) {
    // Of no rows at all, no column is known.
    if (key !== undefined && columns.rowCount > 0) {
      checkColumn(columns, name, key);
    }
  }
  const others = columns.names
    .filter((name) => name !== options.color && !asked?.includes(name))
    .map(field);
  const color = options.color === undefined ? undefined : field(options.color);

  // A histogram takes the column of numbers by either name.
  if (options.kind === "histogram") {
    const key = options.x ?? asked?.[0] ??
      (others.find(isCounted) ?? others.find(({ kind }) => kind !== "category"))
        ?.key;
    const [first] = columns.names;
    if (key === undefined && first !== undefined && hasValues(columns)) {
      throw noNumbers(columns, field(first));
    }
    const x = key === undefined ? countField(0) : field(key);
    if (x.kind === "category" && hasValues(columns)) {
      throw noNumbers(columns, x);
    }
    return plan("histogram", x, []);
  }

  const x = options.x !== undefined
    ? field(options.x)
    : bestX(others, asked !== undefined);
  const ys = asked?.map(field) ??
    [others.find((other) => other !== x && isCounted(other))]
      .filter((other) => other !== undefined);
  if (x === undefined) {
    // Values alone, drawn in their order or by how many there are of each size.
    const [y] = ys;
    if (y === undefined) return plan("bar", countField(0), []);
    if (y.kind !== "number" && hasValues(columns)) throw noNumbers(columns, y);
    return options.kind === undefined && asked === undefined
      ? plan("histogram", y, [])
      : plan(options.kind ?? "bar", orderField(columns.rowCount), ys);
  }
  if (ys.length === 0) {
    if (x.kind !== "category" && options.kind === undefined) {
      return plan("histogram", x, []);
    }
    if (options.kind === "scatter" && hasValues(columns)) {
      throw noNumbers(columns, x);
    }
    return plan(options.kind ?? "bar", x, []);
  }
  const [only] = ys;
  if (
    ys.length === 1 && only?.kind === "category" && x.kind === "number" &&
    (options.kind === undefined || options.kind === "bar") &&
    options.aggregate !== "count" && hasValues(columns) &&
    !isEmpty(only, columns)
  ) {
    // Numbers along x over names along y are bars that lie.
    return {
      ...plan("bar", only, [x]),
      options: { horizontal: true, ...options },
    };
  }
  const isCount = options.aggregate === "count";
  const odd = isCount
    ? undefined
    : ys.find((field) =>
      field.kind !== "number" && hasValues(columns) && !isEmpty(field, columns)
    );
  const kind = options.kind ?? kindFor(x, ys, color, columns.rowCount);
  // Points may stand over anything, all else is measured.
  if (odd !== undefined && (kind !== "scatter" || ys.length > 1)) {
    throw noNumbers(columns, odd);
  }
  return plan(kind, x, ys);

  function plan(kind: ChartKind, x: Field, ys: readonly Field[]): Plan {
    return {
      kind,
      x,
      ys,
      color,
      aggregate: options.aggregate ?? (ys.length === 0 ? "count" : "sum"),
      columns,
      options,
      said: columns.isOpen
        ? [
          `First ${
            columns.rowCount.toLocaleString("en-US")
          } rows; there are more`,
        ]
        : [],
    };
  }
}

/** What a column is called. */
export function titleOf(key: string, options: ChartOptions): string {
  const { columns = {} } = options;
  return oneLine(String(Object.hasOwn(columns, key) ? columns[key] : key));
}

/** How a column's values are written. */
export function formatOf(key: string, options: ChartOptions): Format {
  const { formats = {} } = options;
  return (Object.hasOwn(formats, key) ? formats[key] : undefined) ?? "auto";
}

/** Numbers that measure something; identifiers and years name it. */
function isCounted(field: Field): boolean {
  return field.kind === "number" &&
    !(field.isWhole &&
      /(?:^|[\s_-])(?:id|year|yr|zip|code)$/i.test(field.key));
}

/** Dates, then texts, then years and the like, then the first of two columns of numbers. */
function bestX(fields: readonly Field[], hasY: boolean): Field | undefined {
  const numbers = fields.filter(({ kind }) => kind === "number");
  return fields.find(({ kind }) => kind === "date") ??
    fields.find(({ kind }) => kind === "category") ??
    numbers.find((field) => !isCounted(field)) ??
    (hasY || numbers.length > 1 ? numbers[0] : undefined);
}

/** Places in the order of the rows, for values without names. */
function orderField(rowCount: number): Field {
  return {
    key: "row",
    title: "row",
    kind: "number",
    values: Array.from({ length: rowCount }, (_, i) => i + 1),
    isWhole: true,
    number: (row) => row + 1,
    text: (row) => String(row + 1),
  };
}

/** Lines over what goes on in one direction, points over other numbers, bars over names. */
function kindFor(
  x: Field,
  ys: readonly Field[],
  color: Field | undefined,
  rowCount: number,
): ChartKind {
  if (x.kind === "category") return "bar";
  if (ys.some(({ kind }) => kind !== "number")) return "scatter";
  if (x.kind === "date") return rowCount < 2 ? "bar" : "line";
  const last = new Map<string, number>();
  for (let row = 0; row < rowCount; row++) {
    const at = x.number(row);
    if (Number.isNaN(at)) continue;
    const key = color?.text(row) ?? "";
    const before = last.get(key);
    if (before !== undefined && !(at > before)) return "scatter";
    last.set(key, at);
  }
  return rowCount < 2 ? "scatter" : "line";
}

function hasValues(columns: ChartColumns): boolean {
  return columns.rowCount > 0;
}

function isEmpty(field: Field, columns: ChartColumns): boolean {
  return !field.values.slice(0, columns.rowCount).some((value) =>
    value !== null && value !== undefined
  );
}

function checkColumn(columns: ChartColumns, name: string, key: string): void {
  if (columns.names.includes(key)) return;
  const near = [...columns.names].sort(compareSimilarity(key)).slice(0, 5)
    .map(shown);
  throw new TypeError(
    near.length === 0
      ? `Cannot draw chart: no column ${
        shown(key)
      } for '${name}', as the rows have none`
      : `Cannot draw chart: no column ${
        shown(key)
      } for '${name}'; the nearest of ${columns.names.length} are ${
        near.join(", ")
      }`,
  );
}

function noNumbers(columns: ChartColumns, field: Field): TypeError {
  const { values } = field;
  const example = values.find((value) => value !== null && value !== undefined);
  const numbers = columns.names.filter((name) =>
    fieldOf(columns, name, name, "–").kind === "number"
  );
  return new TypeError(
    `Cannot draw chart: column ${shown(field.key)} holds no numbers${
      example === undefined
        ? ""
        : ` but such as ${shown(field.text(values.indexOf(example)))}`
    }; ${
      numbers.length === 0
        ? `no column of ${columns.names.length} does, so that rows can only be counted: leave 'y' out, or pass aggregate: "count"`
        : `columns of numbers are ${numbers.slice(0, 5).map(shown).join(", ")}`
    }`,
  );
}

function shown(name: string): string {
  return JSON.stringify(oneLine(name.slice(0, 60)));
}
