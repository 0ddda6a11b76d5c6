import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";

const SIZE = 200 * 1024 * 1024;
const LIMIT = 64 * 1024 * 1024;
const PIECE = new Uint8Array(65536);

/** Takes uploads and counts them, and gives files of the length that is their id. */
function transferServer(received: number[]): Deno.HttpServer<Deno.NetAddr> {
  return Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      if (request.body !== null) {
        let count = 0;
        for await (const piece of request.body) count += piece.length;
        received.push(count);
        return Response.json({ id: "u1", filename: "a" });
      }
      let left = Number(new URL(request.url).searchParams.get("id"));
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (left === 0) return controller.close();
          controller.enqueue(PIECE.subarray(0, Math.min(left, PIECE.length)));
          left -= Math.min(left, PIECE.length);
        },
      });
      return new Response(body);
    },
  );
}

for (
  const direction of [
    "upload",
    "upload-stream",
    "upload-file-stream",
    "download",
  ]
) {
  Deno.test(`${direction} of 200 MB takes less than 64 MB of memory`, async () => {
    const received: number[] = [];
    const path = await Deno.makeTempFile();
    try {
      await using server = transferServer(received);
      const address = `http://127.0.0.1:${server.addr.port}`;
      const script = fromFileUrl(new URL("_transfer.ts", import.meta.url));
      const { success, stdout, stderr } = await new Deno.Command(
        Deno.execPath(),
        {
          args: ["run", "-A", script, direction, address, path, String(SIZE)],
        },
      ).output();
      assert(success, new TextDecoder().decode(stderr));
      const { growth } = JSON.parse(new TextDecoder().decode(stdout));
      assert(
        growth < LIMIT,
        `${direction} grew by ${Math.round(growth / 1024 / 1024)} MB`,
      );
      if (direction === "download") {
        assertEquals((await Deno.stat(path)).size, SIZE);
      } else {assert(
          received.at(-1) !== undefined && (received.at(-1) ?? 0) > SIZE,
        );}
    } finally {
      await Deno.remove(path);
    }
  });
}
