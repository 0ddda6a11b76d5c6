/** Rules that have a name. */
export type RuleName =
  | "times"
  | "dates"
  | "durations"
  | "ids"
  | "paths"
  | "addresses"
  | "colors";

/** What a named rule finds, and what it counts as. */
interface NamedRule {
  readonly regexp: RegExp;
  readonly replace: string;
}

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const WEEKDAY =
  "(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\\s+)?";
const CLOCK =
  "(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-6]\\d(?:[.,]\\d+)?)?(?:\\s?[AaPp]\\.?[Mm]\\b\\.?)?";
const ZONE = "(?:\\s?(?:Z|UTC|GMT)(?![A-Za-z]))?(?:\\s?[+-]\\d\\d:?\\d\\d)?";

const RULES: Readonly<Record<RuleName, NamedRule>> = {
  // With the time of day where it follows.
  dates: {
    regexp: new RegExp(
      "(?<![\\d.\\-/])(?:" +
        `\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?:[T ]${CLOCK}${ZONE})?` +
        "|\\d{4}/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])" +
        "|(?:0?[1-9]|[12]\\d|3[01])([./])(?:0?[1-9]|[12]\\d|3[01])\\1(?:\\d{4}|\\d{2})" +
        `|${WEEKDAY}${MONTH}\\s+${DAY},?\\s+\\d{4}` +
        `|${WEEKDAY}${DAY}\\s+${MONTH},?\\s+\\d{4}` +
        ")(?![\\d\\-/])",
      "gu",
    ),
    replace: "⟨date⟩",
  },
  times: {
    regexp: new RegExp(`(?<![\\d:.])${CLOCK}(?![\\d:])${ZONE}`, "gu"),
    replace: "⟨time⟩",
  },
  durations: {
    regexp:
      /(?<![\w.])(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)\s?(?:ns|nanoseconds?|[µμu]s|microseconds?|ms|msecs?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)(?![\p{L}\p{N}_])(?:\s?\d+(?:\.\d+)?\s?(?:ms|s|m|min)(?![\p{L}\p{N}_]))*/gu,
    replace: "⟨duration⟩",
  },
  ids: {
    regexp:
      /(?<![\p{L}\p{N}])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|0x[0-9a-f]+|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}|(?=[0-7][0-9A-HJKMNP-TV-Z]*[A-Z])[0-7][0-9A-HJKMNP-TV-Z]{25})(?![\p{L}\p{N}])/giu,
    replace: "⟨id⟩",
  },
  // Two parts at least: "and/or" is none, and neither is "</td>" or "//".
  paths: {
    regexp:
      /(?:file:\/\/[^\s"'`<>()]*|(?<![\p{L}\p{N}_.~:/<\\])~?(?:\/[\p{L}\p{N}_.@+~%-]+){2,}\/?|(?<![\p{L}\p{N}])[A-Za-z]:[\\/][^\s"'`<>()|*?]*)/gu,
    replace: "⟨path⟩",
  },
  addresses: {
    regexp:
      /(?:(?<![\p{L}\p{N}.-])(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0)|\[::1?\])(?::\d{1,5})?(?![\p{L}\p{N}])|(?<=\bport:?\s)\d{1,5}\b/giu,
    replace: "⟨address⟩",
  },
  colors: {
    regexp: new RegExp(`${String.fromCharCode(27)}\\[[0-9;:]*m`, "gu"),
    replace: "",
  },
};

/** The names, in the order in which the help tells them. */
export const RULE_NAMES: readonly RuleName[] = [
  "times",
  "dates",
  "durations",
  "ids",
  "paths",
  "addresses",
  "colors",
];

/** Whether a word is the name of a rule. */
export function isRuleName(word: string): word is RuleName {
  return Object.hasOwn(RULES, word);
}

/** What a named rule finds. */
export function namedRule(name: RuleName): NamedRule {
  return RULES[name];
}
