import { assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, toFileUrl } from "@std/path";
import { encodeBase64 } from "@std/encoding/base64";
import { png } from "../gallery/_files.ts";

const MODULE = new URL("../../../lib/display/mod.ts", import.meta.url).href;
const CONFIG = fromFileUrl(new URL("../../../deno.json", import.meta.url));

/** What `show()` sends to a notebook, in a process whose Deno has one. */
async function sentFor(name: string, bytes: Uint8Array) {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/${name}`;
  await Deno.writeFile(path, bytes);
  await Deno.writeTextFile(
    `${folder}/program.ts`,
    `import { preview, show } from ${JSON.stringify(MODULE)};
const sent: unknown[] = [];
const jupyter = {
  broadcast(type: string, content: unknown) {
    sent.push([type, content]);
    return Promise.resolve();
  },
};
const value = Object.create(Deno, { jupyter: { value: jupyter } });
Object.defineProperty(globalThis, "Deno", { value });
await show(await preview(new URL(${JSON.stringify(toFileUrl(path).href)})));
console.log(JSON.stringify(sent));`,
  );
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--no-check",
      "--config",
      CONFIG,
      `${folder}/program.ts`,
    ],
  }).output();
  await Deno.remove(folder, { recursive: true });
  assertEquals(success, true, new TextDecoder().decode(stderr));
  const [[type, content]] = JSON.parse(new TextDecoder().decode(stdout));
  assertEquals(type, "display_data");
  return content;
}

Deno.test("preview() of a picture is sent by show() as the picture with its width", async () => {
  const bytes = png(800, 10);
  const { data, metadata } = await sentFor("wave.png", bytes);
  assertEquals(Object.keys(data), ["image/png", "text/plain"]);
  assertEquals(data["image/png"], encodeBase64(bytes));
  assertEquals(metadata, { "image/png": { width: 720 } });
  assertStringIncludes(data["text/plain"], "wave.png · PNG image · ");
});

Deno.test("preview() of anything else is sent by show() as its bundle", async () => {
  const { data, metadata } = await sentFor(
    "a.txt",
    new TextEncoder().encode("x"),
  );
  assertEquals(Object.keys(data), ["text/html", "text/markdown", "text/plain"]);
  assertEquals(metadata, {});
});
