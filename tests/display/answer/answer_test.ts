import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  answer,
  type AnswerReference,
} from "../../../lib/display/answer/answer.ts";
import { JUPYTER_DISPLAY } from "../../../lib/display/view.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

function passage(name: string, page: number, content = `of ${name} ${page}`) {
  return {
    document_id: `id-of-${name}`,
    document_name: name,
    pages: JSON.stringify({ selections: [{ page, polygons: [] }] }),
    score: 0.5,
    content,
  };
}

Deno.test("answer() shows a text alone as Markdown, so that front ends render it", () => {
  assertEquals(Object.keys(answer("*x*")[JUPYTER_DISPLAY]()), [
    "text/markdown",
    "text/plain",
  ]);
  assertEquals(
    Object.keys(
      answer("*x*", { references: [passage("a", 1)] })[JUPYTER_DISPLAY](),
    ),
    ["text/html", "text/markdown", "text/plain"],
  );
});

Deno.test("answer() reads every form of an answer", () => {
  const forms = [
    "It is **5**.",
    { body: "It is **5**.", message_id: "m" },
    { content: "It is **5**." },
    { content: "It is **5**.", error: null, type_list: null },
    { choices: [{ message: { role: "assistant", content: "It is **5**." } }] },
    {
      choices: [{
        message: { content: [{ type: "text", text: "It is **5**." }] },
      }],
    },
  ];
  for (const form of forms) assertEquals(String(answer(form)), "It is 5.");
  assertEquals(String(answer({ choices: [] })), "");
  assertEquals(String(answer({ content: null })), "");
});

Deno.test("answer() refuses what is no answer and numbers that are none", () => {
  for (const value of [null, undefined, 5]) {
    // @ts-expect-error The types rule it out, a cell's data does not.
    assertThrows(() => answer(value), TypeError, "Cannot show answer");
  }
  for (const limit of [-1, 1.5, NaN]) {
    assertThrows(() => answer("x", { limit }), RangeError, `${limit}`);
  }
  assertThrows(() => answer("x", { maxCharacters: -1 }), RangeError);
});

Deno.test("answer() gives citations in the text the numbers of the list", () => {
  const references = [
    passage("a", 1),
    passage("b", 2),
    passage("a", 1, "more"),
  ];
  const shown = (text: string) =>
    String(answer(text, { references })).split("\n")[0] ?? "";
  assertEquals(shown("x [citation:1] y"), "x [1] y");
  assertEquals(shown("x [citation: 2]."), "x [2].");
  // The third passage stands on the first one's page.
  assertEquals(shown("x [citation:3] [3]"), "x [1] [1]");
  assertEquals(shown("x [1, 2; citation:3]"), "x [1][2]");
  assertEquals(shown("x 【2†source】"), "x [2]");
  assertEquals(shown("**x [2]** and *y [1]*"), "x [2] and y [1]");
  // No reference has such a number, and code is nobody's citation.
  assertEquals(shown("x [9] `a[1]`"), "x [9] a[1]");
  assertEquals(shown("[citation:0] [x] [2024a]"), "[citation:0] [x] [2024a]");
  assertEquals(shown("| a [3] |\n|---|\n| b |").trim(), "a [1]");
});

Deno.test("answer() makes numbers of links to what is cited", () => {
  const references = [
    { ...passage("a.pdf", 1), uri: "https://docs.example/a.pdf" },
    passage("b.pdf", 2),
  ];
  const shown = (text: string) =>
    String(answer(text, { references, baseUrl: "https://h.example/" }))
      .split("\n")[0];
  assertEquals(shown("x [2](https://h.example/somewhere)"), "x [2]");
  assertEquals(shown("x [[1]](/document?x=y)"), "x [1]");
  assertEquals(
    shown("see [the paper](https://docs.example/a.pdf)"),
    "see the paper [1]",
  );
  assertEquals(shown("see [b](/file?id=id-of-b.pdf&name=b)"), "see b [2]");
  assertEquals(
    shown("see [tea](https://tea.example/)"),
    "see tea (https://tea.example/)",
  );
});

