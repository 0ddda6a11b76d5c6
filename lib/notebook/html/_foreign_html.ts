import { encodeBase64 } from "@std/encoding/base64";
import { decodeEntities } from "../../formats/mod.ts";
import {
  allowedElement,
  DROPPED_ELEMENTS,
  isAllowedAttribute,
} from "./_allowed.ts";
import { attributes, escapeText } from "./_escape.ts";
import type { HtmlWriter } from "./_html_writer.ts";
import { imageFor, schemeOf, withoutControls } from "./_images.ts";
import type { TextPlace } from "./_page.ts";
import { type ForeignTag, readTag } from "./_read_tag.ts";
import { safeStyle } from "./_safe_style.ts";

/**
 * Writes HTML that came with a notebook: elements and attributes that only show
 * something, and nothing that runs, fetches or leaves its place. Whatever the
 * markup is, what is written is made anew from a list of what may be.
 */
export function writeForeignHtml(
  writer: HtmlWriter,
  html: string,
  place: TextPlace,
): void {
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    const end = open < 0 ? html.length : open;
    if (end > at) writer.text(decodeEntities(html.slice(at, end)));
    if (open < 0) return;
    const tag = readTag(html, open);
    if (tag === undefined) {
      at = behindOther(html, open, writer);
    } else if (tag.name === "svg" && !tag.isClosing) {
      at = closingOf(html, "svg", tag.end);
      writeSvg(writer, html.slice(open, at), tag);
    } else if (DROPPED_ELEMENTS.has(tag.name) && !tag.isClosing) {
      at = closingOf(html, tag.name, tag.end);
    } else {
      at = tag.end;
      writeTag(writer, tag, place);
    }
  }
}

/** The place behind a comment, a declaration, or a sign that is just that. */
function behindOther(html: string, at: number, writer: HtmlWriter): number {
  const next = html[at + 1] ?? "";
  if (next !== "!" && next !== "?" && next !== "/") {
    writer.text("<");
    return at + 1;
  }
  const close = html.startsWith("<!--", at) ? "-->" : ">";
  const end = html.indexOf(close, at + 2);
  return end < 0 ? html.length : end + close.length;
}

/** The place behind the end of an element whose content is not looked at. */
function closingOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])[^>]*>?`, "gi");
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? found.index + found[0].length : html.length;
}

function writeTag(
  writer: HtmlWriter,
  tag: ForeignTag,
  place: TextPlace,
): void {
  const name = allowedElement(tag.name);
  if (name === undefined) return;
  if (tag.isClosing) return writer.closeForeign(name);
  if (name === "img") return writeImage(writer, tag, place);
  const level = place.isOutlined && /^h[1-6]$/.test(name)
    ? Number(name[1])
    : undefined;
  if (level === undefined) {
    return writer.openForeign(name, kept(name, tag, place));
  }
  const { anchors } = place.page;
  const { id, number } = anchors.openHeading();
  const own = tag.attributes.get("id");
  writer.listen();
  writer.openForeign(name, ` id="${id}"${kept(name, tag, place, "id")}`, () => {
    const given = anchors.closeHeading(number, level, writer.heard());
    if (own !== undefined) anchors.alias(own, given);
  });
}

/** The attributes that a tag keeps. */
function kept(
  name: string,
  tag: ForeignTag,
  place: TextPlace,
  ...without: readonly string[]
): string {
  let out = "";
  let style = tag.name === "center" ? "text-align:center" : "";
  if (tag.name === "font") {
    style = safeStyle(`color:${tag.attributes.get("color") ?? ""}`);
  }
  for (const [key, value] of tag.attributes) {
    if (without.includes(key) || !isAllowedAttribute(name, key)) continue;
    if (key === "style") {
      const safe = safeStyle(value);
      style += style === "" || safe === "" ? safe : `;${safe}`;
    } else out += attribute(name, key, value, place);
  }
  return style === "" ? out : `${out}${attributes({ style })}`;
}

function attribute(
  element: string,
  key: string,
  value: string,
  { page }: TextPlace,
): string {
  switch (key) {
    case "id":
    case "name":
      // A place to link to, and never a name for scripts.
      if (key === "name" && element !== "a") return "";
      return page.anchors.take(value) ? attributes({ id: value }) : "";
    case "href": {
      return linkAttributes(page.link(value));
    }
    case "src": {
      const sort = element === "source" ? "(?:audio|video)" : element;
      const isData = new RegExp(
        `^data:${sort}/[\\w.+-]+(?:;codecs=[\\w.,"-]+)?;base64,[\\w+/=\\s]*$`,
        "i",
      ).test(value);
      const src = withoutControls(value);
      // A film beside the page is fetched from nobody else.
      const isNear = src !== "" && schemeOf(src) === undefined;
      if (!isNear) return isData ? attributes({ src }) : "";
      const near = page.link(src);
      return near === undefined || schemeOf(near) !== undefined
        ? ""
        : attributes({ src: near });
    }
    case "width":
    case "height":
    case "border":
    case "cellpadding":
    case "cellspacing":
      return /^\d{1,5}(?:\.\d{1,3})?(?:%|px)?$/.test(value.trim())
        ? attributes({ [key]: value.trim() })
        : "";
    default:
      return attributes({ [key]: value });
  }
}

