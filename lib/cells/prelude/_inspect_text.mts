const { inspect } = Deno;
const asText = String;

/** Longer texts within a value are cut while it is looked at. */
const LONGEST_TEXT = 2_000;

/** What may be there to be seen a level deeper: `[Object]`. */
const NESTED_REGEXP = /\[\w/;

/**
 * Shows a value as the console does, on one line where it fits. Never throws.
 *
 * @param value Any value.
 * @param longest How many characters to give at most.
 * @param options How deep to look.
 */
export function inspectText(
  value: unknown,
  longest: number,
  options: { readonly depth?: number } = {},
): string {
  try {
    // A long text is cut first: inspecting escapes it character by character.
    if (typeof value === "string" && value.length > longest) {
      return quoteStart(value, longest);
    }
    let text = "";
    for (let depth = 0; depth <= (options.depth ?? 2); depth++) {
      const deeper = inspect(value, {
        colors: false,
        compact: true,
        breakLength: longest > LONGEST_TEXT ? 80 : Infinity,
        depth,
        strAbbreviateSize: LONGEST_TEXT,
        iterableLimit: 100,
      });
      // Level by level, since a hundred in each of a hundred takes seconds.
      if (text !== "" && deeper.length > longest) break;
      text = deeper;
      if (text.length > longest || !NESTED_REGEXP.test(text)) break;
    }
    return shorten(text, longest);
  } catch {
    return `[${typeof value} that cannot be looked at]`;
  }
}

function quoteStart(text: string, longest: number): string {
  const start = asText(inspect(text.slice(0, longest), {
    strAbbreviateSize: Infinity,
  }));
  return `${start}… (${count(text.length - longest)} more characters)`;
}

/**
 * Cuts a text that is too long, and says so.
 *
 * @param text The text.
 * @param longest How many of its characters to keep.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${count(text.length - kept.length)} more characters)`;
}

/** `1234567` as `1,234,567`. */
function count(amount: number): string {
  return `${amount}`.replace(/\B(?=(\d{3})+$)/g, ",");
}
