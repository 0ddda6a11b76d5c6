import { assert, assertEquals } from "@std/assert";
import { concat } from "@std/bytes/concat";
import { FRAME_KIND } from "../../../lib/cells/prelude/frame.mts";
import {
  type OutputSink,
  readOutput,
} from "../../../lib/cells/process/output_reader.ts";
import { randomNumbers } from "../_random.ts";
import {
  cutAt,
  handedStream,
  makeFrame,
  makeMessage,
  MARK,
  sendDisplay,
  writeOutput,
} from "./_frames.ts";

const encoder = new TextEncoder();

interface Seen {
  readonly sink: OutputSink;
  /** What came, text of one cell and stream in one piece. */
  readonly all: string[];
}

function look(wait?: () => Promise<void>): Seen {
  const all: string[] = [];
  let row = "";
  const add = (what: string, text: string): void | Promise<void> => {
    if (row === what && what !== "") all.push(all.pop() + text);
    else all.push(`${what}${text}`);
    row = what;
    return wait?.();
  };
  return {
    all,
    sink: {
      text: (name, text, cell) => add(`${name} ${cell}: `, text),
      message: ({ header, content, buffers }, cell) => {
        row = "";
        return add(
          "",
          `${header.type} ${cell}: ${
            new TextDecoder().decode(content)
          } ${buffers.length}`,
        );
      },
      done: (cell) => {
        row = "";
        void add("", `done ${cell}`);
      },
    },
  };
}

/** Reads both streams, whose chunks come in the given order. */
async function read(
  chunks: readonly { readonly to: "out" | "err"; readonly bytes: Uint8Array }[],
  wait?: () => Promise<void>,
): Promise<string[]> {
  const streams = { out: handedStream(), err: handedStream() };
  const { sink, all } = look(wait);
  const reading = readOutput(
    streams.out.stream,
    streams.err.stream,
    MARK,
    sink,
  );
  for (const { to, bytes } of chunks) streams[to].push(bytes);
  streams.out.end();
  streams.err.end();
  await reading;
  return all;
}

Deno.test("readOutput() keeps the order of both streams however they are cut and come", async () => {
  const random = randomNumbers(22);
  for (let round = 0; round < 300; round++) {
    const { output, writes, stream } = writeOutput();
    const native = (to: "out" | "err", text: string) =>
      writes.push({ to, bytes: encoder.encode(text) });
    const wanted: string[] = [];
    for (let n = 0; n < 30; n++) {
      switch (random(6)) {
        case 0:
          output.write(1, 1, `out ${n}é\n`);
          wanted.push(`stdout 1: out ${n}é\n`);
          break;
        case 1:
          output.write(2, 2, `err ${n}\n`);
          wanted.push(`stderr 2: err ${n}\n`);
          break;
        case 2:
          sendDisplay(output, 1, `"${n}"`, [new Uint8Array(3)]);
          wanted.push(`display 1: "${n}" 1`);
          break;
        case 3:
          output.signal(FRAME_KIND.done, n);
          wanted.push(`done ${n}`);
          break;
        default: {
          // A program is started, which writes to a stream of its own.
          const to = random(2) === 0 ? "out" : "err";
          output.flush();
          native(to, `native ${n}ß\n`);
          output.flush();
          wanted.push(`std${to} undefined: native ${n}ß\n`);
        }
      }
    }
    output.flush();
    const cut = (to: "out" | "err") => {
      const bytes = stream(to);
      const places = Array.from(
        { length: random(8) },
        () => random(bytes.length),
      ).toSorted((a, b) => a - b);
      return cutAt(bytes, places).map((bytes) => ({ to, bytes }));
    };
    const [out, err] = [cut("out"), cut("err")];
    const chunks = [];
    while (out.length + err.length > 0) {
      const from = err.length === 0 || out.length > 0 && random(2) === 0
        ? out
        : err;
      const chunk = from.shift();
      if (chunk) chunks.push(chunk);
    }
    const wait = random(2) === 0
      ? () => new Promise<void>((resolve) => queueMicrotask(resolve))
      : undefined;
    assertEquals(await read(chunks, wait), joinRows(wanted), `round ${round}`);
  }
});

