import { assertEquals } from "@std/assert";
import { FRAME_KIND } from "../../../lib/cells/prelude/frame.mts";
import { Output } from "../../../lib/cells/prelude/output.mts";
import { FrameReader } from "../../../lib/cells/process/frame_reader.ts";
import { MARK, writeOutput } from "../process/_frames.ts";

/** What a stream holds: `1 text`, `5 `. */
function readFrames(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder();
  return [...new FrameReader(MARK).read(bytes)].map(({ kind, bytes }) =>
    `${kind} ${decoder.decode(bytes)}`
  );
}

Deno.test("Output.afterwards() waits for the write that a call has broken into", () => {
  const { writes, stream } = writeOutput();
  let isBroken = false;
  const output = new Output({
    stdout: (bytes) => {
      writes.push({ to: "out", bytes: bytes.slice() });
      if (!isBroken && output.isWriting) {
        // Here the engine's call breaks in, between two frames of one text.
        isBroken = true;
        output.pull();
        output.afterwards(() => output.signal(FRAME_KIND.done, 1));
      }
      return bytes.length;
    },
    stderr: (bytes) => bytes.length,
  }, MARK);
  const text = "x".repeat(40_000);
  output.write(FRAME_KIND.stdout, 1, text);
  const frames = readFrames(stream("out"));
  assertEquals(isBroken, true);
  assertEquals(frames.at(-1), "5 ");
  assertEquals(
    frames.slice(0, -1).map((frame) => frame.slice(2)).join(""),
    text,
  );
  assertEquals(output.isWriting, false);
});

Deno.test("Output.reset() lets those go on who waited for a write that was broken off", () => {
  const { writes, stream } = writeOutput();
  let fails = true;
  const output = new Output({
    stdout: (bytes) => {
      if (fails) throw new Error("terminated");
      writes.push({ to: "out", bytes: bytes.slice() });
      return bytes.length;
    },
    stderr: (bytes) => bytes.length,
  }, MARK);
  try {
    output.write(FRAME_KIND.stdout, 1, "lost");
  } catch {
    // As an interrupt does it, which no `finally` sees.
  }
  fails = false;
  assertEquals(output.isWriting, true);
  output.afterwards(() => output.signal(FRAME_KIND.done, 2));
  assertEquals(writes.length, 0);
  output.reset();
  assertEquals(readFrames(stream("out")), ["5 "]);
});

Deno.test("Output.flush() draws a line across both streams also when nothing was joined", () => {
  const { output, writes } = writeOutput();
  output.flush();
  assertEquals(writes.map(({ to }) => to), ["err", "out"]);
  output.pull();
  assertEquals(writes.length, 2);
});

Deno.test("Output.write() joins a flood and keeps it in order", () => {
  const { output, stream } = writeOutput();
  const lines = Array.from({ length: 20_000 }, (_, n) => `é${n}€\n`);
  for (const line of lines) output.write(FRAME_KIND.stdout, 1, line);
  output.pull();
  const frames = readFrames(stream("out"));
  assertEquals(
    frames.map((frame) => frame.slice(2)).join(""),
    lines.join(""),
  );
  assertEquals(frames.length < 500, true);
});
