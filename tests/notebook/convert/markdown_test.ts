import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  notebookFromMarkdown,
  notebookToMarkdown,
} from "../../../lib/notebook/convert/mod.ts";
import {
  joinLines,
  newCell,
  newNotebook,
} from "../../../lib/notebook/format/mod.ts";
import { Generator } from "./_generated.ts";
import { rounds } from "../../_rounds.ts";

Deno.test("notebookFromMarkdown() gives back any notebook that notebookToMarkdown() wrote", () => {
  for (let seed = 0; seed < rounds(4000); seed++) {
    const notebook = new Generator(seed).notebook();
    const text = notebookToMarkdown(notebook);
    assert(text.isWellFormed(), `seed ${seed}`);
    assertEquals(notebookFromMarkdown(text), notebook, `seed ${seed}\n${text}`);
    const windows = text.replaceAll("\n", "\r\n");
    assertEquals(notebookFromMarkdown(windows), notebook, `seed ${seed}`);
    const shown = notebookToMarkdown(notebook, {
      outputs: true,
      writeImage: ({ name }) => `x/${name}`,
    });
    assertEquals(
      notebookFromMarkdown(shown),
      notebook,
      `seed ${seed}\n${shown}`,
    );
  }
});

/** Types and sources of the cells of a text. */
function told(text: string): string[] {
  return notebookFromMarkdown(text).cells.map(({ cell_type, source }) =>
    `${cell_type}: ${joinLines(source)}`
  );
}

Deno.test("notebookFromMarkdown() takes code between fences for cells, whatever the fences are", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["", []],
    ["\n\n", []],
    ["text", ["markdown: text"]],
    ["```ts\na\n```", ["code: a"]],
    ["```TypeScript\na\n```\n", ["code: a"]],
    ["~~~js\na\n```\n~~~~\n", ["code: a\n```"]],
    ["````ts\n```ts\na\n```\n````\n", ["code: ```ts\na\n```"]],
    ["````md\n```ts\na\n```\n````\n", [
      "markdown: ````md\n```ts\na\n```\n````",
    ]],
    ["```ts\na\n", ["code: a"]],
    ["```ts\na\n\n\n", ["code: a\n\n"]],
    ["```ts\n```\n", ["code: "]],
    ["```\na\n```\n", ["markdown: ```\na\n```"]],
    ["```json\na\n```\n", ["markdown: ```json\na\n```"]],
    ["```tsa\na\n```\n", ["markdown: ```tsa\na\n```"]],
    ["```ts `x`\ntext", ["markdown: ```ts `x`\ntext"]],
    ["  ```ts\n  a\n    b\n c\n  ```\n", ["code: a\n  b\nc"]],
    ["    ```ts\n    a\n    ```\n", ["markdown:     ```ts\n    a\n    ```"]],
    [
      "- item\n\n  ```ts\n  a\n  ```\n\ntext\n",
      ["markdown: - item\n\n  ```ts\n  a\n  ```\n\ntext"],
    ],
    [
      "1. item\n   ```ts\n   a\nout\n\n```ts\nb\n```\n",
      ["markdown: 1. item\n   ```ts\n   a\nout", "code: b"],
    ],
    ["- item\n```ts\na\n```\n", ["markdown: - item", "code: a"]],
    ["> ```ts\n> a\n> ```\n", ["markdown: > ```ts\n> a\n> ```"]],
    [
      "<!--\n```ts\na\n```\n-->\n```ts\nb\n```\n",
      ["markdown: <!--\n```ts\na\n```\n-->", "code: b"],
    ],
    [
      "<pre>\n\n```ts\na\n```\n</pre>\n",
      ["markdown: <pre>\n\n```ts\na\n```\n</pre>"],
    ],
    [
      "<details>\n```ts\na\n```\n\n```ts\nb\n```\n",
      ["markdown: <details>\n```ts\na\n```", "code: b"],
    ],
    [
      "---\ntitle: x\n---\n\ntext\n",
      ["raw: ---\ntitle: x\n---", "markdown: text"],
    ],
    ["---\nno head\n---\n\ntext", ["markdown: ---\nno head\n---\n\ntext"]],
    ["a\r\n\r\n```ts\r\nb\r\n```\r\n", ["markdown: a", "code: b"]],
    ["<!-- cell phone -->\ntext", ["markdown: <!-- cell phone -->\ntext"]],
    ["<!-- begin cell -->\ntext", ["markdown: <!-- begin cell -->\ntext"]],
    [
      "one\n\n<!-- cell markdown -->\ntwo\n<!-- cell -->\n\nthree",
      ["markdown: one", "markdown: two", "markdown: three"],
    ],
  ];
  for (const [text, cells] of cases) {
    assertEquals(told(text), cells, JSON.stringify(text));
  }
});

Deno.test("notebookFromMarkdown() keeps what stands behind the language", () => {
  const text =
    '```ts tags=["parameters"]\na\n```\n\n```js {.numbers}\nb\n```\n\n```ts{1,3}\nc\n```\n';
  const notebook = notebookFromMarkdown(text);
  assertEquals(notebook.cells.map(({ metadata }) => metadata), [
    { tags: ["parameters"] },
    { fence_info: "js {.numbers}" },
    { fence_info: "ts{1,3}" },
  ]);
  const again = notebookToMarkdown(notebook);
  assertStringIncludes(again, "```js {.numbers}\nb\n```\n\n```ts{1,3}\nc\n```");
  assertEquals(notebookFromMarkdown(again), notebook);
});