/** Texts that stand in a row are one piece. */
function joinRows(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let row = "";
  for (const line of lines) {
    const [, what = "", text = ""] = /^(std\w+ \w+: )(.*)$/s.exec(line) ?? [];
    if (what !== "" && what === row) joined.push(joined.pop() + text);
    else joined.push(line);
    row = what;
  }
  return joined;
}

Deno.test("readOutput() lets text of standard error through while the process says nothing", async () => {
  const { output, writes, stream } = writeOutput();
  output.write(1, 1, "before\n");
  // A program is started: nothing is joined now, and nothing follows for a while.
  output.flush();
  writes.push({ to: "err", bytes: encoder.encode("progress\n") });
  const streams = { out: handedStream(), err: handedStream() };
  const { promise, resolve } = Promise.withResolvers<void>();
  const { sink, all } = look();
  const reading = readOutput(streams.out.stream, streams.err.stream, MARK, {
    ...sink,
    text: (name, text, cell) => {
      sink.text(name, text, cell);
      if (text === "progress\n") resolve();
    },
  });
  streams.err.push(stream("err"));
  streams.out.push(stream("out"));
  await promise;
  assertEquals(all, ["stdout 1: before\n", "stderr undefined: progress\n"]);
  streams.out.end();
  streams.err.end();
  await reading;
});

Deno.test("readOutput() reads no further while the sink takes its time", async () => {
  const { output, stream } = writeOutput();
  for (let n = 0; n < 5; n++) sendDisplay(output, 1, `${n}`);
  const bytes = stream("out");
  const pulled: number[] = [];
  const gate = Promise.withResolvers<void>();
  const first = Promise.withResolvers<void>();
  let at = 0;
  const out = new ReadableStream({
    type: "bytes",
    pull(controller) {
      pulled.push(at);
      controller.enqueue(bytes.slice(at, at + 10));
      at += 10;
      if (at < bytes.length) return;
      controller.close();
      controller.byobRequest?.respond(0);
    },
  }, { highWaterMark: 0 });
  const err = handedStream();
  err.push(stream("err"));
  err.end();
  const { sink, all } = look(() => {
    first.resolve();
    return gate.promise;
  });
  const reading = readOutput(out, err.stream, MARK, sink);
  await first.promise;
  const soFar = pulled.length;
  await new Promise((resolve) => setTimeout(resolve, 0));
  assertEquals(pulled.length, soFar);
  assert(at < bytes.length);
  gate.resolve();
  await reading;
  assertEquals(all.length, 5);
});

Deno.test("readOutput() takes frames that a program makes up", async () => {
  const { output, stream } = writeOutput();
  const message = (bytes: Uint8Array, cell = 1) =>
    makeFrame({ kind: FRAME_KIND.last, bytes, cell });
  const made = concat([
    message(new Uint8Array()),
    message(makeMessage([], "{ no json")),
    message(makeMessage([], '{"contentBytes":-1}')),
    message(makeMessage([], '{"contentBytes":1e9}'), 4_294_967_295),
    makeFrame({ kind: FRAME_KIND.part, bytes: encoder.encode("begun") }),
    makeFrame({ kind: FRAME_KIND.stdout, length: 65_000 }),
    makeFrame({ kind: 99 }),
    MARK,
  ]);
  sendDisplay(output, 3, '"real"');
  output.signal(FRAME_KIND.done, 3);
  const all = await read([
    { to: "out", bytes: made },
    { to: "out", bytes: stream("out") },
    { to: "err", bytes: stream("err") },
  ]);
  assertEquals(all.slice(-2), ['display 3: "real" 0', "done 3"]);
});

Deno.test("readOutput() gives what is left when the streams end", async () => {
  const half = concat([encoder.encode("half "), MARK.slice(0, 4)]);
  const [first, second] = await read([{ to: "out", bytes: half }]);
  assertEquals(first, "stdout undefined: half \ufffd\u0001\u0002\u0003");
  assertEquals(second, undefined);
  assertEquals(
    await read([{ to: "err", bytes: Uint8Array.of(0xe2, 0x82) }]),
    ["stderr undefined: \ufffd"],
  );
});
