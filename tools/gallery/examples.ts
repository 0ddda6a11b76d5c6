/**
 * The gallery's examples with all that there is to see of each.
 *
 * @module
 */
import { JUPYTER_DISPLAY, type View } from "../../lib/display/mod.ts";
import { gallery } from "../../tests/display/gallery/mod.ts";
import { readExamples } from "./source.ts";

const FOLDER = new URL("../../tests/display/gallery/", import.meta.url);
const TERMINAL_WIDTH = 80;

/** One example. */
export interface Example {
  /** Its name, and that of its golden files. */
  readonly name: string;
  /** What it shows, in a sentence; `""` where its source says nothing. */
  readonly about: string;
  /** The code that makes it. */
  readonly code: string;
  /** The declarations that the code needs; `""` when there are none. */
  readonly data: string;
  /** What a notebook gets, by media type. */
  readonly bundle: Readonly<Record<string, string | object>>;
  readonly html: string;
  readonly markdown: string;
  /** What a terminal shows, with its escape sequences. */
  readonly terminal: string;
}

/** The examples of one kind of view. */
export interface ExampleGroup {
  readonly name: string;
  /** What the group is about; `""` where its file says nothing. */
  readonly about: string;
  readonly examples: readonly Example[];
}

/**
 * Makes every example.
 *
 * @param step Called with each name before it is made.
 * @returns The groups that have any, in the order of the gallery.
 * @throws {Error} when the source of an example cannot be read.
 */
export async function allExamples(
  step: (name: string) => void = () => {},
): Promise<readonly ExampleGroup[]> {
  const groups: ExampleGroup[] = [];
  for (const [name, examples] of Object.entries(gallery)) {
    const entries = Object.entries(examples);
    if (entries.length === 0) continue;
    const file = await readExamples(
      `${name}.ts`,
      (one) => Deno.readTextFile(new URL(one, FOLDER)),
    );
    const made: Example[] = [];
    for (const [key, make] of entries) {
      step(key);
      const source = file.examples.get(key);
      if (source === undefined) {
        throw new Error(
          `Cannot show the code of "${key}": ${name}.ts has no property of that name in 'examples'`,
        );
      }
      made.push({ name: key, ...source, ...formsOf(await make()) });
    }
    groups.push({ name, about: file.about, examples: made });
  }
  return groups;
}

function formsOf(
  view: View,
): Pick<Example, "bundle" | "html" | "markdown" | "terminal"> {
  return {
    bundle: view[JUPYTER_DISPLAY](),
    html: view.toHtml(),
    markdown: view.toMarkdown(),
    terminal: view.toText({ width: TERMINAL_WIDTH, isColored: true }),
  };
}
