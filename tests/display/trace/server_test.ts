import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  connect,
  createChat,
  getDirectoryStats,
  getMetadata,
  getTrace,
  getTraceMarkdown,
  listAgentFiles,
  runAgentStream,
} from "../../../mod.ts";
import { trace, tree } from "../../../lib/display/mod.ts";
import { problemsOf } from "../_sanitizer.ts";

Deno.test("trace() and tree() show what a server streams, keeps and stores of a run", async () => {
  await using gpt = await connect();
  const chat = await createChat(gpt);
  await using answer = runAgentStream(
    gpt,
    chat,
    "Save the primes up to 50 to 'primes.csv'.",
  );
  let text = "";
  let turns = 0;
  let id = "";
  for await (const event of answer) {
    if (event.type === "done") id = event.message_id;
    if (event.type !== "delta") continue;
    text += event.text;
    const live = trace(text, { isRunning: true });
    assertEquals(problemsOf(live.toHtml()), []);
    const now = Number(/^Agent: (\d+)/.exec(String(live))?.[1] ?? 0);
    assert(now >= turns, text);
    turns = now;
  }
  const kept = [
    text,
    await getTrace(gpt, id),
    await getTraceMarkdown(gpt, id),
    await getMetadata(gpt, id),
  ];
  for (const form of kept) {
    assert(form !== undefined);
    const shown = String(trace(form));
    assertStringIncludes(shown, "Agent: 2 turns · 1 program");
    assertStringIncludes(shown, 'await Deno.writeTextFile("primes.csv"');
    assertStringIncludes(shown, "2 · Answer");
    assertEquals(
      /ENDOFTURN|turn_title|execution: true|Completed/.test(shown),
      false,
    );
  }
  const stats = await getDirectoryStats(gpt, chat, { detail_level: 1 });
  assertStringIncludes(String(tree(stats)), "├── primes.csv");
  assertStringIncludes(
    String(tree(await listAgentFiles(gpt, chat))),
    "primes.csv",
  );
});
