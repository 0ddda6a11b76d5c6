import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  display,
  type Displayed,
} from "../../../lib/display/display/display.ts";
import { html, markdown, table, View } from "../../../lib/display/mod.ts";
import { JUPYTER_DISPLAY } from "../../../lib/display/view.ts";
import { problemsOf } from "../_sanitizer.ts";

/** The first line of what is shown. */
async function first(value: unknown): Promise<string> {
  const view = await display(value);
  assertEquals(view instanceof View, true);
  assertEquals(problemsOf(view.toHtml()), []);
  return String(view).split("\n")[0] ?? "";
}

const COLLECTION = {
  id: "9c1b",
  name: "demo",
  description: "",
  embedding_model: "bge",
  document_count: 1,
  document_size: 194,
  created_at: "2026-08-01T10:00:00Z",
  updated_at: "2026-08-01T10:00:00Z",
  username: "someone@example.com",
};

const TURN = {
  role: "agent" as const,
  text: "It is **5**.",
  title: "Sum",
  code: [],
  status: [],
  files: [],
  isSelfCheck: false,
  isFinal: true,
};

Deno.test("display() gives a view back as it is", () => {
  const view = table([{ a: 1 }]);
  assertEquals(display(view) === view, true);
  assertEquals(String(display([view, markdown("b")])), `${view}\n\nb`);
});

Deno.test("display() picks columns for what the API lists, ids last", async () => {
  const heads: [unknown, string][] = [
    [
      COLLECTION,
      "Name  Documents   Size  Embedding model  Updated           Id",
    ],
    [
      {
        id: "d",
        name: "a.pdf",
        username: "someone@example.com",
        type: "pdf",
        size: 12_345,
        page_count: 3,
        status: "completed",
        updated_at: "2026-08-01T10:00:00Z",
      },
      "Name   Type  Status     Pages     Size  Updated           Id",
    ],
    [
      { id: "m", display_name: "Large", name: "large", vision: null },
      "display_name  name   id",
    ],
    [
      {
        id: "f",
        object: "file",
        bytes: 12_345,
        created_at: 1_785_585_600,
        filename: "a.csv",
        purpose: "assistants",
      },
      "Name      Size  Purpose     Created              Id",
    ],
    [{ documentId: "d", name: "a.csv" }, "Name   Document id"],
    [
      { id: "t", name: "python", description: "Python", enabled: true },
      "Name    Description  Enabled  Id",
    ],
    [{ question: "What?" }, "question"],
    [
      { id: "m", object: "model", created: 1_785_585_600, owned_by: "x" },
      "Owner Created Model",
    ],
    [
      { id: "c", updated_at: "2026-08-01T10:00:00Z", keep_forever: true },
      "Updated Id",
    ],
  ];
  for (const [record, head] of heads) {
    assertEquals(
      (await first([record])).replace(/ +/g, " "),
      head.replace(/ +/g, " "),
    );
  }
  assertStringIncludes(String(display([COLLECTION])), "194 B");
  assertStringIncludes(
    String(display([heads[3]?.[0]])).replace(/ +/g, " "),
    "12.3 kB assistants 2026-08-01 12:00",
  );
});

Deno.test("display() shows one record as its fields", () => {
  const text = String(display(COLLECTION, { caption: "Collection" }));
  assertStringIncludes(text, "Collection\n");
  assertEquals(
    /someone|description/i.test(text.replace("Collection", "")),
    false,
  );
  assertEquals(text.split("\n").at(-1)?.replace(/ +/, " "), "Id 9c1b");
});

Deno.test("display() shows answers, messages, turns and metadata as what they are", async () => {
  const question = {
    id: "1",
    content: "How many?",
    votes: 0,
    created_at: "2026-08-01T10:00:00Z",
  };
  const reply = { ...question, id: "2", content: "**5**", reply_to: "1" };
  assertEquals(
    await first({ message_id: "m", body: "It is **5**." }),
    "It is 5.",
  );
  assertEquals(
    await first({ choices: [{ message: { content: "*x*" } }] }),
    "x",
  );
  assertEquals(await first(reply), "5");
  assertStringIncludes(await first(question), "Question · 2026-08-01 10:00");
  assertStringIncludes(
    await first([reply, question]),
    "Question · 2026-08-01 10:00",
  );
  assertEquals(await first([{ role: "user", content: "Hi" }]), "Question");
  assertStringIncludes(await first([TURN]), "Agent");
  assertStringIncludes(await first({ turns: [TURN] }), "Agent");
  assertStringIncludes(
    await first([
      {
        role: "assistant",
        content: "<current_date>x</current_date>\nAdd 2 and 3.",
      },
      { role: "user", content: "It is 5." },
    ]),
    "Agent",
  );
});

