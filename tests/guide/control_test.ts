import { GpteError } from "../../lib/client/mod.ts";
import {
  findQuestionId,
  finishAnswer,
  listMessages,
  pauseAnswer,
  resumeAnswer,
  stopAnswer,
} from "../../lib/guide/mod.ts";
import { assertEquals, assertRejects } from "@std/assert";
import { empty, json, message, page, withCluster } from "./_cluster.ts";

/** A chat of so many questions, each with its answer, oldest first. */
function talk(length: number): Record<string, unknown>[] {
  const at = (index: number) =>
    new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
  return Array.from({ length }, (_, index) => [
    message(`q${index}`, at(2 * index)),
    message(`a${index}`, at(2 * index + 1), { reply_to: `q${index}` }),
  ]).flat();
}

const ORDERS: Record<
  string,
  (list: Record<string, unknown>[]) => Record<string, unknown>[]
> = {
  "oldest first": (list) => list,
  "newest first": (list) => list.toReversed(),
  "no order": (list) =>
    list.toSorted((a, b) => String(a.content).localeCompare(String(b.content))),
};

for (const [order, arrange] of Object.entries(ORDERS)) {
  for (const length of [1, 3, 50, 130]) {
    Deno.test(`findQuestionId() finds the newest of ${length} questions, ${order}`, () => {
      const messages = arrange(talk(length));
      return withCluster({
        "GET /api/v1/chats/:id/messages": (seen) => json(page(messages, seen)),
      }, async ({ gpt }) => {
        assertEquals(await findQuestionId(gpt, "c"), `q${length - 1}`);
        assertEquals(
          (await Array.fromAsync(listMessages.all(gpt, "c"))).map((one) =>
            one.role
          ),
          messages.map((one) => "reply_to" in one ? "assistant" : "user"),
        );
      });
    });
  }
}

for (const cap of [7, Infinity]) {
  const server = cap === Infinity
    ? "gives all messages at once"
    : `caps pages at ${cap}`;
  Deno.test(`findQuestionId() finds the newest question on a server that ${server}`, () => {
    const messages = talk(60);
    return withCluster({
      "GET /api/v1/chats/:id/messages": ({ query }) => {
        const offset = cap === Infinity ? 0 : Number(query.offset);
        return json(messages.slice(offset, offset + cap));
      },
    }, async ({ gpt }) => assertEquals(await findQuestionId(gpt, "c"), "q59"));
  });
}

Deno.test("findQuestionId() takes a running question without an answer, and null for no reply_to", () =>
  withCluster(
    {
      "GET /api/v1/chats/:id/messages": () =>
        json([
          message("q0", "2026-01-01T00:00:00Z", { reply_to: null }),
          message("a0", "2026-01-01T00:00:01Z", { reply_to: "q0" }),
          message("q1", "2026-01-01T00:00:02Z", { reply_to: null }),
        ]),
    },
    async ({ gpt }) =>
      assertEquals(await findQuestionId(gpt, { id: "c" }), "q1"),
  ));

Deno.test("findQuestionId() tells microseconds apart, and goes by the list's order at equal times", async () => {
  const same = "2026-01-01T00:00:05.123456";
  const cases: [string, Record<string, unknown>[]][] = [
    ["q1", [
      message("q0", "2026-01-01T00:00:05.123456"),
      message("q1", "2026-01-01T00:00:05.123457"),
    ]],
    ["q1", [
      message("q1", "2026-01-01T00:00:05.1235"),
      message("q0", "2026-01-01T00:00:05.12341"),
    ]],
    ["q1", [message("q0", same), message("q1", same)]],
    ["q2", [
      message("q0", "2026-01-01T00:00:01"),
      message("q1", same),
      message("q2", same),
    ]],
    ["q2", [
      message("q2", same),
      message("q1", same),
      message("q0", "2026-01-01T00:00:01"),
    ]],
  ];
  for (const [wanted, messages] of cases) {
    await withCluster({
      "GET /api/v1/chats/:id/messages": () => json(messages),
    }, async ({ gpt }) => assertEquals(await findQuestionId(gpt, "c"), wanted));
  }
});

Deno.test("the four commands go to the question, however it is given", () => {
  const messages = talk(2);
  return withCluster({
    "GET /api/v1/chats/:id/messages": (seen) => json(page(messages, seen)),
    "POST /api/v1/messages/:id/:verb": () => empty(),
  }, async ({ gpt, seen }) => {
    await pauseAnswer(gpt, "q7");
    await resumeAnswer(gpt, { id: "q0" });
    const reply = (await listMessages(gpt, "c")).find((one) => one.id === "a0");
    if (reply) await stopAnswer(gpt, reply);
    await finishAnswer(gpt, { chat: { id: "c" } });
    assertEquals(
      seen.filter((one) => one.method === "POST").map((one) =>
        one.path.slice(17)
      ),
      ["q7/pause", "q0/resume", "q0/stop", "q1/finish"],
    );
  });
});

Deno.test("pauseAnswer() says what is missing in a chat without a question", () =>
  withCluster({
    "GET /api/v1/chats/:id/messages": () => json([]),
  }, async ({ gpt, seen }) => {
    assertEquals(await findQuestionId(gpt, "c"), undefined);
    await assertRejects(
      () => pauseAnswer(gpt, { chat: "c" }),
      GpteError,
      "ask one first",
    );
    await assertRejects(
      () => pauseAnswer(gpt, ""),
      TypeError,
      "an empty string",
    );
    assertEquals(seen.every((one) => one.method === "GET"), true);
  }));
