import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { preview } from "../../../lib/display/mod.ts";

Deno.test("preview() refuses what it cannot open, and says why", async () => {
  const folder = await Deno.makeTempDir();
  await assertRejects(() => preview(`${folder}/none`), Deno.errors.NotFound);
  await Deno.writeTextFile(`${folder}/Sales.csv`, "a,b\n1,2\n");
  await assertRejects(
    () => preview(`${folder}/sales.cvs`),
    Deno.errors.NotFound,
    'there is no such file; did you mean "Sales.csv"?',
  );
  await assertRejects(
    () => preview(new Response("no", { status: 404, statusText: "Not Found" })),
    TypeError,
    'the response is 404 Not Found: "no"',
  );
  await assertRejects(() => preview({} as never), TypeError, "expected a path");
  await assertRejects(
    () => preview({ documentId: "1", name: "a" } as never),
    TypeError,
    "download it first",
  );
  await assertRejects(
    () => preview(undefined as never),
    TypeError,
    "found undefined",
  );
  for (
    const name of ["limit", "maxLines", "maxCharacters", "maxBytes", "width"]
  ) {
    for (const value of [0, -1, 1.5, NaN]) {
      await assertRejects(
        () => preview(new Uint8Array(), { [name]: value }),
        RangeError,
        `'${name}'`,
      );
    }
  }
  for (const name of ["name", "type", "caption", "baseUrl", "alt"]) {
    await assertRejects(
      () => preview(new Uint8Array(), { [name]: 7 }),
      TypeError,
      `'${name}' must be a text: found number`,
    );
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("preview() of an address that does not answer says which, without what is secret in it", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const error = await assertRejects(
    () => preview(`http://127.0.0.1:${port}/a.csv?key=secret`),
    TypeError,
    `there is no answer from "127.0.0.1:${port}"`,
  );
  assertEquals(error.message.includes("secret"), false);
});

Deno.test("preview() of data in an address has no name", async () => {
  assertStringIncludes(
    String(await preview("data:text/csv,a%0A1%0A2%0A")),
    "untitled · CSV · ",
  );
});

Deno.test("preview() refuses what was read before", async () => {
  const response = new Response("x");
  await response.text();
  await assertRejects(() => preview(response), TypeError, "was read already");
  const stream = new Blob(["x"]).stream();
  const reader = stream.getReader();
  await assertRejects(
    () => preview(stream),
    TypeError,
    "is being read already",
  );
  await reader.cancel();
});

Deno.test("preview() tells who gives text in place of bytes what to do", async () => {
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue("text"),
  });
  await assertRejects(
    () => preview(stream),
    TypeError,
    "pipe it through a TextEncoderStream",
  );
});

Deno.test("preview() passes on what a stream fails with", async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull: () => Promise.reject(new Error("the line is cut")),
  });
  await assertRejects(() => preview(stream), Error, "the line is cut");
});

Deno.test("preview() lets go of a stream that never gives anything, when it is told to", async () => {
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: () => new Promise(() => {}),
    cancel() {
      isCancelled = true;
    },
  });
  const controller = new AbortController();
  const shown = preview(stream, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await assertRejects(() => shown, Error, "enough");
  assertEquals(isCancelled, true);
});

Deno.test("preview() without leave to read says how to get it", async () => {
  const folder = await Deno.makeTempDir();
  const program = `${folder}/program.ts`;
  const module = new URL("../../../lib/display/mod.ts", import.meta.url);
  await Deno.writeTextFile(
    program,
    `import { preview } from ${JSON.stringify(String(module))};
try { await preview("secret.txt"); } catch (error) { console.log(error.name, error.message); }`,
  );
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--no-check",
      "--config",
      fromFileUrl(new URL("../../../deno.json", import.meta.url)),
      program,
    ],
    env: { NO_COLOR: "1" },
  }).output();
  assertStringIncludes(
    new TextDecoder().decode(stdout),
    'NotCapable Cannot preview "secret.txt": Deno was started without leave to read it; run it again with --allow-read',
  );
  await Deno.remove(folder, { recursive: true });
});
