import { assertEquals } from "@std/assert";
import { unicodeWidth } from "@std/cli/unicode-width";
import { stripAnsiCode } from "@std/fmt/colors";
import { JUPYTER_DISPLAY } from "../../lib/display/mod.ts";
import { gallery } from "./gallery/mod.ts";
import { problemsOf } from "./_sanitizer.ts";

// Written anew by: UPDATE_GOLDEN=1 deno test -A tests/display/gallery_test.ts
const isUpdate = Deno.env.get("UPDATE_GOLDEN") === "1";
const folder = new URL("testdata/", import.meta.url);

async function checkGolden(name: string, text: string): Promise<void> {
  const path = new URL(name, folder);
  const content = `${text}\n`;
  if (isUpdate) {
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(path, content);
    return;
  }
  assertEquals(content, await Deno.readTextFile(path), name);
}

const examples = Object.values(gallery).flatMap((group) =>
  Object.entries(group)
);

for (const [name, make] of examples) {
  const view = await make();

  Deno.test(`the gallery's ${name} looks as it did`, async () => {
    await checkGolden(`${name}.html`, view.toHtml());
    await checkGolden(`${name}.md`, view.toMarkdown());
    await checkGolden(`${name}.txt`, view.toString());
    await checkGolden(
      `${name}.ansi`,
      view.toText({ width: 60, isColored: true }),
    );
  });

  Deno.test(`the gallery's ${name} survives JupyterLab's sanitiser`, () => {
    assertEquals(problemsOf(view.toHtml()), []);
  });

  Deno.test(`the gallery's ${name} fits every width`, () => {
    for (const width of [20, 33, 47, 60, 80, 132]) {
      for (const isColored of [false, true]) {
        const text = view.toText({ width, isColored });
        for (const line of text.split("\n")) {
          const size = columnsOf(stripAnsiCode(line));
          assertEquals(size <= width, true, `${size} > ${width}: ${line}`);
        }
      }
    }
  });

  Deno.test(`the gallery's ${name} has the same text with and without styles`, () => {
    assertEquals(
      stripAnsiCode(view.toText({ width: 70, isColored: true })),
      view.toText({ width: 70 }),
    );
  });

  Deno.test(`the gallery's ${name} gives a bundle of strings with plain text`, () => {
    const bundle = view[JUPYTER_DISPLAY]();
    assertEquals(bundle["text/plain"], view.toString());
    assertEquals("application/json" in bundle, false);
    for (const value of Object.values(bundle)) {
      assertEquals(typeof value, "string");
    }
  });
}

/** Joined pictures count as one, as terminals draw them. */
function columnsOf(line: string): number {
  const segments = new Intl.Segmenter().segment(line);
  return [...segments].reduce(
    (sum, { segment }) => sum + Math.min(2, unicodeWidth(segment)),
    0,
  );
}
