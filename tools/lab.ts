/**
 * The course in JupyterLab, with all that it needs: `deno task lab`.
 *
 * It starts the embedded server and JupyterLab, prints one address, and ends
 * both at Ctrl-C. What it installs and remembers stands in `.lab/` of the
 * checkout; the notebooks are worked on as a copy.
 *
 * @module
 */
import { fromFileUrl } from "@std/path/from-file-url";
import { join } from "@std/path/join";
import { relative } from "@std/path/relative";
import { resolve } from "@std/path/resolve";
import { UsageError } from "../lib/cli/command.ts";
import { readFlags } from "../lib/cli/flags.ts";
import { type EmbeddedServer, serve } from "../lib/server/mod.ts";
import { copyCourse } from "./lab/course.ts";
import { checkPython, labPython } from "./lab/environment.ts";
import { type Jupyter, startJupyter } from "./lab/jupyter.ts";
import { openAddress } from "./lab/open_address.ts";
import { Progress } from "./lab/progress.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));
const LAB = join(ROOT, ".lab");
const FIRST = "00_start_here.ipynb";
const INTERRUPTED = 130;

const HELP =
  `Opens the course in JupyterLab, with an h2oGPTe server to practise on.

Usage: deno task lab [FLAGS]

Prints one address to open in a browser, and runs until Ctrl-C; then everything that it started
ends. The first time it installs JupyterLab into .lab/, which needs Python 3.10 or later; a Jupyter
of your own is neither used nor changed.

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
interface Wishes {
  readonly copy: string | undefined;
  readonly isInPlace: boolean;
  readonly dataFolder: string | undefined;
  readonly port: number;
  readonly isOpening: boolean;
  readonly python: string | undefined;
}

/** Reads the command line; nothing for `--help`. */
function readWishes(args: readonly string[]): Wishes | undefined {
  const flags = readFlags(args, {
    strings: ["copy", "data", "port", "python"],
    booleans: ["in-place", "open", "no-open"],
  });
  if (flags.has("help")) return undefined;
  const copy = flags.text("copy"), data = flags.text("data");
  const port = flags.text("port") ?? "0";
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
  if (data !== undefined && theirServer() !== undefined) {
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
    python: flags.text("python"),
  };
}

/** A task runs in the checkout; paths are meant from where the person called it. */
function fromStart(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") || ".", path);
}

function theirServer(): string | undefined {
  return Deno.env.get("H2OGPTE_ADDRESS")?.trim() || undefined;
}

/** Whether somebody sits at a terminal with a browser beside it. */
function isOnDesktop(): boolean {
  if (!Deno.stdout.isTerminal() || Deno.env.get("SSH_CONNECTION")) return false;
  return Deno.build.os !== "linux" ||
    ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => Deno.env.get(name));
}

/** Refuses a port that is taken before anything is installed. */
function checkPort(port: number): void {
  if (port === 0) return;
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) {
      throw new Error(
        `Cannot start the lab: port ${port} is in use; name another by --port, or leave it out for a free one`,
      );
    }
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new Error(
        `Cannot start the lab: port ${port} needs more rights; name one above 1023 by --port`,
      );
    }
    throw error;
  }
}

/** The folder that the lab shows, up to date. */
async function prepareNotebooks(
  { copy, isInPlace }: Wishes,
  progress: Progress,
): Promise<string> {
  if (isInPlace) {
    progress.say("Notebooks: notebooks/ itself; what you save changes it");
    return join(ROOT, "notebooks");
  }
  const { folder, updated, kept } = await copyCourse(
    ROOT,
    copy ?? join(ROOT, "course"),
  );
  progress.say(
    `Notebooks: a copy of the course, yours to change, in ${folder}`,
  );
  if (updated.length > 0) {
    progress.say(`  new in the course: ${updated.join(", ")}`);
  }
  if (kept.length > 0) {
    progress.say(
      `  new in the course, but changed by you and left alone: ${
        kept.join(", ")
      }; delete yours to get the new one`,
    );
  }
  return folder;
}

/** The server of all notebooks; nothing where the environment names one. */
async function startServer(
  { dataFolder }: Wishes,
  progress: Progress,
): Promise<EmbeddedServer | undefined> {
  const address = theirServer();
  if (address === undefined) {
    const server = await serve({
      port: 0,
      ...dataFolder === undefined ? {} : { dataFolder },
    });
    progress.say(
      dataFolder === undefined
        ? "Server: an embedded one, whose documents and chats are gone at the end"
        : `Server: an embedded one, whose documents and chats stay in ${
          relative(".", dataFolder) || "."
        }`,
    );
    return server;
  }
  const place = URL.canParse(address) ? new URL(address).host : "another place";
  progress.say(
    `Server: the one at ${place}, as H2OGPTE_ADDRESS says; no embedded one is started`,
  );
  if (!Deno.env.get("H2OGPTE_API_KEY")) {
    progress.say("  H2OGPTE_API_KEY is not set: it may refuse all calls");
  }
  return undefined;
}

/** Runs the lab to its end; the exit code. */
async function runLab(wishes: Wishes, signal: AbortSignal): Promise<number> {
  using progress = new Progress();
  checkPort(wishes.port);
  if (wishes.python !== undefined) await checkPython(wishes.python);
  const python = wishes.python ??
    await labPython({
      folder: LAB,
      onProgress: (step, detail) => progress.step(step, detail),
      signal,
    });
  const notebooks = await prepareNotebooks(wishes, progress);
  const temporary = await Deno.makeTempDir({ prefix: "cenote-lab-" });
  await using end = new AsyncDisposableStack();
  end.defer(() => Deno.remove(temporary, { recursive: true }));
  const server = await startServer(wishes, progress);
  if (server !== undefined) end.use(server);
  progress.step("Starting JupyterLab");
  const jupyter = end.use(
    await startJupyter({
      python,
      settings: join(LAB, "jupyter"),
      temporary,
      notebooks,
      port: wishes.port,
      env: server === undefined ? {} : {
        H2OGPTE_ADDRESS: server.address,
        H2OGPTE_API_KEY: server.apiKey,
      },
      signal,
    }),
  );
  const address = pageAddress(jupyter);
  progress.say("Open this address; Ctrl-C ends the lab\n");
  console.log(address);
  if (wishes.isOpening) openAddress(address);
  const why = await Promise.race([jupyter.finished, aborted(signal)]);
  if (why !== undefined) throw new Error(`Cannot go on: ${why}`);
  progress.say("\nEnding JupyterLab and its kernels");
  return 0;
}

/** The course's first page, with what it needs to be let in. */
function pageAddress({ url, token }: Jupyter): string {
  const address = new URL(`lab/tree/${FIRST}`, url);
  address.searchParams.set("token", token);
  return address.href;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}

async function main(args: readonly string[]): Promise<number> {
  const controller = new AbortController();
  let asked = 0;
  const stop = () => {
    const now = performance.now();
    // The terminal and the task that runs this may both tell of one Ctrl-C. A
    // second one does not wait; JupyterLab ends by itself when this has ended.
    if (controller.signal.aborted && now - asked > 500) Deno.exit(INTERRUPTED);
    if (controller.signal.aborted) return;
    asked = now;
    controller.abort();
  };
  Deno.addSignalListener("SIGINT", stop);
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGTERM", stop);
    Deno.addSignalListener("SIGHUP", stop);
  }
  try {
    const wishes = readWishes(args);
    if (wishes !== undefined) return await runLab(wishes, controller.signal);
    console.log(HELP);
    return 0;
  } catch (error) {
    if (controller.signal.aborted) return INTERRUPTED;
    if (error instanceof UsageError) {
      console.error(`${error.message}\nSee "deno task lab --help"`);
      return 2;
    }
    const isMeant = error instanceof Error && /^Cannot /.test(error.message);
    console.error(isMeant ? error.message : error);
    return 1;
  }
}

Deno.exit(await main(Deno.args));
