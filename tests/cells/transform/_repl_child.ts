// Evaluates lines of JSON as V8's REPL mode does, one after another.
import { Session } from "node:inspector";
import { TextLineStream } from "@std/streams/text-line-stream";

// Standard output is for the answers.
console.log = console.error;
const session = new Session();
session.connect();
const answer = (text: string) =>
  Deno.stdout.write(new TextEncoder().encode(text + "\n"));
const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
  .pipeThrough(new TextLineStream());
for await (const line of lines) {
  const parameters: object = JSON.parse(line);
  const reply = await new Promise((resolve) => {
    session.post(
      "Runtime.evaluate",
      { ...parameters, replMode: true, awaitPromise: true },
      (error: unknown, result: unknown) => resolve(error ?? result),
    );
  });
  await answer(JSON.stringify(reply));
}
