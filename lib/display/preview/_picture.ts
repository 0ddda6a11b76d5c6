import { encodeBase64 } from "@std/encoding/base64";
import { imageSize, typeName } from "../../formats/mod.ts";
import { element } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { bytesText } from "../text/formats.ts";
import { wrap } from "../text/measure.ts";
import { View } from "../view.ts";
import { isCutOff } from "./_cut_off.ts";
import type { Content, PreviewFile } from "./_file.ts";
import { nameText, remark } from "./_frame.ts";

/** Shown no wider than this, however many pixels there are. */
const MAX_WIDTH = 720;

/** Pictures that notebook front ends show as themselves, from an output of their type. */
const SENDABLE: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
]);

/** A picture as one: SVG, too, which is never put into the page itself. */
export function pictureContent(file: PreviewFile): Content {
  const { bytes, isWhole, kind, size } = file;
  const pixels = imageSize(bytes, kind.kind);
  const facts = pixels
    ? [
      `${pixels.width.toLocaleString("en-US")} × ${
        pixels.height.toLocaleString("en-US")
      } pixels`,
    ]
    : [];
  if (!isWhole) {
    return {
      facts,
      view: remark(
        `Not shown: ${
          size === undefined
            ? `more than ${bytesText(file.read)}`
            : bytesText(size)
        } is more than fits into a notebook; raise 'maxBytes' to show it all the same`,
      ),
    };
  }
  const what = typeName(kind);
  const alt = file.alt ?? [nameText(file.name), what, ...facts].join(", ");
  const width = file.width ??
    (pixels === undefined ? undefined : Math.min(pixels.width, MAX_WIDTH));
  const data = encodeBase64(bytes);
  const view = new View({
    html: () =>
      element(
        "div",
        { style: "padding:0 12px" },
        element("img", {
          src: `data:${kind.mediaType};base64,${data}`,
          alt,
          ...(width === undefined ? {} : { width }),
          style: "max-width:100%;height:auto",
        }),
      ),
    markdown: () => `*${escapeMarkdown(alt)}*`,
    text: (columns, style) =>
      wrap(`[${alt}]`, columns).map(style.dim).join("\n"),
  });
  return {
    facts,
    view,
    isPicture: true,
    notes: isCutOff(bytes, kind.kind)
      ? ["The file is cut off: its end is missing"]
      : [],
    ...(SENDABLE.has(kind.mediaType)
      ? {
        sent: () => ({ [kind.mediaType]: data }),
        metadata: () =>
          width === undefined ? {} : { [kind.mediaType]: { width } },
      }
      : {}),
  };
}
