import { aggregateTitle, Collected, joinedTitle } from "./aggregate.ts";
import { axisOf } from "./axis.ts";
import type { Field } from "./fields.ts";
import { Losses } from "./_losses.ts";
import type { PointModel, Points } from "../model.ts";
import { formatOf, type Plan } from "./plan.ts";
import { placesOf } from "./places.ts";
import { splitSeries } from "./series.ts";

/** Names beyond this many have no place on an axis. */
const MAX_NAMES = 200;

/** Reads the points of lines, areas or scattered points. */
export function pointModel(plan: Plan, kind: PointModel["kind"]): PointModel {
  const { x, ys, columns, options, aggregate } = plan;
  const [first] = ys;
  const split = splitSeries(
    plan,
    kind === "line" ? "left out" : "together",
    first?.title ?? "count",
  );
  const losses = new Losses();
  const isLogX = options.log === "x" || options.log === "both";
  const isLogY = options.log === "y" || options.log === "both";
  const xReader = reader(x, isLogX);
  const yKind = kind === "scatter"
    ? (ys.find((field) => field.kind !== "category") ?? first)?.kind ?? "number"
    : "number";
  const yFields = ys.length > 0 ? ys : [undefined];
  const yReaders = yFields.map((field) =>
    field === undefined
      ? { read: () => 1, names: undefined }
      : kind === "scatter"
      ? field.kind === yKind
        ? reader(field, isLogY)
        : { read: () => NaN, names: undefined }
      : {
        read: (row: number) =>
          aggregate === "count"
            ? field.values[row] === null || field.values[row] === undefined
              ? NaN
              : 1
            : field.number(row),
        names: undefined,
      }
  );
  const lists = split.series.map(() => ({
    x: [] as number[],
    y: [] as number[],
  }));
  for (let row = 0; row < columns.rowCount; row++) {
    const at = xReader.read(row);
    const isLostX = Number.isNaN(at);
    if (isLostX) lose(losses, x, row, isLogX);
    for (let j = 0; j < yReaders.length; j++) {
      const value = yReaders[j]?.read(row) ?? NaN;
      const field = yFields[j];
      if (Number.isNaN(value) && field !== undefined) {
        lose(losses, field, row, kind === "scatter" && isLogY);
      }
      const list = lists[split.of(row, j)];
      if (isLostX || list === undefined) continue;
      if (kind === "scatter" && Number.isNaN(value)) continue;
      list.x.push(at);
      list.y.push(value);
    }
  }
  const said = [...plan.said, ...split.said];
  let isSummed = false;
  let points: readonly Points[] = lists;
  if (kind !== "scatter") {
    points = lists.map((list) => {
      const ordered = inOrder(list, aggregate);
      isSummed ||= ordered.isSummed;
      return {
        x: ordered.x,
        y: isLogY
          ? ordered.y.map((value) => {
            if (value > 0 || Number.isNaN(value)) return value;
            losses.say(first?.title ?? "count", "not above zero");
            return NaN;
          })
          : ordered.y,
      };
    });
    if (kind === "area" && points.length > 1) points = inStep(points);
  }
  if (isSummed && aggregate === "sum") {
    said.push(`Several rows of one ${x.title} are added up`);
  }
  const isNeeded = isSummed || aggregate !== "sum";
  const together = joinedTitle(ys.map((field) => field.title));
  const title = ys.length > 1
    ? kind === "scatter"
      ? together
      : aggregateTitle(aggregate, together, isNeeded)
    : kind === "scatter"
    ? first?.title ?? "count"
    : aggregateTitle(aggregate, first?.title ?? "", isNeeded);
  return {
    kind,
    x: axisOf({
      title: x.title,
      key: x.key,
      kind: x.kind,
      format: formatOf(x.key, options),
      isLog: isLogX && x.kind === "number",
      isWhole: x.isWhole,
      values: x.kind === "category" ? [] : joined(points.map((own) => own.x)),
      isPlaces: kind !== "scatter",
    }),
    y: axisOf({
      title,
      key: first?.key ?? "count",
      kind: yKind,
      format: aggregate === "count" && kind !== "scatter"
        ? "integer"
        : formatOf(first?.key ?? "", options),
      isLog: isLogY && yKind === "number",
      isWhole: true,
      values: yKind === "category" ? [] : joined(points.map((own) => own.y)),
      ...(kind === "scatter" ? {} : { aggregate }),
    }),
    series: split.series,
    colorTitle: plan.color?.title,
    rowCount: columns.rowCount,
    said: [...said, ...losses.sentences()],
    xNames: xReader.names,
    yNames: yKind === "category" ? yReaders[0]?.names : undefined,
    points,
  };
}

function joined(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.length === 1 ? lists[0] ?? [] : lists.flat();
}

function lose(losses: Losses, field: Field, row: number, isLog: boolean): void {
  if (isLog && field.number(row) <= 0) {
    losses.say(field.title, "not above zero");
  } else if (field.kind === "category") {
    losses.say(field.title, `beyond the first ${MAX_NAMES} names`);
  } else losses.add(field, row);
}

interface Reader {
  read(row: number): number;
  readonly names: readonly string[] | undefined;
}

/** Numbers and moments as they are, names by the order in which they are met. */
function reader(field: Field, isLog: boolean): Reader {
  if (field.kind !== "category") {
    return {
      read: isLog
        ? (row) => {
          const value = field.number(row);
          return value > 0 ? value : NaN;
        }
        : (row) => field.number(row),
      names: undefined,
    };
  }
  const places = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    read(row) {
      const name = field.text(row);
      let place = places.get(name);
      if (place === undefined) {
        if (names.length >= MAX_NAMES) return NaN;
        place = names.length;
        places.set(name, place);
        names.push(name);
      }
      return place;
    },
  };
}

/** The points from left to right, those of one place made one. */
function inOrder(
  { x, y }: Points,
  aggregate: Plan["aggregate"],
): { x: number[]; y: number[]; isSummed: boolean } {
  const isOrdered = aggregate === "sum" &&
    x.every((at, i) => i === 0 || at > (x[i - 1] ?? NaN));
  if (isOrdered) return { x: [...x], y: [...y], isSummed: false };
  const places = new Map<number, Collected>();
  x.forEach((at, i) => {
    let own = places.get(at);
    if (own === undefined) {
      own = new Collected(aggregate);
      places.set(at, own);
    }
    own.add(y[i] ?? NaN);
  });
  const sorted = [...places].sort(([a], [b]) => a - b);
  return {
    x: sorted.map(([at]) => at),
    y: sorted.map(([, own]) => own.count === 0 ? NaN : own.result(aggregate)),
    isSummed: sorted.some(([, own]) => own.count > 1),
  };
}

/** Areas on one another need the same places: where one has nothing, it adds nothing. */
function inStep(points: readonly Points[]): Points[] {
  const places = [...placesOf(points.map(({ x }) => x))];
  return points.map(({ x, y }) => {
    // Both are in order, so that one look at each is enough.
    let next = 0;
    return {
      x: places,
      y: places.map((at) => {
        if (x[next] !== at) return 0;
        const value = y[next++] ?? NaN;
        return Number.isNaN(value) ? 0 : value;
      }),
    };
  });
}
