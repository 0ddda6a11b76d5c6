/**
 * The gallery as one page that needs nothing beside itself.
 *
 * @module
 */
import { type Html, html, markdown, raw } from "../../lib/display/mod.ts";
import { ansiHtml } from "./ansi_html.ts";
import type { Example, ExampleGroup } from "./examples.ts";

/** Wider than any text: the page wraps what must be wrapped. */
const MEDIA_LIMIT = 20_000;

/**
 * The page.
 *
 * @param groups What stands in it.
 * @returns A whole HTML document.
 */
export async function galleryPage(
  groups: readonly ExampleGroup[],
): Promise<string> {
  const beside = (name: string): Promise<string> =>
    Deno.readTextFile(new URL(name, import.meta.url));
  const [style, script] = await Promise.all([
    beside("page.css"),
    beside("page.js"),
  ]);
  const count = groups.reduce((sum, { examples }) => sum + examples.length, 0);
  return html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Cenote: the gallery of views</title>
        <link rel="icon" href="data:,">
        <style>
    ${raw(style)}</style>
      </head>
      <body>
        <header>
    <div class="name"><strong>Cenote</strong> the gallery of views</div>
    ${controls()}
        </header>
        <nav aria-label="Views">
          <details open>
            <summary>Contents</summary>
            <ol>
    ${groups.map(contents)}</ol>
          </details>
        </nav>
        <main>
    <div class="intro">
    <h1>What a cell shows</h1>
    <p>${count} examples in ${groups
      .length} groups. Each has the code that makes it, what a notebook shows, what a terminal shows, and its Markdown. “Untrusted” is what JupyterLab leaves of an output in a notebook that somebody else ran; “No style” is what GitHub leaves.</p>
    </div>
    ${groups.map(section)}</main>
        <script>
    ${raw(script)}</script>
      </body>
    </html>
  `.toString().trimStart();
}

function controls(): Html {
  const choice = (
    legend: string,
    name: string,
    values: Readonly<Record<string, string>>,
  ): Html =>
    html`<fieldset><legend>${legend}</legend>${
      Object.entries(values).map(([value, label], i) =>
        html`<label><input type="radio" name="${name}" value="${value}"${
          raw(i === 0 ? " checked" : "")
        }><span>${label}</span></label>`
      )
    }</fieldset>`;
  return html`<form class="controls" autocomplete="off">
${choice("Theme", "theme", { auto: "Auto", light: "Light", dark: "Dark" })}
${
    choice("Output", "output", {
      trusted: "Trusted",
      untrusted: "Untrusted",
      plain: "No style",
    })
  }
</form>`;
}

function contents({ name, examples }: ExampleGroup): Html {
  return html`
    <li><a href="#${sectionId(name)}">${name}</a>
    <ul>${examples.map((one) =>
      html`<li><a href="#${one.name}">${titleOf(one.name, name)}</a></li>`
    )}</ul></li>
  `;
}

function section({ name, about, examples }: ExampleGroup): Html {
  return html`
    <section id="${sectionId(name)}" class="group">
    <h2>${name}</h2>
    ${about === "" ? "" : html`<p class="about">${about}</p>`}
    ${examples.map((one) => card(one, name))}</section>
  `;
}

function card(one: Example, group: string): Html {
  const { name, about, code, data } = one;
  return html`
    <article class="card" id="${name}">
    <h3><a href="#${name}">${titleOf(name, group)}</a></h3>
    ${about === "" ? "" : html`<p class="about">${about}</p>`}
    <div class="code">${codeHtml(code, "typescript")}</div>
    ${data === "" ? "" : html`
      <details class="data">
        <summary>What it uses</summary>
        <div class="code">${codeHtml(data, "typescript")}</div>
      </details>
    `}
    <h4>In a notebook</h4>
    ${notebook(one)}
    <h4>In a terminal</h4>
    <pre class="terminal" tabindex="0">${ansiHtml(one.terminal)}</pre>
    <details class="markdown"><summary>Markdown</summary>
    <pre tabindex="0">${one.markdown}</pre></details>
    </article>
  `;
}

/** What a notebook shows: HTML, or the media type that a front end draws by itself. */
function notebook({ bundle, html: markup }: Example): Html {
  const shown = markup === ""
    ? html`<p>A notebook draws this one itself, from:</p>${
      Object.entries(bundle).filter(([type]) => type !== "text/plain").map((
        [type, content],
      ) =>
        html`
          <details>
            <summary>${type}</summary>
            <pre>${cut(
              typeof content === "string"
                ? content
                : JSON.stringify(content, null, 2),
            )}</pre>
          </details>
        `
      )
    }`
    : raw(markup);
  return html`
    <div class="output">
      <div class="view">${shown}</div>
    </div>
  `;
}

function cut(text: string): string {
  return text.length > MEDIA_LIMIT
    ? `${text.slice(0, MEDIA_LIMIT)}… ${text.length - MEDIA_LIMIT} more`
    : text;
}

function codeHtml(code: string, language: string): Html {
  const fence = "`".repeat(
    Math.max(3, ...[...code.matchAll(/`+/g)].map(([one]) => one.length + 1)),
  );
  return raw(markdown(`${fence}${language}\n${code}\n${fence}`).toHtml());
}

/** `table_long` in the group `table` is "long". */
function titleOf(name: string, group: string): string {
  const rest = name.startsWith(`${group}_`)
    ? name.slice(group.length + 1)
    : name;
  return rest.replaceAll("_", " ");
}

function sectionId(group: string): string {
  return `views-${group}`;
}
