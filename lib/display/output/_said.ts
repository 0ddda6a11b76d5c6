import { oneLine, shorten } from "../text/measure.ts";
import { withoutSecrets } from "../text/secrets.ts";

/** What stands behind an address, where keys and signatures are. */
const QUERY_REGEXP = /(https?:\/\/[^\s"'?#]*)[?#](?:[^\s"']*[^\s"':,.;)])?/gi;

/** What an error says, on one line, without what looks like a secret. */
export function saidOf(error: unknown): string {
  const text = error instanceof Error
    ? error.message || error.name
    : typeof error === "string"
    ? error
    : "unknown reason";
  const said = oneLine(text.slice(0, 2_000)).replace(QUERY_REGEXP, "$1");
  return shorten(withoutSecrets(said), 300);
}