Deno.test("display() shows all that is known of a message, and nothing of who asked", () => {
  const view = display([
    {
      message_type: "usage_stats",
      content: JSON.stringify({
        llm: "m",
        response_time: "2 seconds",
        usage: [],
        llm_args: { client_metadata: "someone@example.com 192.0.2.7" },
      }),
    },
    { message_type: "agent_files", content: '[{"d1":"a.csv"}]' },
    {
      message_type: "prompt_raw",
      content: '{"system_prompt":"S","prompt_raw":"P"}',
    },
    { message_type: "agent_meta", content: '{"agent_work_dir":".work_1"}' },
    { message_type: "self_reflection", content: "Sure." },
  ]);
  const text = String(view);
  for (const part of ["2.0 s", "a.csv", "S", "P", ".work_1", "Sure."]) {
    assertStringIncludes(text, part);
  }
  for (const form of Object.values(view[JUPYTER_DISPLAY]())) {
    assertEquals(/someone@|192\.0\.2/.test(String(form)), false);
  }
});

Deno.test("display() leaves out who asked, wherever it stands", async () => {
  const secret = "someone@example.com 192.0.2.7";
  const args = JSON.stringify({ client_metadata: secret });
  for (
    const value of [
      { title: "x", client_metadata: secret, llm_args: args },
      [{ title: "x", client_metadata: secret, llm_args: args }],
      [{ title: "x", llm_args: { client_metadata: secret } }],
      { a: { b: { c: { client_metadata: secret, d: [args] } } } },
      [{ a: [[{ client_metadata: secret }]] }],
      { content: "x", role: "assistant", llm_args: args },
    ]
  ) {
    const view = await display(value);
    const forms = [
      ...Object.values(view[JUPYTER_DISPLAY]()),
      view.toHtml(),
      view.toMarkdown(),
    ];
    assertEquals(/someone@|192\.0\.2/.test(forms.join()), false, args);
  }
});

Deno.test("display() shows health, usage and folders", async () => {
  const probe = { ready: true, status: 200, text: "ok" };
  assertEquals(await first(probe), "✓ server  200 ok");
  assertEquals(
    await first({ readiness: probe, liveness: probe }),
    "✓ readiness  200 ok",
  );
  assertEquals(
    await first({ response_time: "1.50 seconds", llm: "m", usage: [] }),
    "Model   m",
  );
  assertStringIncludes(
    await first({ current: 1.5, max_allowed_24h: 50, cost_unit: "USD" }),
    "1.5 USD",
  );
  const folder = {
    id: ".work_1",
    size_bytes: 100,
    file_count: 1,
    directory_count: 0,
    top_level_contents: ["a.csv"],
  };
  assertStringIncludes(String(display([folder])), "a.csv");
  assertStringIncludes(String(display(folder)), "a.csv");
});

Deno.test("display() shows errors calmly, with their causes and without a stack", () => {
  const text = String(display(
    new Error("Cannot ask", {
      cause: new TypeError("no key", { cause: new Error("Cannot ask") }),
    }),
  ));
  assertEquals(text, "Error: Cannot ask\nbecause of TypeError: no key");
  const own = new Error("x");
  own.cause = own;
  assertEquals(String(display(own)), "Error: x");
});

