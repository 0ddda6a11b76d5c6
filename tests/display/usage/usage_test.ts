import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { formatUsage } from "../../../lib/api/mod.ts";
import { usage } from "../../../lib/display/usage/usage.ts";
import { costText } from "../../../lib/display/usage/usage_facts.ts";

const STATS = {
  llm: "auto",
  response_time: "112.60 seconds",
  queue_time: "0.00 seconds",
  retrieval_time: 1.5,
  cost: "0.24341 [USD]",
  num_chunks: 3,
  llm_args: { client_metadata: "someone@example.com 192.0.2.7" },
  usage: [
    {
      llm: "large",
      input_tokens: 1_200,
      output_tokens: 34,
      origin: "agent_only",
      cost: "0.2 [USD]",
      time_taken: 100,
    },
    { llm: "small", input_tokens: 10, output_tokens: 5, origin: "rag" },
  ],
};

/** Text with one space between columns. */
const plain = (value: Parameters<typeof usage>[0]) =>
  String(usage(value)).replace(/ {2,}/g, "  ");

Deno.test("usage() shows time, tokens, cost and each use of a model", () => {
  const text = plain(STATS);
  for (
    const line of [
      "Model  auto",
      "Time  1 min 53 s",
      "Search  1.5 s",
      "Tokens  1,210 in, 39 out",
      "Cost  $0.2434",
      "Passages  3",
    ]
  ) assertStringIncludes(text, line);
  assertEquals(text.includes("Waited"), false);
  assertStringIncludes(text, "agent_only");
  assertEquals(/someone@|192\.0\.2/.test(text + usage(STATS).toHtml()), false);
});

Deno.test("usage() reads what steps and servers give alike", () => {
  const json = JSON.stringify(STATS);
  assertEquals(plain(json), plain(STATS));
  const uses = [{ llm: "a", inputTokens: 3, outputTokens: 4 }];
  const decoded = { uses, inputTokens: 3, outputTokens: 4, totalTokens: 7 };
  assertEquals(plain(decoded), "Model  a\nTokens  3 in, 4 out");
  assertEquals(
    plain({ kind: "usage", messageType: "usage_stats", usage: decoded }),
    plain(decoded),
  );
  assertStringIncludes(plain(formatUsage({ uses })), "Tokens  3 in, 4 out");
});

Deno.test("usage() shows what was spent within some time", () => {
  assertEquals(
    plain({
      current: 1.23456,
      max_allowed_24h: 50,
      cost_unit: "USD",
      interval: "24 hours",
    }),
    "Spent  1.2346 USD\nWithin  24 hours\nAllowed in 24 hours  50 USD",
  );
});

Deno.test("usage() refuses what tells nothing of a usage", () => {
  for (const value of ["text", "5"]) {
    assertThrows(() => usage(value), TypeError, "Cannot show usage");
  }
});

Deno.test("costText() keeps the digits that count", () => {
  assertEquals(
    [0, 0.00341, 0.1, 0.24341, 1.5, 0.000001234, -2, NaN].map(costText),
    [
      "$0.00",
      "$0.00341",
      "$0.10",
      "$0.2434",
      "$1.50",
      "$0.00000123",
      "−$2.00",
      "–",
    ],
  );
});
