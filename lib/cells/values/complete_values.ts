import type { Completion, CompletionMatch } from "../options.ts";
import type { DevtoolsCalls } from "./devtools_calls.ts";
import { choose } from "./_choose.ts";
import { type CompletionPlace, completionPlace } from "./_completion_place.ts";
import { declaredNames } from "./_declared_names.ts";
import { type Candidate, membersOf, variablesOf } from "./_members.ts";
import { completePath } from "./_paths.ts";
import { partAround, readTokens, type Tokens } from "./_tokens.ts";
import { ValueReader } from "./_value_reader.ts";
import {
  EXPRESSION_WORDS,
  isIdentifier,
  OPERATOR_WORDS,
  STATEMENT_WORDS,
} from "./_words.ts";

/** At most so many matches. */
const MAX_MATCHES = 1_000;

/** How values are completed. */
export interface CompleteValuesOptions {
  /**
   * Where relative paths in strings start.
   * @default {Deno.cwd()}
   */
  readonly folder?: string;
  /**
   * How long the process is waited for. Afterwards what is known without it is
   * told: words of the language and names of the cell itself.
   * @default {1_000}
   */
  readonly timeoutMs?: number;
}

/**
 * Finds what may stand at a place of a cell, from the values that are there
 * now: variables and members, keys in `a["`, paths of files in
 * `import("./` and `Deno.readTextFile("`, words of the language.
 *
 * Nothing is called and nothing changes: behind `f(x).` nothing is known, and a
 * getter is looked through only where V8 is sure that it does no harm. It is
 * answered while a cell runs, too.
 *
 * @param session The process of the cells.
 * @param code The cell as it stands, finished or not.
 * @param cursor The place, in UTF-16 units.
 * @param options Where paths start, and for how long to look.
 * @returns The matches and the range that each of them replaces; none in comments and strings.
 *
 * @example Members of a variable
 * ```ts
 * import { CellEngine } from "@cenote/cenote/cells";
 * import { assertEquals } from "@std/assert";
 *
 * await using engine = CellEngine.start({ onEvent: () => {} });
 * await engine.run("const point = { x: 1, y: 2 };").outcome;
 * const { matches, start, end } = await engine.complete("point.", 6);
 * assertEquals([start, end], [6, 6]);
 * assertEquals(matches.slice(0, 2).map(({ text }) => text), ["x", "y"]);
 * ```
 */
export async function completeValues(
  session: DevtoolsCalls,
  code: string,
  cursor: number,
  options: CompleteValuesOptions = {},
): Promise<Completion> {
  const place = Math.max(0, Math.min(cursor, code.length));
  const { text, from } = partAround(code, place);
  const { matches, start, end } = await complete(
    session,
    text,
    place - from,
    options,
  );
  return { matches, start: start + from, end: end + from };
}

async function complete(
  session: DevtoolsCalls,
  code: string,
  end: number,
  options: CompleteValuesOptions,
): Promise<Completion> {
  const { folder = ".", timeoutMs = 1_000 } = options;
  const tokens = readTokens(code);
  const place = completionPlace(tokens, end);
  if (place.type === "nothing") return { matches: [], start: end, end };
  const { start } = place;
  if (place.type === "path") {
    const { path, isModule } = place;
    const matches = await completePath(path, folder, isModule, MAX_MATCHES);
    return { matches, start, end };
  }
  if (place.type === "fixed") {
    const kind = "property";
    const all = place.names.map((name) => ({ name, kind, distance: 0 }));
    const matches = choose(all, place.prefix, MAX_MATCHES).map(matchOf);
    return { matches, start, end };
  }
  using reader = new ValueReader(session, timeoutMs);
  if (place.type === "member") return await members(reader, place, end);
  if (place.type === "key") {
    const matches = await keys(reader, place.object, place.prefix, place.quote);
    return withClosed(matches, code, start, end, place.quote);
  }
  return { matches: await names(reader, tokens, place), start, end };
}

