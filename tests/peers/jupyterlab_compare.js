/**
 * Runs in JupyterLab's page. Compares what the page shows of each output with
 * what the file holds of it, and counts what it found.
 *
 * @param {{ output_type: string, data?: Record<string, string | string[]>, text?: string | string[] }[][]} cells
 *   the stored outputs of each code cell
 */
function compareCells(cells) {
  const widgets = jupyterapp.shell.currentWidget.content.widgets
    .filter((one) => one.model.type === "code");
  const report = { differences: [], counts: {}, isTrusted: [] };
  const differ = (...words) => report.differences.push(words.join(" "));
  const count = (name) => report.counts[name] = (report.counts[name] ?? 0) + 1;
  cells.forEach((outputs, cell) => {
    const { node, model } = widgets[cell];
    report.isTrusted.push(model.trusted);
    const shown = [...node.querySelectorAll(".jp-OutputArea-child")]
      .filter((one) => !one.classList.contains("jp-OutputArea-prompt"))
      .map((one) => one.querySelector(":scope > .jp-OutputArea-output"));
    if (shown.length !== outputs.length) {
      differ(
        `cell ${cell + 1}:`,
        shown.length,
        "outputs shown,",
        outputs.length,
        "in the file",
      );
      return;
    }
    outputs.forEach((output, index) => {
      const where = `cell ${cell + 1}, output ${index + 1}:`;
      compareOutput(
        shown[index],
        output,
        (...words) => differ(where, ...words),
        count,
      );
    });
  });
  return report;
}

/** Attributes whose loss a reader would notice. */
const TOLD = [
  "alt",
  "colspan",
  "controls",
  "datetime",
  "dir",
  "height",
  "high",
  "href",
  "lang",
  "low",
  "max",
  "min",
  "open",
  "optimum",
  "reversed",
  "rowspan",
  "scope",
  "span",
  "src",
  "start",
  "title",
  "type",
  "value",
  "width",
];

/** An escape sequence of a terminal that sets a style. */
const STYLE_REGEXP = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

function compareOutput(node, output, differ, count) {
  const whole = (text) =>
    Array.isArray(text) ? text.join("") : String(text ?? "");
  const data = output.data ?? {};
  if (/Cannot display|untrusted/i.test(node.textContent)) {
    differ("is refused:", node.textContent);
  }
  if (data["text/html"] !== undefined) {
    count("html");
    if (!node.classList.contains("jp-RenderedHTML")) {
      return differ("is not shown as HTML");
    }
    compareHtml(whole(data["text/html"]), node, differ, count);
  } else if (data["text/markdown"] !== undefined) {
    count("markdown");
    if (!node.classList.contains("jp-RenderedMarkdown")) {
      return differ("is not shown as Markdown");
    }
    const words = whole(data["text/plain"]).match(/[\p{L}\p{N}]+/gu) ?? [];
    const text = node.textContent;
    const gone = words.filter((word) => !text.includes(word));
    if (gone.length > 0) differ("lost the words", gone.join(" "));
  } else {
    const expected = output.output_type === "stream"
      ? whole(output.text)
      : output.output_type === "error"
      ? ""
      : whole(data["text/plain"]);
    count(output.output_type);
    const plain = expected.replaceAll(STYLE_REGEXP, "");
    if (
      output.output_type !== "error" && node.textContent.trim() !== plain.trim()
    ) {
      differ(
        "shows",
        JSON.stringify(node.textContent),
        "and not",
        JSON.stringify(plain),
      );
    }
  }
}

function compareHtml(html, node, differ, count) {
  const stored = new DOMParser().parseFromString(html, "text/html").body;
  const text = (root) => root.textContent.replaceAll(/\s+/g, " ").trim();
  if (text(stored) !== text(node)) {
    let at = 0;
    const [wanted, found] = [text(stored), text(node)];
    while (wanted[at] === found[at]) at++;
    differ(
      "text is",
      JSON.stringify(found.slice(at, at + 80)),
      "and not",
      JSON.stringify(wanted.slice(at, at + 80)),
    );
  }
  const wanted = [...stored.querySelectorAll("*")];
  // An empty element for a number is what the table of contents puts into headings.
  const found = [...node.querySelectorAll("*")].filter((one) =>
    one.textContent !== "" || !one.matches(":is(h1, h2, h3, h4, h5, h6) > span")
  );
  for (const [index, one] of wanted.entries()) {
    const other = found[index];
    const name = one.localName;
    if (other?.localName !== name) {
      differ(
        `<${name}> is missing, there is`,
        other === undefined ? "nothing" : `<${other.localName}>`,
      );
      break;
    }
    count(name);
    for (const attribute of TOLD) {
      const [before, after] = [
        one.getAttribute(attribute),
        other.getAttribute(attribute),
      ];
      if (before !== after) {
        differ(
          `<${name} ${attribute}=${JSON.stringify(before?.slice(0, 80))}> is`,
          JSON.stringify(after?.slice(0, 80)),
        );
      }
    }
    if (one.style.cssText !== other.style.cssText) {
      const kept = new Set(other.style.cssText.split(/;\s*/));
      differ(
        `<${name}> lost the style`,
        one.style.cssText.split(/;\s*/).filter((part) => !kept.has(part)).join(
          "; ",
        ),
      );
    }
    if (name === "img" && !(other.complete && other.naturalWidth > 0)) {
      differ("an image did not load:", one.alt);
    }
    if (name === "th" || name === "td") {
      const { textAlign } = getComputedStyle(other);
      const align = one.style.textAlign;
      if (align === "") {
        differ(
          `<${name}> leaves its alignment to the page:`,
          one.textContent.slice(0, 40),
        );
      } else if (textAlign !== align) {
        differ(`<${name}> is aligned`, textAlign, "and not", align);
      }
    }
    if (name === "details") {
      const summary = other.querySelector(":scope > summary");
      const before = other.open;
      summary?.click();
      if (other.open === before) {
        differ("<details> does not fold:", summary?.textContent);
      }
      summary?.click();
    }
  }
  if (found.length > wanted.length) {
    differ(
      "more elements than in the file:",
      found.slice(wanted.length, wanted.length + 3).map((one) =>
        one.outerHTML.slice(0, 80)
      ).join(" "),
    );
  }
}

globalThis.compareCells = compareCells;
