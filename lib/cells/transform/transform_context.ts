/** Settings of a `deno.json` that say how JSX and decorators are meant: its `compilerOptions`. */
export type CompilerOptions = Readonly<Record<string, unknown>>;

/** How a name was declared. */
export type DeclarationKind =
  | "var"
  | "function"
  | "let"
  | "const"
  | "class"
  | "using"
  | "import";

/**
 * How a name is held between cells.
 *
 * V8 keeps names of cells in two ways that do not mix: as properties of the
 * global object, and in a scope of scripts. A name stays where it was put first;
 * later declarations are rewritten to fit.
 */
export interface DeclaredName {
  /** How the cell declared it. */
  readonly kind: DeclarationKind;
  /** Where V8 holds it for good: with `var` or with `let`. */
  readonly slot: "var" | "let";
  /** Whether the cells may not give it another value without declaring it anew. */
  readonly constant: boolean;
  /** Whether its value is to be disposed of when it is declared anew, or at the end. */
  readonly disposable?: true;
  /** Imported without being used by the cell: it may be a type, or missing. */
  readonly unchecked?: true;
}

/** What the transform of a cell has to know of the cells before and around it. */
export interface TransformContext {
  /** Names that earlier cells declared; of a cell that failed while it ran, too. */
  readonly declared: ReadonlyMap<string, DeclaredName>;
  /** Address of the notebook's folder, ending in `/`: relative imports start there. */
  readonly baseUrl: string;
  /** `compilerOptions` of the nearest `deno.json`, for JSX and decorators. @default {{}} */
  readonly compilerOptions?: CompilerOptions;
  /**
   * Gives a local module's address a form that is not loaded yet, when the
   * module has changed.
   *
   * @default {(url) => url}
   */
  readonly freshness?: (url: string) => string;
  /** Whether a name exists in every program. @default {(name) => name in globalThis} */
  readonly isGlobal?: (name: string) => boolean;
  /** Ends the process that JSX and decorators need. */
  readonly signal?: AbortSignal;
}