async function members(
  reader: ValueReader,
  place: CompletionPlace & { type: "member" },
  end: number,
): Promise<Completion> {
  const { object, prefix, dot } = place;
  const candidates = await membersOf(reader, object, prefix);
  const chosen = choose(candidates, prefix, MAX_MATCHES);
  const isDotted = chosen.every(({ name }) => isIdentifier(name));
  if (isDotted || dot === undefined) {
    const matches = chosen.map((each) => ({
      ...matchOf(each),
      text: access(each.name),
    }));
    return { matches, start: place.start, end };
  }
  // A bracket takes the dot's place, so each match replaces the dot as well.
  const matches = chosen.map(({ name, kind }) => ({
    text: isIdentifier(name) ? `.${name}` : access(name),
    kind,
  }));
  return { matches, start: dot, end };
}

function access(name: string): string {
  return isIdentifier(name) ? name : `[${quoted(name, '"')}]`;
}

/** Own keys in quotes. */
async function keys(
  reader: ValueReader,
  expression: string,
  prefix: string,
  quote: string,
): Promise<CompletionMatch[]> {
  const own = (await membersOf(reader, expression, prefix))
    .filter(({ isOwnKey }) => isOwnKey);
  return choose(own, prefix, MAX_MATCHES).map(({ name, kind }) => ({
    text: quoted(name, quote),
    kind,
  }));
}

/** Closes the bracket behind a key, or takes the marks that an editor has closed by itself. */
function withClosed(
  matches: readonly CompletionMatch[],
  code: string,
  start: number,
  cursor: number,
  quote: string,
): Completion {
  const isQuoted = code.charAt(cursor) === quote;
  const end = isQuoted ? cursor + 1 : cursor;
  const isClosed = /^\s*\]/.test(code.slice(end));
  return {
    matches: isClosed
      ? matches
      : matches.map(({ text, kind }) => ({ text: `${text}]`, kind })),
    start,
    end,
  };
}

function quoted(name: string, quote: string): string {
  const json = JSON.stringify(name);
  return quote === '"'
    ? json
    : `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

async function names(
  reader: ValueReader,
  tokens: Tokens,
  place: CompletionPlace & { type: "name" },
): Promise<CompletionMatch[]> {
  const { prefix, object, words } = place;
  const found = new Map<string, Candidate>();
  const add = (candidates: Iterable<Candidate>) => {
    for (const each of candidates) {
      if (!found.has(each.name)) found.set(each.name, each);
    }
  };
  const [keyed, lexical, globals] = await Promise.all([
    object !== undefined && prefix === "" ? keys(reader, object, "", '"') : [],
    variablesOf(reader, prefix),
    membersOf(reader, "globalThis", prefix),
  ]);
  add(lexical);
  if (words !== "operator") add(declaredNames(tokens));
  add(globals.filter(({ name }) => isIdentifier(name)).map(asGlobal));
  add(keywords(words));
  const rest = MAX_MATCHES - keyed.length;
  return [...keyed, ...choose(found.values(), prefix, rest).map(matchOf)];
}

function asGlobal(candidate: Candidate): Candidate {
  const { name, distance } = candidate;
  // What is made when it is first read; most of these are classes.
  const unread = /^[A-Z][a-z]/.test(name) ? "class" : "instance";
  const kind = candidate.kind === "property" ? unread : candidate.kind;
  return { name, kind, distance: distance + 1 };
}

function keywords(words: "statement" | "expression" | "operator"): Candidate[] {
  const list = words === "statement"
    ? STATEMENT_WORDS
    : words === "expression"
    ? EXPRESSION_WORDS
    : OPERATOR_WORDS;
  return list.map((name) => ({ name, kind: "keyword", distance: 3 }));
}

function matchOf({ name, kind }: Candidate): CompletionMatch {
  return { text: name, kind };
}
