import { preview } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
import { ANSWER } from "./_answer.ts";

const CSV =
  "product,revenue,month,active\nWidget A,12500,2026-01-01,true\nWidget B,8300.5,2026-01-01,false\nGadget X,,2026-02-01,true\nshort\n";

// One red pixel.
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

function file(name: string, content: string | Uint8Array) {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  return preview({ name, bytes }, { maxLines: 12 });
}

export const examples: Examples = {
  preview_csv: () => file("sales.csv", CSV),
  preview_json: () => file("data.json", '{"a": [1, 2], "b": "<b>"}'),
  preview_jsonl: () => file("data.jsonl", '{"a":1}\nbad\n{"a":[2]}\n'),
  preview_markdown: () => file("report.md", ANSWER),
  preview_code: () =>
    file(
      "sum.py",
      "# adds\ndef add(a, b):\n\treturn a + b  # <b>\n\n" +
        "x = 1\n".repeat(20),
    ),
  preview_html: () =>
    file(
      "page.html",
      "<!doctype html><title>T</title><h1>Hi</h1><script>alert(1)</script><p>there",
    ),
  preview_notebook: () =>
    file(
      "nb.ipynb",
      JSON.stringify({
        nbformat: 4,
        metadata: { language_info: { name: "python" } },
        cells: [
          { cell_type: "markdown", source: "# Title" },
          {
            cell_type: "code",
            source: "print(1)",
            outputs: [{ output_type: "stream", name: "stdout", text: "1\n" }],
          },
        ],
      }),
    ),
  preview_image: () =>
    file(
      "dot.png",
      Uint8Array.from(atob(PNG), (c) => c.charCodeAt(0)),
    ),
  preview_binary: () =>
    file(
      "data.bin",
      Uint8Array.from({ length: 40 }, (_, i) => i),
    ),
};
