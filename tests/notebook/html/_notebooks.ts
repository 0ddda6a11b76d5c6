/** Small notebooks for the tests, and a strict look at the pages made of them. */
import type {
  CellOutput,
  DocumentCell,
  JsonObject,
  NotebookDocument,
} from "../../../lib/notebook/format/mod.ts";

export function notebookOf(
  cells: readonly DocumentCell[],
  metadata: JsonObject = {},
): NotebookDocument {
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

export function prose(source: string, more: JsonObject = {}): DocumentCell {
  return { cell_type: "markdown", id: "p", metadata: {}, source, ...more };
}

export function code(
  source: string,
  outputs: readonly CellOutput[] = [],
  metadata: JsonObject = {},
): DocumentCell {
  return {
    cell_type: "code",
    id: "c",
    metadata,
    source,
    outputs,
    execution_count: 7,
  };
}

export function raw(source: string, metadata: JsonObject = {}): DocumentCell {
  return { cell_type: "raw", id: "r", metadata, source };
}

export function printed(text: string, name = "stdout"): CellOutput {
  return { output_type: "stream", name, text };
}

export function shown(data: JsonObject, metadata: JsonObject = {}): CellOutput {
  return { output_type: "display_data", data, metadata };
}

/** A picture of one pixel. */
export const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const TAG_REGEXP =
  /<(\/?)([a-z][a-z\d]*)((?: [a-z][a-z-]*(?:="[^"<>]*")?)*)(\/?)>/g;
const ATTRIBUTE_REGEXP = / ([a-z][a-z-]*)(?:="([^"]*)")?/g;
const VOID = new Set("br hr img input wbr col source track mspace".split(" "));
const HARMLESS = new Set(
  `a abbr annotation article aside audio b bdi bdo big blockquote br caption cite code col
  colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins
  kbd label li mark math meter mfrac mi mn mo mover mphantom mroot mrow mspace msqrt msub msubsup
  msup mtable mtd mtext mtr munder munderover ol p pre progress q rp rt ruby s samp section
  semantics small source span strike strong sub summary sup table tbody td tfoot th thead time tr
  tt u ul var video wbr`.split(/\s+/),
);

/**
 * What is wrong with the HTML of cells: anything but whole tags of harmless
 * elements, each closed in its place, whose attributes neither act nor fetch.
 */
export function problemsOf(html: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const rest = html.replace(TAG_REGEXP, (tag, slash, name, attributes) => {
    if (!HARMLESS.has(name)) problems.push(`element: ${tag.slice(0, 80)}`);
    if (slash) {
      if (open.pop() !== name) problems.push(`closed out of place: ${tag}`);
    } else if (!VOID.has(name)) open.push(name);
    for (
      const [, key = "", value = ""] of attributes.matchAll(ATTRIBUTE_REGEXP)
    ) {
      const bad = badAttribute(name, key, value);
      if (bad) problems.push(`attribute: ${key}="${value.slice(0, 80)}"`);
    }
    return "";
  });
  if (/[<>]/.test(rest)) {
    problems.push(
      `a sign that is no tag: ${/.{0,20}[<>].{0,40}/s.exec(rest)?.[0]}`,
    );
  }
  if (open.length > 0) problems.push(`left open: ${open.join(" ")}`);
  return problems;
}

function badAttribute(element: string, name: string, value: string): boolean {
  if (
    name.startsWith("on") ||
    /^(?:srcset|srcdoc|action|formaction|poster|background|ping)$/.test(name)
  ) {
    return true;
  }
  if (name === "style") {
    return /url|image|expression|import|@|\\|position|\/\*/i.test(value);
  }
  const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (name === "href") {
    return scheme !== undefined &&
      !["http", "https", "mailto"].includes(scheme);
  }
  if (name === "src") {
    if (/^[\s\\/]{2}/.test(value)) return true;
    return scheme !== undefined &&
      (scheme !== "data" ||
        !/^data:(?:image|audio|video)\//.test(value) || element === "a");
  }
  return name === "id" && value.startsWith("nb-");
}
