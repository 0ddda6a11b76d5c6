import type { ShownImage, TextPlace } from "./_page.ts";

/** Images that may stand in a page: nothing in them runs when an `img` shows them. */
const INLINED_REGEXP =
  /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)(?:;charset=[\w-]+)?(?:;base64,[\w+/=%\s]*|(?:;utf-?8)?,[^"<>]*)$/i;

/** How the image that a text names is shown. */
export function imageFor(
  address: string,
  { page, attachments }: TextPlace,
): ShownImage | undefined {
  const bare = withoutControls(address);
  if (/^attachment:/i.test(bare)) {
    const src = attachmentAddress(bare.slice(11), attachments);
    return src === undefined ? undefined : { src };
  }
  if (/^data:/i.test(bare)) {
    return INLINED_REGEXP.test(bare) ? { src: bare } : undefined;
  }
  return page.image(bare);
}

/** An address without what browsers skip in it, so that `java\nscript:` is what it is. */
export function withoutControls(address: string): string {
  return address.trim().replace(/[\p{Cc}\p{Cf}]+/gu, "");
}

/** The scheme of an address in small letters; undefined for a relative one. */
export function schemeOf(address: string): string | undefined {
  if (/^[\\/]{2}/.test(address)) return "https";
  return /^([A-Za-z][A-Za-z\d+.-]*):/.exec(address)?.[1]?.toLowerCase();
}

function attachmentAddress(
  name: string,
  attachments: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const bundle = [name, decodedUri(name)].map((one) =>
    Object.hasOwn(attachments, one) ? attachments[one] : undefined
  ).find((one) => one !== undefined);
  if (typeof bundle !== "object" || bundle === null) return undefined;
  for (const [type, content] of Object.entries(bundle)) {
    const text = Array.isArray(content) ? content.join("") : content;
    if (typeof text !== "string") continue;
    const address = `data:${type};base64,${text.replace(/\s+/g, "")}`;
    if (INLINED_REGEXP.test(address)) return address;
  }
  return undefined;
}

/** An address with its `%20`s as characters. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
