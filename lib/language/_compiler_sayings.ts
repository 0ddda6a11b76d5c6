/** "Cannot find name": what another cell defines is not missing, and whether it comes too late is told elsewhere. */
const MISSING = new Set(["2304", "2503", "2552", "2663", "18004"]);
/** "Used before its declaration", and what follows from it: no value, or `any`. */
const EARLY = new Set(["2448", "2449", "2450"]);
const UNSET = new Set(["2454", "7022", "7023"]);
/** "Declared twice": cells may. */
const TWICE = new Set(
  "2300 2323 2397 2403 2440 2451 2481 2484 2492 2528 2717".split(" "),
);
/** What stands in a block only because of how cells are joined, `import = require()`, and `export *`. */
const PLACES = new Set(
  "1147 1184 1202 1232 1234 1235 2308 2498".split(" "),
);
/** "Is declared but never used", for one name and for all of a declaration. */
const UNUSED = new Set(["6133", "6192", "6196", "6198", "6199"]);

/** What a saying of the compiler means where cells are joined. */
export type SayingKind =
  | "missing"
  | "early"
  | "unset"
  | "twice"
  | "place"
  | "unused"
  | "generic"
  | "other";

/** Which of these a code of TypeScript is. */
export function sayingKind(code: string): SayingKind {
  if (MISSING.has(code)) return "missing";
  if (EARLY.has(code)) return "early";
  if (UNSET.has(code)) return "unset";
  // "Is not generic": the other name of an import is not.
  if (code === "2315") return "generic";
  if (TWICE.has(code)) return "twice";
  if (PLACES.has(code)) return "place";
  if (UNUSED.has(code)) return "unused";
  return "other";
}

/** The first name that a message quotes. */
export function quotedName(message: string): string {
  return /['`]([^'`]+)['`]/.exec(message)?.[1] ?? "";
}
