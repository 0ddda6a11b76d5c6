import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import type { Answer } from "../../../lib/client/mod.ts";
import { liveOn } from "../../../lib/display/output/_live.ts";
import { liveView } from "../../../lib/display/output/_live_frame.ts";
import { saidOf } from "../../../lib/display/output/_said.ts";
import { live, type LiveAnswer } from "../../../lib/display/output/live.ts";
import { TestHost } from "./_host.ts";
import { Screen } from "./_screen.ts";

const TERMINAL = { size: { columns: 60, rows: 12 } };

function frames(host: TestHost): string[] {
  return host.sent.map(({ data }) => data["text/plain"] ?? "");
}

function screenOf(host: TestHost): string {
  const screen = new Screen(60, 12);
  host.written.forEach(([, text]) => screen.write(text));
  return screen.text();
}

/** The pieces, each so many milliseconds after the one before. */
async function* pieces<T>(host: TestHost, ms: number, all: Iterable<T>) {
  for (const piece of all) {
    await Promise.resolve();
    host.pass(ms);
    yield piece;
  }
}

const EVENTS = [
  { type: "delta", text: "Sales are **35," },
  { type: "delta", text: "000** [citation:1]." },
  { type: "unknown", raw: { x: 1 } },
  { type: "file", name: "sales.csv", id: "f1", raw: {} },
  {
    type: "done",
    message_id: "m1",
    body: "Sales are **35,000** [citation:1].",
  },
] as const;

Deno.test("live() shows an answer in one output whose last state is the finished one", async () => {
  const host = new TestHost({ isNotebook: true });
  const result = await liveOn(host, pieces(host, 200, EVENTS), {
    references: [{ document_name: "q3.pdf", content: "35,000 in all" }],
    usage: ({ message_id }: LiveAnswer) => ({
      llm: `model of ${message_id}`,
      usage: [{ llm: "x", input_tokens: 10, output_tokens: 5 }],
    }),
  });
  assertEquals(result, {
    message_id: "m1",
    body: "Sales are **35,000** [citation:1].",
    files: [{ type: "file", name: "sales.csv", id: "f1", raw: {} }],
  });
  assertEquals(host.sent.map(({ type }) => type), [
    "display_data",
    ...Array(host.sent.length - 1).fill("update_display_data"),
  ]);
  assertEquals(new Set(host.sent.map(({ id }) => id)).size, 1);
  const all = frames(host);
  assertEquals(all.slice(0, 3), [
    "Waiting for the answer",
    "Sales are 35,\n\nWriting · 0:00",
    "Sales are 35,000 [1].\n\nWriting · 0:00",
  ]);
  assertEquals(all.at(-1)?.includes("Writing"), false);
  const last = all.at(-1) ?? "";
  for (const part of ["000 [1].", "q3.pdf", "sales.csv", "model of m1"]) {
    assertStringIncludes(last, part);
  }
  assertEquals([host.settled, host.timers], [1, 0]);
});

Deno.test("live() reads text, bytes, chunks, server-sent events and streams", async () => {
  const host = new TestHost({ isNotebook: true });
  const bytes = new TextEncoder().encode("zwölf 🍵");
  const chunk = (content: string | null, index = 0) => ({
    choices: [{ index, delta: { content } }],
  });
  const sources: [string, AsyncIterable<unknown> | Iterable<unknown>][] = [
    ["ab", ["a", "b"]],
    ["zwölf 🍵", Array.from(bytes, (byte) => Uint8Array.of(byte))],
    ["ab", [chunk("a"), chunk("x", 1), chunk(null), chunk("b")]],
    ["ab", [{ choices: [{ index: 0, text: "a" }] }, chunk("b")]],
    ["ab", [
      { data: JSON.stringify(chunk("a")) },
      { event: "x", data: "b" },
      { data: "[DONE]" },
      { data: "never" },
    ]],
    ["ab", ReadableStream.from(["a", "b"])],
    ["", []],
  ];
  for (const [text, source] of sources) {
    assertEquals(await liveOn(host, source), text);
    assertEquals(frames(host).at(-1), text);
  }
  await assertRejects(() => liveOn(host, [1]), TypeError, "found number");
});

