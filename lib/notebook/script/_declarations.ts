import type {
  CellStatement,
  CellStatements,
  CellVariables,
} from "../../cells/outline/mod.ts";
import type { TextEdits } from "./_text_edits.ts";

/** What is to become of the names of a cell. */
export interface NameRules {
  /** Whether another cell defines the name, too, so that its binding has to be a variable. */
  isShared(name: string): boolean;
  /** Whether the name is declared elsewhere, so that the cell only assigns. */
  isAssigned(name: string): boolean;
  /** Whether a `var` without a value leaves the one that the name has. */
  keepsValue(name: string): boolean;
  /** Whether the cell makes an enum or a namespace of the name. */
  isNamespace(name: string): boolean;
}

/** Text that goes to the beginning of a cell. */
export interface CellHead {
  /** Names to declare. */
  readonly declared: Set<string>;
  /** Functions, which are there before the cell runs. */
  readonly functions: string[];
}

/** Rewrites the declarations of a cell whose names other cells define, too. */
export function rewriteDeclarations(
  { statements, nestedVars, code, isCompiled }: CellStatements,
  edits: TextEdits,
  rules: NameRules,
): CellHead {
  const head: CellHead = { declared: new Set(), functions: [] };
  for (const statement of statements) {
    const { kind, variables, id } = statement;
    if (variables !== undefined) {
      rewriteVariables(variables, code, edits, rules, head);
      if (isCompiled) resetNamespaces(variables, rules, head);
    } else if (id !== undefined && rules.isAssigned(id.name)) {
      const isFunction = /^(?:export\s+(?:default\s+)?)?(?:async\s+)?function\b/
        .test(code.slice(statement.start));
      if (isFunction) moveFunction(statement, id, code, edits, head);
      else if (kind === "class" || kind === "export") {
        assignClass(statement, id, code, edits);
      }
    }
  }
  for (const one of nestedVars) {
    const names = one.declarators.flatMap(({ names }) => names);
    if (names.some(({ name }) => rules.isShared(name))) {
      assign(one, code, edits, rules, head);
    }
  }
  return head;
}

function rewriteVariables(
  variables: CellVariables,
  code: string,
  edits: TextEdits,
  rules: NameRules,
  head: CellHead,
): void {
  const names = variables.declarators.flatMap(({ names }) =>
    names.map(({ name }) => name)
  );
  const isEarly = variables.word === "var" && names.some(rules.isShared);
  if (isEarly || names.some(rules.isAssigned)) {
    return assign(variables, code, edits, rules, head);
  }
  if (variables.word === "let" || !names.some(rules.isShared)) return;
  edits.replace({ start: variables.start, end: variables.wordEnd }, "let");
}

/** Lets enums and namespaces begin anew, which a compiler makes variables of. */
function resetNamespaces(
  { word, declarators }: CellVariables,
  rules: NameRules,
  head: CellHead,
): void {
  for (const { names: [first] } of declarators) {
    if (word !== "var" || first === undefined) continue;
    if (rules.isNamespace(first.name) && rules.isAssigned(first.name)) {
      head.functions.push(`${first.name} = undefined;`);
    }
  }
}

/** Makes assignments of a declaration. */
function assign(
  { declarators, start, end, wordEnd, inFor, word }: CellVariables,
  code: string,
  edits: TextEdits,
  rules: NameRules,
  head: CellHead,
): void {
  for (const { names } of declarators) {
    for (const { name } of names) {
      if (!rules.isAssigned(name)) head.declared.add(name);
      else if (word === "var" && !rules.keepsValue(name)) {
        head.functions.push(`${name} = undefined;`);
      }
    }
  }
  if (inFor) {
    edits.replace({ start, end: skipSpace(code, wordEnd) }, "");
    return;
  }
  const parts = declarators.flatMap(({ start, names, pattern, init }) => {
    const value = init === undefined
      ? undefined
      : edits.apply(init.start, init.end);
    if (pattern) {
      const target = edits.apply(start, patternEnd(code, start));
      return [`;(${target} = ${value})`];
    }
    const [first] = names;
    if (first === undefined || (value === undefined && word === "var")) {
      return [];
    }
    return [`${first.name} = ${value ?? "undefined"}`];
  });
  const text = parts.join("; ").replaceAll("; ;(", "; (");
  const before = code.slice(0, start).trimEnd();
  const isSafe = before === "" || /[;{}]$/.test(before);
  edits.replace(
    { start, end: typeEnd(code, end) },
    `${isSafe ? text.replace(/^;/, "") : text};`,
  );
}

function skipSpace(code: string, at: number): number {
  let end = at;
  while (/\s/.test(code.charAt(end))) end++;
  return end;
}

/** Where the type ends that may stand behind a value: ` as T`, ` satisfies T`, `!`. */
function typeEnd(code: string, end: number): number {
  if (code.charAt(end - 1) === ";") return end;
  const start = /^(?:!|\s*(?:as|satisfies)\b)/.exec(code.slice(end));
  if (start === null) return end;
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=>|[^]/gy;
  token.lastIndex = end + start[0].length;
  for (let found = token.exec(code); found; found = token.exec(code)) {
    const [one] = found;
    if ("{[(<".includes(one)) depth++;
    else if ("}])>".includes(one) && --depth < 0) return found.index;
    else if (depth === 0 && (one === ";" || one === "\n")) return found.index;
  }
  return code.length;
}

/** Where the pattern that begins here ends: behind its bracket. */
function patternEnd(code: string, start: number): number {
  let depth = 0;
  const token =
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/.*|\/\*[^]*?\*\/|[^]/gy;
  token.lastIndex = start;
  for (let found = token.exec(code); found; found = token.exec(code)) {
    if ("{[(".includes(found[0])) depth++;
    else if ("}])".includes(found[0]) && --depth === 0) return token.lastIndex;
  }
  return code.length;
}

type Named = NonNullable<CellStatement["id"]>;

function moveFunction(
  { start, end }: CellStatement,
  id: Named,
  code: string,
  edits: TextEdits,
  head: CellHead,
): void {
  const words = code.slice(start, id.start)
    .replace(/^export\s+(?:default\s+)?/, "");
  // Without its name: inside, too, the name is the variable.
  head.functions.push(`${id.name} = ${words}${edits.apply(id.end, end)};`);
  edits.remove({ start, end });
}

function assignClass(
  { start, end }: CellStatement,
  id: Named,
  code: string,
  edits: TextEdits,
): void {
  const abstract = /\babstract\s+$/.exec(code.slice(0, start))?.[0].length ?? 0;
  edits.replace({ start: start - abstract, end: id.end }, `${id.name} = class`);
  edits.insert(end, ";");
}
