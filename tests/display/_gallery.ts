import {
  conversation,
  fields,
  health,
  json,
  markdown,
  preview,
  stack,
  table,
  trace,
  usage,
  type View,
} from "../../lib/display/mod.ts";

const SALES = [
  {
    product: "Widget A",
    category: "Electronics",
    revenue: 26_700,
    units: 534,
    share: 0.681,
    growth: 12.5,
    updated: "2026-08-01T12:30:00.123Z",
  },
  {
    product: "Widget B",
    category: "Electronics",
    revenue: 8_300,
    units: 166,
    share: 0.212,
    growth: -3.25,
    updated: "2026-08-02T00:00:00Z",
  },
  {
    product: "Gadget X",
    category: "Accessories",
    revenue: 4_200,
    units: 420,
    share: 0.107,
    growth: null,
    updated: null,
  },
];

const DOCUMENTS = Array.from({ length: 1_304 }, (_, i) => ({
  id: i + 1,
  name: `Document ${i + 1}.pdf`,
  size: 1_234 * i * i,
  tags: { pages: i, words: ["a", "b"] },
  note: i % 3 === 0
    ? undefined
    : "A rather long note about this document that goes on and on until it does not fit any more",
}));

const HOSTILE = [
  {
    "<b>head</b>": "<script>alert(1)</script>",
    text: "a | b & \"c\" 'd'\nsecond line",
    control: "\x1b[31mred\x07\x9b",
    bidi: "abc\u202edcba\u2066x",
    wide: "日本語テスト",
    emoji: "👨‍👩‍👧 👍🏽 🇩🇪",
    rtl: "مرحبا بالعالم",
  },
  {
    "<b>head</b>": "</td></table>",
    text:
      "`code` *star* _under_ [link](javascript:alert(1)) ![i](http://x/y.png)",
    control: "tab\there",
    bidi: "\ud800 half",
    wide: "ｆｕｌｌ",
    emoji: "x",
    rtl: "שלום",
  },
];

const ANSWER = `# Sales summary

Total revenue is **$39,200** across *three* products, see \`sales_summary.csv\`
and [the report](https://example.com/a_b?x=1&y=2), ~~not~~ <script>alert(1)</script>.

| Product | Revenue | Units |
|---------|--------:|:-----:|
| Widget A | 26,700 | 534 |
| Gadget \\| X | \`4,200\` | **420** |

1. First thing
   - nested with a long line that goes on and on until it must be wrapped at the edge
   - [x] done
   - [ ] open
2. Second

> quoted **text**

\`\`\`typescript
// comment
const total: number = 1_000;
export async function sum(rows: Row[]) {
  return rows.reduce((all, row) => all + row.revenue, 0) + "a <b>";
}
\`\`\`

![cat](https://tracker.example/x.png) [bad](javascript:alert(1)) $x^2$ costs $5.

---

Last line.`;

const RUN = [
  {
    role: "assistant",
    content:
      "<current_date>Monday</current_date>\nAnalyze **sales_data.csv** and save a summary.",
  },
  {
    role: "user",
    content:
      'I read the file first.\n\nThen I add up.\n\n```typescript\n// filename: totals.ts\n// execution: true\nconst text = await Deno.readTextFile("sales_data.csv");\nconsole.log(text.length); // <b>\n```\n<turn_title>Reading and summing</turn_title>\n** [2026] Completed execution of code block using typescript in 0.34 seconds **',
  },
  {
    role: "assistant",
    content:
      "exitcode: 0 (execution succeeded)\nCode output: \n<code_stdout>\n194\n\x1b[31mred\x1b[0m <i>\n</code_stdout>",
  },
  {
    role: "user",
    content:
      "One more.\n```python\n# filename: b.py\n# execution: true\nprint(1/0)\n```",
  },
  {
    role: "assistant",
    content: "exitcode: 1 (execution failed)\nCode output: ZeroDivisionError",
  },
  {
    role: "user",
    content:
      'Widget A leads with **26,700**.\n\nSaved as <a href="/file?id=ab12&name=sales_summary.csv">sales_summary.csv</a>.',
  },
];

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

