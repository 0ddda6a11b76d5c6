// Evaluates lines of JSON as V8's REPL mode does, one after another. What cells
// declare hides the globals of this program too, so it takes them beforehand.
import { Session } from "node:inspector";
import { TextLineStream } from "@std/streams/text-line-stream";

const { stdin, stdout } = Deno;
const { parse, stringify } = JSON;
const Later = Promise;
const encoder = new TextEncoder();
// Standard output is for the answers.
console.log = console.error;
const session = new Session();
session.connect();
const lines = stdin.readable.pipeThrough(new TextDecoderStream())
  .pipeThrough(new TextLineStream());
for await (const line of lines) {
  const parameters: object = parse(line);
  const reply = await new Later((resolve) => {
    session.post(
      "Runtime.evaluate",
      { ...parameters, replMode: true, awaitPromise: true },
      (error: unknown, result: unknown) => resolve(error ?? result),
    );
  });
  const bytes = encoder.encode(`${stringify(reply)}\n`);
  for (let at = 0; at < bytes.length;) {
    at += await stdout.write(bytes.subarray(at));
  }
}
