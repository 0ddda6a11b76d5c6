/** A part of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name at its place. */
export interface NameAt extends Range {
  readonly name: string;
}

/** How a variable is declared. */
export type VariableKind = "var" | "let" | "const" | "using" | "await using";

/** One `x = 1` or `{ a, b } = c` of a declaration of variables. */
export interface Declarator extends Range {
  readonly names: readonly NameAt[];
  /** Whether a pattern takes the value apart. */
  readonly pattern: boolean;
  readonly init?: Range;
}

/** `const x = 1, y = 2`, without its semicolon. */
export interface VariableDeclaration extends Range {
  readonly type: "variable";
  readonly kind: VariableKind;
  readonly declarators: readonly Declarator[];
  /** Where the word `const` or the like ends. */
  readonly kindEnd: number;
  /** Whether it stands in the head of a `for`. */
  readonly inFor: boolean;
  /** Behind the semicolon, where there is one. */
  readonly fullEnd: number;
}

/** `function f() {}` or `class A {}`. */
export interface NamedDeclaration extends Range {
  readonly type: "function" | "class";
  /** Missing behind `export default` only. */
  readonly id?: NameAt;
  /** Whether a function uses its own name. */
  readonly recursive?: boolean;
}

/** One `a as b` of an import or export. */
export interface ModuleName extends Range {
  /** The name that the module knows, or the local one of an export. */
  readonly name: string;
  /** The name on this side, or the one that is exported. */
  readonly as: string;
}

/** What stands behind `from`. */
export interface ModuleSource extends Range {
  /** The text of `{ type: "json" }`. */
  readonly attributes?: Range;
}

/** `import a, { b } from "c"`. */
export interface ImportDeclaration extends Range {
  readonly type: "import";
  /** `defer` or `source`. */
  readonly phase?: string;
  readonly names: readonly ModuleName[];
  readonly namespace?: NameAt;
  readonly from: ModuleSource;
}

/** `export …`. */
export interface ExportDeclaration extends Range {
  readonly type: "export";
  /** Where the words `export` and `default` end. */
  readonly wordsEnd: number;
  /** A declaration, with or without `default`. */
  readonly declaration?: VariableDeclaration | NamedDeclaration;
  /** The expression of `export default`. */
  readonly expression?: Range;
  /** The names of `export { … }`; none for `export *`. */
  readonly names?: readonly ModuleName[];
  readonly from?: ModuleSource;
}

/** Anything else. */
export interface OtherStatement extends Range {
  readonly type: "other";
}

/** A statement at the top of a cell. */
export type Statement =
  | VariableDeclaration
  | NamedDeclaration
  | ImportDeclaration
  | ExportDeclaration
  | OtherStatement;

/** A place where a name is given a value. */
export interface AssignedName extends NameAt {
  /** The operator; `"{}"` for the short form of a property in a pattern. */
  readonly operator: string;
  /** Where the operator stands, if it is one. */
  readonly operatorAt?: Range;
  /** The whole expression. */
  readonly whole?: Range;
}

/** A name that is read or written and that no function or block of the cell declares. */
export interface FreeName extends NameAt {
  /** Whether it stands in a function, which may be called when later cells have run. */
  readonly deferred: boolean;
}

/** An `await`. */
export interface Await extends Range {
  /** Where what is awaited begins. */
  readonly operand: number;
}

/** What matters in a cell's JavaScript. */
export interface CellSyntax {
  readonly statements: readonly Statement[];
  /** `var` in blocks and loops, which belongs to the cell as a whole. */
  readonly nestedVars: readonly VariableDeclaration[];
  /** Names of the cell itself, or of cells before, that are given a value. */
  readonly assigned: readonly AssignedName[];
  /** First arguments of `import()`. */
  readonly dynamicImports: readonly Range[];
  /** Every `await` that is in no function. */
  readonly awaits: readonly Await[];
  /** The bodies of loops of `for await` that are in no function. */
  readonly awaitingBodies: readonly Range[];
  /** Places of `import.meta`. */
  readonly metas: readonly Range[];
  /** Whether a class has a field with `accessor`, which V8 does not know. */
  readonly accessors: boolean;
  /** Whether a `{ a = 1 }` was read that is no pattern, so that it can be a block only. */
  readonly isBlock: boolean;
  /** Every name that is read or written, with its first place. */
  readonly references: ReadonlyMap<string, number>;
  /** Names that belong to the cell itself, to other cells or to all programs, in their order. */
  freeNames(): readonly FreeName[];
}