Deno.test("live() shows Markdown that is whole at every moment", async () => {
  const host = new TestHost({ isNotebook: true });
  const text = "Look:\n\n```ts\nconst a = 1;\n```\n\nThat is **all**.";
  await liveOn(host, pieces(host, 200, text));
  const shown = host.sent.slice(1).map(({ data }) => data["text/markdown"]);
  assertEquals(shown.length > 20, true);
  for (const markdown of shown) {
    assertEquals((markdown?.match(/```/g) ?? []).length % 2, 0, markdown);
    assertEquals((markdown?.match(/\*\*/g) ?? []).length % 2, 0, markdown);
  }
});

Deno.test("live() shows the turns of an agent while it works, and the answer in the end", async () => {
  const host = new TestHost({ isNotebook: true });
  const text = [
    "I add them up.\n<stream_turn_title>Plan</stream_turn_title>\nENDOFTURN\n",
    "The sum is **3**.\nENDOFTURN\n",
  ];
  await liveOn(host, pieces(host, 200, text));
  const [, first = "", ...rest] = frames(host);
  assertStringIncludes(first, "Plan");
  assertEquals(rest.at(-1)?.includes("The sum is 3."), true);
  assertEquals(frames(host).some((frame) => frame.includes("ENDOF")), false);
});

Deno.test("live() says that it goes on, for how long, and when nothing comes", async () => {
  const host = new TestHost({ isNotebook: true });
  async function* slow() {
    host.pass(2_500);
    yield "One";
    await Promise.resolve();
    host.pass(4_500);
    yield " two";
  }
  await liveOn(host, slow());
  assertEquals(frames(host), [
    "Waiting for the answer",
    "Waiting for the answer · 0:01",
    "Waiting for the answer · 0:02",
    "One\n\nWriting · 0:02",
    "One\n\nWriting · 0:03",
    "One\n\nWriting · 0:04",
    "One\n\nWriting · 0:05",
    "One\n\nWaiting for more · 0:03",
    "One\n\nWaiting for more · 0:04",
    "One two",
  ]);
});

Deno.test("live() that fails leaves what came, says why without secrets, and throws it again", async () => {
  for (const isNotebook of [true, false]) {
    const host = new TestHost({ isNotebook, ...TERMINAL });
    const error = new Error(
      "Cannot read https://u:pw@x.y/z?key=hush: Bearer abc.def is <b>wrong</b>",
    );
    const failing = ReadableStream.from((async function* () {
      yield "The first part";
      await Promise.resolve();
      throw error;
    })());
    assertEquals(await liveOn(host, failing).catch((it) => it), error);
    const last = isNotebook ? frames(host).at(-1) : screenOf(host);
    assertEquals(
      last?.replaceAll(/\s+/g, " "),
      "The first part Failed after 14 characters: Cannot read https://[removed]@x.y/z: Bearer [removed] is <b>wrong</b>",
    );
    const html = host.sent.at(-1)?.data["text/markdown"] ?? "";
    assertEquals(html.includes("<b>"), false);
    assertEquals(host.timers, 0);
  }
});

Deno.test("live() is stopped by its signal at once, and cancels what it reads", async () => {
  const host = new TestHost({ isNotebook: true });
  const controller = new AbortController();
  const done: string[] = [];
  const source = {
    [Symbol.asyncIterator]: () => {
      let n = 0;
      return {
        next() {
          if (n++ === 0) return Promise.resolve({ done: false, value: "So" });
          queueMicrotask(() => controller.abort(new Error("enough")));
          return new Promise<IteratorResult<string>>(() => {});
        },
        return() {
          done.push("returned");
          return Promise.resolve({ done: true as const, value: undefined });
        },
      };
    },
    [Symbol.asyncDispose]() {
      done.push("disposed");
      return Promise.resolve();
    },
  };
  await assertRejects(
    () => liveOn(host, source, { signal: controller.signal }),
    Error,
    "enough",
  );
  assertEquals(done, ["disposed", "returned"]);
  assertEquals(frames(host).at(-1), "So\n\nStopped after 2 characters");

  let cancelled: unknown;
  const stream = new ReadableStream<string>({
    cancel: (reason) => cancelled = reason,
  });
  await assertRejects(() =>
    liveOn(host, stream, { signal: AbortSignal.abort("early") })
  );
  assertEquals(cancelled, "early");
  assertEquals(host.timers, 0);
});

Deno.test("live() refuses what is no stream, and shows nothing of it", async () => {
  const host = new TestHost({ isNotebook: true });
  for (const source of [null, undefined, 3, {}, () => "a"]) {
    await assertRejects(
      () => liveOn(host, source),
      TypeError,
      `expected a stream of its pieces, found ${
        source === null ? "null" : typeof source
      }`,
    );
  }
  await assertRejects(
    () => liveOn(host, Promise.resolve(["a"])),
    TypeError,
    "wait for it first",
  );
  assertEquals([host.sent, host.timers, host.onInterrupts.size], [[], 0, 0]);
});

Deno.test("live() fails when the server says in the stream that it failed", async () => {
  for (
    const told of [
      { error: { message: "full", code: 429 } },
      { error: "full" },
      { data: '{"error":{"message":"full"}}' },
    ]
  ) {
    const host = new TestHost({ isNotebook: true });
    await assertRejects(
      () => liveOn(host, ["So far", told]),
      Error,
      'the server says "full"',
    );
    assertEquals(
      frames(host).at(-1),
      'So far\n\nFailed after 6 characters: Cannot finish the answer: the server says "full"',
    );
  }
  const host = new TestHost({ isNotebook: true });
  const fine = { choices: [{ delta: { content: "a" } }], error: null };
  assertEquals(await liveOn(host, [fine, { error: null }]), "a");
});

Deno.test("live() does not lose an answer whose sources cannot be read", async () => {
  const host = new TestHost({ isNotebook: true });
  const text = await liveOn(host, ["Yes."], {
    references: () => Promise.reject(new Error("404 from GET /references")),
    usage: () => ({ nonsense: true }),
  });
  assertEquals(text, "Yes.");
  assertStringIncludes(
    frames(host).at(-1) ?? "",
    "The sources could not be read: 404 from GET /references",
  );
});

Deno.test("live() on a terminal redraws and leaves the whole answer", async () => {
  const host = new TestHost(TERMINAL);
  const lines = Array.from({ length: 40 }, (_, i) => `- item ${i + 1}\n`);
  await liveOn(host, pieces(host, 150, lines), { caption: "Items" });
  const shown = screenOf(host);
  assertEquals(
    shown.match(/item \d+/g),
    lines.map((_, i) => `item ${i + 1}`),
  );
  assertStringIncludes(shown, "Items");
  assertEquals(shown.includes("above"), false);
});

Deno.test("live() without a terminal writes each line once, as it comes", async () => {
  const host = new TestHost();
  const written: string[] = [];
  async function* source() {
    for (const piece of ["One ", "two\nThr", "ee\n\nFo", "ur \x1b[2J"]) {
      yield piece;
      written.push(host.text("stdout"));
    }
    yield { type: "file", name: "a.csv", id: undefined, raw: {} };
    yield { type: "done", message_id: "m", body: "One two\nThree\n\nFour" };
  }
  await liveOn(host, source(), { caption: "Numbers" });
  assertEquals(written, [
    "Numbers\n\n",
    "Numbers\n\nOne two\n",
    "Numbers\n\nOne two\nThree\n\n",
    "Numbers\n\nOne two\nThree\n\n",
  ]);
  const all = host.text();
  assertStringIncludes(all, "Three\n\nFour ␛[2J\n\n");
  assertStringIncludes(all, "a.csv");
  assertEquals([all.match(/One/g)?.length, all.includes("\x1b")], [1, false]);
  assertEquals(host.text("stderr"), "");
});

Deno.test("live() without a terminal says how it ended, too", async () => {
  const host = new TestHost();
  async function* failing() {
    yield "Half a li";
    throw new Error("cut");
  }
  await assertRejects(() => liveOn(host, failing()), Error, "cut");
  assertEquals(
    host.text(),
    "Half a li\nFailed after 9 characters: cut\n",
  );
});

Deno.test("live() makes few frames of very many pieces", async () => {
  const host = new TestHost({ isNotebook: true });
  function* many() {
    for (let i = 0; i < 100_000; i++) {
      if (i % 1_000 === 0) host.block(10);
      yield "word ";
    }
  }
  const text = await liveOn(host, many());
  assertEquals(String(text).length, 500_000);
  assertEquals(host.sent.length <= 12, true, `${host.sent.length}`);
});

Deno.test("live() gives what final() gives, by its types", () => {
  const typed = (answer: Answer): ReturnType<Answer["final"]> => live(answer);
  const text = (stream: ReadableStream<Uint8Array>): Promise<string> =>
    live(stream);
  assertEquals([typed.length, text.length], [1, 1]);
});

Deno.test("liveView() is stopped or failed in words, whatever was written", () => {
  const state = { files: [], elapsedMs: 0, quietMs: 0 } as const;
  const text = "| a |\n|---|\n| 1";
  assertStringIncludes(
    liveView({ ...state, text, state: "stopped" }).toHtml(),
    "Stopped after 15 characters",
  );
  assertEquals(
    String(liveView({ ...state, text: "", state: "finishing" })),
    "Reading what belongs to the answer",
  );
});

Deno.test("saidOf() takes secrets and lines out of what an error says", () => {
  const cases: [unknown, string][] = [
    [new Error("a\nb"), "a ⏎ b"],
    [new TypeError(""), "TypeError"],
    ["Authorization: Bearer abc", "Authorization: Bearer [removed]"],
    ['"apiKey": "abc", x', '"apiKey": "[removed]", x'],
    ["api_key=abc x", "api_key=[removed] x"],
    ["key sk-abcdef12345 failed", "key [removed] failed"],
    ["GET http://u:abc@h/p?q=abc: 404", "GET http://[removed]@h/p: 404"],
    [42, "unknown reason"],
    ["x".repeat(900), `${"x".repeat(299)}…`],
  ];
  for (const [error, said] of cases) {
    assertEquals(saidOf(error), said);
  }
});