Deno.test("notebookToMarkdown() leaves Markdown that is a notebook by itself as it is", () => {
  for (
    const text of [
      "# A\n\ntext\n\n```ts\na\n```\n\nmore\n\n- x\n  ```ts\n  y\n  ```\n",
      "---\ntitle: x\n---\n\n````ts\n```\n````\n\n```sh\nls\n```\n",
    ]
  ) assertEquals(notebookToMarkdown(notebookFromMarkdown(text)), text);
});

Deno.test("notebookToMarkdown() shows outputs that do not come back as cells", () => {
  const output = (data: Record<string, string>) => ({
    output_type: "display_data" as const,
    data,
    metadata: {},
  });
  const notebook = newNotebook({
    cells: [{
      cell_type: "code",
      id: "a",
      metadata: {},
      execution_count: 1,
      source: "run()",
      outputs: [
        {
          output_type: "stream",
          name: "stdout",
          text: "\x1b[31mred\x1b[0m\n10%\r20%\n```\n<!-- end outputs -->\n",
        },
        output({ "image/png": "AAAA", "text/plain": "a [picture]\nmore" }),
        output({ "text/markdown": "**bold**", "text/plain": "bold" }),
        output({ "text/markdown": "```ts\nopen", "text/plain": "bold" }),
        output({ "text/html": "<b>x</b>", "text/plain": "x" }),
        {
          output_type: "error",
          ename: "E",
          evalue: "m",
          traceback: ["\x1b[1mE: m\x1b[0m", "  at x"],
        },
      ],
    }],
  });
  const names: string[] = [];
  const text = notebookToMarkdown(notebook, {
    outputs: true,
    writeImage: ({ name, type, bytes }) => {
      names.push(`${name} ${type} ${bytes.length}`);
      return `x_files/${name}`;
    },
  });
  assertEquals(names, ["cell-1-2.png image/png 3"]);
  assertStringIncludes(
    text,
    "````text\nred\n20%\n```\n<!-- end outputs -->\n````",
  );
  assertStringIncludes(text, "![a \\[picture\\]](x_files/cell-1-2.png)");
  assertStringIncludes(text, "\n\n**bold**\n\n");
  assertStringIncludes(text, "````markdown\n```ts\nopen\n````");
  assertStringIncludes(text, "```text\nE: m\n  at x\n```");
  assertStringIncludes(
    notebookToMarkdown(notebook, { outputs: true }),
    "(data:image/png;base64,AAAA)",
  );
  const back = notebookFromMarkdown(text);
  assertEquals(back, notebookFromMarkdown(notebookToMarkdown(notebook)));
  assertEquals(back.cells.length, 1);
});

Deno.test("notebookToMarkdown() names another language, and reads its cells again", () => {
  const text =
    '```python\nprint(1)\n```\n\n```ts\nprose\n```\n\n<!-- notebook metadata={"kernelspec": {"language": "python"}} -->\n';
  assertEquals(told(text), [
    "code: print(1)",
    "markdown: ```ts\nprose\n```",
  ]);
  assertEquals(notebookToMarkdown(notebookFromMarkdown(text)), text);
});

Deno.test("notebookToMarkdown() shows attached pictures from files, and has them back", () => {
  const attached = (source: string) =>
    newNotebook({
      cells: [{
        ...newCell("markdown", source, { id: "a" }),
        attachments: {
          "a b.png": { "image/png": "AAAA" },
          "c.svg": { "image/svg+xml": "<svg/>" },
          "unused.png": { "image/png": "AAAA" },
        },
      }],
    });
  const names: string[] = [];
  const writeImage = ({ name }: { readonly name: string }) => {
    names.push(name);
    return `x_files/${name}`;
  };
  const notebook = attached(
    "![](attachment:a%20b.png) ![$&](attachment:c.svg)",
  );
  const text = notebookToMarkdown(notebook, { writeImage });
  assertEquals(names, ["attachment-1-1.png", "attachment-1-2.svg"]);
  assertStringIncludes(
    text,
    "-->\n![](x_files/attachment-1-1.png) ![$&](x_files/attachment-1-2.svg)",
  );
  assertEquals(notebookFromMarkdown(text), notebook);
  // A text that has such an address itself stays as it is.
  const odd = attached("![](attachment:c.svg) x_files/attachment-1-2.svg");
  const same = notebookToMarkdown(odd, { writeImage });
  assertStringIncludes(same, "\n![](attachment:c.svg) x_files");
  assertEquals(notebookFromMarkdown(same), odd);
});

Deno.test("notebookFromMarkdown() reads hostile texts in time that grows with them", () => {
  const many = 20_000;
  for (
    const text of [
      "<!-- begin cell -->\n",
      "<!-- outputs -->\n",
      "<!-- cell a=[",
      "```ts\n",
      "~~~\n````\n",
      "<pre>\n",
      "- a\n  ```ts\n",
      "a=[ ",
    ]
  ) {
    assert(notebookFromMarkdown(text.repeat(many)).nbformat === 4, text);
    assert(notebookFromMarkdown(`<!-- cell ${text.repeat(many)} -->`));
  }
});

Deno.test("notebookFromMarkdown() finds links to pictures in prose that stands in a comment", () => {
  // The seed of a notebook whose prose has the mark of a region's end beside such a link.
  const notebook = new Generator(4157).notebook();
  const shown = notebookToMarkdown(notebook, {
    outputs: true,
    writeImage: ({ name }) => `x/${name}`,
  });
  assertStringIncludes(shown, "links={");
  assertEquals(notebookFromMarkdown(shown), notebook);
});
