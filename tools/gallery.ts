/**
 * The picture book of the views: `deno task gallery` writes `gallery/index.html`,
 * one page with every example of `tests/display/gallery/`.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { dirname, fromFileUrl, join, resolve, toFileUrl } from "@std/path";
import { openAddress } from "../lib/cli/open_address.ts";
import { type Page, startChromium } from "./chromium.ts";
import { allExamples } from "./gallery/examples.ts";
import { updateGoldens } from "./gallery/goldens.ts";
import { galleryPage } from "./gallery/page.ts";
import { updatePictures } from "./gallery/picture.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));
const PAGE = join(ROOT, "gallery", "index.html");
/** Longer pictures are hard to look at, and a browser has its limits too. */
const PIECE_HEIGHT = 4_000;
/** What takes longer than this tells what it is at. */
const SILENCE_MS = 2_000;

const HELP = `Writes gallery/index.html: every view with its code, its outputs
in a notebook and in a terminal, and its Markdown. The page needs nothing else.

Usage: deno task gallery [--out FILE] [--open] [--screenshots] [--update]

  --out FILE     write the page there
  --open         open it in the browser
  --screenshots  pictures of it too, light and dark, narrow and wide, into screenshots/ beside it
  --update       write the golden files and the README's pictures anew
  --help         show this text

Pictures are taken with Chromium, which is installed where Debian has none.`;

/** Says now and then what is done, once it has taken a while. */
function progress(): (what: string) => void {
  let last = performance.now();
  return (what) => {
    if (performance.now() - last < SILENCE_MS) return;
    last = performance.now();
    console.error(`… ${what}`);
  };
}

/** A part of the page that a picture is taken of. */
interface Piece {
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

/** The groups of the page, cut between examples where one is too long for a picture. */
async function piecesOf(page: Page): Promise<readonly Piece[]> {
  const cards = await page.evaluate(
    `[...document.querySelectorAll(".group")].map((group) => {
      const boxes = [...group.querySelectorAll(".card")].map((card) => card.getBoundingClientRect());
      return [
        group.id.replace("views-", ""),
        group.getBoundingClientRect().top + scrollY,
        ...boxes.map(({ bottom }) => bottom + scrollY + 12),
      ];
    })`,
  );
  if (!Array.isArray(cards)) {
    throw new TypeError("Cannot find the page's groups");
  }
  const pieces: Piece[] = [];
  for (const [name, top, ...ends] of cards) {
    let from = Number(top);
    let number = 1;
    ends.forEach((end: unknown, i: number) => {
      const next = Number(ends[i + 1] ?? Infinity);
      if (next - from <= PIECE_HEIGHT) return;
      pieces.push({
        name: `${name}-${number++}`,
        y: from,
        height: Number(end) - from,
      });
      from = Number(end);
    });
  }
  return pieces;
}

/** Takes the page's pictures, and gives their folder. */
async function takeScreenshots(
  page: string,
  step: (what: string) => void,
): Promise<string> {
  const folder = join(dirname(page), "screenshots");
  await Deno.mkdir(folder, { recursive: true });
  await using chromium = await startChromium();
  for (const width of [480, 1400]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await using view = await chromium.open({ width, colorScheme });
      await view.goto(toFileUrl(page).href);
      for (const piece of await piecesOf(view)) {
        step(`${piece.name}, ${width} pixels, ${colorScheme}`);
        await Deno.writeFile(
          join(folder, `${piece.name}-${width}-${colorScheme}.png`),
          await view.screenshot({ x: 0, width, ...piece }),
        );
      }
    }
  }
  return folder;
}

async function main(args: readonly string[]): Promise<number> {
  const unknown: string[] = [];
  const flags = parseArgs([...args], {
    boolean: ["help", "open", "screenshots", "update"],
    string: ["out"],
    alias: { help: "h" },
    unknown: (arg) => {
      unknown.push(arg);
      return false;
    },
  });
  if (flags.help) {
    console.log(HELP);
    return 0;
  }
  if (unknown.length > 0 || flags.out === "") {
    console.error(
      unknown.length > 0
        ? `Unknown argument "${unknown[0]}"\n\n${HELP}`
        : `--out wants a file\n\n${HELP}`,
    );
    return 2;
  }
  const step = progress();
  if (flags.update) {
    step("golden files");
    if (!await updateGoldens()) return 1;
    for (const path of await updatePictures(step)) console.log(path);
  }
  const page = flags.out === undefined ? PAGE : resolve(flags.out);
  await Deno.mkdir(dirname(page), { recursive: true });
  await Deno.writeTextFile(page, await galleryPage(await allExamples(step)));
  console.log(page);
  if (flags.screenshots) console.log(await takeScreenshots(page, step));
  if (flags.open && !openAddress(toFileUrl(page).href)) {
    console.error("Cannot open it here: there is no program that would");
  }
  return 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
