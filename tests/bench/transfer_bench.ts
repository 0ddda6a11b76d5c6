/**
 * A gigabyte up and down, beside a bare `fetch` of the same bytes: from a file
 * into a form's part, and from the server into a file. `TRANSFER_MB` names
 * another size, for a short look.
 */
import { call, Connection, download } from "../../lib/client/mod.ts";
import { benchComparison, compare } from "./_ratio.ts";

const MEGABYTES = Number(Deno.env.get("TRANSFER_MB") ?? 1024);
const BYTES = MEGABYTES * 1024 * 1024;
const SERVER = `
  const piece = new Uint8Array(262144);
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen(address) {
    console.log(address.port);
  } }, async (request) => {
    if (request.body !== null) {
      let count = 0;
      for await (const piece of request.body) count += piece.length;
      return Response.json({ id: String(count), filename: "a" });
    }
    let left = Number(new URL(request.url).searchParams.get("id"));
    return new Response(new ReadableStream({
      pull(controller) {
        if (left === 0) return controller.close();
        controller.enqueue(piece.subarray(0, Math.min(left, piece.length)));
        left -= Math.min(left, piece.length);
      },
    }));
  });
  await server.finished;
`;

/** A server in a process of its own, so that its work is not counted as ours. */
async function startServer(): Promise<{ address: string } & AsyncDisposable> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-config", "--allow-net", "-"],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(SERVER));
  await writer.close();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  return {
    address: `http://127.0.0.1:${new TextDecoder().decode(value).trim()}`,
    async [Symbol.asyncDispose]() {
      child.kill();
      await child.status;
      await reader.cancel();
    },
  };
}

benchComparison(`upload of ${MEGABYTES} MB`, async () => {
  await using server = await startServer();
  const gpt = new Connection({ address: server.address });
  const path = await Deno.makeTempFile();
  try {
    await Deno.truncate(path, BYTES);
    await compare({
      name: `Upload of ${MEGABYTES} MB from a file`,
      work: [MEGABYTES, "MB"],
      rounds: 3,
      wanted: 0.7,
      async bare() {
        const file = await Deno.open(path);
        const url = `${server.address}/api/v1/uploads`;
        const { id } =
          await (await fetch(url, { method: "PUT", body: file.readable }))
            .json();
        if (Number(id) !== BYTES) throw new Error("Bytes were lost");
      },
      async ours() {
        const { id } = await call(gpt, "upload_file", {
          body: { file: { path } },
        });
        if (Number(id) <= BYTES) throw new Error("Bytes were lost");
      },
    });
  } finally {
    await Deno.remove(path);
  }
});

benchComparison(`download of ${MEGABYTES} MB`, async () => {
  await using server = await startServer();
  const gpt = new Connection({ address: server.address });
  const folder = await Deno.makeTempDir();
  const path = `${folder}/a.bin`;
  // A file system may write everything out at once when a file is replaced.
  const clear = () => Deno.remove(path).catch(() => {});
  try {
    await compare({
      name: `Download of ${MEGABYTES} MB into a file`,
      work: [MEGABYTES, "MB"],
      rounds: 3,
      wanted: 0.7,
      async bare() {
        await clear();
        const response = await fetch(`${server.address}/file?id=${BYTES}`);
        const file = await Deno.open(path, { write: true, createNew: true });
        await response.body?.pipeTo(file.writable);
        if ((await Deno.stat(path)).size !== BYTES) {
          throw new Error("Bytes were lost");
        }
      },
      async ours() {
        await clear();
        const file = await download(gpt, "download_file", {
          query: { id: String(BYTES) },
        });
        await file.save(path);
        if ((await Deno.stat(path)).size !== BYTES) {
          throw new Error("Bytes were lost");
        }
      },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
