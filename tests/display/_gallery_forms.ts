/**
 * Every form of every example of the gallery. Run as a program it writes them
 * to the standard output, so that a test can make them in another environment.
 */
import type { View } from "../../lib/display/mod.ts";
import { gallery } from "./gallery/mod.ts";

/** The forms that golden files are kept of, by the ending of the file. */
export const FORMS: Readonly<Record<string, (view: View) => string>> = {
  html: (view) => view.toHtml(),
  md: (view) => view.toMarkdown(),
  txt: (view) => view.toString(),
  ansi: (view) => view.toText({ width: 60, isColored: true }),
};

/** Every example, by name and by the view that it shows. */
export const EXAMPLES = Object.entries(gallery).flatMap(([group, examples]) =>
  Object.entries(examples).map(([name, make]) => ({ group, name, make }))
);

/** The forms of a view, each by the name of its golden file. */
export function formsOf(name: string, view: View): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FORMS).map(([ending, form]) => [
      `${name}.${ending}`,
      form(view),
    ]),
  );
}

/** The forms of all examples, each by the name of its golden file. */
export async function allForms(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { name, make } of EXAMPLES) {
    Object.assign(all, formsOf(name, await make()));
  }
  return all;
}

if (import.meta.main) {
  const text = JSON.stringify(await allForms());
  await new Blob([text]).stream().pipeTo(Deno.stdout.writable);
}
