import { assert, assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { renderError } from "../../../lib/cells/errors/mod.ts";
import { CellChild } from "../prelude/_cell_child.ts";
import { error, ERRORS, inCell, SOURCES } from "./_thrown.ts";

// Written anew by: UPDATE_GOLDEN=1 deno test -A tests/cells/errors/render_test.ts
const isUpdate = Deno.env.get("UPDATE_GOLDEN") === "1";

/** All examples as one text, in which nothing invisible is left. */
function gallery(show: (text: string) => string): string {
  return Object.entries(ERRORS).map(([name, thrown]) =>
    `──── ${name}\n${show(renderError(thrown, SOURCES).traceback.join("\n"))}\n`
  ).join("\n");
}

async function assertGolden(name: string, text: string): Promise<void> {
  const file = new URL(`./testdata/${name}`, import.meta.url);
  if (isUpdate) await Deno.writeTextFile(file, text);
  assertEquals(text, await Deno.readTextFile(file));
}

Deno.test("renderError() shows errors of every kind", async () => {
  await assertGolden("tracebacks.txt", gallery(stripAnsiCode));
});

Deno.test("renderError() colours name, places, marks and what is less important", async () => {
  await assertGolden(
    "tracebacks.ansi",
    gallery((text) => text.replaceAll("\x1b", "␛")),
  );
});

Deno.test("renderError() gives name, message and what was thrown", () => {
  const thrown = error("TypeError", "no", [inCell(2, 1, 1)]);
  const shown = renderError(thrown, SOURCES);
  assertEquals([shown.name, shown.message], ["TypeError", "no"]);
  assertEquals(shown.thrown, thrown);
  const value = renderError({ kind: "value", text: "5" }, SOURCES);
  assertEquals([value.name, value.message], ["Uncaught", "5"]);
});

Deno.test("renderError() closes every colour in the line that opens it", () => {
  for (const thrown of Object.values(ERRORS)) {
    for (
      const line of renderError(thrown, SOURCES).traceback.join("\n").split(
        "\n",
      )
    ) {
      // deno-lint-ignore no-control-regex -- colours are control characters
      const codes = [...line.matchAll(/\x1b\[(\d+)m/g)].map(([, code]) => code);
      const last = codes.at(-1);
      assert(
        last === undefined || ["0", "22", "39"].includes(last),
        JSON.stringify(line),
      );
    }
  }
});

Deno.test("renderError() puts the mark under the place, of errors of a real process", async () => {
  await using child = await CellChild.start();
  const cells: string[] = [];
  const sources = {
    ...SOURCES,
    cell: (number: number) => ({
      label: `cell [${number}]`,
      source: cells[number - 1] ?? "",
      originalPosition: (line: number, column: number) => ({ line, column }),
    }),
  };
  for (
    const [code, under] of [
      ["const a = {};\n\ta.b.c;", "c"],
      ['const wide = "漢字"; wide.x.y', "y"],
      ["function t() {\n  throw new Error('t');\n}\nt()", "new Error"],
      ["await Promise.reject(new Error('r'))", "new Error"],
      [`${";".repeat(5_000)}undefined_name`, "undefined_name"],
    ] as const
  ) {
    cells.push(code);
    const { thrown } = await child.run(code);
    assert(thrown !== undefined);
    const lines = stripAnsiCode(
      renderError(thrown, sources).traceback.join("\n"),
    ).split("\n");
    const at = lines.findIndex((line) => /│ +\^$/.test(line));
    const marked = lines[at - 1] ?? "";
    // Each of these characters takes two columns.
    const columns = marked.replace(/[漢字]/g, "$&\0");
    const column = lines[at]?.indexOf("^") ?? -1;
    assertEquals(columns.slice(column, column + under.length), under, code);
  }
});
