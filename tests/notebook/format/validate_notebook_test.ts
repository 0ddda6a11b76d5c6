import { assertEquals } from "@std/assert";
import {
  editFields,
  newNotebook,
  parseNotebook,
  validateNotebook,
} from "../../../lib/notebook/format/mod.ts";

/** Which fields break the rules in a notebook with these cells. */
function wrongFields(
  cells: readonly unknown[],
  minor = 5,
  more: Record<string, unknown> = {},
): readonly string[] {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: minor,
    metadata: {},
    cells,
    ...more,
  });
  return validateNotebook(parseNotebook(text)).map(({ cell, field }) =>
    cell === undefined ? field : `${cell}:${field}`
  );
}

const RAW = { cell_type: "raw", id: "a", metadata: {}, source: "" };
const CODE = { ...RAW, cell_type: "code", outputs: [], execution_count: null };
const raw = (metadata: Record<string, unknown>, minor = 5) => {
  const { id, ...rest } = RAW;
  return wrongFields(
    [{ ...rest, ...(minor < 5 ? {} : { id }), metadata }],
    minor,
  );
};
const output = (fields: Record<string, unknown>) =>
  wrongFields([{ ...CODE, outputs: [fields] }]);

Deno.test("validateNotebook() finds nothing in a notebook that is right", () => {
  assertEquals(validateNotebook(newNotebook({ title: "a" })), []);
  assertEquals(wrongFields([RAW, { ...CODE, id: "b" }]), []);
});

Deno.test("validateNotebook() says what is missing although the reader filled it in", () => {
  const text = '{"nbformat":4,"cells":[{"cell_type":"code"}]}';
  const notebook = parseNotebook(text);
  assertEquals(
    validateNotebook(notebook).map(({ message }) => message),
    [
      'Notebook: found nothing as "metadata"; wanted a value',
      'Notebook: found nothing as "nbformat_minor"; wanted a value',
      'Cell 1: found nothing as "metadata"; wanted a value',
      'Cell 1: found nothing as "source"; wanted a value',
      'Cell 1: found nothing as "outputs"; wanted a value',
      'Cell 1: found nothing as "execution_count"; wanted a value',
    ],
  );
  const edited = editFields(notebook, {
    metadata: {},
    nbformat_minor: 0,
    cells: [],
  });
  assertEquals(validateNotebook(edited), []);
});

Deno.test("validateNotebook() holds ids against the rules, from 4.5 on", () => {
  const { id, ...without } = RAW;
  assertEquals(wrongFields([without]), ["1:id"]);
  assertEquals(wrongFields([without], 4), []);
  assertEquals(wrongFields([{ ...without, id }], 4), ["1:id"]);
  for (const wrong of ["", "a b", "é", "a".repeat(65), "a\n"]) {
    assertEquals(wrongFields([{ ...RAW, id: wrong }]), ["1:id"]);
  }
});

Deno.test("validateNotebook() finds fields that the schema does not have", () => {
  assertEquals(wrongFields([], 5, { worksheets: [] }), ["worksheets"]);
  assertEquals(wrongFields([{ ...RAW, outputs: [] }]), ["1:outputs"]);
  assertEquals(wrongFields([{ ...CODE, attachments: {} }]), ["1:attachments"]);
  assertEquals(
    output({ output_type: "stream", name: "stdout", text: "", metadata: {} }),
    ["1:outputs[0].metadata"],
  );
});

Deno.test("validateNotebook() holds metadata against what each version says of them", () => {
  assertEquals(raw({ tags: ["a", "a"] }), ["1:metadata.tags[1]"]);
  assertEquals(raw({ tags: ["a,b", ""] }), [
    "1:metadata.tags[0]",
    "1:metadata.tags[1]",
  ]);
  assertEquals(raw({ name: "" }), ["1:metadata.name"]);
  assertEquals(raw({ format: 1 }), ["1:metadata.format"]);
  assertEquals(raw({ jupyter: 1 }, 2), []);
  assertEquals(raw({ jupyter: 1 }, 3), ["1:metadata.jupyter"]);
  assertEquals(raw({ anything: { "__proto__": 1 } }), []);
  const code = { collapsed: 1, scrolled: "yes", execution: { a: 1 } };
  assertEquals(wrongFields([{ ...CODE, metadata: code }]), [
    "1:metadata.collapsed",
    "1:metadata.scrolled",
    "1:metadata.execution.a",
  ]);
  const metadata = {
    kernelspec: {},
    language_info: { name: "x", codemirror_mode: 1, mimetype: [] },
    orig_nbformat: 0,
    authors: {},
  };
  assertEquals(wrongFields([], 5, { metadata }), [
    "metadata.kernelspec.name",
    "metadata.kernelspec.display_name",
    "metadata.language_info.codemirror_mode",
    "metadata.language_info.mimetype",
    "metadata.orig_nbformat",
    "metadata.authors",
  ]);
  assertEquals(wrongFields([], 1, { metadata: { authors: {} } }), []);
});

Deno.test("validateNotebook() holds outputs against the rules", () => {
  const data = {
    "text/plain": 1,
    "application/json": 1,
    "application/x+json": null,
    "application/jsonx": {},
  };
  assertEquals(output({ output_type: "display_data", data, metadata: {} }), [
    '1:outputs[0].data["text/plain"]',
    '1:outputs[0].data["application/jsonx"]',
  ]);
  assertEquals(
    output({ output_type: "execute_result", data: {}, metadata: {} }),
    [
      "1:outputs[0].execution_count",
    ],
  );
  assertEquals(wrongFields([{ ...CODE, execution_count: -1 }]), [
    "1:execution_count",
  ]);
  assertEquals(wrongFields([{ ...CODE, execution_count: 1.5 }]), [
    "1:execution_count",
  ]);
  const attachments = {
    "a.png": { "image/png": ["a", "b"] },
    b: { c: 1 },
    d: 2,
  };
  assertEquals(wrongFields([{ ...RAW, attachments }]), [
    "1:attachments.b.c",
    "1:attachments.d",
  ]);
});
