/**
 * What a person asks of `deno task lab`.
 *
 * @module
 */
import { resolve } from "@std/path/resolve";
import { UsageError } from "../../lib/cli/command.ts";
import { readFlags } from "../../lib/cli/flags.ts";

/** What `--help` shows. */
export const HELP =
  `Opens the course in JupyterLab, with an h2oGPTe server to practise on.

Usage: deno task lab [FLAGS]

Prints one address to open in a browser, and runs until Ctrl-C; then everything that it started
ends. The first time it installs JupyterLab into .lab/ (half a minute, 250 MB), which needs Python 3.10
or later; a Jupyter of your own is neither used nor changed.

Flags:
  --copy FOLDER  work on a copy of the course in FOLDER; in course/ when not given. What you change
                 there stays yours. Files that you have not changed follow the course, and one that
                 you delete comes back: so a notebook is begun anew
  --in-place     work on notebooks/ itself, to change the course
  --data FOLDER  keep the server's documents and chats there; when not given they are gone at the end
  --port NUMBER  where JupyterLab listens; a free port when not given
  --open         open the address in the browser; so it is in a terminal on a desktop
  --no-open      only print it
  --python FILE  use this Python, which has JupyterLab, and install nothing
  --help         show this text

All notebooks share one embedded server, which lives as long as the lab. With H2OGPTE_ADDRESS (and
H2OGPTE_API_KEY) in the environment they use that server instead, and none is started.

Examples:
  deno task lab
  deno task lab --copy ~/cenote-course --data ~/cenote-store
  H2OGPTE_ADDRESS=https://h2ogpte.example.com H2OGPTE_API_KEY=sk-... deno task lab`;

/** What the command line asks for. */
export interface Wishes {
  /** Where the copy of the course is to be; nothing for the usual place. */
  readonly copy: string | undefined;
  /** Whether to work on the course itself. */
  readonly isInPlace: boolean;
  /** Where the embedded server keeps what it has; nothing for nowhere. */
  readonly dataFolder: string | undefined;
  /** Where JupyterLab listens; 0 for a free port. */
  readonly port: number;
  /** Whether the browser is to be opened. */
  readonly isOpening: boolean;
  /** The Python that has JupyterLab; nothing for one of the lab's own. */
  readonly python: string | undefined;
  /** The address of a server that is there; nothing for an embedded one. */
  readonly server: string | undefined;
}

/**
 * Reads the command line.
 *
 * @param args The arguments of the task.
 * @returns what they ask for; nothing for `--help`.
 * @throws {UsageError} when they do not fit.
 */
export function readWishes(args: readonly string[]): Wishes | undefined {
  const flags = readFlags(args, {
    strings: ["copy", "data", "port", "python"],
    booleans: ["in-place", "open", "no-open"],
  });
  if (flags.has("help")) return undefined;
  const copy = flags.text("copy"), data = flags.text("data");
  const port = flags.text("port") ?? "0", python = flags.text("python");
  const server = Deno.env.get("H2OGPTE_ADDRESS")?.trim() || undefined;
  if (copy !== undefined && flags.has("in-place")) {
    throw new UsageError("Only one of --copy and --in-place at a time");
  }
  if (flags.has("open") && flags.has("no-open")) {
    throw new UsageError("Only one of --open and --no-open at a time");
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(
      `The flag "--port" needs a number from 0 to 65535: found "${port}"`,
    );
  }
  if (data !== undefined && server !== undefined) {
    throw new UsageError(
      "The flag --data is for the embedded server, and H2OGPTE_ADDRESS names another: leave one of them out",
    );
  }
  return {
    copy: copy === undefined ? undefined : fromStart(copy),
    isInPlace: flags.has("in-place"),
    dataFolder: data === undefined ? undefined : fromStart(data),
    port: Number(port),
    isOpening: flags.has("open") || (!flags.has("no-open") && isOnDesktop()),
    // A bare name is looked up as the shell does.
    python: python !== undefined && /[\\/]/.test(python)
      ? fromStart(python)
      : python,
    server,
  };
}

/** A task runs in the checkout; paths are meant from where the person called it. */
function fromStart(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") || ".", path);
}

/** Whether somebody sits at a terminal with a browser beside it. */
function isOnDesktop(): boolean {
  if (!Deno.stdout.isTerminal() || Deno.env.get("SSH_CONNECTION")) return false;
  return Deno.build.os !== "linux" ||
    ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => Deno.env.get(name));
}