/** Every view with every option that matters; each has its golden files. */
export async function gallery(): Promise<Record<string, View>> {
  return {
    table: table(SALES, {
      caption: "Sales by product",
      columns: {
        product: "Product",
        category: "Category",
        revenue: "Revenue",
        units: "Units",
        share: "Share",
        growth: "Growth",
        updated: "Updated",
      },
      formats: { revenue: "currency", share: "percent" },
      rowHead: "product",
      notes: "Source: sales_data.csv",
    }),
    table_long: table(DOCUMENTS, { limit: 8, formats: { size: "bytes" } }),
    table_empty: table([], { caption: "Nothing here" }),
    table_csv: table("item;price\ntea;1,50\nrice;12,25\n"),
    table_hostile: table(HOSTILE),
    table_formats: table({
      plain: [1_234.5, -0.25],
      compact: [1_234_567, 999],
      bytes: [1_024, 5_000_000],
      duration: [340, 125_000],
      euro: [12.5, 1_000],
      year: [2025, 2026],
      big: [12n, 9_007_199_254_740_993n],
      flag: [true, false],
      nested: [{ a: [1, 2] }, new Map([["k", "v"]])],
    }, {
      formats: {
        compact: "compact",
        bytes: "bytes",
        duration: "duration",
        euro: { style: "currency", currency: "EUR" },
      },
    }),
    markdown: markdown(ANSWER),
    trace: trace(RUN, { baseUrl: "http://127.0.0.1:8888" }),
    trace_empty: trace([]),
    fields: fields({
      id: "9c1b7a52",
      name: "demo-agent-csv",
      document_size: 194,
      created: "2026-08-01T10:00:00Z",
      description: null,
    }, { caption: "Collection", formats: { document_size: "bytes" } }),
    json: json({
      name: "tea",
      list: [1, 2, { nothing: null, inner: [true] }],
      "odd key": "<b>" + "x".repeat(300),
      when: new Date("2026-08-01T10:00:00Z"),
    }, { depth: 2 }),
    health: health({
      readiness: { ready: true, status: 200, text: "ok" },
      liveness: { ready: false, status: 503, text: "<b>starting</b>" },
    }),
    usage: usage({
      llm: "cenote-rules",
      response_time: "1.50 seconds",
      cost: "0.00341 [USD]",
      usage: [
        {
          llm: "small",
          input_tokens: 1_200,
          output_tokens: 34,
          origin: "rag",
          cost: "0.001 [USD]",
          time_taken: 0.5,
        },
        { llm: "large", input_tokens: 12, output_tokens: 3_400 },
      ],
    }),
    conversation: conversation([
      {
        content: "Widget A, with **26,700**.",
        reply_to: "1",
        created_at: "2026-08-01T10:00:02.000001Z",
      },
      {
        content: "Which product sells best? <img src=x>",
        created_at: "2026-08-01T10:00:00.000001Z",
      },
      {
        content: "",
        reply_to: "3",
        error: "request timed out",
        created_at: "2026-08-01T10:01:00Z",
      },
    ]),
    preview_csv: await file("sales.csv", CSV),
    preview_json: await file("data.json", '{"a": [1, 2], "b": "<b>"}'),
    preview_jsonl: await file("data.jsonl", '{"a":1}\nbad\n{"a":[2]}\n'),
    preview_markdown: await file("report.md", ANSWER),
    preview_code: await file(
      "sum.py",
      "# adds\ndef add(a, b):\n\treturn a + b  # <b>\n\n" +
        "x = 1\n".repeat(20),
    ),
    preview_html: await file(
      "page.html",
      "<!doctype html><title>T</title><h1>Hi</h1><script>alert(1)</script><p>there",
    ),
    preview_notebook: await file(
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
    preview_image: await file(
      "dot.png",
      Uint8Array.from(atob(PNG), (c) => c.charCodeAt(0)),
    ),
    preview_binary: await file(
      "data.bin",
      Uint8Array.from({ length: 40 }, (_, i) => i),
    ),
    stack: stack(markdown("## Two views"), table([{ a: 1 }])),
  };
}
