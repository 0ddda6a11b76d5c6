/**
 * JupyterLab's own sanitiser, as it treats the outputs of a notebook that is not trusted. Reads a
 * JSON array of HTML texts from standard input and writes what it leaves of each, as a JSON array
 * again. A program of its own, so that the package it needs is fetched only by who runs it.
 *
 * @module
 */

interface Sanitizer {
  sanitize(html: string): string;
}

// Not in the module graph: checking or caching the project does not fetch it.
const PACKAGE = "npm:@jupyterlab/apputils@4.7.6/lib/sanitizer.js";

async function jupyterSanitizer(): Promise<Sanitizer> {
  const module: unknown = await import(PACKAGE);
  const Constructor = typeof module === "object" && module !== null
    ? Reflect.get(module, "Sanitizer")
    : undefined;
  if (typeof Constructor !== "function") {
    throw new TypeError(`Cannot find Sanitizer in ${PACKAGE}`);
  }
  return Reflect.construct(Constructor, []);
}

const sanitizer = await jupyterSanitizer();
const texts: unknown = await new Response(Deno.stdin.readable).json();
if (!Array.isArray(texts)) {
  throw new TypeError("Cannot sanitise: expected a JSON array of texts");
}
await new Blob([JSON.stringify(texts.map((html) => sanitizer.sanitize(html)))])
  .stream().pipeTo(Deno.stdout.writable);
