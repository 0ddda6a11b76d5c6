import type { DataOutput, JsonValue, MultilineString } from "../format/mod.ts";

/** Images that are stored as base64. */
const IMAGES = ["png", "jpeg", "webp", "gif", "avif", "bmp"];
const MEDIA_REGEXP = /^(?:audio|video)\/[\w.+-]+$/;

/** What a page can show of an output, the richest first, as Jupyter has them. */
export const SHOWN_TYPES: readonly string[] = [
  "text/html",
  "text/markdown",
  "image/svg+xml",
  "text/latex",
  ...IMAGES.map((sort) => `image/${sort}`),
  "application/json",
  "text/plain",
];

/** What only a running front end shows, by how its types begin. */
const INTERACTIVE: readonly (readonly [string, string])[] = [
  ["application/vnd.jupyter.widget-view+json", "a widget"],
  ["application/vnd.plotly.", "an interactive Plotly chart"],
  ["application/vnd.vega", "an interactive Vega chart"],
  ["application/vnd.bokeh", "an interactive Bokeh chart"],
  ["application/vnd.holoviews", "an interactive HoloViews chart"],
  ["application/vnd.mermaid", "a Mermaid diagram"],
  ["text/vnd.mermaid", "a Mermaid diagram"],
  ["application/geo+json", "a map"],
  ["application/javascript", "a script"],
  ["text/javascript", "a script"],
  ["application/pdf", "a PDF"],
];

/** The types of a bundle that can be shown, the richest first. */
export function shownTypes(data: DataOutput["data"]): readonly string[] {
  const media = Object.keys(data).filter((type) => MEDIA_REGEXP.test(type));
  const known = SHOWN_TYPES.filter((type) => data[type] !== undefined);
  return [...media, ...known];
}

/** What a bundle has besides that needs a running front end; undefined for nothing. */
export function interactiveName(data: DataOutput["data"]): string | undefined {
  const types = Object.keys(data);
  return INTERACTIVE.find(([start]) =>
    types.some((type) => type.startsWith(start))
  )?.[1];
}

/** A text of a bundle, whole; undefined where there is none. */
export function textIn(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return isLines(value) ? value.join("") : undefined;
}

function isLines(
  value: JsonValue | undefined,
): value is Exclude<MultilineString, string> {
  return Array.isArray(value) &&
    value.every((line) => typeof line === "string");
}
