import { assertEquals } from "@std/assert";
import { startEngine } from "../_engine.ts";

Deno.test("a cell that leaves the loop over a body ends the request, with Node's process loaded too", async () => {
  const left = Promise.withResolvers<void>();
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
          },
          cancel: () => left.resolve(),
        }),
      ),
  );
  await using test = startEngine();
  await test.run(`import "node:process";`);
  const shown = await test.shown(`
    const { body } = await fetch("http://127.0.0.1:${server.addr.port}/");
    for await (const piece of body!) {
      console.log(piece.length);
      break;
    }`);
  assertEquals(shown, ["stdout: 9\n"]);
  await left.promise;
});
