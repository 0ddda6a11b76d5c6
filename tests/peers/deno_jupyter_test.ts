/** What cells find under `Deno.jupyter`, beside Deno's own kernel. */
import { assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { installJupyter } from "../../lib/cells/prelude/jupyter.mts";
import { installStdin } from "../../lib/cells/prelude/stdin.mts";
import { capture, type Sent } from "../cells/prelude/_channel.ts";
import { runPeer } from "./_peer.ts";

const SPEC = "https://vega.github.io/schema/";

/** What is shown; each is a JavaScript expression. */
const SHOWN = [
  "1.5",
  "-0",
  "'it\\'s'",
  "'a\"b\\n'",
  "5n",
  "null",
  "undefined",
  "Symbol('q')",
  "() => 1",
  "class A {}",
  "[1, [2, [3, [4, [5, [6, [7]]]]]]]",
  "({ a: 1, 'b c': undefined, get d() { return 1; }, e() {} })",
  "Array.from({ length: 200 }, (_, i) => i)",
  "new Map([[{ a: 1 }, new Set(['x'])]])",
  "new Date(0)",
  "new Date(NaN)",
  "/a/g",
  "new Uint8Array(3)",
  "new ArrayBuffer(2)",
  "Promise.resolve(3)",
  "new Proxy({ a: 1 }, {})",
  "'x'.repeat(300)",
  "['a'.repeat(50), 'b'.repeat(50)]",
  "Array(3)",
  "new (class Foo { a = 1; #b = 2; })()",
  "Object.create(null)",
  "globalThis.URL && new URL('http://a/b?c#d')",
  "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>' }) })",
  "({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/x': 'a', 'application/json': { a: [1] } }) })",
  "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': undefined, 'text/plain': 'a' }) })",
  "({ [Symbol.for('Jupyter.display')]: 5 })",
  "class B { static [Symbol.for('Jupyter.display')]() { return {}; } }",
  "Deno.jupyter.md`# a ${1} ${undefined} ${null} ${[1, 2]}`",
  "Deno.jupyter.html`<b>${'<'}</b>`",
  "Deno.jupyter.svg`<svg/>`",
  "Deno.jupyter.image(new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1]))",
  "Deno.jupyter.image(new Uint8Array([255, 216, 255, 1, 255, 217]))",
  "new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3])",
  "new Uint8Array([255, 216, 1, 255, 217])",
  "new Uint8Array([255, 216, 255, 224, 0])",
  "({ toDataURL: () => 'data:image/png;base64,QUJD' })",
  `({ toSpec: () => ({ $schema: '${SPEC}vega-lite/v5.json', mark: 'bar' }) })`,
  `({ toSpec: () => ({ $schema: '${SPEC}vega/v5.json' }) })`,
  `({ $schema: '${SPEC}vega/v5.json' })`,
  "({ outerHTML: '<svg></svg>' })",
  "({ outerHTML: '<p>a</p>' })",
  `({
    schema: Object.fromEntries(
      ["Int64", "Utf8", "Bool", "Float64", "Datetime"].map((DataType, i) =>
        ["<" + i, { toJSON: () => ({ DataType }) }]),
    ),
    head: (n) => ({ toRecords: () => Array.from({ length: Math.min(n, 60) }, (_, i) =>
      ({ "<0": i, "<1": "<" + i, "<2": i > 3, "<3": null })) }),
    toRecords: () => [],
  })`,
];

/** Calls of `Deno.jupyter`, and what is answered to their questions. */
const CALLS: readonly (readonly [code: string, answers: readonly string[]])[] =
  [
    [
      "await Deno.jupyter.display({ 'text/plain': 'a' }, { raw: true, display_id: 'q' });",
      [],
    ],
    [
      "await Deno.jupyter.display({ 'text/plain': 'a' }, { raw: true, display_id: 'q', update: true });",
      [],
    ],
    ["await Deno.jupyter.display('a', { raw: true });", []],
    [
      "await Deno.jupyter.display({ a: await Deno.jupyter.format('x') === 1 });",
      [],
    ],
    [
      `await Deno.jupyter.broadcast("display_data",
      { data: { "text/plain": "x" }, metadata: { a: 1 }, transient: {} },
      { buffers: [new Uint8Array([1, 2]), new Uint16Array([258]), new ArrayBuffer(1)] });`,
      [],
    ],
    ["await Deno.jupyter.broadcast('clear_output', { wait: true });", []],
    [
      "await Deno.jupyter.broadcast('stream', { name: 'stdout', text: 'a' });",
      [],
    ],
    [
      `await Deno.jupyter.broadcast("comm_open",
      { comm_id: "a", target_name: "t", data: { x: [1] } }, { metadata: { v: "2" } });`,
      [],
    ],
    ["await Deno.jupyter.display(prompt());", ["a"]],
    ["await Deno.jupyter.display(prompt('Name?', 'Eve'));", [""]],
    ["await Deno.jupyter.display(prompt('Key', '', { password: true }));", [
      "x",
    ]],
    ["await Deno.jupyter.display([confirm('Sure?'), confirm()]);", ["y", "n"]],
    ["await Deno.jupyter.display(Deno.jupyter.image('no-such-file'));", []],
  ];

const CELLS = [
  ...SHOWN.map((value) =>
    [`await Deno.jupyter.display(${value});`, []] as const
  ),
  ...CALLS,
].map(([code, answers]) =>
  [`${code}\nawait Deno.jupyter.broadcast("end", {});`, answers] as const
);

/** A message as Jupyter has it. */
interface Published {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly buffers: readonly (readonly number[])[];
}

async function runOnDeno(): Promise<Published[][]> {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, JSON.stringify(CELLS));
  const { code, output } = await runPeer("deno_jupyter.py", {}, [path]);
  await Deno.remove(path);
  assertEquals(code, 0, output);
  const line = output.split("\n").find((one) => one.startsWith("SHOWN "));
  return JSON.parse(line?.slice("SHOWN ".length) ?? "");
}

