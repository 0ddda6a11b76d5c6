import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { JUPYTER_DISPLAY, type View } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";
import { MARK } from "./text.ts";

/** A tag that came from the data: an attribute of that very value, or an element of that name. */
export const HOSTILE_TAG_REGEXP = new RegExp(
  `<[^<>]*\\s[\\w-]+=(?:"${MARK}"|'${MARK}')|</?${MARK}`,
);

/** Controls but for line ends, and what turns the direction of what follows. */
const UNSAFE_REGEXP = /(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Asserts that nothing of the data became markup, a control or an escape sequence. */
export function assertSafe(view: View): void {
  const html = view.toHtml();
  assertEquals(problemsOf(html), []);
  assertEquals(HOSTILE_TAG_REGEXP.exec(html)?.[0], undefined);
  // As a name of an attribute; in a text or a value it may well stand.
  const names = html.replaceAll(/="[^"]*"/g, "");
  assertEquals(names.match(new RegExp(`<[^<>]*\\s${MARK}`))?.[0], undefined);
  // A tab in code stays a tab: whoever renders it lays it out.
  assertEquals(UNSAFE_REGEXP.exec(html.replaceAll("\t", " "))?.[0], undefined);
  assertEquals(html.isWellFormed(), true);

  const plain = view.toString();
  assertEquals(UNSAFE_REGEXP.exec(plain)?.[0], undefined);
  assertEquals(plain.isWellFormed(), true);
  const colored = view.toText({ width: 40, isColored: true });
  assertEquals(UNSAFE_REGEXP.exec(stripAnsiCode(colored))?.[0], undefined);

  const markdown = view.toMarkdown();
  assertEquals(
    UNSAFE_REGEXP.exec(markdown.replaceAll("\t", " "))?.[0],
    undefined,
  );
  assertEquals(markdown.isWellFormed(), true);

  const bundle = view[JUPYTER_DISPLAY]();
  assertEquals(bundle["text/plain"], plain);
  // What a front end gets is what JSON can carry.
  assertEquals(JSON.parse(JSON.stringify(bundle)), bundle);
}
