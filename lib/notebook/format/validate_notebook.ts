import type { NotebookDocument } from "./document.ts";
import {
  isAnyJson,
  notebookRule,
  type ObjectRule,
  type Rule,
} from "./_rules.ts";
import { filledIn } from "./_shape.ts";
import { describeValue, isRecord } from "./_values.ts";

/** A rule of nbformat that a notebook breaks. */
export interface NotebookProblem {
  /** The cell, from 1; undefined for the notebook as a whole. */
  readonly cell: number | undefined;
  /** The cell's id, if it has one. */
  readonly id: string | undefined;
  /** The field, within the cell where there is one: `"metadata.tags[0]"`. */
  readonly field: string;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly wanted: string;
  /** All of it in a sentence. */
  readonly message: string;
}

/**
 * Holds a notebook against the rules of nbformat's published schema for its own
 * version, 4.0 to 4.5, and against the one that ids must be unique.
 *
 * @param notebook The notebook.
 * @returns Every rule that it breaks; none for a notebook that is right.
 *
 * @example Find a wrong tag
 * ```ts
 * import { newCell, newNotebook, validateNotebook } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const cell = newCell("code", "1", { id: "one", metadata: { tags: ["a,b"] } });
 * const problems = validateNotebook(newNotebook({ cells: [cell] }));
 * assertEquals(problems.map(({ message }) => message), [
 *   'Cell 1 (one): found "a,b" as "metadata.tags[0]"; wanted a string without commas, not empty',
 * ]);
 * ```
 */
export function validateNotebook(
  notebook: NotebookDocument,
): readonly NotebookProblem[] {
  const check = new Check();
  check.check(notebookRule(notebook.nbformat_minor), notebook, "");
  if (notebook.nbformat_minor >= 5) check.ids(notebook);
  return check.problems;
}

/** A walk over a notebook. */
class Check {
  readonly problems: NotebookProblem[] = [];
  #cell: number | undefined;
  #id: string | undefined;

  check(rule: Rule, value: unknown, field: string): void {
    switch (rule.type) {
      case "value":
        if (!rule.test(value)) {
          this.#add(field, describeValue(value), rule.wanted);
        }
        break;
      case "object":
        if (isRecord(value)) this.#fields(rule, value, field);
        else this.#add(field, describeValue(value), "an object");
        break;
      case "array":
        if (!Array.isArray(value)) {
          this.#add(field, describeValue(value), "an array");
        } else {
          this.#elements(rule.items, value, field);
          if (rule.isUnique) this.#unique(value, field);
        }
        break;
      case "choice": {
        if (!isRecord(value)) {
          this.#add(field, describeValue(value), "an object");
          break;
        }
        const kind = value[rule.field];
        const chosen =
          typeof kind === "string" && Object.hasOwn(rule.kinds, kind)
            ? rule.kinds[kind]
            : undefined;
        if (chosen !== undefined) this.check(chosen, value, field);
        else {
          const names = Object.keys(rule.kinds).map((name) => `"${name}"`);
          this.#add(
            join(field, rule.field),
            describeValue(kind),
            names.join(", ").replace(/, (?=[^,]*$)/, " or "),
          );
        }
      }
    }
  }

  ids({ cells }: NotebookDocument): void {
    const seen = new Map<string, number>();
    cells.forEach(({ id }, index) => {
      if (id === undefined) return;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index + 1);
      else {
        this.#enter(index, id);
        this.#add("id", `the id of cell ${first}`, "an id of its own");
      }
    });
    this.#leave();
  }

  #fields(
    rule: ObjectRule,
    value: Record<string, unknown>,
    field: string,
  ): void {
    const absent = filledIn(value);
    const has = (name: string) =>
      value[name] !== undefined && Object.hasOwn(value, name) &&
      !absent.includes(name);
    for (const name of rule.required) {
      if (!has(name)) this.#add(join(field, name), "nothing", "a value");
    }
    for (const name of Object.keys(value)) {
      if (!has(name)) continue;
      const known = Object.hasOwn(rule.fields, name)
        ? rule.fields[name]
        : rule.others;
      if (known === undefined) {
        this.#add(
          join(field, name),
          describeValue(value[name]),
          "no such field",
        );
      } else if (!isAnyJson(rule, name)) {
        this.check(known, value[name], join(field, name));
      }
    }
  }

  #elements(rule: Rule, values: readonly unknown[], field: string): void {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (field === "cells") {
        this.#enter(index, isRecord(value) ? value.id : undefined);
        this.check(rule, value, "");
      } else this.check(rule, value, `${field}[${index}]`);
    }
    if (field === "cells") this.#leave();
  }

  #unique(values: readonly unknown[], field: string): void {
    const seen = new Set<unknown>();
    values.forEach((value, index) => {
      if (seen.has(value)) {
        this.#add(
          `${field}[${index}]`,
          `${describeValue(value)} again`,
          "each only once",
        );
      }
      seen.add(value);
    });
  }

  #enter(index: number, id: unknown): void {
    this.#cell = index + 1;
    this.#id = typeof id === "string" ? id : undefined;
  }

  #leave(): void {
    this.#cell = undefined;
    this.#id = undefined;
  }

  #add(field: string, found: string, wanted: string): void {
    const id = this.#id === undefined ? "" : ` (${this.#id})`;
    const where = this.#cell === undefined
      ? "Notebook"
      : `Cell ${this.#cell}${id}`;
    const as = field === "" ? "" : ` as "${field}"`;
    this.problems.push({
      cell: this.#cell,
      id: this.#id,
      field,
      found,
      wanted,
      message: `${where}: found ${found}${as}; wanted ${wanted}`,
    });
  }
}

/** A field of a field; the `cells` of a notebook are named by their numbers. */
function join(field: string, name: string): string {
  if (field === "") return name;
  return /^\w+$/.test(name)
    ? `${field}.${name}`
    : `${field}[${JSON.stringify(name)}]`;
}