Deno.test("answer() without references leaves numbers as they are", () => {
  assertEquals(String(answer("x [citation:3], [2]")), "x [3], [2]");
  assertEquals(
    String(answer("x [citation:3]", { references: [] })),
    "x [3]",
  );
});

Deno.test("answer() reads pages however the server tells them", () => {
  const pages = (reference: AnswerReference) =>
    /page.*/.exec(String(answer("", { references: [reference] })))?.[0];
  const of = (pages: unknown) => ({ document_name: "a", pages });
  assertEquals(
    pages(of('{"selections":[{"page":3},{"page":1}]}')),
    "pages 1, 3",
  );
  assertEquals(pages(of('{"selections":[]}')), "page 1");
  assertEquals(pages(of("[2,3,4]")), "pages 2–4");
  assertEquals(pages(of("7")), "page 7");
  assertEquals(pages(of("not JSON")), undefined);
  assertEquals(pages(of(undefined)), undefined);
  assertEquals(pages({ ...of("{}"), pageNumbers: [5, 6] }), "pages 5–6");
});

Deno.test("answer() says what of the sources it left out", () => {
  const references = Array.from(
    { length: 30 },
    (_, i) => passage(`d${i}`, 1, "word ".repeat(400)),
  );
  const text = String(answer("x", { references }));
  assertStringIncludes(text, "20 of 30 sources");
  assertStringIncludes(text, "more characters");
  assertEquals(text.includes("[21]"), false);
  assertStringIncludes(
    String(answer("x", { references, limit: Infinity })),
    "30 sources",
  );
});

