import { assertEquals, assertGreater } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { npmEnvironment } from "../../tools/npm_package.ts";
import { gallery } from "../display/gallery/mod.ts";
import { HOSTILE_TAG_REGEXP } from "../display/hostile/check.ts";
import { Hostile, MARK } from "../display/hostile/text.ts";
import { VIEWS } from "../display/hostile/views.ts";

/** What one of JupyterLab's own parts makes of each text. */
async function jupyter(
  part: "sanitizer" | "markdown",
  texts: readonly string[],
): Promise<string[]> {
  const program = fromFileUrl(
    new URL(`../../tools/peers/jupyter_${part}.ts`, import.meta.url),
  );
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", "--no-config", program],
    env: await npmEnvironment(),
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
    await jupyter("sanitizer", [
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
  const left = await jupyter("sanitizer", texts);
  left.forEach((html, i) =>
    assertEquals(canonical(html), canonical(texts[i] ?? ""), names[i])
  );
});

Deno.test("JupyterLab's Markdown would show hostile tags if they came through", async () => {
  const [shown = ""] = await jupyter("markdown", [
    `a <b title="${MARK}">b</b>`,
  ]);
  assertEquals(HOSTILE_TAG_REGEXP.test(shown), true);
});

Deno.test("no view's Markdown becomes a tag of the data's in JupyterLab", async () => {
  const names: string[] = [];
  const texts: string[] = [];
  for (const [name, make] of Object.entries(VIEWS)) {
    for (let seed = 0; seed < 200; seed++) {
      names.push(`${name}() of input ${seed}`);
      texts.push((await make(new Hostile(seed))).toMarkdown());
    }
  }
  (await jupyter("markdown", texts)).forEach((html, i) => {
    assertEquals(HOSTILE_TAG_REGEXP.exec(html)?.[0], undefined, names[i]);
    // Nothing is fetched from elsewhere by looking at it.
    assertEquals(
      /<(?:script|iframe|img(?! src="data:))/.exec(html)?.[0],
      undefined,
      names[i],
    );
  });
});
