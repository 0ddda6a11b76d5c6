import { assertEquals, assertStringIncludes } from "@std/assert";
import { display } from "../../../lib/display/display/display.ts";
import { trace } from "../../../lib/display/mod.ts";

const COLLECTION = {
  id: "9c1b",
  name: "demo",
  document_count: 1,
  document_size: 194,
};

Deno.test("display() shows what an ingestion or a clean-up reports as a row for each thing", () => {
  const upload = { id: "u", filename: "a.csv" };
  const document = {
    id: "d",
    name: "a.csv",
    type: "csv",
    size: 2_048,
    page_count: 1,
    status: "completed",
  };
  assertEquals(
    String(display({ upload, document, collection: COLLECTION })).split("\n")
      .map((line) => line.replace(/ +/g, " ")),
    [
      "File Type Status Pages Size Document id",
      "───── ──── ───────── ───── ─────── ───────────",
      "a.csv csv completed 1 2.05 kB d",
      'Collection "demo" now: 1 document, 194 B',
    ],
  );
  const files = [{ upload, document }, { upload: { id: "v", filename: "b" } }];
  assertStringIncludes(
    String(display({ files, collection: COLLECTION })).replace(/ +/g, " "),
    "\nb – – – – –\n",
  );
  const report = {
    deleted: [{ kind: "chat", id: "c" }],
    missing: [{ kind: "collection", id: "x" }],
    failed: [{
      kind: "collection",
      id: "y",
      error: new Error("not allowed"),
    }],
  };
  const rows = String(display(report)).split("\n").map((line) =>
    line.split(/ {2,}/)
  );
  assertEquals(rows[0], ["What", "Result", "Why", "Id"]);
  assertEquals(rows.slice(2), [
    ["collection", "failed", "not allowed", "y"],
    ["chat", "deleted", "–", "c"],
    ["collection", "was gone", "–", "x"],
  ]);
  assertEquals(
    String(display({ ...report, failed: [] })).split("\n")[0],
    "What        Result    Id",
  );
});

Deno.test("display() makes one answer of the parts that an API like OpenAI's streams", async () => {
  async function* parts() {
    const rest = { object: "chat.completion.chunk", model: "small" };
    yield { ...rest, choices: [{ delta: { role: "assistant" } }] };
    for (let i = 0; i < 40; i++) {
      yield await Promise.resolve({
        ...rest,
        choices: [{ delta: { content: `w${i} ` } }],
      });
    }
    yield {
      ...rest,
      choices: [],
      usage: { prompt_tokens: 3, completion_tokens: 40 },
    };
  }
  const text = String(await display(parts()));
  assertStringIncludes(text, "w0 w1 ");
  assertStringIncludes(text, "w39\n\nsmall · tokens 3 in, 40 out");
});

Deno.test("display() shows an agent's history in Markdown as a trace", () => {
  const history =
    "### 👤 User Query\nHow many?\nENDOFTURN\n---\n### 🤖 Coder Agent\nThree.\nENDOFTURN\n---\n";
  assertEquals(String(display(history)), String(trace(history)));
  assertEquals(String(display("x ENDOFTURN")), "x ENDOFTURN");
});