const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(
  async () => {},
).constructor;

/** The same cells in this process, on our `Deno.jupyter`. */
async function runHere(
  [code, answers]: (typeof CELLS)[number],
): Promise<Published[]> {
  const channel = capture(answers);
  installJupyter(channel);
  installStdin(channel);
  const questions = (): Published[] =>
    channel.questions.map((question) => ({
      type: "input_request",
      content: { ...question },
      buffers: [],
    }));
  try {
    await new AsyncFunction(code)();
  } catch (error) {
    const content = { ename: error instanceof Error && error.name };
    return [...questions(), { type: "error", content, buffers: [] }];
  }
  const sent = channel.taken().map(toPublished);
  assertEquals(sent.pop()?.type, "end");
  return [...questions(), ...sent];
}

function toPublished(sent: Sent): Published {
  if ("text" in sent) {
    return { type: "stream", content: { ...sent }, buffers: [], metadata: {} };
  }
  const { header, content, buffers } = sent;
  const type = header.type === "display"
    ? header.update ? "update_display_data" : "display_data"
    : header.type === "clear"
    ? "clear_output"
    : String(header.message_type);
  return {
    type,
    content: Object(content ?? { wait: header.wait }),
    metadata: Object(header.metadata ?? {}),
    buffers,
  };
}

/** Takes away in what we mean to differ: colours, text beside other types, words of errors. */
function comparable(message: Published): Published {
  if (message.type === "error") {
    const { ename } = message.content;
    return { type: "error", content: { ename }, buffers: [] };
  }
  const data = Object.entries(Object(message.content.data ?? {}));
  const kept = data.length > 1
    ? data.filter(([type]) => type !== "text/plain")
    : data;
  const plain = kept.map(([type, value]) => [
    type,
    typeof value === "string" ? stripAnsiCode(value) : value,
  ]);
  const isBundle = message.type.endsWith("display_data");
  return {
    ...message,
    content: isBundle
      ? { ...message.content, data: Object.fromEntries(plain) }
      : message.content,
  };
}

Deno.test({
  name: "Deno.jupyter shows, sends and asks what it does in Deno's own kernel",
  async fn() {
    const theirs = await runOnDeno();
    assertEquals(theirs.length, CELLS.length);
    for (const [index, cell] of CELLS.entries()) {
      const ours = await runHere(cell);
      assertEquals(
        ours.map(comparable),
        theirs[index]?.map(comparable),
        cell[0],
      );
    }
  },
});
