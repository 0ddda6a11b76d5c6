/**
 * Colours of charts. An image cannot know what it is shown on, so each holds a
 * contrast of at least 3 with white and with near-black, and the grey of texts
 * at least 4. Among them no two are alike for readers who see no red, no green
 * or no blue: found by maximising the least distance under simulated
 * deficiencies, within the band of lightness that both backgrounds leave.
 */
export const SERIES_COLORS = [
  "#407cdc",
  "#c44010",
  "#a09410",
  "#e86494",
  "#347c4c",
  "#34a0b8",
  "#a04c94",
] as const;

/** Greys for text, for lines that carry meaning, and for the grid. */
export const TEXT_COLOR = "#7d7d7d";
export const AXIS_COLOR = "#8c8c8c";
export const GRID_COLOR = "#808080";
/** How much of the grid shows. */
export const GRID_OPACITY = 0.22;

/** The colour of what has no series of its own. */
export const OTHERS_COLOR = "#7d7d7d";

/** How many series have a look of their own. */
export const MAX_SERIES = SERIES_COLORS.length;

/** Strokes of lines, so that they differ without their colour. */
const DASHES = ["", "7 3", "2 3", "10 3 2 3", "4 2", "12 4", "2 2 6 2"];

/** The colour of a series by its place; -1 is what was put together. */
export function colorOf(slot: number): string {
  return SERIES_COLORS[slot] ?? OTHERS_COLOR;
}

/** The dashes of a series by its place. */
export function dashOf(slot: number): string {
  return DASHES[slot] ?? "1 3";
}

/** Outlines of the marks of a series, around 0,0, three pixels in size. */
const SHAPES = [
  "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z",
  "M-2.9-2.9h5.8v5.8h-5.8z",
  "M0-3.7L3.6 2.7H-3.6z",
  "M0-4.1L4.1 0L0 4.1L-4.1 0z",
  "M0 3.7L3.6-2.7H-3.6z",
  "M-1.2-3.6h2.4v2.4h2.4v2.4h-2.4v2.4h-2.4v-2.4h-2.4v-2.4h2.4z",
  "M-3.4-3.4L3.4 3.4V-3.4L-3.4 3.4z",
];

/** The path of the marks of a series by its place. */
export function shapeOf(slot: number): string {
  return SHAPES[slot] ?? "M-2.2-2.2h4.4v4.4h-4.4z";
}
