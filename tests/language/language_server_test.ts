import { assertEquals, assertRejects } from "@std/assert";
import { toFileUrl } from "@std/path";
import { decodeMessages, encodeMessage } from "../../lib/language/_json_rpc.ts";
import { LanguageServer } from "../../lib/language/mod.ts";

Deno.test("decodeMessages() reads messages wherever they are cut", async () => {
  const messages = [{ id: 1, result: "é𝒳" }, { method: "a", params: [] }];
  const frames = messages.map(encodeMessage);
  const bytes = new Uint8Array(await new Blob(frames).arrayBuffer());
  for (let at = 0; at <= bytes.length; at++) {
    const stream = ReadableStream.from([bytes.slice(0, at), bytes.slice(at)]);
    const read = await Array.fromAsync(decodeMessages(stream));
    assertEquals(
      read,
      messages.map((one) => ({ jsonrpc: "2.0", ...one })),
    );
  }
});

Deno.test("LanguageServer ends when it is told to, and says so to those who wait", async () => {
  const folder = toFileUrl(await Deno.makeTempDir()).href;
  const ends = new AbortController();
  const starting = LanguageServer.start({
    folders: [`${folder}/`],
    signal: ends.signal,
  });
  ends.abort(new Error("enough"));
  await assertRejects(() => starting, Error, "enough");
  await assertRejects(
    () => LanguageServer.start({ folders: [], signal: ends.signal }),
    Error,
    "enough",
  );
  await Deno.remove(new URL(folder), { recursive: true });
});
