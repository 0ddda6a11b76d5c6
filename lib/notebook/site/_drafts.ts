import { newCell, newNotebook, type NotebookDocument } from "../format/mod.ts";
import {
  type NotebookBody,
  notebookTitle,
  renderNotebookBody,
} from "../html/mod.ts";
import { textLanguage } from "../html/page_parts.ts";
import { Links, type LinkTargets } from "./_links.ts";
import { foldersOf, isIndex, notebooksIn, type Section } from "./_order.ts";
import { firstSentence, pageText, statedDuration } from "./_page_text.ts";
import { folderOf, INDEX, nameOf, pagePath } from "./_paths.ts";
import type { BuildSiteOptions, SiteNotebook, SiteWarning } from "./site.ts";
import type { IndexedPage } from "./site_search.ts";

/** A page without what is around its text. */
export interface Draft {
  readonly path: string;
  /** The notebook, or the Markdown. */
  readonly from: string;
  readonly lang: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly duration: string | undefined;
  readonly body: NotebookBody;
  /** What is searched. */
  readonly sections: IndexedPage[2];
  /** Files that it needs. */
  readonly files: readonly string[];
  readonly warnings: readonly SiteWarning[];
}

/** A page whose links are not followed to their ends. */
interface Rendered {
  readonly path: string;
  readonly from: string;
  readonly notebook: NotebookDocument;
  readonly links: Links;
  readonly body: NotebookBody;
}

/**
 * Renders the notebooks, and the introduction where none of them is the first page.
 * Those that lead to parts of others are rendered again when these are known.
 */
export function draftPages(
  notebooks: readonly SiteNotebook[],
  contents: Section,
  options: BuildSiteOptions,
): ReadonlyMap<string, Draft> {
  const { introduction, trust = false, lookUp = () => undefined } = options;
  const sources = notebooks.map(({ path, notebook }) => ({
    path: pagePath(path),
    from: path,
    notebook,
  }));
  if (
    introduction !== undefined && !sources.some(({ path }) => path === INDEX)
  ) {
    sources.unshift({
      path: INDEX,
      from: introduction.path,
      notebook: newNotebook({
        cells: [newCell("markdown", introduction.text, { id: "introduction" })],
      }),
    });
  }
  const pages = pagesByTarget(sources, contents);
  const rendered = new Map<string, Rendered>();
  const render = (
    source: typeof sources[number],
    anchor: LinkTargets["anchor"],
  ) => {
    const links = new Links(source.path, {
      page: (path) => pages.get(path),
      anchor,
      lookUp,
    });
    const body = renderNotebookBody(source.notebook, {
      trust,
      rewriteLink: (address) => links.follow(address),
      readAsset: (path) => {
        links.picture(path);
        // It stays a file: fetched once, however many pages show it.
        return undefined;
      },
    });
    rendered.set(source.path, { ...source, links, body });
  };
  for (const source of sources) render(source, () => undefined);
  const known = new Map(rendered);
  for (const source of sources) {
    if (known.get(source.path)?.links.hasParts !== true) continue;
    render(source, (page, name) => known.get(page)?.body.anchor(name) ?? false);
  }
  return new Map(
    Array.from(rendered, ([path, one]) => [path, draftOf(one, options)]),
  );
}

function draftOf(
  { path, from, notebook, links, body }: Rendered,
  options: BuildSiteOptions,
): Draft {
  const { sections, lead } = pageText(body.html);
  const lang = options.lang ?? textLanguage(notebook) ?? "en";
  return {
    path,
    from,
    lang,
    title: notebookTitle(notebook, body.outline, { fileName: nameOf(from) }),
    description: lead === undefined ? undefined : firstSentence(lead, lang),
    duration: statedDuration(
      sections.slice(0, 2).map(({ text }) => text).join(" "),
    ),
    body,
    sections: sections.map(({ id, heading, text, code }) =>
      [id, heading, text, code] as const
    ),
    files: [...links.files],
    warnings: [
      ...Array.from(links.wrong, ([address, reason]) => ({
        from,
        address,
        reason,
      })),
      ...body.missing.map((name) => ({
        from,
        address: `#${name}`,
        reason: "leads to no part of its page",
      })),
    ],
  };
}

/** What links may name, and the page that it is on the site. */
function pagesByTarget(
  sources: readonly { readonly path: string; readonly from: string }[],
  contents: Section,
): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([["", INDEX], [INDEX, INDEX]]);
  for (const { path, from } of sources) pages.set(path, path).set(from, path);
  const all = notebooksIn(contents);
  for (const folder of foldersOf(all)) {
    // A link to a folder opens what stands for it, else its first page.
    const inside = all.filter((one) => one.startsWith(`${folder}/`));
    const own = inside.find((one) => folderOf(one) === folder && isIndex(one));
    const first = own ?? inside[0];
    if (first !== undefined) pages.set(folder, pagePath(first));
  }
  return pages;
}
