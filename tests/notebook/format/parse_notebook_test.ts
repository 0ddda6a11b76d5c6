import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  newCell,
  newNotebook,
  NotebookError,
  parseNotebook,
  stringifyNotebook,
} from "../../../lib/notebook/format/mod.ts";

function refusal(text: string): NotebookError {
  return assertThrows(() => parseNotebook(text), NotebookError);
}

/** A notebook with one cell of code with these fields. */
function withCell(fields: Record<string, unknown>, minor = 5): string {
  const cell = { cell_type: "code", source: "", ...fields };
  return JSON.stringify({ nbformat: 4, nbformat_minor: minor, cells: [cell] });
}

const withOutput = (output: unknown) => withCell({ outputs: [output] });

Deno.test("parseNotebook() says what is wrong with text that is not JSON, and where", () => {
  const wanted: Readonly<Record<string, string>> = {
    "": "found an empty file",
    "\ufeff \n": "found an empty file",
    "<html>": 'found "<" at line 1, column 1; wanted JSON',
    '{"cells": [1,]}': 'found "]" at line 1, column 14; wanted a value',
    '{"a":1,}': 'found "}" at line 1, column 8; wanted a key in double quotes',
    '{"a" 1}': 'found "1" at line 1, column 6; wanted ":"',
    "{'a': 1}": 'found "\'" at line 1, column 2; wanted a key in double quotes',
    '{"a":\n 1 "b"}': 'found "\\"" at line 2, column 4; wanted "," or "}"',
    '{"a": [NaN]}':
      "found NaN, which JSON does not have, at line 1, column 8; wanted a value",
    '{"a": -Infinity}':
      "found -Infinity, which JSON does not have, at line 1, column 7; wanted a value",
    '{"a": None}': 'found "None" at line 1, column 7; wanted a value',
    '{"a": 01}': 'found "1" at line 1, column 8; wanted "," or "}"',
    '{"a": "x\ny"}':
      "found a line break within a string at line 1, column 9; wanted the end of a string",
    '{"a": "\\x"}':
      'found "\\\\" at line 1, column 8; wanted an escape, such as "\\n" or "\\u0041"',
    "{}\n{}": 'found "{" at line 2, column 1; wanted the end of the text',
    '{\n<<<<<<< HEAD\n"a": 1}':
      "found the mark of a merge conflict at line 2, column 1; wanted a key in double quotes",
    '\ufeff{"a": x}': 'found "x" at line 1, column 7; wanted a value',
  };
  for (const [text, message] of Object.entries(wanted)) {
    assertEquals(refusal(text).message, `Cannot read notebook: ${message}`);
  }
  const { line, column, cell, field } = refusal('{\n "a": ?\n}');
  assertEquals([line, column, cell, field], [2, 7, undefined, undefined]);
});

Deno.test("parseNotebook() says of a notebook that was cut anywhere that it was", () => {
  const cells = [
    newCell("code", 'print("\\é")\n', { metadata: { a: -1.5e7, b: true } }),
  ];
  const whole = stringifyNotebook(newNotebook({ cells })).trimEnd();
  for (let end = 1; end < whole.length; end++) {
    const { message } = refusal(whole.slice(0, end));
    assert(message.endsWith("it looks cut off"), message);
  }
});

