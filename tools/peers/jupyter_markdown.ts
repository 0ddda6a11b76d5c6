/**
 * Markdown made into HTML by the parser that JupyterLab uses, with its settings. Reads a JSON array
 * of Markdown texts from standard input and writes the HTML of each, as a JSON array again. A
 * program of its own, so that the package it needs is fetched only by who runs it.
 *
 * @module
 */

// Not in the module graph: checking or caching the project does not fetch it.
const PACKAGE = "npm:marked@17.0.6";

const { marked } = await import(PACKAGE);
const texts: unknown = await new Response(Deno.stdin.readable).json();
if (!Array.isArray(texts)) {
  throw new TypeError("Cannot render: expected a JSON array of texts");
}
const rendered = texts.map((text) => marked.parse(text, { gfm: true }));
await new Blob([JSON.stringify(rendered)]).stream().pipeTo(
  Deno.stdout.writable,
);
