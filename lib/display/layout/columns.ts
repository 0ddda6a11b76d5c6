import { raw } from "../html.ts";
import { element, lines } from "../markup/element.ts";
import { pad, widthOf } from "../text/measure.ts";
import { View } from "../view.ts";
import { whenViews } from "./_when_views.ts";

/** Space between two views beside one another, in columns of a terminal. */
const GAP = 3;
/** No view is asked to be narrower than this for the sake of its neighbours. */
const LEAST = 36;

/**
 * Several views beside one another, as one. Where there is no room for that, on
 * a narrow page or terminal, and where nothing is laid out, as in Markdown,
 * they stand one under another in the same order.
 *
 * @param views The views, from the left; views may be made of views.
 * @returns The view of them all; a promise of it when one of them is a promise.
 * @throws {TypeError} If one of them is no view.
 *
 * @example
 * ```ts
 * import { columns, table } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = columns(
 *   table([{ tea: 3 }, { tea: 4 }]),
 *   table([{ rice: 12 }]),
 * );
 * assertEquals(
 *   String(view),
 *   "tea   rice\n───   ────\n  3     12\n  4",
 * );
 * ```
 */
export function columns(...views: readonly View[]): View;
/** Waits for the views that are promises. */
export function columns(
  ...views: readonly (View | Promise<View>)[]
): Promise<View>;
export function columns(
  ...views: readonly (View | Promise<View>)[]
): View | Promise<View> {
  return whenViews("columns", views, columnsView);
}

function columnsView(views: readonly View[]): View {
  return new View({
    html: () =>
      element(
        "div",
        {
          style: [
            "display:flex",
            "flex-wrap:wrap",
            "align-items:flex-start",
            "max-width:100%",
          ],
        },
        lines(
          "",
          ...views.map((view) =>
            element(
              "div",
              {
                style: [
                  // Older sanitisers throw the flex box away: then the views
                  // flow like words, which comes to much the same.
                  "display:inline-block",
                  "vertical-align:top",
                  "margin:0 28px 14px 0",
                  // Without this an item of a flex box is never narrower than
                  // what it holds, and a wide table would widen the page.
                  "min-width:0",
                  "max-width:100%",
                ],
              },
              raw(view.toHtml()),
            )
          ),
          "",
        ),
      ),
    markdown: () =>
      views.map((view) => view.toMarkdown()).filter((text) => text !== "")
        .join("\n\n"),
    text: (width, { isColored }) => besides(views, width, isColored),
  });
}

/** A text as lines, and how wide it is. */
interface Block {
  readonly lines: readonly string[];
  readonly width: number;
}

function blockOf(view: View, width: number, isColored: boolean): Block {
  const lines = view.toText({ width, isColored }).split("\n");
  return {
    lines,
    width: lines.reduce((most, line) => Math.max(most, widthOf(line)), 0),
  };
}

/** As many beside one another as fit, the others in rows under them. */
function besides(
  views: readonly View[],
  width: number,
  isColored: boolean,
): string {
  const blocks = views.map((view) => blockOf(view, width, isColored));
  const shown = blocks.filter((block) => block.width > 0);
  const wide = shown.reduce((sum, block) => sum + block.width + GAP, -GAP);
  const share = Math.floor((width - GAP * (shown.length - 1)) / shown.length);
  if (wide > width && shown.length > 1 && share >= LEAST) {
    // Charts and the like take whatever room there is, and less will do.
    const parts = views.filter((_, i) => (blocks[i]?.width ?? 0) > 0)
      .map((view) => blockOf(view, share, isColored));
    if (parts.every((part, i) => saysAsMuch(part, shown[i], share))) {
      return joined(parts);
    }
  }
  const rows: Block[][] = [];
  let used = 0;
  for (const block of shown) {
    const row = rows.at(-1);
    if (row === undefined || used + GAP + block.width > width) {
      rows.push([block]);
      used = block.width;
    } else {
      row.push(block);
      used += GAP + block.width;
    }
  }
  return rows.map(joined).join("\n\n");
}

/** Whether nothing is cut off or much longer for being narrower. */
function saysAsMuch(
  narrow: Block,
  natural: Block | undefined,
  share: number,
): boolean {
  const cuts = ({ lines }: Block) => lines.join("").split("…").length;
  return natural !== undefined && narrow.width <= share &&
    narrow.lines.length <= natural.lines.length + 4 &&
    cuts(narrow) <= cuts(natural);
}

/** Blocks beside one another, line by line. */
function joined(blocks: readonly Block[]): string {
  const height = Math.max(0, ...blocks.map(({ lines }) => lines.length));
  return Array.from(
    { length: height },
    (_, i) =>
      blocks.map(({ lines, width }) => pad(lines[i] ?? "", width))
        .join(" ".repeat(GAP)).trimEnd(),
  ).join("\n");
}
