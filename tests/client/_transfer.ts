/**
 * Sends or fetches one large file in a process of its own, and prints how far
 * its resident memory grew meanwhile, as JSON. The bytes come from a file, a
 * blob on disk or a stream, and go to a file; no more than a piece of them is
 * ever meant to be in memory.
 */
import { call, Connection, download } from "../../lib/client/mod.ts";

const [direction = "", address = "", path = "", size = ""] = Deno.args;
const gpt = new Connection({ address });
const bytes = Number(size);

/** A stream of so many bytes, which itself has no more than one piece of them. */
function made(length: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(65536);
  let left = length;
  return new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      controller.enqueue(piece.subarray(0, left));
      left -= Math.min(left, piece.length);
    },
  });
}

async function transfer(length: number, look: () => void): Promise<void> {
  switch (direction) {
    case "upload": {
      await Deno.truncate(path, length);
      await call(gpt, "upload_file", {
        body: { file: { path } },
        onUpload: look,
      });
      break;
    }
    case "upload-stream": {
      const file = { name: "made.bin", data: made(length) };
      await call(gpt, "upload_file", { body: { file }, onUpload: look });
      break;
    }
    case "upload-file-stream": {
      await Deno.truncate(path, length);
      const opened = await Deno.open(path);
      const file = { name: "made.bin", data: opened.readable };
      await call(gpt, "upload_file", { body: { file }, onUpload: look });
      break;
    }
    case "download": {
      const query = { id: String(length) };
      const file = await download(gpt, "download_file", { query });
      await file.save(path, { onProgress: look });
    }
  }
}

const resident = (): number => Deno.memoryUsage().rss;
// Everything is loaded and warm before the measure begins.
await transfer(16 * 1024 * 1024, () => {});
const before = resident();
let peak = before;
await transfer(bytes, () => peak = Math.max(peak, resident()));
console.log(JSON.stringify({ before, peak, growth: peak - before }));