/** The attributes of a link to an address that may stay. */
export function linkAttributes(href: string | undefined): string {
  if (href === undefined) return "";
  // A place in the page is filled in at the end, and escaped then.
  if (href.startsWith("#")) return ` href="${href}"`;
  // The other page does not learn from where somebody comes.
  const rel = /^https?:/i.test(href) ? "noopener noreferrer" : undefined;
  return attributes({ href, rel });
}

function writeImage(
  writer: HtmlWriter,
  tag: ForeignTag,
  place: TextPlace,
): void {
  const alt = tag.attributes.get("alt") ?? "";
  const image = imageFor(tag.attributes.get("src") ?? "", place);
  if (image === undefined) {
    writer.text(alt);
  } else if ("src" in image) {
    const others = kept("img", tag, place, "src", "alt");
    writer.markup(
      `<img${attributes({ src: image.src, alt })}${others}>`,
    );
  } else writeImageLink(writer, image.href, alt);
}

/** A link in place of an image that is not fetched. */
export function writeImageLink(
  writer: HtmlWriter,
  href: string,
  alt: string,
): void {
  const label = escapeText(alt.trim() === "" ? "Image" : alt);
  writer.markup(
    writer.isIn("a")
      ? `<span class="nb-picture">${label}</span>`
      : `<a${attributes({ class: "nb-picture", title: href })}${
        linkAttributes(href)
      }>${label}</a>`,
  );
}

/** A drawing as an image, in which nothing runs and nothing is fetched. */
function writeSvg(writer: HtmlWriter, source: string, tag: ForeignTag): void {
  if (tag.attributes.get("display") === "none") return;
  const label = tag.attributes.get("aria-label") ??
    decodeEntities(/<title(?:\s[^<>]*)?>([^<]*)</i.exec(source)?.[1] ?? "");
  writer.markup(
    `<img${attributes({ src: svgAddress(source), alt: label })}>`,
  );
}

/** The address of a drawing that is its own text. */
export function svgAddress(source: string): string {
  let svg = source.trim();
  const root = /<svg(?=[\s/>])[^>]*/i.exec(svg);
  if (root && !/\sxmlns\s*=/i.test(root[0])) {
    const at = root.index + 4;
    svg = `${svg.slice(0, at)} xmlns="http://www.w3.org/2000/svg"${
      svg.slice(at)
    }`;
  }
  if (/\bxlink:href/.test(svg) && !/\sxmlns:xlink\s*=/.test(svg)) {
    svg = svg.replace(
      /<svg(?=[\s/>])/i,
      '<svg xmlns:xlink="http://www.w3.org/1999/xlink"',
    );
  }
  return `data:image/svg+xml;base64,${encodeBase64(svg.toWellFormed())}`;
}
