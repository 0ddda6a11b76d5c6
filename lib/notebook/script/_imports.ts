import type { CellImport, CellOutline } from "../../cells/outline/mod.ts";
import type { NameRules } from "./_declarations.ts";
import {
  quoted,
  type ScriptPlace,
  scriptSpecifier,
} from "./_module_address.ts";
import type { TextEdits } from "./_text_edits.ts";

/** Takes the imports out of cells, to stand at the beginning of the script. */
export class ScriptImports {
  readonly #texts = new Set<string>();
  /** What is imported so far, by its local name. */
  readonly #known = new Map<string, string>();

  /** @param place Where the modules are. */
  constructor(readonly place: ScriptPlace) {}

  /** The imports as text. */
  get text(): string {
    return [...this.#texts].join("\n");
  }

  /**
   * Takes the imports out of a cell.
   *
   * @returns What the cell has to begin with instead.
   */
  take(
    { code, imports }: CellOutline,
    edits: TextEdits,
    rules: NameRules,
  ): readonly string[] {
    const head: string[] = [];
    for (const one of imports) {
      const { names, exports } = one;
      if (exports) {
        if (!/^export\s+type\b/.test(code.slice(one.start))) {
          this.#texts.add(`import ${this.#from(code, one)};`);
        }
        edits.remove(one);
        continue;
      }
      if (names.some(({ as, type }) => !type && rules.isShared(as))) {
        head.push(this.#assigned(code, one, rules));
        edits.remove(one);
        continue;
      }
      if (!this.#isKnown(one)) {
        const clause = code.slice(one.start, one.from.start);
        this.#texts.add(`${clause}${this.#from(code, one)};`);
      }
      edits.remove(one);
    }
    return head;
  }

  /** Whether all that an import brings is there already. */
  #isKnown({ specifier, names }: CellImport): boolean {
    let isKnown = names.length > 0;
    for (const { name, as } of names) {
      const key = JSON.stringify([specifier, name]);
      if (this.#known.get(as) !== key) isKnown = false;
      this.#known.set(as, key);
    }
    return isKnown;
  }

  /** The module's name, with attributes, as the script has to write it. */
  #from(code: string, { specifier, from }: CellImport): string {
    const written = code.slice(from.start, from.end);
    const quote = /^(["'])(?:[^"'\\]|\\.)*\1/.exec(written)?.[0];
    const changed = scriptSpecifier(specifier, this.place);
    if (quote === undefined || changed === specifier) return written;
    return quoted(changed, written) + written.slice(quote.length);
  }

  /** An import as what runs where it stands, since its names get other values later or before. */
  #assigned(code: string, one: CellImport, rules: NameRules): string {
    const [, specifier = "", , attributes] =
      /^((["'])(?:[^"'\\]|\\.)*\2)(?:\s*(?:with|assert)\s*([^]*))?$/.exec(
        this.#from(code, one),
      ) ?? [];
    const call = attributes === undefined
      ? `await import(${specifier})`
      : `await import(${specifier}, { with: ${attributes} })`;
    const values = one.names.filter(({ type }) => !type);
    const target = (names: typeof values) =>
      `{ ${
        names.map(({ name, as }) => name === as ? as : `${name}: ${as}`)
          .join(", ")
      } }`;
    const parts: string[] = [];
    for (const { as } of values.filter(({ name }) => name === "*")) {
      parts.push(`${rules.isAssigned(as) ? "" : "let "}${as} = ${call};`);
    }
    const named = values.filter(({ name }) => name !== "*");
    const declared = named.filter(({ as }) => !rules.isAssigned(as));
    const assigned = named.filter(({ as }) => rules.isAssigned(as));
    if (declared.length > 0) parts.push(`let ${target(declared)} = ${call};`);
    if (assigned.length > 0) parts.push(`(${target(assigned)} = ${call});`);
    return parts.join(" ");
  }
}
