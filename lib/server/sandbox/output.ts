import { dirname } from "@std/path";
import { stripAnsiCode } from "@std/fmt/colors";

/** A line without a break is passed on once it is this long. */
const LONGEST_LINE = 16_384;
/** Kept back of such a line, so that nothing to be replaced is cut in two. */
const KEPT_BACK = 2_048;

const PERMISSION_REGEXP =
  /Requires (\w+) access(?: to ("[^"]*"|<[^>]*>|[\w.:/-]+))?, run again with the --allow-\w+ flag/g;
// deno-lint-ignore no-control-regex -- what is not to be shown are control characters
const CONTROL_REGEXP = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * Turns what a process prints into text for people: whole lines, no terminal
 * codes, no path of the host.
 */
export class OutputCleaner {
  readonly #hidden: readonly (readonly [text: string, shown: string])[];
  #rest = "";

  /**
   * @param folder The program's working folder, as paths in messages begin.
   * @param privateFolder The folder that it is not to know of.
   */
  constructor(folder: string, privateFolder: string) {
    this.#hidden = [...relativePaths(folder), [privateFolder, "."] as const]
      .flatMap(([path, shown]) =>
        spellings(path).map((one) => [one, shown] as const)
      )
      .sort(([a], [b]) => b.length - a.length);
  }

  /** Takes what was printed, gives the text that is complete by now. */
  push(text: string): string {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    let out = "";
    for (const line of lines) out += this.#line(`${line}\n`);
    if (this.#rest.length > LONGEST_LINE) {
      const cut = this.#rest.length - KEPT_BACK;
      out += this.#line(this.#rest.slice(0, cut));
      this.#rest = this.#rest.slice(cut);
    }
    return out;
  }

  /** Gives what is left at the end. */
  end(): string {
    const rest = this.#rest;
    this.#rest = "";
    return rest === "" ? "" : this.#line(rest);
  }

  #line(raw: string): string {
    let line = stripAnsiCode(raw).replace(CONTROL_REGEXP, "");
    // What follows the last carriage return is what a terminal would show.
    line = line.replace(/\r+\n$/, "\n").replace(/^.*\r(?=.)/, "");
    for (const [path, shown] of this.#hidden) {
      if (!line.includes(path)) continue;
      const inside = shown === "." ? "" : `${shown}/`;
      line = line.replaceAll(`file://${path}/`, inside)
        .replaceAll(`file:///${path}/`, inside)
        .replaceAll(`${path}/`, inside).replaceAll(`${path}\\`, inside)
        .replaceAll(`file://${path}`, shown).replaceAll(path, shown);
    }
    return line.replace(
      PERMISSION_REGEXP,
      (_all: string, kind: string, what: string | undefined) =>
        `No ${kind} access${
          what ? ` to ${what}` : ""
        }: the sandbox lets a program read and ` +
        "write in its own folder, and nothing else",
    );
  }
}

/** A folder and those above it, as seen from inside; what stands right below the root is no secret. */
function relativePaths(folder: string): [path: string, shown: string][] {
  const found: [string, string][] = [[folder, "."]];
  let path = dirname(folder);
  for (let up = ".."; dirname(path) !== dirname(dirname(path)); up += "/..") {
    found.push([path, up]);
    path = dirname(path);
  }
  return found;
}

/** How one path may be written: as it is, and as parts of addresses. */
function spellings(path: string): string[] {
  const slashed = path.replaceAll("\\", "/");
  const inUrl = new URL("file:///");
  inUrl.pathname = slashed.replaceAll("%", "%25");
  return [
    ...new Set([
      path,
      slashed,
      inUrl.pathname,
      encodeURI(slashed),
      encodeURIComponent(slashed),
    ]),
  ];
}
