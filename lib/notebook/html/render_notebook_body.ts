import type { DocumentCell, NotebookDocument } from "../format/mod.ts";
import { Anchors, type OutlineEntry } from "./_anchors.ts";
import { cellMarkup } from "./_cells.ts";
import { schemeOf, withoutControls } from "./_images.ts";
import { inlinedAsset } from "./_assets.ts";
import type { PageContext, ShownImage } from "./_page.ts";

/** Options of {@linkcode renderNotebookBody}. */
export interface RenderNotebookBodyOptions {
  /** Whether the source of code cells is shown. @default {true} */
  readonly inputs?: boolean;
  /** Whether what cells put out is shown. @default {true} */
  readonly outputs?: boolean;
  /**
   * Reads a file that the notebook names by a relative path; images of it then
   * stand in the page itself. What it gives nothing for stays a link to the file.
   *
   * @default nothing is read
   */
  readonly readAsset?: (path: string) => Uint8Array | undefined;
  /**
   * Whether images on other computers are fetched when somebody looks at the
   * page, which tells those computers who looks. Else links stand in their place.
   *
   * @default {false}
   */
  readonly remoteImages?: boolean;
  /**
   * Whether HTML that cells put out is kept as it is, scripts too, each in a
   * frame that reaches nothing of the page. Else it is shown without what runs.
   *
   * @default {false}
   */
  readonly trust?: boolean;
  /**
   * Changes where links of the notebook lead, and where its sound and films come
   * from: `other.ipynb` to `other.html`. What it gives is judged like any other
   * address; of a link that it gives nothing for only the text stays.
   *
   * @default links stay as they are
   */
  readonly rewriteLink?: (address: string) => string | undefined;
}

/** A notebook as the inside of a page. */
export interface NotebookBody {
  /** The cells as HTML, for an element of the class `nb`. */
  readonly html: string;
  /** The headings of the notebook's text in their order. */
  readonly outline: readonly OutlineEntry[];
  /**
   * Finds what a link calls `name`: the id of a heading or a cell, which links may
   * name as GitHub or as JupyterLab does.
   */
  readonly anchor: (name: string) => string | undefined;
  /** What links within the notebook name and it has not. */
  readonly missing: readonly string[];
}

/** Schemes of links that lead somewhere and do nothing else. */
const SCHEMES = new Set(["http", "https", "mailto"]);

/**
 * Renders the cells of a notebook as HTML, without a page around them: the part
 * that pages of any sort are built from, together with {@linkcode NOTEBOOK_STYLES}
 * and {@linkcode NOTEBOOK_SCRIPT}.
 *
 * @param notebook The notebook.
 * @param options What is shown, and what may be trusted.
 * @returns The HTML, and the outline.
 *
 * @example
 * ```ts
 * import { renderNotebookBody } from "@cenote/cenote/notebook";
 * import { assertEquals, assertStringIncludes } from "@std/assert";
 *
 * const { html, outline, anchor } = renderNotebookBody({
 *   nbformat: 4,
 *   nbformat_minor: 5,
 *   metadata: {},
 *   cells: [{
 *     cell_type: "markdown",
 *     id: "a",
 *     metadata: {},
 *     source: "# Tea\n\nHot <script>alert(1)</script>.",
 *   }],
 * });
 * assertEquals(outline, [{ level: 1, id: "tea", text: "Tea" }]);
 * assertStringIncludes(html, "<p>Hot .</p>");
 * assertEquals(anchor("Tea"), "tea");
 * ```
 */
export function renderNotebookBody(
  notebook: NotebookDocument,
  options: RenderNotebookBodyOptions = {},
): NotebookBody {
  const { inputs = true, outputs = true } = options;
  const anchors = new Anchors();
  const page = pageContext(notebook, anchors, options);
  const ids = notebook.cells.map((cell, i) => cellId(cell, i, anchors));
  const parts = notebook.cells.map((cell, i) =>
    cellMarkup(cell, ids[i] ?? "", page, {
      hasInputs: inputs,
      hasOutputs: outputs,
    })
  );
  return {
    html: anchors.finish(parts.join("")),
    outline: anchors.outline,
    anchor: (name) => anchors.find(name),
    missing: [...anchors.missing],
  };
}

/** The id of a cell's element: taken before headings can ask for it. */
function cellId(cell: DocumentCell, index: number, anchors: Anchors): string {
  const own = typeof cell.id === "string" ? cell.id : "";
  for (const id of [own === "" ? "" : `cell-${own}`, `cell-${index + 1}`]) {
    if (!anchors.take(id)) continue;
    // JupyterLab's links to cells.
    if (own !== "") anchors.alias(`cell-id=${own}`, id);
    return id;
  }
  return "";
}

function pageContext(
  notebook: NotebookDocument,
  anchors: Anchors,
  options: RenderNotebookBodyOptions,
): PageContext {
  const { trust = false, remoteImages = false, readAsset, rewriteLink } =
    options;
  return {
    anchors,
    language: languageOf(notebook),
    isTrusted: trust,
    link(address) {
      const bare = withoutControls(address);
      if (bare.startsWith("#")) return anchors.fragment(bare.slice(1));
      const asked = rewriteLink === undefined ? bare : rewriteLink(bare);
      if (asked === undefined) return undefined;
      const href = withoutControls(asked);
      const scheme = schemeOf(href);
      return scheme === undefined || SCHEMES.has(scheme) ? href : undefined;
    },
    image(address): ShownImage | undefined {
      const scheme = schemeOf(address);
      if (scheme === undefined) {
        if (address === "") return undefined;
        return { src: inlinedAsset(address, readAsset) ?? address };
      }
      if (scheme !== "http" && scheme !== "https") return undefined;
      // Browsers take `\\\\` for `//`, and no scheme for the page's own.
      const href = URL.parse(address, "https://localhost")?.href;
      if (href === undefined) return undefined;
      return remoteImages ? { src: href } : { href };
    },
  };
}

function languageOf({ metadata }: NotebookDocument): string {
  const name = metadata?.language_info?.name ??
    metadata?.kernelspec?.language ?? metadata?.kernelspec?.name;
  // Without a word on it, notebooks are in the language that Jupyter began with.
  return typeof name === "string" ? name.toLowerCase() : "python";
}
