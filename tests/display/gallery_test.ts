import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { unicodeWidth } from "@std/cli/unicode-width";
import { stripAnsiCode } from "@std/fmt/colors";
import { fromFileUrl } from "@std/path";
import * as display from "../../lib/display/mod.ts";
import { JUPYTER_DISPLAY, type View } from "../../lib/display/mod.ts";
import { allExamples } from "../../tools/gallery/examples.ts";
import { allForms, EXAMPLES, FORMS, formsOf } from "./_gallery_forms.ts";
import { problemsOf } from "./_sanitizer.ts";
import { withoutFills } from "./_without_fills.ts";

// Written anew by: UPDATE_GOLDEN=1 deno test -A tests/display/gallery_test.ts
const isUpdate = Deno.env.get("UPDATE_GOLDEN") === "1";
const folder = new URL("testdata/", import.meta.url);
const FORMS_PROGRAM = fromFileUrl(
  new URL("_gallery_forms.ts", import.meta.url),
);

/** Exported functions that make no view, and why an example would show nothing. */
const NO_EXAMPLE: Readonly<Record<string, string>> = {
  html: "gives markup, not a view",
  raw: "gives markup to `html`",
};

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

for (const { name, make } of EXAMPLES) {
  let made: Promise<View> | undefined;
  // Made in the first test that wants it, so that one that throws fails by its own name.
  const theView = (): Promise<View> => made ??= Promise.resolve().then(make);

  Deno.test(`the gallery's ${name} looks as it did`, async () => {
    for (
      const [file, text] of Object.entries(formsOf(name, await theView()))
    ) await checkGolden(file, text);
  });

  Deno.test(`the gallery's ${name} survives JupyterLab's sanitiser`, async () => {
    assertEquals(problemsOf((await theView()).toHtml()), []);
  });

  Deno.test(`the gallery's ${name} fits every width`, async () => {
    const view = await theView();
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

  Deno.test(`the gallery's ${name} has the same text with and without styles`, async () => {
    const view = await theView();
    assertEquals(
      withoutFills(stripAnsiCode(view.toText({ width: 70, isColored: true }))),
      withoutFills(view.toText({ width: 70 })),
    );
  });

  Deno.test(`the gallery's ${name} gives a bundle with plain text that no front end gets wrong`, async () => {
    const view = await theView();
    const bundle = view[JUPYTER_DISPLAY]();
    assertEquals(bundle["text/plain"], view.toString());
    assertNotEquals(bundle["text/plain"], "");
    assertEquals("application/vnd.dataresource+json" in bundle, false);
    for (const [type, value] of Object.entries(bundle)) {
      // What is JSON must be an object at its top, and hides HTML that stands beside it.
      const isJson = /[/+](?:json|vnd\.)/.test(type);
      assertEquals(typeof value, isJson ? "object" : "string", type);
      assert(!isJson || !("text/html" in bundle), `${type} beside text/html`);
    }
  });
}

Deno.test("the gallery has a name of its own for every example", () => {
  const names = EXAMPLES.map(({ name }) => name);
  assertEquals(names.filter((name, i) => names.indexOf(name) !== i), []);
  assertEquals(
    names.filter((name) => !/^[a-z\d]+(_[a-z\d]+)*$/.test(name)),
    [],
  );
});

Deno.test("the gallery has no golden file whose example is gone", async () => {
  const wanted = new Set(
    EXAMPLES.flatMap(({ name }) =>
      Object.keys(FORMS).map((ending) => `${name}.${ending}`)
    ),
  );
  const strays: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    // Folders hold what other tests read.
    if (!entry.isFile || wanted.has(entry.name)) continue;
    if (isUpdate) await Deno.remove(new URL(entry.name, folder));
    else strays.push(entry.name);
  }
  assertEquals(strays.toSorted(), []);
});

Deno.test("the gallery comes out the same each time it is made", async () => {
  assertSame(await allForms(), await allForms());
});

Deno.test("the gallery comes out the same in every time zone and language", async () => {
  const here = await allForms();
  const environments = [
    { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
    { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
  ];
  for (const env of environments) {
    const { success, stdout, stderr } = await new Deno.Command(
      Deno.execPath(),
      { args: ["run", "-A", "--quiet", FORMS_PROGRAM], env },
    ).output();
    assert(success, new TextDecoder().decode(stderr));
    assertSame(JSON.parse(new TextDecoder().decode(stdout)), here);
  }
});

Deno.test("the gallery has an example of everything that display exports", async () => {
  const code = (await allExamples()).flatMap(({ examples }) =>
    examples.map((one) => `${one.data}\n${one.code}`)
  ).join("\n");
  const functions = Object.entries(display).filter(([, value]) =>
    typeof value === "function" && !/^class\b/.test(String(value))
  ).map(([name]) => name);
  assert(functions.length > 10, functions.join());
  const isUsed = (name: string): boolean =>
    new RegExp(`(?<![\\w$.])${name}(?:\\(|\`|<[A-Z])`).test(code);
  const without = functions.filter((name) => !isUsed(name));
  assertEquals(without.filter((name) => !(name in NO_EXAMPLE)), []);
  // An excuse for what is gone, or has an example by now, is no excuse.
  assertEquals(
    Object.keys(NO_EXAMPLE).filter((name) => !without.includes(name)),
    [],
  );
});

/** Compares form by form, so that a failure names the one and not all. */
function assertSame(
  some: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): void {
  assertEquals(Object.keys(some), Object.keys(others));
  for (const [name, text] of Object.entries(some)) {
    assertEquals(text, others[name], name);
  }
}

/** Joined pictures count as one, as terminals draw them. */
function columnsOf(line: string): number {
  const segments = new Intl.Segmenter().segment(line);
  return [...segments].reduce(
    (sum, { segment }) => sum + Math.min(2, unicodeWidth(segment)),
    0,
  );
}