Deno.test("display() previews files, however they are given", async () => {
  const bytes = new TextEncoder().encode("a,b\n1,2\n");
  const stream = () => new Blob([bytes]).stream();
  const download = {
    name: "x.csv",
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    get stream() {
      return stream();
    },
  };
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/x.csv`;
    await Deno.writeFile(path, bytes);
    for (
      const value of [
        new File([bytes], "x.csv"),
        download,
        { name: "x.csv", bytes },
        { name: "x.csv", bytes: () => Promise.resolve(bytes) },
        { path },
        { documentId: "d", name: "x.csv", path, bytes: 8 },
      ]
    ) assertStringIncludes(await first(value), "x.csv");
    for (
      const value of [
        bytes,
        bytes.buffer,
        stream(),
        new Response(bytes),
        new Blob([bytes]),
      ]
    ) assertStringIncludes(await first(value), "8 B");
    assertStringIncludes(await first({ path: `${folder}/none` }), "NotFound");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  // A record with a path that is no file of ours is a record.
  assertStringIncludes(
    String(await display({ path: "/chats", method: "GET" })),
    "method",
  );
});

Deno.test("display() reads what arrives as far as it is shown", async () => {
  let read = 0;
  async function* rows() {
    try {
      for (;;) {
        await Promise.resolve();
        yield { id: `id${read++}`, name: "x" };
      }
    } finally {
      read = -read;
    }
  }
  const text = String(await display(rows(), { limit: 3 }));
  assertStringIncludes(text, "id2");
  assertStringIncludes(text, "The first 3; there are more");
  // One was read to know of more, and the source was let go.
  assertEquals(read, -4);
  assertStringIncludes(await first(Promise.resolve([COLLECTION])), "Documents");
  assertStringIncludes(
    await first(ReadableStream.from([{ name: "x", other: 1 }])),
    "other",
  );
  const failing = ReadableStream.from((async function* () {
    yield { a: 1 };
    await Promise.resolve();
    throw new Error("cut short");
  })());
  assertEquals(await first(failing), "Error: cut short");
  const answered = {
    final: () =>
      Promise.resolve({ message_id: "m", body: "**done**", files: [] }),
    async *[Symbol.asyncIterator]() {},
  };
  assertEquals(await first(answered), "done");
});

Deno.test("display() shows anything else as a tree, a text or a table", async () => {
  assertEquals(await first("# A *b*"), "A b");
  assertEquals(await first(42), "42");
  assertEquals(await first(null), "null");
  assertEquals(await first(undefined), "undefined");
  assertEquals(await first(7n), "7n");
  assertEquals(await first(true), "true");
  assertEquals(await first([]), "No rows");
  assertEquals(await first([["a", "b"], [1, 2]]), "a  b");
  assertEquals(await first({ a: [1, 2], b: [3, 4] }), "a  b");
  assertEquals(
    await first({ object: "list", data: [{ id: "m", n: 1 }] }),
    "n  id",
  );
  assertEquals(String(display(["a", 2])), "value\n─────\na\n2");
  assertEquals(await first(new Map([["a", 1]])), "a: 1");
  assertEquals(await first(html`<p>x</p>`), "x");
});

Deno.test("display() never throws, whatever the data", async () => {
  const cycle: Record<string, unknown> = { name: "x" };
  cycle.self = cycle;
  const trap = () => {
    throw new Error("no");
  };
  const proxy = new Proxy({}, {
    ownKeys: trap,
    has: trap,
    get: trap,
    getPrototypeOf: trap,
  });
  const deep: Record<string, unknown> = { client_metadata: "someone" };
  deep.self = [deep, deep, { deep }];
  const odd: unknown[] = [
    deep,
    [deep],
    [{ list: Array.from({ length: 100_000 }, (_, i) => ({ i })) }],
    cycle,
    [cycle],
    proxy,
    [proxy],
    {
      get a() {
        throw new Error("no");
      },
      b: 1,
    },
    [{
      get a() {
        throw new Error("no");
      },
      b: 1,
    }],
    // deno-lint-ignore no-sparse-arrays -- Holes are what is tested.
    [, { a: 1 }, , null],
    Object.create(null),
    { content: 5, role: "user" },
    { body: "x", message_id: Symbol("m") },
    { choices: [{ message: null }] },
    { choices: [] },
    { then: 5 },
    { then: trap },
    { ready: true, text: 5 },
    { turns: [null] },
    { kind: "usage", messageType: "usage_stats" },
    { kind: "trace", messageType: "x", turns: null },
    [{ message_type: "usage_stats", content: null }],
    { stats: [], agent_chat_session_id: 1 },
    Symbol("x"),
    () => 5,
    class A {},
    new WeakMap(),
    /x/g,
    new Date(NaN),
    "x".repeat(100_000),
    Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => ({}))),
  ];
  for (const value of odd) {
    const view = await display(value);
    assertEquals(view instanceof View, true);
    assertEquals(problemsOf(view.toHtml()), []);
    view.toString();
    view.toMarkdown();
    view[JUPYTER_DISPLAY]();
  }
});

Deno.test("display() tells by its types whether a view comes now or later", () => {
  const isSame = <A, B>(
    same: (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2)
      ? true
      : false,
  ) => assertEquals(same, true);
  isSame<Displayed<string>, View>(true);
  isSame<Displayed<{ id: string }[]>, View>(true);
  isSame<Displayed<Blob>, Promise<View>>(true);
  isSame<Displayed<AsyncIterable<object>>, Promise<View>>(true);
  isSame<Displayed<Promise<string>>, Promise<View>>(true);
  isSame<Displayed<{ path: string }>, Promise<View>>(true);
  isSame<Displayed<unknown>, View | Promise<View>>(true);
});
