import { assert, assertEquals, assertRejects } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import {
  call,
  Connection,
  ConnectionError,
  type Download,
  download,
  NotFoundError,
  ResponseError,
} from "../../lib/client/mod.ts";
import { MisbehavingServer } from "./misbehaving_server.ts";

type Handler = (request: Request) => Response;

async function withDownload(
  handler: Handler,
  use: (file: Download, folder: string) => Promise<void>,
  name = "wanted.csv",
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await using server = Deno.serve({
      port: 0,
      hostname: "127.0.0.1",
      onListen() {},
    }, handler);
    const gpt = new Connection({
      address: `http://127.0.0.1:${server.addr.port}`,
    });
    await using file = await download(gpt, "download_file", {
      query: { id: "d1", name },
    });
    await use(file, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function answering(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Handler {
  return () =>
    new Response(body, { headers: { "content-type": "text/csv", ...headers } });
}

async function names(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.map(({ name }) => name).sort();
}

Deno.test("download() tells name, type and size before the bytes", async () => {
  await withDownload(answering("a,b\n"), async (file) => {
    assertEquals([file.name, file.type, file.size], [
      "wanted.csv",
      "text/csv",
      4,
    ]);
    assertEquals(await file.text(), "a,b\n");
  });
});

Deno.test("download() takes the name that the server gives, made safe", async () => {
  const given: Record<string, string> = {
    'attachment; filename="sales.csv"': "sales.csv",
    "attachment; filename=sales.csv": "sales.csv",
    "attachment; filename=\"x.csv\"; filename*=UTF-8''%E6%97%A5%20%C3%BC.csv":
      "日 ü.csv",
    'attachment; filename="a\\"b.csv"': "a_b.csv",
    'attachment; filename="../../etc/passwd"': "passwd",
    'attachment; filename="C:\\\\dir\\\\x.csv"': "x.csv",
    'attachment; filename=".."': "file",
    "inline": "wanted.csv",
  };
  for (const [header, name] of Object.entries(given)) {
    await withDownload(
      answering("x", { "content-disposition": header }),
      (file) => Promise.resolve(assertEquals(file.name, name, header)),
    );
  }
});

Deno.test("Download is read once, in one way", async () => {
  await withDownload(answering("abc"), async (file, folder) => {
    assertEquals(await file.bytes(), new TextEncoder().encode("abc"));
    const again = [
      () => file.text(),
      () => file.bytes(),
      () => file.save(folder),
    ];
    for (const read of again) {
      await assertRejects(
        read,
        TypeError,
        "it was read already; call download()",
      );
    }
  });
});

Deno.test("Download.save() writes to a path, a URL, or into a folder, and makes folders", async () => {
  const targets: ((folder: string) => [string | URL, string])[] = [
    (folder) => [join(folder, "x.csv"), "x.csv"],
    (folder) => [toFileUrl(join(folder, "y.csv")), "y.csv"],
    (folder) => [folder, "wanted.csv"],
    (folder) => [`${join(folder, "new", "deep")}/`, "new/deep/wanted.csv"],
  ];
  for (const target of targets) {
    await withDownload(answering("a,b\n"), async (file, folder) => {
      const [path, wanted] = target(folder);
      const steps: unknown[] = [];
      const saved = await file.save(path, {
        onProgress: (...step) => steps.push(step),
      });
      assertEquals(saved, join(folder, wanted));
      assertEquals(await Deno.readTextFile(saved), "a,b\n");
      assertEquals(steps, [[4, 4]]);
      assertEquals((await names(join(saved, ".."))).length, 1);
    });
  }
});

Deno.test("Download.save() keeps the old file and leaves no part when the line is cut", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await using server = new MisbehavingServer(async (_, wire) => {
      await wire.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
    });
    const gpt = new Connection({ address: server.address, maxRetries: 0 });
    const path = join(folder, "a.csv");
    await Deno.writeTextFile(path, "old");
    const file = await download(gpt, "download_file", { query: { id: "d1" } });
    await assertRejects(() => file.save(path), ConnectionError, "was lost");
    assertEquals([await names(folder), await Deno.readTextFile(path)], [[
      "a.csv",
    ], "old"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("Download.save() ends with the signal's reason and leaves nothing", async () => {
  const endless: Handler = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(65536)),
      }),
    );
  const reason = new Error("enough");
  await withDownload(endless, async (file, folder) => {
    const controller = new AbortController();
    const options = {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    };
    const error = await file.save(join(folder, "x"), options).catch((
      error: unknown,
    ) => error);
    assert(error === reason);
    assertEquals(await names(folder), []);
  });
  await withDownload(endless, async (file, folder) => {
    const options = { signal: AbortSignal.abort(reason) };
    const error = await file.save(join(folder, "x"), options).catch((
      error: unknown,
    ) => error);
    assert(error === reason);
    assertEquals(await names(folder), []);
  });
});

Deno.test("Download.save() lets go of the request when it cannot write", async () => {
  const endless: Handler = () =>
    new Response(
      new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65536)) }),
    );
  await withDownload(endless, async (file, folder) => {
    const blocked = join(folder, "a-file");
    await Deno.writeTextFile(blocked, "");
    await assertRejects(() => file.save(join(blocked, "x.csv")));
    assertEquals(await names(folder), ["a-file"]);
  });
});

Deno.test("a download that nobody reads is let go of", async () => {
  const gone = Promise.withResolvers<void>();
  await using server = new MisbehavingServer(async (_, wire) => {
    await wire.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
    await wire.gone;
    gone.resolve();
  });
  const gpt = new Connection({ address: server.address });
  {
    await using file = await download(gpt, "download_file", {
      query: { id: "d1" },
    });
    assertEquals(file.size, 100);
  }
  await gone.promise;
});

Deno.test("download() unpacks what was packed, and then does not know its size", async () => {
  const text = "a,b\n".repeat(10_000);
  const packed = await new Response(
    new Blob([text]).stream().pipeThrough(new CompressionStream("gzip")),
  ).bytes();
  await withDownload(
    answering(packed, { "content-encoding": "gzip" }),
    async (file) => {
      assertEquals(file.size, undefined);
      assertEquals(await file.text(), text);
    },
  );
});

Deno.test("download() throws the server's error, and refuses a login page in place of a file", async () => {
  await assertRejects(
    () =>
      withDownload(
        () => Response.json({ message: "No such file" }, { status: 404 }),
        () => Promise.resolve(),
      ),
    NotFoundError,
    'Cannot download file: 404 from GET /file: "No such file"',
  );
  const page: Handler = () =>
    new Response("<html><body>Sign in</body></html>", {
      headers: { "content-type": "text/html" },
    });
  await assertRejects(
    () => withDownload(page, () => Promise.resolve()),
    ResponseError,
    "came with an HTML page",
  );
  await withDownload(page, async (file) => {
    assertEquals(await file.text(), "<html><body>Sign in</body></html>");
  }, "report.html");
});

Deno.test("call() of a file gives the same bytes as a Blob", async () => {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    answering(Uint8Array.of(0, 255, 10)),
  );
  const gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
  });
  const blob = await call(gpt, "download_file", { query: { id: "d1" } });
  assertEquals(await blob.bytes(), Uint8Array.of(0, 255, 10));
});