Deno.test("answer() shows what the text cites before sources that it does not", () => {
  const references = Array.from({ length: 30 }, (_, i) => passage(`d${i}`, 1));
  const numbers = (text: string, limit: number) => {
    const view = answer(text, { references, limit });
    const listed = (form: string) =>
      [...form.matchAll(/\[(\d+)\\?\][^[]*d\d+/g)].map((one) => Number(one[1]));
    const shown = view.toString();
    assertEquals(listed(view.toMarkdown()), listed(shown));
    return [listed(shown), /\d+ of .*/.exec(shown)?.[0]];
  };
  assertEquals(numbers("x [25] and **[citation:7]**.", 3), [
    [1, 7, 25],
    "3 of 30 sources",
  ]);
  assertEquals(numbers("x [25], [7], [9] `[3]`", 2), [
    [7, 9],
    "2 of 30 sources; 1 more cited",
  ]);
  assertEquals(numbers("x [31]", 1), [[1], "1 of 30 sources"]);
});

Deno.test("answer() says when a document was deleted, and what it took", () => {
  const text = String(answer("x", {
    references: [{ ...passage("a", 1), were_references_deleted: true }],
    usage: {
      llm: "auto",
      response_time: "1.50 seconds",
      cost: "0.00341 [USD]",
      usage: [{ llm: "small", input_tokens: 1_200, output_tokens: 34 }],
    },
  }));
  assertStringIncludes(text, "the document was deleted");
  assertEquals(
    text.split("\n").at(-1),
    "auto · 1.5 s · tokens 1,200 in, 34 out · $0.00341",
  );
});

Deno.test("answer() takes cost and files from the message's own metadata", () => {
  const message = {
    content: "x",
    type_list: [
      {
        message_type: "usage_stats",
        content: JSON.stringify({
          llm: "m",
          response_time: "2 seconds",
          usage: [],
          llm_args: { client_metadata: "someone@example.com, 192.0.2.7" },
        }),
      },
      { message_type: "agent_files", content: '[{"d1":"a.csv"}]' },
      { message_type: "prompt_raw", content: '{"prompt_raw":"secret"}' },
    ],
  };
  const view = answer(message);
  assertEquals(String(view), "x\n\n1 file\na.csv · CSV\n\nm · 2.0 s");
  for (const form of Object.values(view[JUPYTER_DISPLAY]())) {
    assertEquals(/someone@|192\.0\.2|secret/.test(String(form)), false);
  }
  // What is given counts more.
  assertStringIncludes(String(answer(message, { files: ["b.png"] })), "b.png");
});

Deno.test("answer() links files only where it knows where they are", () => {
  const files = [
    { documentId: "d 1", name: "a b.csv" },
    { name: "x.ts" },
    { filename: "big.bin", bytes: 2_000_000, id: "f" },
    "plain.txt",
  ];
  assertEquals(answer("x", { files }).toHtml().includes("href"), false);
  const html = answer("x", { files, baseUrl: "https://h.example" }).toHtml();
  assertStringIncludes(
    html,
    'href="https://h.example/file?id=d%201&amp;name=a%20b.csv"',
  );
  assertStringIncludes(visibleText(html), "big.bin · BIN, 2 MB");
  assertEquals(html.split("href").length - 1, 2);
});

Deno.test("answer() shows of an agent's run the answer, and folds the turns", () => {
  const run =
    "I add.\n```python\n# filename: a.py\n# execution: true\nprint(1)\n```\n<stream_turn_title>Plan</stream_turn_title>\nENDOFTURN\nexitcode: 0 (execution succeeded)\nCode output: 1\nENDOFTURN\nIt is **1**.\n**Completed LLM call in 3 seconds**\nENDOFTURN\n";
  const view = answer({ body: run, message_id: "m" });
  assertEquals(String(view), "It is 1.\n\nWhat the agent did: 2 turns");
  const html = view.toHtml();
  assertEquals(
    /<details(?! open)[^>]*><summary[^>]*>What the agent/.test(html),
    true,
  );
  assertStringIncludes(visibleText(html), "print(1)");
  assertEquals(
    /ENDOFTURN|turn_title|Completed LLM/.test(visibleText(html)),
    false,
  );
});

Deno.test("answer() takes nothing away from an answer that only looks like a program", () => {
  const text = "Run this:\n\n```python\n# execution: true\nprint(1)\n```";
  assertStringIncludes(String(answer(text)), "print(1)");
});

Deno.test("answer() shows an error as one", () => {
  const view = answer({ content: "", error: "rate limit\nreached" });
  assertEquals(String(view), "Error: rate limit ⏎ reached");
  assertStringIncludes(view.toMarkdown(), "**Error:**");
  assertStringIncludes(visibleText(view.toHtml()), "Error: rate limit");
});

Deno.test("answer() lets nothing unescaped through, whatever it is given", () => {
  const evil =
    "</details><script>alert(1)</script>\u202e\x1b[2J'\"&|`*[x](javascript:y)";
  const view = answer({ body: evil, message_id: evil }, {
    caption: evil,
    notes: [evil],
    references: [{
      document_id: evil,
      document_name: evil,
      content: evil,
      pages: evil,
      uri: evil,
    }],
    files: [evil, { name: evil, documentId: evil }],
    usage: { llm: evil, response_time: evil },
    baseUrl: "https://h.example",
  });
  assertEquals(problemsOf(view.toHtml()), []);
  assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(view.toString()), false);
  assertEquals(/(?!\n)\p{Cc}|\u202e/u.test(view.toMarkdown()), false);
  assertEquals(view.toMarkdown().includes("<script"), false);
});

Deno.test("answer() keeps its bundle small, however long the passages are", () => {
  const references = Array.from(
    { length: 200 },
    (_, i) => passage(`d${i}`, 1, "x".repeat(500_000)),
  );
  const bundle = answer("x", { references })[JUPYTER_DISPLAY]();
  assert(JSON.stringify(bundle).length < 200_000);
});
