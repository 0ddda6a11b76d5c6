import { assert, assertEquals } from "@std/assert";
import { type Call, ingest, newCollection, withServer } from "../_api.ts";

const ORDERS =
  "product,region,sales\nTea,North,10\nMilk,North,20\nTea,South,30\nMilk,South,40\n";

async function suggestions(call: Call, path: string): Promise<string[]> {
  const made = await call("POST", path);
  const chat: string = made.body.id;
  const ran = await call("POST", `/api/v1/chats/${chat}/completions`, {
    body: {
      message: "Total sales per product, saved as 'sums.csv'",
      llm_args: { use_agent: true },
    },
  });
  assertEquals(ran.status, 200);
  const given = await call("GET", `/api/v1/chats/${chat}/questions`);
  return given.body.map((one: { question: string }) => one.question);
}

Deno.test("suggested questions speak of the documents, not of the files that the agent made of them", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    await ingest(call, collection, { "orders.csv": ORDERS });
    for (
      const path of [
        `/api/v1/chats?collection_id=${collection}`,
        "/api/v1/chats",
      ]
    ) {
      const questions = await suggestions(call, path);
      assert(questions.length > 2, path);
      for (const question of questions) {
        assert(!question.includes("total_sales"), question);
      }
    }
  });
});

Deno.test("a chat without data and without messages has no suggested questions", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    await ingest(call, collection, { "orders.csv": ORDERS });
    const chat = (await call("POST", "/api/v1/chats")).body.id;
    const given = await call("GET", `/api/v1/chats/${chat}/questions`);
    assertEquals(given.body, []);
  });
});