Deno.test("parseNotebook() refuses JSON that is no notebook of nbformat 4.0 to 4.5", () => {
  const wanted = "wanted a notebook of nbformat 4.0 to 4.5";
  const found: Readonly<Record<string, string>> = {
    "[]": `found an empty array; ${wanted}`,
    "7": `found 7; ${wanted}`,
    "null": `found null; ${wanted}`,
    "{}": `found an object with neither "nbformat" nor "cells"; ${wanted}`,
    '{"cells": []}': 'found no "nbformat"; wanted 4',
    '{"nbformat": "4", "cells": []}': 'found "4" as "nbformat"; wanted 4',
    '{"nbformat": 3}':
      `found nbformat 3; ${wanted}; 'cenote convert --to ipynb' upgrades it`,
    '{"nbformat": 2}':
      `found nbformat 2; ${wanted}; Jupyter's nbformat reads it`,
    '{"nbformat": 4, "nbformat_minor": 6}':
      `found nbformat 4.6, which is newer than this program; ${wanted}`,
    '{"nbformat": 5, "nbformat_minor": 0}':
      `found nbformat 5.0, which is newer than this program; ${wanted}`,
    '{"nbformat": 4, "nbformat_minor": -1}':
      'found -1 as "nbformat_minor"; wanted 0 to 5',
    '{"nbformat": 4, "nbformat_minor": null}':
      'found null as "nbformat_minor"; wanted 0 to 5',
    '{"nbformat": 4}': 'found no "cells"; wanted an array of cells',
    '{"nbformat": 4, "cells": {}}':
      'found an object as "cells"; wanted an array of cells',
    '{"nbformat": 4, "cells": [], "metadata": []}':
      'found an empty array as "metadata"; wanted an object',
  };
  for (const [text, message] of Object.entries(found)) {
    assertEquals(refusal(text).message, `Cannot read notebook: ${message}`);
  }
});

Deno.test("parseNotebook() names the cell and the field of a wrong type", () => {
  const wrong: readonly (readonly [string, string])[] = [
    [withCell({ cell_type: "heading" }), "cell_type"],
    [withCell({ cell_type: undefined }), "cell_type"],
    [withCell({ source: 5 }), "source"],
    [withCell({ source: ["a", null] }), "source"],
    [withCell({ id: 7 }), "id"],
    [withCell({ metadata: null }), "metadata"],
    [withCell({ metadata: { tags: "a" } }), "metadata.tags"],
    [withCell({ execution_count: "*" }), "execution_count"],
    [withCell({ outputs: {} }), "outputs"],
    [withCell({ cell_type: "raw", attachments: [] }), "attachments"],
    [withOutput(null), "outputs[0]"],
    [withOutput({ output_type: "pyout" }), "outputs[0].output_type"],
    [withOutput({ output_type: "stream" }), "outputs[0].text"],
    [withOutput({ output_type: "display_data" }), "outputs[0].data"],
    [withOutput({ output_type: "error", ename: "E" }), "outputs[0].evalue"],
    [
      withOutput({
        output_type: "error",
        ename: "",
        evalue: "",
        traceback: "",
      }),
      "outputs[0].traceback",
    ],
    [
      withOutput({ output_type: "execute_result", data: {}, metadata: 1 }),
      "outputs[0].metadata",
    ],
  ];
  for (const [text, field] of wrong) {
    const error = refusal(text);
    assertEquals([error.cell, error.field], [1, field], error.message);
  }
  assertEquals(
    refusal('{"nbformat":4,"cells":[],"metadata":{"kernelspec":{"name":1}}}')
      .field,
    "metadata.kernelspec.name",
  );
  assertEquals(
    refusal(withCell({ source: 5 })).message,
    'Cannot read notebook: found 5 as "source" of cell 1; wanted a string or an array of strings',
  );
});

Deno.test("parseNotebook() refuses an id that stands twice, where ids count", () => {
  const text = (minor: number) =>
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: minor,
      cells: ["a", "b", "a"].map((id) => ({ cell_type: "raw", id })),
    });
  const error = refusal(text(5));
  assertEquals([error.cell, error.field], [3, "id"]);
  assertEquals(parseNotebook(text(4)).cells.length, 3);
});

Deno.test("parseNotebook() takes names of Object's own for names like any others", () => {
  const text =
    '{"nbformat":4,"cells":[],"metadata":{"__proto__":{"title":1},"constructor":2}}';
  const { metadata } = parseNotebook(text);
  assertEquals(Object.keys(metadata), ["__proto__", "constructor"]);
  assertEquals(metadata.title, undefined);
});

Deno.test("parseNotebook() takes bytes, and names what they came from", () => {
  const text = `\ufeff${stringifyNotebook(newNotebook())}`;
  const bytes = new TextEncoder().encode(text);
  assertEquals(stringifyNotebook(parseNotebook(bytes)), text);
  assertThrows(
    () => parseNotebook(Uint8Array.of(0x7b, 0xff), "standard input"),
    NotebookError,
    "Cannot read standard input: found bytes that are not UTF-8 at offset 1; wanted UTF-8",
  );
});
