import { assert, assertEquals } from "@std/assert";
import {
  type IndexedPage,
  type MarkedText,
  siteSearch,
} from "../../../lib/notebook/site/mod.ts";
import { siteOf } from "./_lessons.ts";

const PAGES: readonly IndexedPage[] = [
  ["tea.html", "Tea", [
    ["tea", "Tea", "Leaves and hot water.", "const tea = brew();"],
    ["milk", "Milk", "Some take it with crème brûlée, others don't.", ""],
    ["code", "", "", "await listCollections(gpt); x => x; --allow-net=a"],
  ]],
  ["b/water.html", "Water", [
    ["", "", "Tea is made of it.", ""],
    ["ice water", "Ice", "Water that is cold. 水を飲む Straße", ""],
  ]],
];
const find = siteSearch(PAGES);

/** The addresses that are found, best first. */
function found(query: string): string[] {
  return find(query).pages.flatMap(({ hits }) =>
    hits.map(({ address }) => address)
  );
}

/** A text with what is marked in brackets. */
function shown({ text, marks }: MarkedText): string {
  let out = "";
  let at = 0;
  for (let i = 0; i < marks.length; i += 2) {
    out += `${text.slice(at, marks[i])}[${text.slice(marks[i], marks[i + 1])}]`;
    at = marks[i + 1] ?? at;
  }
  return out + text.slice(at);
}

Deno.test("siteSearch() finds beginnings of words whatever their case and accents, and wants all of them", () => {
  assertEquals(found("CREME bru"), ["tea.html#milk"]);
  assertEquals(found("crème cold"), []);
  assertEquals(found("ream"), []);
  assertEquals(found("  "), []);
  assertEquals(found("ice"), ["b/water.html#ice%20water"]);
});

Deno.test("siteSearch() finds names within names, signs, and scripts without spaces", () => {
  assertEquals(found("collections"), ["tea.html#code"]);
  assertEquals(found("listcoll"), ["tea.html#code"]);
  assertEquals(found("=>"), ["tea.html#code"]);
  assertEquals(found("--allow-net"), ["tea.html#code"]);
  assertEquals(found("brew()"), ["tea.html#tea"]);
  assertEquals(found("飲む"), ["b/water.html#ice%20water"]);
  assertEquals(found("straß"), ["b/water.html#ice%20water"]);
});

Deno.test("siteSearch() puts titles before headings and these before text", () => {
  assertEquals(found("tea"), ["tea.html#tea", "b/water.html"]);
  const ranked = siteSearch([
    ["code.html", "A", [["", "", "", "steep"]]],
    ["text.html", "B", [["", "", "steep", ""]]],
    ["heading.html", "C", [["", "", "x", ""], ["h", "Steeping", "", ""]]],
    ["title.html", "Steep", [["", "", "x", ""]]],
  ]);
  assertEquals(ranked("steep").pages.map(({ address }) => address), [
    "title.html",
    "heading.html",
    "text.html",
    "code.html",
  ]);
});

Deno.test("siteSearch() finds words that stand in the title and in a section, and not each section by the title", () => {
  assertEquals(found("tea creme"), ["tea.html#milk"]);
  assertEquals(find("tea").pages[0]?.hits.length, 1);
});

Deno.test("siteSearch() marks the words in a part of the text that holds most of them", () => {
  const text = `First milk. ${
    "Other words stand here. ".repeat(30)
  }The té and the milk, ${"and so on ".repeat(40)}`;
  const [page] = siteSearch([["a.html", "A", [["s", "Tea", text, ""]]]])(
    "tea milk té",
  ).pages;
  const hit = page?.hits[0];
  assert(hit !== undefined);
  assertEquals(shown(hit.heading), "[Tea]");
  const said = shown(hit.snippet);
  assert(said.startsWith("… ") && said.endsWith(" …"), said);
  assert(said.includes("The [té] and the [milk],"), said);
  assert(said.length < 220, said);
});

Deno.test("siteSearch() finds what begins alike where nothing else is found, and says so", () => {
  const find = siteSearch([
    ["a.html", "A", [["s", "Retries", "They wait.", ""]]],
    ["b.html", "B", [["t", "Waiting", "Long.", ""]]],
  ]);
  const near = find("retry");
  assertEquals([near.count, near.isNear], [1, true]);
  assertEquals(near.pages[0]?.hits[0]?.heading.marks, [0, 4]);
  assertEquals(find("retries").isNear, false);
  const none = find("rest");
  assertEquals([none.count, none.isNear], [0, false]);
});

Deno.test("siteSearch() counts what it does not show", () => {
  const pages = Array.from({ length: 30 }, (_, n): IndexedPage => [
    `${n}.html`,
    `Page ${n}`,
    Array.from({ length: 6 }, (_, s) => [`s${s}`, `S${s}`, "tea", ""] as const),
  ]);
  const { pages: shown, count } = siteSearch(pages)("tea", 5, 2);
  assertEquals(count, 180);
  assertEquals(shown.map(({ hits }) => hits.length), [2, 2, 2, 2, 2]);
});

Deno.test("siteSearch() searches headings, text and code of a site's notebooks, and no outputs", () => {
  const site = siteOf({
    "1.ipynb": [
      "# One\n\nIntro with **bo**ld words.\n\n- item\n- other",
      "## Sub & more\n\n| a | b |\n|---|---|\n| cell | `code1` |",
      ">const found = 1;",
    ],
  });
  const script = site.files.get("cenote-site/search.js") ?? "";
  const pages: readonly IndexedPage[] = JSON.parse(
    script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")),
  );
  assertEquals(pages[1], ["1.html", "One", [
    ["one", "One", "Intro with bold words. item other", ""],
    ["sub-more", "Sub & more", "a b cell code1", "const found = 1;"],
  ]]);
});

Deno.test("siteSearch() needs nothing but its own text, which pages carry", () => {
  const again: typeof siteSearch = new Function(
    `return ${siteSearch.toString()}`,
  )();
  assertEquals(again(PAGES)("tea"), find("tea"));
});
