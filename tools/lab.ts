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
import { UsageError } from "../lib/cli/command.ts";
import { openAddress } from "../lib/cli/open_address.ts";
import { type EmbeddedServer, serve } from "../lib/server/mod.ts";
import { copyCourse } from "./lab/course.ts";
import { type Jupyter, startJupyter } from "./lab/jupyter.ts";
import { Progress } from "./lab/progress.ts";
import { checkPython, labPython } from "./lab/python.ts";
import { HELP, readWishes, type Wishes } from "./lab/wishes.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));
const LAB = join(ROOT, ".lab");
const FIRST = "00_start_here.ipynb";
const INTERRUPTED = 130;

/** Refuses a port that cannot be had before anything is installed. */
function checkPort(port: number): void {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  } catch (error) {
    const why = error instanceof Deno.errors.AddrInUse
      ? "is in use"
      : "needs more rights";
    throw new Error(
      `Cannot start the lab: port ${port} ${why}; name another by --port, or leave it out for a free one`,
    );
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
  const made = await copyCourse(ROOT, copy ?? join(ROOT, "course"));
  const { folder, updated, removed, kept } = made;
  progress.say(
    `Notebooks: a copy of the course, yours to change, in ${folder}`,
  );
  const tell = (what: string, paths: readonly string[]) => {
    if (paths.length > 0) progress.say(`  ${what}: ${paths.join(", ")}`);
  };
  tell("taken anew from the course", updated);
  tell("not in the course any more, and removed", removed);
  tell(
    "new in the course, but changed by you and left alone (delete yours to get the new one)",
    kept,
  );
  return folder;
}

/** The server of all notebooks; nothing where the environment names one. */
async function startServer(
  { dataFolder, server }: Wishes,
  temporary: string,
  progress: Progress,
): Promise<EmbeddedServer | undefined> {
  if (server === undefined) {
    const kept = dataFolder === undefined ? "are gone at the end" : "stay in ";
    progress.say(
      `Server: an embedded one, whose documents and chats ${kept}${
        dataFolder ?? ""
      }`,
    );
    return await serve({ dataFolder: dataFolder ?? join(temporary, "server") });
  }
  // Not the whole address: it may hold a password.
  const place = URL.canParse(server) ? new URL(server).host : "another place";
  progress.say(`Server: the one at ${place}, which H2OGPTE_ADDRESS names`);
  if (!Deno.env.get("H2OGPTE_API_KEY")) {
    progress.say("  H2OGPTE_API_KEY is not set: it may refuse all calls");
  }
  return undefined;
}

/** Runs the lab to its end. */
async function runLab(wishes: Wishes, signal: AbortSignal): Promise<void> {
  using progress = new Progress();
  checkPort(wishes.port);
  if (wishes.python !== undefined) await checkPython(wishes.python);
  const python = wishes.python ??
    (await labPython(LAB, progress, signal)).python;
  const notebooks = await prepareNotebooks(wishes, progress);
  await using end = new AsyncDisposableStack();
  const temporary = await Deno.makeTempDir({ prefix: "cenote-lab-" });
  end.defer(() => Deno.remove(temporary, { recursive: true }));
  const server = await startServer(wishes, temporary, progress);
  if (server !== undefined) end.use(server);
  const start = (python: string) => {
    progress.step("Starting JupyterLab");
    return startJupyter({
      python,
      folder: LAB,
      temporary,
      notebooks,
      port: wishes.port,
      env: server === undefined ? {} : {
        H2OGPTE_ADDRESS: server.address,
        H2OGPTE_API_KEY: server.apiKey,
      },
      signal,
    });
  };
  const jupyter = end.use(
    await start(python).catch(async (error: unknown) => {
      if (wishes.python !== undefined || signal.aborted) throw error;
      const again = await labPython(LAB, progress, signal, true);
      if (!again.isNew) throw error;
      return await start(again.python);
    }),
  );
  const address = pageAddress(jupyter);
  progress.say("Open this address; Ctrl-C ends the lab");
  console.log(address);
  if (wishes.isOpening) openAddress(address);
  await Promise.race([jupyter.finished, aborted(signal)]);
  progress.say("Ending JupyterLab and its kernels");
}

/** The course's first page, with what it needs to be let in. */
function pageAddress({ url, token }: Jupyter): string {
  const address = new URL(`lab/tree/${FIRST}`, url);
  address.searchParams.set("token", token);
  return address.href;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function main(args: readonly string[]): Promise<number> {
  const controller = new AbortController();
  const isWindows = Deno.build.os === "windows";
  const signals: readonly Deno.Signal[] = isWindows
    ? ["SIGINT", "SIGBREAK"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  // A second one changes nothing: the end is under way, and takes seconds at most.
  for (const signal of signals) {
    Deno.addSignalListener(signal, () => controller.abort());
  }
  try {
    const wishes = readWishes(args);
    if (wishes === undefined) console.log(HELP);
    else await runLab(wishes, controller.signal);
    return 0;
  } catch (error) {
    if (controller.signal.aborted) return INTERRUPTED;
    if (error instanceof UsageError) {
      console.error(`${error.message}\nSee "deno task lab --help"`);
      return 2;
    }
    if (!(error instanceof Error)) throw error;
    if (error.message.startsWith("Cannot ")) console.error(error.message);
    // A folder that cannot be written to, a disk that is full.
    else if (/\(os error \d+\)/.test(error.message)) {
      console.error(`Cannot start the lab: ${error.message}`);
    } else throw error;
    return 1;
  }
}

Deno.exit(await main(Deno.args));
