import type { CellDiagnostic } from "./cell_diagnostic.ts";
import { quotedName, sayingKind } from "./_compiler_sayings.ts";
import type { JoinedCells } from "./join_cells.ts";
import type { OutlinedCell } from "./language_cell.ts";
import type { DocumentDiagnostic } from "./language_server.ts";
import { LineTable } from "./_line_table.ts";
import {
  findOutOfOrderUses,
  hasWord,
  type OutOfOrderUse,
} from "./out_of_order.ts";
import {
  isCellRule,
  isLineIgnored,
  isLintIgnored,
  isUnchecked,
} from "./_suppressions.ts";

/** Gathers what is said of joined cells, in the places of the cells. */
export class SayingReader {
  readonly #found: CellDiagnostic[] = [];
  readonly #unused = new Set<string>();
  readonly #outOfOrder: readonly OutOfOrderUse[];
  readonly #tables: readonly LineTable[];
  /** Lines as the compiler counts them, and as the linter does. */
  readonly #script: LineTable;
  readonly #feed: LineTable;

  constructor(
    readonly cells: readonly OutlinedCell[],
    readonly joined: JoinedCells,
  ) {
    this.#tables = cells.map(({ source }) => new LineTable(source, "editor"));
    this.#script = new LineTable(joined.code, "script");
    this.#feed = new LineTable(joined.code, "feed");
    this.#outOfOrder = findOutOfOrderUses(cells);
    for (const [cell, { outline: { error } }] of cells.entries()) {
      if (error === undefined) continue;
      const { line, column, endColumn = column + 1, message } = error;
      const table = new LineTable(cells[cell]?.source ?? "", "editor");
      const start = table.offset(line - 1, column);
      this.#add(
        cell,
        start,
        start + Math.max(1, endColumn - column),
        "syntax-error",
        message,
      );
    }
    for (const { cell, start, end, name, definedIn } of this.#outOfOrder) {
      this.#outOfOrderAt(cell, start, end, name, definedIn);
    }
  }

  /** Takes over what is said of the module, where it means a cell. */
  take({ source, code, severity, message, start, end }: DocumentDiagnostic) {
    const table = source === "deno-ts" ? this.#script : this.#feed;
    const from = table.offset(start.line, start.character);
    const to = Math.max(from, table.offset(end.line, end.character));
    const first = this.joined.origin(from);
    const index = first?.cell ?? -1;
    const cell = this.cells[index];
    if (first === undefined || cell === undefined) return;
    const last = this.joined.origin(to, true);
    // A statement without a semicolon ends in ours.
    const until = last?.cell === index
      ? last.offset
      : cell.source.trimEnd().length;
    const range = {
      index,
      cell,
      start: first.offset,
      end: Math.max(first.offset, until),
    };
    if (source === "deno-ts") this.#compiler(range, code, severity, message);
    else if (source === "deno-lint") this.#linter(range, code, message);
    else this.#imports(range, code, message);
  }

  finish(): CellDiagnostic[] {
    return this.#found.filter(({ code, cell, start }) =>
      // The same again, in other words.
      code !== "verbatim-module-syntax" ||
      !this.#unused.has(`${cell} ${start.line}`)
    ).sort((a, b) =>
      a.cell - b.cell || a.start.line - b.start.line ||
      a.start.column - b.start.column
    );
  }

  #compiler(at: Range, code: string, severity: number, message: string): void {
    if (isUnchecked(at.cell)) return;
    const kind = sayingKind(code);
    const name = quotedName(message);
    if (kind === "unused") return this.#unusedIn(at, name);
    if (severity !== 1 || kind === "place") return;
    if (name.startsWith(this.joined.prefix)) return;
    if (kind === "generic" && this.joined.redefined.has(name)) return;
    if (kind === "missing" && this.#isDefined(name)) return;
    if (kind === "twice" && this.#isTwiceOnlyByCells(at, name)) return;
    if (kind === "early" || kind === "unset") {
      if (this.joined.redefined.has(name)) return;
      const definedIn = this.#definedLater(at.index, name);
      if (definedIn !== undefined) {
        if (kind === "early") this.#early(at, name, definedIn);
        return;
      }
    }
    this.#add(at.index, at.start, at.end, `TS${code}`, message);
  }

  /** The first cell behind one that defines a name, if none up to it does. */
  #definedLater(cell: number, name: string): number | undefined {
    const index = this.cells.findIndex(({ outline }) =>
      outline.definitions.some((one) => one.name === name)
    );
    return index > cell ? index : undefined;
  }

  /** What the compiler knows to run at once, although it stands in a function. */
  #early({ index, cell, start, end }: Range, name: string, definedIn: number) {
    const isKnown = this.#outOfOrder.some((one) =>
      one.cell === index && one.start === start
    );
    const isUse = cell.outline.uses.some((one) => one.start === start);
    if (isKnown || !isUse) return;
    this.#outOfOrderAt(index, start, end, name, definedIn);
  }

  #outOfOrderAt(
    cell: number,
    start: number,
    end: number,
    name: string,
    definedIn: number,
  ): void {
    this.#add(
      cell,
      start,
      end,
      "out-of-order",
      `'${name}' is used before it is defined`,
      { definedIn },
    );
  }

  /** Whether some cell defines a name, or may: one that cannot be read and has the word. */
  #isDefined(name: string): boolean {
    return this.cells.some(({ source, outline }) =>
      outline.error === undefined
        ? outline.definitions.some((one) => one.name === name)
        : hasWord(source, name)
    );
  }

  #isTwiceOnlyByCells({ cell }: Range, name: string): boolean {
    const own = cell.outline.definitions.filter((one) =>
      one.name === name && !one.nested
    );
    return this.joined.redefined.has(name) && own.length < 2;
  }

  #unusedIn({ index, cell, start, end }: Range, name: string): void {
    const table = this.#tables[index];
    const { definitions } = cell.outline;
    const exact = definitions.filter((one) =>
      one.start === start && one.end === end
    );
    const inside = exact.length > 0
      ? exact
      : definitions.filter((one) =>
        one.start >= start && one.end <= end &&
        (one.name === name || !definitions.some((each) => each.name === name))
      );
    for (const one of inside) {
      const line = (table?.place(one.start).line ?? 0) + 1;
      this.#unused.add(
        `${index} ${(table?.place(one.statement).line ?? 0) + 1}`,
      );
      const isWanted = one.exported || one.name.startsWith("_") ||
        ["no-unused-vars", "unused-definition"].some((rule) =>
          isLineIgnored(cell, line, rule) || isLintIgnored(cell, rule)
        );
      // A function of an earlier cell may use it, out of the compiler's sight.
      const isUsedBefore = this.cells.slice(0, index).some(({ outline }) =>
        outline.uses.some(({ name }) => name === one.name)
      );
      if (isWanted || one.nested || isUsedBefore) continue;
      const verb = one.kind === "import" ? "imported" : "defined";
      this.#add(
        index,
        one.start,
        one.end,
        "unused-definition",
        `'${one.name}' is ${verb} and used nowhere`,
      );
    }
  }

  #linter(at: Range, code: string, message: string): void {
    if (!isCellRule(code) || isLintIgnored(at.cell, code)) return;
    // A name that joining made up.
    if (quotedName(message).startsWith(this.joined.prefix)) return;
    const named = at.cell.outline.definitions.find(({ start }) =>
      start === at.start
    );
    if (named !== undefined) {
      // The compiler says which definitions no cell uses.
      if (code === "no-unused-vars") return;
      const isAgain = this.joined.redefined.has(named.name);
      if (code === "no-redeclare" && isAgain) return;
      const isVariable = isAgain || this.joined.loosened.has(named.name) ||
        this.#isAssignedElsewhere(at.index, named.name);
      if (code === "prefer-const" && isVariable) return;
    }
    this.#add(at.index, at.start, at.end, code, message, { kind: "lint" });
  }

  #isAssignedElsewhere(cell: number, name: string): boolean {
    return this.cells.some(({ outline: { code, uses } }, index) =>
      index !== cell && uses.some((use) =>
        use.name === name &&
        (ASSIGNED_REGEXP.test(code.slice(use.end, use.end + 20)) ||
          /(?:\+\+|--)\s*$/.test(
            code.slice(Math.max(0, use.start - 20), use.start),
          ))
      )
    );
  }

  #imports(at: Range, code: string, message: string): void {
    if (code.startsWith("no-cache") || code.startsWith("not-installed")) {
      this.#add(
        at.index,
        at.start,
        at.end,
        "not-downloaded",
        `${message.replace(/\.?$/, "")}: its types are not known here`,
      );
      return;
    }
    const isWrong = /^(?:no-local|resolver-error|invalid-)/.test(code);
    this.#add(
      at.index,
      at.start,
      at.end,
      isWrong ? code : `deno-${code}`,
      message,
    );
  }

  #add(
    cell: number,
    start: number,
    end: number,
    code: string,
    message: string,
    more: Partial<Pick<CellDiagnostic, "kind" | "definedIn">> = {},
  ): void {
    const kind = code.startsWith("TS") ? "types" : "cells";
    const isMild = more.kind === "lint" || MILD.has(code);
    this.#found.push({
      cell,
      severity: isMild ? "warning" : "error",
      kind,
      code,
      message,
      start: this.#place(cell, start),
      end: this.#place(cell, end),
      ...more,
    });
  }

  #place(cell: number, offset: number): CellDiagnostic["start"] {
    const { line = 0, column = 0 } = this.#tables[cell]?.place(offset) ?? {};
    return { line: line + 1, column: column + 1 };
  }
}

/** What follows a name that is given a value. */
const ASSIGNED_REGEXP = /^\s*(?:=(?![=>])|\+\+|--|[-+*/%&|^?<>]{1,3}=(?!=))/;
const MILD = new Set(["unused-definition", "not-downloaded"]);

interface Range {
  readonly index: number;
  readonly cell: OutlinedCell;
  readonly start: number;
  readonly end: number;
}
