/**
 * What JupyterLab leaves of an output that it does not trust: elements,
 * attributes and declarations outside of these lists are thrown away. The lists
 * hold what views use of the many that JupyterLab 4.6 allows; whoever wants
 * another one checks it against JupyterLab first.
 */
const ELEMENTS = new Set(
  "a audio blockquote br caption code del details div em figcaption figure h1 h2 h3 h4 h5 h6 hr img ins li meter ol p pre progress s span strong summary table tbody td tfoot th thead tr ul video"
    .split(" "),
);
const VOID = new Set(["br", "hr", "img"]);

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  "*": ["style", "dir", "title", "lang"],
  a: ["href"],
  audio: ["controls", "src"],
  details: ["open"],
  img: ["alt", "src", "width"],
  meter: ["high", "low", "max", "value"],
  ol: ["start"],
  progress: ["max", "value"],
  td: ["align", "colspan"],
  th: ["align", "colspan", "scope"],
  video: ["controls", "src", "width"],
};

const DECLARATIONS: Readonly<Record<string, RegExp>> = {
  "align-items": /^flex-start$/,
  "background": /^(?:transparent|rgba\([\d.,]+\))$/,
  "background-color": /^rgba\([\d.,]+\)$/,
  "border": /^(?:0|1px solid rgba\([\d.,]+\))$/,
  "border-bottom": /^\dpx solid rgba\([\d.,]+\)$/,
  "border-collapse": /^collapse$/,
  "border-left": /^\dpx solid (?:#[\da-f]{6}|rgba\([\d.,]+\))$/,
  "border-radius": /^\dpx$/,
  "border-top": /^\dpx solid rgba\([\d.,]+\)$/,
  "caption-side": /^top$/,
  "clear": /^both$/,
  "color": /^#[\da-f]{6}$/,
  "cursor": /^pointer$/,
  "display": /^(?:flex|inline-block)$/,
  "flex-wrap": /^wrap$/,
  "float": /^right$/,
  "font-family": /^[\w\s,'-]+$/,
  "font-size": /^[\d.]+px$/,
  "font-style": /^italic$/,
  "font-weight": /^\d00$/,
  "height": /^(?:auto|\d+px)$/,
  "line-height": /^[\d.]+(?:px)?$/,
  "list-style": /^none$/,
  "margin": /^[\d.px% ]+$/,
  "margin-top": /^\dpx$/,
  "max-height": /^\d+px$/,
  "max-width": /^(?:100%|\d+px)$/,
  "min-width": /^(?:0|\d+px)$/,
  "opacity": /^0\.\d$/,
  "overflow-x": /^auto$/,
  "padding": /^[\d.px ]+$/,
  "padding-left": /^\d+px$/,
  "text-align": /^(?:left|right|center)$/,
  "text-decoration": /^(?:none|underline)$/,
  "overflow": /^hidden$/,
  "overflow-wrap": /^break-word$/,
  "vertical-align": /^(?:top|middle|bottom)$/,
  "white-space": /^(?:nowrap|pre|pre-wrap)$/,
  "width": /^[\d.]+(?:px|em|%)$/,
  "word-break": /^break-all$/,
};

const TAG_REGEXP = /<(\/?)([a-z][a-z\d]*)((?:\s[a-z-]+(?:="[^"<>]*")?)*)>/y;

/**
 * Reads the HTML strictly and says what in it would not survive, or is not
 * well-formed: an `<` that begins no known tag, a tag that is not closed.
 */
export function problemsOf(html: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    TAG_REGEXP.lastIndex = at;
    const found = TAG_REGEXP.exec(html);
    if (!found) {
      problems.push(`no tag at ${JSON.stringify(html.slice(at, at + 60))}`);
      at++;
      continue;
    }
    at = TAG_REGEXP.lastIndex;
    const [, slash, name = "", attributes = ""] = found;
    if (!ELEMENTS.has(name)) problems.push(`element ${name}`);
    if (slash === "/") {
      if (open.pop() !== name) problems.push(`</${name}> closes nothing`);
      continue;
    }
    if (!VOID.has(name)) open.push(name);
    for (
      const [, key = "", value = ""] of attributes.matchAll(
        /\s([a-z-]+)(?:="([^"]*)")?/g,
      )
    ) problems.push(...attributeProblems(name, key, value));
    if ((name === "td" || name === "th") && !/text-align:/.test(attributes)) {
      problems.push(`${name} without text-align`);
    }
    if (name === "th" && !/\sscope="/.test(attributes)) {
      problems.push("th without scope");
    }
    if (name === "img" && !/\salt="[^"]/.test(attributes)) {
      problems.push("img without alt");
    }
  }
  if (open.length > 0) problems.push(`not closed: ${open.join(", ")}`);
  if (/<[^>]*$/.test(html.slice(html.lastIndexOf("<")))) {
    problems.push("tag not ended");
  }
  return problems;
}

function attributeProblems(
  name: string,
  key: string,
  value: string,
): string[] {
  const allowed = [...ATTRIBUTES["*"] ?? [], ...ATTRIBUTES[name] ?? []];
  if (!allowed.includes(key)) return [`attribute ${name} ${key}`];
  if (key === "href" && !/^(?:https?:\/\/|mailto:)/.test(value)) {
    return [`href ${value}`];
  }
  const family = name === "img" ? "image" : name;
  if (
    key === "src" &&
    !new RegExp(`^data:${family}/[\\w.+-]+;base64,[\\w+/=]*$`).test(value)
  ) {
    return [`src ${value.slice(0, 60)}`];
  }
  if (key !== "style") return [];
  return value.replaceAll("&#39;", "'").split(";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, colon);
    const pattern = DECLARATIONS[property];
    return pattern?.test(declaration.slice(colon + 1))
      ? []
      : [`declaration ${declaration}`];
  });
}

/** What a reader sees: the HTML without its tags, references decoded. */
export function visibleText(html: string): string {
  return html.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
