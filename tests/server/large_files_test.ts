import { assert, assertEquals } from "@std/assert";
import { startProcess } from "./_process.ts";

const SIZE = 200 * 2 ** 20;
const PIECE = 2 ** 16;
const MAX_GROWTH = 64 * 2 ** 20;
const KEY = { authorization: "Bearer key" };

/** Bytes that a process holds in memory, and the most it ever held, as Linux tells. */
function memoryOf(
  pid: number,
): { readonly now: number; readonly most: number } {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  const value = (name: string) =>
    1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
  return { now: value("VmRSS"), most: value("VmHWM") };
}

/** A form with a file of `SIZE` bytes. */
function form(boundary: string): Blob {
  const piece = new Uint8Array(PIECE).fill(97);
  for (let at = 79; at < PIECE; at += 80) piece[at] = 10;
  return new Blob([
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; `,
    'filename="large.txt"\r\ncontent-type: text/plain\r\n\r\n',
    ...Array.from({ length: SIZE / PIECE }, () => piece),
    `\r\n--${boundary}--\r\n`,
  ]);
}

Deno.test({
  name: "serve() takes and gives a file of 200 MB without holding it in memory",
  // Only Linux tells what another process holds; the code is the same everywhere.
  ignore: Deno.build.os !== "linux",
  async fn() {
    const process = await startProcess();
    try {
      const { address, pid } = process;
      const boundary = "a boundary of the test";
      // The first calls load what is loaded once only.
      await (await fetch(`${address}/api/v1/models`, { headers: KEY })).text();
      const before = memoryOf(pid);
      const sent = await fetch(`${address}/api/v1/uploads`, {
        method: "PUT",
        headers: {
          ...KEY,
          "content-type": `multipart/form-data; boundary="${boundary}"`,
        },
        body: form(boundary),
      });
      assertEquals(sent.status, 200, "upload");
      const { id } = await sent.json();
      const uploaded = memoryOf(pid).most - before.now;
      assert(uploaded < MAX_GROWTH, `the upload took ${uploaded} bytes`);

      // Kept for the agent alone, it is a document without being cut into passages.
      const made = await fetch(`${address}/api/v1/collections`, {
        method: "POST",
        headers: KEY,
        body: '{"name":"Large","description":""}',
      });
      const collection = (await made.json()).id;
      const ingested = await fetch(
        `${address}/api/v1/uploads/${id}/ingest?collection_id=${collection}&ingest_mode=agent_only`,
        { method: "POST", headers: KEY },
      );
      assertEquals(ingested.status, 204);
      const documents = await fetch(
        `${address}/api/v1/collections/${collection}/documents`,
        {
          headers: KEY,
        },
      );
      const [document] = await documents.json();
      assertEquals([document.size, document.status], [SIZE, "agent_only"]);

      const download = await fetch(`${address}/file?id=${document.id}`, {
        headers: KEY,
      });
      assertEquals(Number(download.headers.get("content-length")), SIZE);
      let received = 0;
      for await (const piece of download.body ?? []) received += piece.length;
      assertEquals(received, SIZE);
      const growth = memoryOf(pid).most - before.now;
      assert(growth < MAX_GROWTH, `upload and download took ${growth} bytes`);
    } finally {
      await process.kill();
    }
  },
});
