import { assert, assertEquals, assertRejects } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import type { FileInput } from "../../lib/api/mod.ts";
import { call, Connection } from "../../lib/client/mod.ts";
import { multipartBody } from "../../lib/client/multipart.ts";

const LARGE = 5 * 1024 * 1024 + 17;

async function encode(
  fields: Readonly<Record<string, unknown>>,
): Promise<
  {
    readonly text: string;
    readonly form: FormData;
    readonly size: number | undefined;
  }
> {
  const body = await multipartBody(fields);
  const open = await body.open({ onPiece() {}, freesPieces: false });
  const bytes = await new Response(open.init).bytes();
  await open.close();
  if (body.size !== undefined) assertEquals(bytes.length, body.size);
  const headers = { "content-type": body.contentType };
  return {
    text: new TextDecoder().decode(bytes),
    form: await new Response(bytes, { headers }).formData(),
    size: body.size,
  };
}

function fileOf(form: FormData, name: string): File {
  const file = form.get(name);
  assert(file instanceof File);
  return file;
}

/** Bytes that differ at every place, so that none can be lost or swapped unseen. */
function pattern(length: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < words.length; index++) {
    words[index] = index * 2654435761;
  }
  return new Uint8Array(words.buffer, 0, length);
}

Deno.test("multipartBody() gives back what was put in, for every form of a file and of any size", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const size of [0, 1, 1000, LARGE]) {
      const bytes = pattern(size);
      const path = join(folder, `data ${size}.csv`);
      await Deno.writeFile(path, bytes);
      const forms: [FileInput, string, string][] = [
        [{ path }, `data ${size}.csv`, "text/csv"],
        [{ path: toFileUrl(path) }, `data ${size}.csv`, "text/csv"],
        [
          { path, name: "other.json", type: "text/x-own" },
          "other.json",
          "text/x-own",
        ],
        [new Blob([bytes], { type: "image/png" }), "file", "image/png"],
        [new File([bytes], "own.md"), "own.md", "text/markdown"],
        [bytes, "file", "application/octet-stream"],
        [new Blob([bytes]).stream(), "file", "application/octet-stream"],
        [{ name: "a.txt", data: new Blob([bytes]) }, "a.txt", "text/plain"],
        [
          { name: "a.unknown", data: bytes },
          "a.unknown",
          "application/octet-stream",
        ],
        [
          { name: "a.pdf", data: new Blob([bytes]).stream(), size },
          "a.pdf",
          "application/pdf",
        ],
      ];
      for (const [input, name, type] of forms) {
        const { form } = await encode({ before: "1", file: input, after: "2" });
        const file = fileOf(form, "file");
        assertEquals([file.name, file.type, file.size], [name, type, size]);
        const got = await file.bytes();
        // Compared as one: an array of millions is slow to look at.
        assert(got.every((byte, index) => byte === bytes[index]), name);
        assertEquals([form.get("before"), form.get("after")], ["1", "2"]);
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("multipartBody() writes texts, numbers, booleans, objects and lists, and nothing for null", async () => {
  const { form, text } = await encode({
    text: "ü\r\n--x",
    number: 0,
    no: false,
    object: { a: [1] },
    date: new Date(0),
    list: ["a", "b", null],
    none: undefined,
    nothing: null,
    files: [{ name: "1.txt", data: "one" }, { name: "2.txt", data: "two" }],
  });
  assertEquals([...form.keys()], [
    "text",
    "number",
    "no",
    "object",
    "date",
    "list",
    "list",
    "files",
    "files",
  ]);
  assertEquals(form.getAll("list"), ["a", "b"]);
  assertEquals([
    form.get("text"),
    form.get("number"),
    form.get("no"),
    form.get("object"),
  ], [
    "ü\r\n--x",
    "0",
    "false",
    '{"a":[1]}',
  ]);
  assertEquals(form.get("date"), "1970-01-01T00:00:00.000Z");
  assert(text.endsWith("--\r\n"));
});

Deno.test("multipartBody() escapes names as browsers do, so that none can forge a header", async () => {
  const name = 'a"b\r\nx: y\\ü 日本.csv';
  const { text } = await encode({
    'f"\n': { name, data: "", type: "text/x\r\nx-forged: 1" },
  });
  assert(
    text.includes('name="f%22%0A"; filename="a%22b%0D%0Ax: y\\ü 日本.csv"\r\n'),
    text,
  );
  assert(text.includes("content-type: text/xx-forged: 1\r\n"), text);
});

Deno.test("multipartBody() of nothing is a form that ends", async () => {
  const { form, size } = await encode({});
  assertEquals([...form.keys()], []);
  assert(size !== undefined && size > 0);
});

Deno.test("multipartBody() refuses a file that is not there, or a folder, before anything is sent", async () => {
  await assertRejects(
    () => multipartBody({ file: { path: "/nothing/here.csv" } }),
    Deno.errors.NotFound,
    'Cannot send "/nothing/here.csv": there is no such file',
  );
  await assertRejects(
    () => multipartBody({ file: { path: "nothing.csv" } }),
    Deno.errors.NotFound,
    `there is no such file in ${Deno.cwd()}`,
  );
  await assertRejects(
    () => multipartBody({ file: { path: "/" } }),
    TypeError,
    "it is not a file",
  );
});

Deno.test("an upload tells its length where it is small, and its progress where it is large", async () => {
  const lengths: (string | null)[] = [];
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      lengths.push(request.headers.get("content-length"));
      const file = fileOf(await request.formData(), "file");
      return Response.json({ id: "u1", filename: file.name, size: file.size });
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const file = { name: "a.bin", data: pattern(LARGE) };
  const steps: [number, number | undefined][] = [];
  const onUpload = (sent: number, total: number | undefined) =>
    void steps.push([sent, total]);
  const answer = await call(gpt, "upload_file", { body: { file }, onUpload });
  assertEquals([answer.filename, Reflect.get(answer, "size")], [
    "a.bin",
    LARGE,
  ]);
  const [last] = steps.slice(-1);
  assert(
    steps.length > 10 &&
      steps.every(([sent], index) => sent > (steps[index - 1]?.[0] ?? 0)),
  );
  assert(last !== undefined && last[0] === last[1] && last[0] > LARGE);
  steps.length = 0;
  await call(gpt, "upload_file", {
    body: { file: { name: "a.txt", data: "small" } },
    onUpload,
  });
  assertEquals(steps.length, 1);
  assertEquals(steps[0]?.[0], Number(lengths[1]));
});

Deno.test("a stream that fails while it is sent fails the upload with its own error", async () => {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      await request.bytes().catch(() => {});
      return Response.json({});
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const failure = new Error("The disk is gone");
  let pulls = 0;
  const data = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulls++ < 3) controller.enqueue(new Uint8Array(1000));
      else controller.error(failure);
    },
  });
  const error = await call(gpt, "upload_file", {
    body: { file: { name: "a", data } },
  })
    .catch((error: unknown) => error);
  assert(error === failure);
});

