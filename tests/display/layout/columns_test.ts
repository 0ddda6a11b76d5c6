import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import {
  chart,
  columns,
  JUPYTER_DISPLAY,
  markdown,
  stack,
  table,
  View,
} from "../../../lib/display/mod.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

const LEFT = table([{ tea: 3 }, { tea: 40 }]);
const RIGHT = table([{ 名前: "東京 🗼" }, { 名前: "👨‍👩‍👧" }, { 名前: "x" }]);

Deno.test("columns() stands views beside one another where both fit", () => {
  assertEquals(
    columns(LEFT, RIGHT).toText({ width: 40 }),
    [
      "tea   名前",
      "───   ───────",
      "  3   東京 🗼",
      " 40   👨‍👩‍👧",
      "      x",
    ].join("\n"),
  );
});

Deno.test("columns() stands views under one another where they do not fit", () => {
  const long = table([{ a: "x".repeat(20) }]);
  const text = columns(long, long).toText({ width: 30 });
  assertEquals(text, stack(long, long).toText({ width: 30 }));
});

Deno.test("columns() fills rows with as many views as fit", () => {
  const one = table([{ a: "x".repeat(15) }]);
  const lines = columns(one, one, one).toText({ width: 40 }).split("\n");
  assertEquals(lines.filter((line) => line.startsWith("a")).length, 2);
  assertEquals(lines[0]?.match(/a/g)?.length, 2);
});

Deno.test("columns() makes views narrower that take whatever room there is", () => {
  const view = columns(
    chart([{ n: "a", v: 1 }, { n: "b", v: 2 }]),
    chart([{ n: "c", v: 3 }, { n: "d", v: 4 }]),
  );
  const [, first = ""] = view.toText({ width: 80 }).split("\n");
  assert(/^a █.* 1 .* c █.* 3$/.test(first), first);
  for (const line of view.toText({ width: 80 }).split("\n")) {
    assert(line.length <= 80);
  }
});

Deno.test("columns() keeps blocks apart when they bear styles", () => {
  const view = columns(LEFT, RIGHT);
  assertEquals(
    stripAnsiCode(view.toText({ width: 60, isColored: true })),
    view.toText({ width: 60 }),
  );
});

Deno.test("columns() and stack() read in the order of their views, also without styles", () => {
  for (const layOut of [columns, stack]) {
    const view = layOut(
      markdown("one"),
      columns(markdown("two"), LEFT),
      markdown("three"),
    );
    const html = view.toHtml();
    assertEquals(problemsOf(html), []);
    const text = visibleText(html);
    const places = ["one", "two", "tea", "three"].map((word) =>
      text.indexOf(word)
    );
    assertEquals(places, [...places].sort((a, b) => a - b));
    assertEquals(places.includes(-1), false);
    assertEquals(
      view.toMarkdown().replace(/\s+/g, " ").startsWith("one two | tea |"),
      true,
    );
  }
});

Deno.test("columns() and stack() have the HTML of views whose bundle has none", () => {
  const words = markdown("**bold**");
  for (const layOut of [columns, stack]) {
    const bundle = layOut(words, words)[JUPYTER_DISPLAY]();
    const html = bundle["text/html"];
    assert(typeof html === "string");
    assertEquals(html.match(/<strong/g)?.length, 2);
    assertEquals(typeof bundle["text/markdown"], "string");
  }
});

Deno.test("columns() and stack() wait for views that are promises", async () => {
  async function* rows() {
    yield await Promise.resolve({ tea: 3 });
    yield { tea: 40 };
  }
  for (const layOut of [columns, stack]) {
    const view = await layOut(table(rows()), RIGHT);
    assert(view instanceof View);
    assertEquals(String(view), String(layOut(LEFT, RIGHT)));
  }
  await assertRejects(
    () => stack(LEFT, Promise.reject(new Error("lost"))),
    Error,
    "lost",
  );
});

Deno.test("columns() and stack() of nothing are empty", () => {
  assertEquals(String(columns()), "");
  assertEquals(String(stack()), "");
  assertEquals(problemsOf(columns().toHtml()), []);
});

Deno.test("columns() and stack() refuse what is no view", () => {
  for (const layOut of [columns, stack]) {
    for (const odd of [null, "text", [LEFT], 5]) {
      const refused = () =>
        // @ts-expect-error: what the types refuse, the function refuses too.
        layOut(LEFT, odd);
      assertThrows(refused, TypeError, "argument 2 is no view but");
    }
  }
});
