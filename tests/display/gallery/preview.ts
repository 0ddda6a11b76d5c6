import { preview, type PreviewOptions } from "../../../lib/display/mod.ts";
import { ANSWER } from "./_answer.ts";
import type { Examples } from "./_example.ts";
import {
  joined,
  latin,
  mp4,
  notebook,
  pdf,
  png,
  utf8,
  wav,
  zip,
} from "./_files.ts";

function file(
  name: string,
  content: string | Uint8Array,
  options: PreviewOptions = {},
) {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return preview({ name, bytes }, options);
}

const SALES = [
  "product,revenue,share,month,active,note",
  "Widget A,12500,38.1%,2026-01-01,true,",
  "Widget B,8300.5,25.3%,2026-01-01,false,",
  "Gadget X,,NA,2026-02-01,true,new",
  "Widget A,9200,28.0%,2026-03-01,true,",
  "short",
  "",
].join("\n");

const ROWS = "day;visitors;country\n" + Array.from(
  { length: 400 },
  (_, i) =>
    `2026-${String(1 + i % 12).padStart(2, "0")}-${
      String(1 + i % 28).padStart(2, "0")
    };${(i * 7_919) % 10_007};${["日本", "Österreich", "Brasil"][i % 3]}`,
).join("\n");

const PROGRAM = `/**
 * Adds up what was sold,
 * month by month.
 */
export interface Sale {
  readonly product: string;
  readonly revenue: number; // in dollars
}

export function total(sales: readonly Sale[], label = "all"): string {
  const sum = sales.reduce((sum, { revenue }) => sum + revenue, 0);
  return \`\${label}: <b>\${sum.toFixed(2)}</b>\`;
}
`;

const LOG = [
  "2026-08-01 12:00:00,123 INFO  server started on port 8080",
  "2026-08-01 12:00:01,004 DEBUG connection opened by 10.0.0.7",
  "2026-08-01 12:00:05,881 WARNING disk is 91% full",
  "2026-08-01 12:00:09,010 ERROR cannot write: no space left on device",
  "Traceback (most recent call last):",
  '  File "server.py", line 12, in write',
  "2026-08-01 12:00:11,500 INFO  stopped",
].join("\n");

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><rect x="10" y="30" width="40" height="40" fill="#3f7fd9"/><rect x="70" y="10" width="40" height="60" fill="#2c9657"/><rect x="130" y="45" width="40" height="25" fill="#b7791f"/><rect x="190" y="20" width="40" height="50" fill="#a855c9"/></svg>';

export const examples: Examples = {
  preview_csv: () =>
    file("sales.csv", SALES, { caption: "What the agent wrote" }),
  preview_csv_part: () =>
    file("visits.csv", ROWS, { maxBytes: 4_000, limit: 5 }),
  preview_tsv: () => file("data.txt", "a\tb\tc\n1\tx\t\n2\ty\t\n"),
  preview_json: () =>
    file(
      "data.json",
      '{"name": "demo", "sizes": [1, 2.5, null], "nested": {"on": true, "text": "<b> & </b>"}, "list": [{"id": 1}, {"id": 2}]}',
    ),
  preview_json_bad: () => file("data.json", '{\n  "a": 1,\n  "b": [1, 2,\n}\n'),
  preview_jsonl: () =>
    file("data.jsonl", '{"a":1,"b":"x"}\nbad\n{"a":[2],"b":"y"}\n'),
  preview_yaml: () =>
    file(
      "config.yaml",
      "# how it runs\nserver:\n  port: 8080\n  hosts: [a.example, b.example]\nretry: 3\nquiet: false\n",
    ),
  preview_yaml_bad: () => file("config.yaml", "a: [1, 2\nb: }\n"),
  preview_markdown: () =>
    file("report.md", `---\ntitle: Report\ndate: 2026-08-01\n---\n${ANSWER}`),
  preview_code: () => file("total.ts", PROGRAM, { maxLines: 11 }),
  preview_log: () => file("server.log", LOG),
  preview_html: () =>
    file(
      "page.html",
      "<!doctype html><title>Prices</title><h1>Prices</h1><script>alert(1)</script><p>Tea is <b>3.50</b>.<ul><li>hot<li>green</ul>",
    ),
  preview_notebook: () => file("analysis.ipynb", notebook()),
  preview_image: () => file("wave.png", png(240, 90)),
  preview_image_cut: () => file("wave.jpg", png(240, 90).slice(0, 400)),
  preview_image_large: () => file("wave.png", png(240, 90), { maxBytes: 500 }),
  preview_svg: () =>
    file("bars.svg", DRAWING, { alt: "Four bars, the second the highest" }),
  preview_pdf: () => file("report.pdf", pdf()),
  preview_pdf_encrypted: () =>
    file(
      "secret.pdf",
      "%PDF-1.6\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R /Encrypt 2 0 R >>\n%%EOF\n",
    ),
  preview_zip: () =>
    file(
      "results.zip",
      zip({
        "report.md": "# Report\n",
        "data/sales.csv": SALES,
        "data/日本.txt": "tea",
        "../evil.sh": "rm",
      }),
    ),
  preview_docx: () =>
    file(
      "letter.docx",
      zip({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": "<w:document/>",
      }),
    ),
  preview_audio: () => file("tone.wav", wav()),
  preview_video: () => file("film.mp4", mp4()),
  preview_sqlite: () =>
    file(
      "app.db",
      joined(
        latin("SQLite format 3\0\x10\0\x01\x01\0@  "),
        new Uint8Array(4_076),
      ),
    ),
  preview_binary: () =>
    file("data.bin", Uint8Array.from({ length: 40 }, (_, i) => i * 5)),
  preview_latin: () => file("ort.csv", latin("name,ort\nK\xf6ln,\xdcber\n")),
  preview_utf16: () =>
    file(
      "note.txt",
      Uint8Array.from("\xff\xfeH\0i\0!\0", (c) => c.charCodeAt(0)),
    ),
  preview_empty: () => file("nothing.txt", ""),
};
