import { escapeText } from "./_escape.ts";

/** A heading of a notebook, as its outline has it. */
export interface OutlineEntry {
  /** 1 to 6. */
  readonly level: number;
  /** The heading's id on the page. */
  readonly id: string;
  /** What it says. */
  readonly text: string;
}

/** Ids that begin so belong to the page, not to the notebook. */
const OWN_PREFIX = "nb-";
/** Around what is filled in at the end; no text of a notebook has it. */
const MARK = "\u0000";
const MARKED_REGEXP = new RegExp(
  `${MARK}(?:H(\\d+)|F([^${MARK}]*))${MARK}`,
  "g",
);

/**
 * The ids of a page: each once, the same for the same notebook, and found by the
 * links of any front end. Headings get theirs when their text is known, links
 * when all headings are.
 */
export class Anchors {
  /** The headings in their order. */
  readonly outline: OutlineEntry[] = [];
  /** Names that links of the page have for parts that it has not. */
  readonly missing = new Set<string>();
  readonly #taken = new Set<string>();
  readonly #aliases = new Map<string, string>();
  readonly #headings: string[] = [];

  /** Takes an id, if it is free and none of the page's own. */
  take(id: string): boolean {
    if (id === "" || id.startsWith(OWN_PREFIX) || this.#taken.has(id)) {
      return false;
    }
    this.#taken.add(id);
    return true;
  }

  /** Another name that links may have for an id. */
  alias(name: string, id: string): void {
    if (!this.#aliases.has(name)) this.#aliases.set(name, id);
  }

  /** A place for a heading's id, for {@linkcode finish} to fill, and its number. */
  openHeading(): { readonly id: string; readonly number: number } {
    const number = this.#headings.push("") - 1;
    return { id: `${MARK}H${number}${MARK}`, number };
  }

  /** The heading of that number says so; gives its id. */
  closeHeading(number: number, level: number, text: string): string {
    const slug = slugOf(text);
    let id = slug;
    for (let n = 1; !this.take(id); n++) id = `${slug}-${n}`;
    this.#headings[number] = id;
    // JupyterLab's own form, and others that people write by hand.
    this.alias(text.replaceAll(" ", "-"), id);
    this.alias(slug, id);
    if (text !== "") this.outline.push({ level, id, text });
    return id;
  }

  /** The address of a part of the page, for {@linkcode finish} to fill in. */
  fragment(name: string): string {
    return `#${MARK}F${name.replaceAll(MARK, "")}${MARK}`;
  }

  /** Fills in ids and addresses. */
  finish(html: string): string {
    return html.replace(
      MARKED_REGEXP,
      (_, heading?: string, name?: string) =>
        escapeText(
          heading === undefined
            ? this.#idFor(name ?? "")
            : this.#headings[Number(heading)] ?? "",
        ),
    );
  }

  /** The id of what a link calls so, in the form of any front end. */
  find(name: string): string | undefined {
    if (this.#taken.has(name)) return name;
    const decoded = decodedName(name);
    if (this.#taken.has(decoded)) return decoded;
    return this.#aliases.get(decoded) ?? this.#aliases.get(slugOf(decoded));
  }

  #idFor(name: string): string {
    const id = this.find(name);
    if (id !== undefined) return id;
    // Browsers go to the top for these.
    if (name !== "" && name !== "top") this.missing.add(name);
    return encodeURIComponent(decodedName(name));
  }
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A heading's text as an address has it, in GitHub's form. */
function slugOf(text: string): string {
  const slug = text.toLowerCase().trim().replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, "")
    .replace(/\s+/g, "-");
  return slug === "" || slug.startsWith(OWN_PREFIX) ? `section-${slug}` : slug;
}
