import {
  attributes,
  escapeText,
  outlineMarkup,
  PAGE_METAS,
  scriptHash,
  THEME_BUTTON,
  THEME_SCRIPT,
} from "../html/page_parts.ts";
import type { OutlineEntry } from "../html/mod.ts";
import { encodePath } from "./_paths.ts";
import { FOLD_SCRIPT } from "./_site_script.ts";
import { OUTLINE_WIDE } from "./_site_styles.ts";

/** Where a site keeps what its pages share. */
export const SHARED = {
  styles: "cenote-site/site.css",
  script: "cenote-site/site.js",
  index: "cenote-site/search.js",
} as const;

/** What all pages of a site have in common. */
export interface SiteFrame {
  readonly title: string;
  readonly footer: string | undefined;
  readonly repository: string | undefined;
  /** Whether scripts of outputs run, so that no policy may keep them from it. */
  readonly isTrusted: boolean;
}

/** One page. */
export interface PageParts {
  readonly path: string;
  readonly title: string;
  readonly lang: string;
  readonly description: string | undefined;
  readonly isContents: boolean;
  readonly outline: readonly OutlineEntry[];
  /** The HTML of the navigation, of what stands above the text, of the text, and of what stands below. */
  readonly navigation: string;
  readonly above: string;
  readonly main: string;
  readonly below: string;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230860c4'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";

/** What a page may do: nothing but show and run what is the site's own. */
const POLICY = [
  "default-src 'none'",
  // Of a page that was opened as a file no other is its own.
  `script-src 'self' file: ${
    [THEME_SCRIPT, FOLD_SCRIPT].map(scriptHash).join(" ")
  }`,
  "style-src 'self' file: 'unsafe-inline'",
  "img-src data: file: 'self'",
  "media-src data: file: 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes a page of a site. */
export function sitePageMarkup(frame: SiteFrame, page: PageParts): string {
  const base = "../".repeat(page.path.split("/").length - 1);
  const outline = outlineMarkup(page.outline, OUTLINE_WIDE);
  const title = page.title === frame.title
    ? page.title
    : `${page.title} · ${frame.title}`;
  const policy = frame.isTrusted
    ? ""
    : `<meta http-equiv="Content-Security-Policy"${
      attributes({ content: POLICY })
    }>\n`;
  const description = page.description === undefined
    ? ""
    : `<meta name="description"${attributes({ content: page.description })}>\n`;
  const repository = frame.repository === undefined
    ? ""
    : `<a${
      attributes({ href: frame.repository, rel: "noopener noreferrer" })
    }>Repository</a>`;
  const foot = [
    frame.footer === undefined ? "" : escapeText(frame.footer),
    repository,
  ].filter((one) => one !== "").join(" · ");
  const footer = foot === ""
    ? ""
    : `<footer class="site-footer">${foot}</footer>\n`;
  const classes = [
    "site-page",
    outline === "" ? "" : "site-has-outline",
    page.isContents ? "site-index" : "",
  ].filter((one) => one !== "").join(" ");
  return `<!doctype html>
<html${attributes({ lang: page.lang, "data-root": base })}>
<head>
<meta charset="utf-8">
${policy}${PAGE_METAS}
${description}<title>${escapeText(title)}</title>
<link rel="icon"${attributes({ href: ICON })}>
<link rel="stylesheet"${attributes({ href: base + encodePath(SHARED.styles) })}>
<script>${THEME_SCRIPT}</script>
</head>
<body>
<a class="nb-skip" href="#nb-main">Skip to content</a>
<header class="nb-bar"><a class="site-name"${
    attributes({ href: `${base}index.html` })
  }>${escapeText(frame.title)}</a>${
    repository.replace("<a", '<a class="site-repository"')
  }<div class="site-search" id="site-search" role="search"${
    attributes({ "data-index": encodePath(SHARED.index) })
  } hidden><label class="site-label" for="site-query">Search</label><input id="site-query" type="search" role="combobox" placeholder="Search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="site-hits" aria-keyshortcuts="/ Control+K"><kbd aria-hidden="true">/</kbd><div class="site-hits" id="site-hits" role="listbox" aria-label="Results" hidden></div><div class="site-said" id="site-said" role="status"></div></div>${THEME_BUTTON}</header>
<div class="${classes}">
${page.navigation}${outline}<script>${FOLD_SCRIPT}</script>
<div class="site-main">
${page.above}<main class="nb" id="nb-main" tabindex="-1">
${page.main}</main>
${page.below}</div>
</div>
${footer}<script${
    attributes({ src: base + encodePath(SHARED.script) })
  } defer></script>
</body>
</html>
`;
}
