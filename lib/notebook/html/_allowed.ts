/** Elements of a notebook's own HTML that stay, with the attributes each may have. */
const ELEMENTS: Readonly<Record<string, string>> = {
  a: "href",
  abbr: "",
  article: "",
  aside: "",
  audio: "src controls loop muted",
  b: "",
  bdi: "",
  bdo: "",
  big: "",
  blockquote: "",
  br: "",
  caption: "",
  cite: "",
  code: "",
  col: "span",
  colgroup: "span",
  dd: "",
  del: "datetime",
  details: "open",
  dfn: "",
  div: "",
  dl: "",
  dt: "",
  em: "",
  figcaption: "",
  figure: "",
  h1: "",
  h2: "",
  h3: "",
  h4: "",
  h5: "",
  h6: "",
  hr: "",
  i: "",
  img: "src alt",
  ins: "datetime",
  kbd: "",
  li: "value",
  mark: "",
  meter: "value min max low high optimum",
  ol: "start reversed type",
  p: "",
  pre: "",
  progress: "value max",
  q: "",
  rp: "",
  rt: "",
  ruby: "",
  s: "",
  samp: "",
  section: "",
  small: "",
  source: "src type",
  span: "",
  strike: "",
  strong: "",
  sub: "",
  summary: "",
  sup: "",
  table: "border cellpadding cellspacing",
  tbody: "",
  td: "colspan rowspan",
  tfoot: "",
  th: "colspan rowspan scope abbr",
  thead: "",
  time: "datetime",
  tr: "",
  tt: "",
  u: "",
  ul: "type",
  var: "",
  video: "src controls loop muted",
  wbr: "",
};

/** Elements that stay under another name: a page has one `main`. */
const RENAMED: Readonly<Record<string, string>> = {
  address: "div",
  center: "div",
  font: "span",
  footer: "div",
  header: "div",
  hgroup: "div",
  main: "div",
  menu: "ul",
  nav: "div",
  picture: "span",
  search: "div",
};

/** Elements whose content goes with them. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(
  "script style xmp iframe noembed noframes noscript textarea title template math object applet select option head plaintext canvas frameset map datalist dialog portal"
    .split(" "),
);

/** Attributes that any element may have. */
const GLOBAL = "align dir height id lang name style title valign width";

const allowed = new Map<string, ReadonlySet<string>>();

/** The name under which an element stays, or undefined for one that does not. */
export function allowedElement(name: string): string | undefined {
  if (Object.hasOwn(RENAMED, name)) return RENAMED[name];
  return Object.hasOwn(ELEMENTS, name) ? name : undefined;
}

/** Whether an element may have an attribute. */
export function isAllowedAttribute(element: string, name: string): boolean {
  let names = allowed.get(element);
  if (names === undefined) {
    names = new Set(`${GLOBAL} ${ELEMENTS[element] ?? ""}`.split(" "));
    allowed.set(element, names);
  }
  return name !== "" && names.has(name);
}
