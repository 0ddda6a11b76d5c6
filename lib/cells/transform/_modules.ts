import { CELL_HELPERS_NAME as HELPERS } from "./helpers.ts";
import type { Piece } from "./_rewriter.ts";
import { stringValue } from "./_string_value.ts";
import type {
  ExportDeclaration,
  ImportDeclaration,
  ModuleName,
  ModuleSource,
  Range,
} from "./_syntax.ts";
import type { DeclaredName, TransformContext } from "./transform_context.ts";

const RELATIVE_REGEXP = /^(?:\.{0,2}\/|\.{1,2}$)/;

/** The address to import in place of a specifier: what is relative starts at the notebook. */
export function moduleAddress(
  specifier: string,
  { baseUrl, freshness = (url) => url }: TransformContext,
): string {
  const address = RELATIVE_REGEXP.test(specifier)
    ? new URL(specifier, baseUrl).href
    : specifier;
  return address.startsWith("file:") ? freshness(address) : address;
}

/** Writes the imports that stand for import and re-export declarations. */
export class ModuleHead {
  readonly pieces: Piece[] = [];

  constructor(
    readonly text: string,
    readonly names: ReadonlyMap<string, DeclaredName>,
    readonly context: TransformContext,
  ) {}

  /** Adds an import declaration. */
  addImport({ names, namespace, from, phase, start }: ImportDeclaration): void {
    const call = this.#call(from, phase);
    const at = from.start;
    if (namespace !== undefined) {
      const { name } = namespace;
      const slot = this.names.get(name)?.slot ?? "let";
      this.pieces.push({ text: `${slot} ${name} = ${call}; `, at });
    } else if (names.length === 0) {
      this.pieces.push({ text: empty(call), at });
    }
    for (const slot of ["let", "var"]) {
      const here = names.filter(({ as }) => this.names.get(as)?.slot === slot);
      if (here.length === 0) continue;
      const pattern = here.map(({ name, as }) =>
        `${JSON.stringify(name)}: ${as}`
      );
      const module = this.#checked(here, from, call);
      this.pieces.push({
        text: `${slot} { ${pattern.join(", ")} } = ${module}; `,
        at: here[0]?.start ?? start,
      });
    }
  }

  /** Adds `export … from`. */
  addExport({ names = [] }: ExportDeclaration, from: ModuleSource): void {
    const call = this.#call(from, undefined);
    const wanted = names.map(({ name, ...range }) => ({
      ...range,
      name,
      as: "",
    }));
    this.pieces.push({
      text: empty(this.#checked(wanted, from, call)),
      at: names[0]?.start ?? from.start,
    });
  }

  #call({ start, end, attributes }: ModuleSource, phase?: string): string {
    const address = moduleAddress(
      stringValue(this.text.slice(start, end)),
      this.context,
    );
    const options = attributes === undefined
      ? ""
      : `, { with: ${this.#line(attributes)} }`;
    const word = phase === undefined ? "import" : `import.${phase}`;
    return `await ${word}(${literal(address)}${options})`;
  }

  #line({ start, end }: Range): string {
    return this.text.slice(start, end).replace(/\s*[\r\n]\s*/g, " ");
  }

  /** The module, once it is known to export what the cell uses. */
  #checked(
    names: readonly ModuleName[],
    { start, end }: ModuleSource,
    call: string,
  ): string {
    if (names.length === 0) return call;
    const isUnchecked = ({ as }: ModuleName) =>
      this.names.get(as)?.unchecked === true;
    const wanted = names.filter((one) => !isUnchecked(one))
      .map(({ name }) => name);
    const others = names.filter(isUnchecked)
      .map(({ name, as }) => [name, as]);
    const specifier = literal(stringValue(this.text.slice(start, end)));
    const rest = others.length === 0 ? "" : `, ${JSON.stringify(others)}`;
    return `${HELPERS}.exports(${call}, ${specifier}, ${
      JSON.stringify(wanted)
    }${rest})`;
  }
}

/** A statement without a value of its own. */
export function empty(expression: string): string {
  return `{ const ${HELPERS}Value = ${expression}; } `;
}

/** A string literal in one line. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
