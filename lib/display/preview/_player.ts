import { encodeBase64 } from "@std/encoding/base64";
import { readMedia, typeName } from "../../formats/mod.ts";
import { element } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { bytesText } from "../text/formats.ts";
import { wrap } from "../text/measure.ts";
import { View } from "../view.ts";
import { isCutOff } from "./_cut_off.ts";
import type { Content, PreviewFile } from "./_file.ts";
import { nameText, remark } from "./_frame.ts";

/** What browsers play. */
const PLAYABLE: ReadonlySet<string> = new Set([
  "audio/wav",
  "audio/mpeg",
  "audio/mp4",
  "audio/aac",
  "audio/ogg",
  "audio/flac",
  "video/mp4",
  "video/webm",
  "video/ogg",
  "video/quicktime",
]);

const MAX_WIDTH = 640;

/** Sound and films in the browser's own player. */
export async function playerContent(file: PreviewFile): Promise<Content> {
  const { bytes, isWhole, kind, size, part } = file;
  const tail = isWhole || size === undefined || part === undefined
    ? undefined
    : await part(Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const found = readMedia(bytes, kind.mediaType, {
    ...(size === undefined ? {} : { size }),
    ...(tail === undefined ? {} : { tail }),
  });
  const { durationMs, sampleRate, channels, width, height } = found;
  const facts = [
    ...(durationMs === undefined ? [] : [playingTime(durationMs)]),
    ...(width === undefined || height === undefined
      ? []
      : [`${width} × ${height} pixels`]),
    ...(sampleRate === undefined ? [] : [`${sampleRate / 1_000} kHz`]),
    ...(channels === undefined ? [] : [
      channels === 1
        ? "mono"
        : channels === 2
        ? "stereo"
        : `${channels} channels`,
    ]),
  ];
  if (!isWhole) {
    const much = size === undefined
      ? `more than ${bytesText(file.read)}`
      : bytesText(size);
    return {
      facts,
      view: remark(
        `No player: ${much} is more than fits into a notebook; raise 'maxBytes' to play it all the same`,
      ),
    };
  }
  const what = typeName(kind);
  if (!PLAYABLE.has(kind.mediaType)) {
    return { facts, view: remark(`No player: browsers do not play ${what}`) };
  }
  const label = file.alt ?? [nameText(file.name), what, ...facts].join(", ");
  const shownWidth = file.width ??
    (width === undefined ? undefined : Math.min(width, MAX_WIDTH));
  const isVideo = kind.kind === "video";
  const notes = kind.mediaType === "audio/wav" && isCutOff(bytes, "wav")
    ? ["The file is cut off: its end is missing"]
    : [];
  const view = new View({
    html: () =>
      element(
        "div",
        { style: "padding:0 12px" },
        element(
          isVideo ? "video" : "audio",
          {
            controls: true,
            src: `data:${kind.mediaType};base64,${encodeBase64(bytes)}`,
            title: label,
            ...(isVideo && shownWidth !== undefined
              ? { width: shownWidth }
              : {}),
            style: "max-width:100%",
          },
          // Seen where there is no player.
          label,
        ),
      ),
    markdown: () => `*${escapeMarkdown(label)}*`,
    text: (columns, style) =>
      wrap(`[${label}]`, columns).map(style.dim).join("\n"),
  });
  return { facts, view, notes };
}

/** Where MP4 has its directory and Ogg its last page. */
const TAIL_BYTES = 262_144;

/** `12.5 s`, `1:05`, `1:02:03`. */
function playingTime(ms: number): string {
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
