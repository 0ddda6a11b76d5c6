import { assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { gallery } from "../display/gallery/mod.ts";

const PROGRAM = fromFileUrl(
  new URL("../../tools/peers/jupyter_sanitizer.ts", import.meta.url),
);

/** What JupyterLab leaves of each text in a notebook that is not trusted. */
async function sanitized(texts: readonly string[]): Promise<string[]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", "--no-config", PROGRAM],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output = child.output();
  await new Blob([JSON.stringify(texts)]).stream().pipeTo(child.stdin);
  const { success, stdout, stderr } = await output;
  assertEquals(success, true, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/**
 * Markup in one spelling: the sanitiser writes void elements with a slash,
 * marks links as `nofollow`, and escapes other characters than we do.
 */
function canonical(html: string): string {
  return html
    .replaceAll(
      /<[^>]*>/g,
      (tag) =>
        tag.replaceAll(' rel="nofollow"', "").replace(/ ?\/>$/, ">")
          .replaceAll(/([a-z])=""/g, "$1"),
    )
    .replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll(
      "&gt;",
      ">",
    );
}

Deno.test("JupyterLab's sanitiser removes what it should, so the others mean something", async () => {
  assertEquals(
    await sanitized([
      '<b onclick="x()" id="a">a</b><script>1</script><svg></svg>',
      '<p style="color:var(--x);padding:1px">b</p>',
    ]),
    ['<b data-jupyter-id="a">a</b>', '<p style="padding:1px">b</p>'],
  );
});

Deno.test("JupyterLab's sanitiser leaves every example of the gallery whole", async () => {
  const examples = Object.values(gallery).flatMap((group) =>
    Object.entries(group)
  );
  assertGreater(examples.length, 20);
  const names = examples.map(([name]) => name);
  const texts = await Promise.all(
    examples.map(async ([, make]) => (await make()).toHtml()),
  );
  const left = await sanitized(texts);
  left.forEach((html, i) =>
    assertEquals(canonical(html), canonical(texts[i] ?? ""), names[i])
  );
});