Deno.test("an upload that is aborted lets go of its stream and of its file", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      controller.abort(reason);
      // Reads on until the client has gone.
      while (await reader?.read().then(({ done }) => !done, () => false));
      return new Response();
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const { signal } = controller;
  const canceled = Promise.withResolvers<void>();
  const data = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
    cancel: () => canceled.resolve(),
  });
  const body = { file: { name: "endless", data } };
  const error = await call(gpt, "upload_file", { body, signal }).catch((
    error: unknown,
  ) => error);
  assert(error === reason);
  await canceled.promise;
});

Deno.test("an upload that the server refuses early is the server's error, and its file is closed", async () => {
  const path = await Deno.makeTempFile();
  try {
    await Deno.truncate(path, 64 * 1024 * 1024);
    await using server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      () => Response.json({ message: "Too large" }, { status: 413 }),
    );
    const gpt = new Connection({
      address: `http://127.0.0.1:${server.addr.port}`,
    });
    // The sanitizer of the test sees a file that stays open.
    await assertRejects(() =>
      call(gpt, "upload_file", { body: { file: { path } } })
    );
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("a fetch of somebody's own may keep the pieces of an upload and look at them later", async () => {
  const bytes = pattern(LARGE);
  let got = new FormData();
  const gpt = new Connection({
    address: "http://127.0.0.1:9",
    host: {
      fetch: async (input, init) => {
        got = await new Request(input, init).formData();
        return Response.json({ id: "u1", filename: "a" });
      },
    },
  });
  await call(gpt, "upload_file", {
    body: { file: { name: "a.bin", data: bytes } },
  });
  const sent = await fileOf(got, "file").bytes();
  assert(
    sent.length === LARGE && sent.every((byte, index) => byte === bytes[index]),
  );
});

Deno.test("an upload reaches the server as it was, from bytes that stay the caller's", async () => {
  const bytes = pattern(LARGE);
  const wanted = await crypto.subtle.digest("SHA-256", bytes);
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const file = await fileOf(await request.formData(), "file").arrayBuffer();
      const id = new Uint8Array(await crypto.subtle.digest("SHA-256", file))
        .toHex();
      return Response.json({ id, filename: "a" });
    },
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, bytes);
    const forms = [
      bytes,
      new Blob([bytes]),
      { path },
      new Blob([bytes]).stream(),
    ];
    for (const file of forms) {
      const { id } = await call(gpt, "upload_file", { body: { file } });
      assertEquals(id, new Uint8Array(wanted).toHex());
    }
    assertEquals(bytes.length, LARGE);
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("a stream of text is refused with what helps", async () => {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => Response.json(await request.bytes().catch(() => [])),
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const data = ReadableStream.from(["text"]);
  await assertRejects(
    // @ts-expect-error a program without types gives a stream of text
    () => call(gpt, "upload_file", { body: { file: data } }),
    TypeError,
    "TextEncoderStream",
  );
});
