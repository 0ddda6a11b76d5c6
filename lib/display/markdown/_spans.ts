/** A piece of running text. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  /** A tag as it is written; only where a notebook's text is read. */
  | { readonly type: "html"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "math"; readonly text: string; readonly isBlock: boolean }
  | { readonly type: "break" }
  | {
    readonly type: "strong" | "emphasis" | "strike";
    readonly children: readonly Inline[];
  }
  | {
    readonly type: "link";
    /** Undefined when the address is none to be followed. */
    readonly url: string | undefined;
    readonly children: readonly Inline[];
  }
  | {
    readonly type: "image";
    readonly url: string | undefined;
    readonly alt: string;
  };

type SpanKind = "strong" | "emphasis" | "strike";

/** A flat piece; spans are marks that open and close, folded into a tree later. */
export type Token =
  | { readonly kind: "leaf"; readonly node: Inline }
  | Delimiter
  | Bracket
  | { readonly kind: "closeLink" };

interface Delimiter {
  readonly kind: "delimiter";
  readonly char: string;
  /** How many of its characters are not used yet. */
  left: number;
  readonly original: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  readonly opens: SpanKind[];
  readonly closes: SpanKind[];
}

export interface Bracket {
  readonly kind: "bracket";
  readonly isImage: boolean;
  /** Set when the bracket turns out to open a link. */
  link?: { readonly url: string | undefined };
}

/** Deeper nesting than this nobody writes; it is read as plain text. */
const MAX_DEPTH = 40;
/** Pairs the delimiters from a place on, as CommonMark's appendix describes. */
export function matchDelimiters(tokens: readonly Token[], from: number): void {
  const all: Delimiter[] = [];
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === "delimiter") all.push(token);
  }
  const open: Delimiter[] = [];
  // Below these places no opener of that sort is left, so that a search never
  // goes over the same ground twice.
  const bottom = new Map<string, number>();
  for (const closer of all) {
    while (closer.canClose && closer.left > 0) {
      const key = `${closer.char}${closer.canOpen}${closer.original % 3}`;
      const lowest = bottom.get(key) ?? 0;
      let found = -1;
      for (let i = open.length - 1; i >= lowest; i--) {
        const opener = open[i];
        if (opener && fits(opener, closer)) {
          found = i;
          break;
        }
      }
      const opener = open[found];
      if (opener === undefined) {
        bottom.set(key, open.length);
        break;
      }
      cut(open, found + 1, bottom);
      const used = closer.char === "~" || (opener.left > 1 && closer.left > 1)
        ? 2
        : 1;
      const span: SpanKind = closer.char === "~"
        ? "strike"
        : used === 2
        ? "strong"
        : "emphasis";
      opener.opens.unshift(span);
      closer.closes.push(span);
      opener.left -= used;
      closer.left -= used;
      if (opener.left === 0) cut(open, found, bottom);
    }
    if (closer.canOpen && closer.left > 0) open.push(closer);
  }
  // What is not matched now never is: a link's content is closed in itself.
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === "delimiter") {
      Object.assign(token, { canOpen: false, canClose: false });
    }
  }
}

/** Shortens the stack, and with it what is known of its lower part. */
function cut(
  open: Delimiter[],
  length: number,
  bottom: Map<string, number>,
): void {
  open.length = length;
  for (const [key, place] of bottom) {
    if (place > length) bottom.set(key, length);
  }
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.char !== closer.char) return false;
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.original + closer.original) % 3 !== 0 ||
    (opener.original % 3 === 0 && closer.original % 3 === 0);
}

interface Open {
  readonly kind: SpanKind | "link" | "root";
  readonly url?: string | undefined;
  readonly children: Inline[];
}

/** Makes a tree of the flat tokens. */
export function fold(
  tokens: readonly Token[],
  /** Whether a link may lead from a picture. */
  keepsImages = false,
): Inline[] {
  const root: Open = { kind: "root", children: [] };
  const stack: Open[] = [root];
  let skipped = 0;
  const top = () => stack.at(-1) ?? root;
  const add = (node: Inline) => {
    const { children } = top();
    const last = children.at(-1);
    if (node.type === "text" && last?.type === "text") {
      children[children.length - 1] = {
        type: "text",
        text: last.text + node.text,
      };
    } else children.push(node);
  };
  const open = (kind: SpanKind | "link", url?: string) => {
    if (stack.length > MAX_DEPTH) skipped++;
    else stack.push({ kind, url, children: [] });
  };
  const close = () => {
    if (skipped > 0) {
      skipped--;
      return;
    }
    if (stack.length === 1) return;
    const { kind, url, children } = stack.pop() ?? root;
    if (kind === "root") return;
    add(
      kind === "link"
        ? { type: "link", url, children: withoutLinks(children, keepsImages) }
        : { type: kind, children },
    );
  };
  for (const token of tokens) {
    switch (token.kind) {
      case "leaf":
        add(token.node);
        break;
      case "bracket":
        if (token.link) open("link", token.link.url);
        else add({ type: "text", text: token.isImage ? "![" : "[" });
        break;
      case "closeLink":
        close();
        break;
      case "delimiter":
        token.closes.forEach(close);
        if (token.left > 0) {
          add({ type: "text", text: token.char.repeat(token.left) });
        }
        for (const kind of token.opens) open(kind);
    }
  }
  while (stack.length > 1) close();
  return root.children;
}

/** What stands in a link leads nowhere else: pictures and addresses are text. */
function withoutLinks(
  children: readonly Inline[],
  keepsImages: boolean,
): Inline[] {
  return children.flatMap((node): Inline[] => {
    switch (node.type) {
      case "link":
        return [...node.children];
      case "image":
        return [keepsImages ? node : { ...node, url: undefined }];
      case "strong":
      case "emphasis":
      case "strike":
        return [{
          ...node,
          children: withoutLinks(node.children, keepsImages),
        }];
      default:
        return [node];
    }
  });
}

/** The text alone, without any of its styles. */
export function textOf(node: Inline): string {
  switch (node.type) {
    case "text":
    case "code":
    case "math":
      return node.text;
    case "break":
      return " ";
    case "html":
      return "";
    case "image":
      return node.alt;
    default:
      return node.children.map(textOf).join("");
  }
}
