import { dirname } from "@std/path/dirname";
import {
  type NotebookDocument,
  NotebookFile,
  parseNotebook,
  readNotebookFile,
  stringifyNotebook,
  writeNotebookFile,
} from "../notebook/format/mod.ts";
import {
  engineHost,
  foreignLanguage,
  notebookParameters,
  type NotebookRun,
  NotebookRunFile,
  planNotebookRun,
  runNotebook,
} from "../notebook/run/mod.ts";
import type { GatewayHosts } from "./run_gateway.ts";
import { type Granted, grantPermissions } from "./run_permissions.ts";
import type { NotebookReporter, RunOutcome } from "./run_report.ts";
import type { RunSettings } from "./run_settings.ts";
import type { RunTarget } from "./run_targets.ts";
import { askLine, writeText } from "./terminal.ts";

/** What a long cell has put out so far is written this often. */
const SAVE_EVERY_MS = 10_000;

/**
 * Runs one notebook and writes it.
 *
 * @param target Where it is, and where it is written.
 * @param settings What the command line says.
 * @param reporter Who tells the user.
 * @param signal Stops it.
 * @param gateway Makes what runs the cells, where that is not this machine.
 * @returns What came of it.
 * @throws What kept it from being read, run or written.
 */
export async function runOne(
  target: RunTarget,
  settings: RunSettings,
  reporter: NotebookReporter,
  signal: AbortSignal,
  gateway?: GatewayHosts,
): Promise<RunOutcome> {
  const { source } = target;
  const notebook = source === "-" ? "standard input" : source;
  const { document, file } = await open(target);
  const language = gateway === undefined
    ? foreignLanguage(document)
    : undefined;
  if (language !== undefined) {
    const message =
      `Cannot run ${notebook}: its cells are ${language}; wanted TypeScript or JavaScript, or a kernel that runs it by --gateway`;
    return { notebook, status: "error", message };
  }
  const options = runOptions(settings);
  const { indices, unknown } = planNotebookRun(document, options);
  const granted: Granted = gateway !== undefined
    ? { isRefused: false }
    : await grantPermissions(document, source, settings, signal);
  if (granted.isRefused) {
    const { message } = granted;
    return { notebook, status: "error", message, isMisused: true };
  }
  const { permissions, shown } = granted;
  warnOfUnknown(document, unknown, reporter);
  reporter.start({
    notebook,
    cells: indices.length,
    ...(shown === undefined ? {} : { permissions: shown }),
  });
  const output = await outputOf(target, file);
  try {
    const run = await runNotebook(document, {
      ...options,
      host: gateway?.(document, (text) => reporter.note(text), signal) ??
        engineHost({
          folder: source === "-" ? "." : dirname(source),
          ...(permissions === undefined ? {} : { permissions }),
        }),
      signal,
      onEvent: (event) => reporter.event(event),
      onChange: (changed) => output.save(changed),
      changeEveryMs: SAVE_EVERY_MS,
    });
    return await finished(notebook, run, output);
  } catch (error) {
    // What kept it from being written is what was thrown.
    await output.giveUp?.().catch(() => {});
    throw error;
  }
}

/** Where a notebook goes while it runs and in the end. */
interface Output {
  /** Takes it as it stands. */
  save(document: NotebookDocument): Promise<void> | void;
  /** Takes it as it is in the end; gives the path that it was written to. */
  finish(document: NotebookDocument): Promise<string | undefined>;
  /** Takes no more: what was saved is to be written. */
  giveUp?(): Promise<void>;
  /** Whether somebody else had changed the file, so that another one was written. */
  readonly isMoved: boolean;
}

/** Reads a notebook; one that is written in place is held by its file. */
async function open(
  { source, output }: RunTarget,
): Promise<{ document: NotebookDocument; file?: NotebookFile }> {
  if (source === "-") {
    const text = await new Response(Deno.stdin.readable).text();
    return { document: parseNotebook(text) };
  }
  if (output !== undefined && await isSameFile(source, output)) {
    const file = await NotebookFile.open(source);
    return { document: file.document, file };
  }
  return { document: await readNotebookFile(source) };
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  try {
    return await Deno.realPath(one) === await Deno.realPath(other);
  } catch {
    // There is none at one of the places.
    return false;
  }
}

async function outputOf(
  { output }: RunTarget,
  file: NotebookFile | undefined,
): Promise<Output> {
  if (file !== undefined) return inPlace(new NotebookRunFile(file));
  if (output === undefined) return atEnd(() => undefined);
  if (output === "-") {
    return atEnd((document) => {
      writeText(Deno.stdout, stringifyNotebook(document));
      return undefined;
    });
  }
  if (await isDevice(output)) {
    return atEnd(async (document) => {
      await writeNotebookFile(output, document);
      return output;
    });
  }
  await Deno.mkdir(dirname(output), { recursive: true });
  return newFile(output);
}

/** What takes the notebook once. */
function atEnd(
  finish: (
    document: NotebookDocument,
  ) => string | undefined | Promise<string | undefined>,
): Output {
  return {
    save() {},
    finish: async (document) => await finish(document),
    isMoved: false,
  };
}

/** Whether a path is that of a pipe or the like, which takes all that is written, one after the other. */
async function isDevice(path: string): Promise<boolean> {
  try {
    return !(await Deno.stat(path)).isFile;
  } catch {
    return false;
  }
}

/** The file that was read: as it is until a cell has ended. */
function inPlace(file: NotebookRunFile): Output {
  let hasBegun = false;
  return {
    save(document) {
      if (hasBegun) file.save(document);
      hasBegun = true;
    },
    async finish(document) {
      await file.finish(document);
      return file.path;
    },
    giveUp: () => file.finish(),
    get isMoved() {
      return file.isMoved;
    },
  };
}

/** Another file: made before the first cell runs, so that a place that cannot be written to is known then. */
function newFile(path: string): Output {
  let file: NotebookRunFile | undefined;
  const made = async (document: NotebookDocument) =>
    file ??= new NotebookRunFile(await NotebookFile.create(path, document));
  return {
    async save(document) {
      (await made(document)).save(document);
    },
    async finish(document) {
      const one = await made(document);
      await one.finish(document);
      return one.path;
    },
    giveUp: async () => await file?.finish(),
    get isMoved() {
      return file?.isMoved ?? false;
    },
  };
}

function runOptions(settings: RunSettings) {
  const {
    selection,
    parameters,
    allowErrors,
    cellTimeoutMs,
    totalTimeoutMs,
    recordsTiming,
    asksInput,
  } = settings;
  return {
    ...selection,
    allowErrors,
    recordsTiming,
    ...(parameters === undefined ? {} : { parameters }),
    ...(cellTimeoutMs === undefined ? {} : { cellTimeoutMs }),
    ...(totalTimeoutMs === undefined ? {} : { totalTimeoutMs }),
    ...(asksInput ? { onQuestion: answered } : {}),
  };
}

/** Asks the person at the terminal what a cell asks. */
async function answered(
  { prompt, password, signal }: {
    readonly prompt: string;
    readonly password: boolean;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const question = /\s$/.test(prompt) ? prompt : `${prompt} `;
  const line = await askLine(question, signal, password);
  if (line !== undefined) return line;
  throw new Error("Cannot answer: standard input has ended");
}

function warnOfUnknown(
  document: NotebookDocument,
  unknown: readonly string[],
  reporter: NotebookReporter,
): void {
  if (unknown.length === 0) return;
  const declared = notebookParameters(document).map(({ name }) => name);
  const has = declared.length === 0
    ? "it has no cell with the tag parameters that declares any"
    : `it declares ${declared.join(", ")}`;
  reporter.warn(
    `Warning: the notebook has no parameter ${unknown.join(", ")}: ${has}`,
  );
}

async function finished(
  notebook: string,
  run: NotebookRun,
  output: Output,
): Promise<RunOutcome> {
  const path = await output.finish(run.document);
  const written = path === undefined ? {} : { output: path };
  if (!output.isMoved) return { notebook, status: run.status, run, ...written };
  const message =
    `${notebook} was changed by another program meanwhile and stays as it is now`;
  const status = run.status === "ok" ? "error" : run.status;
  return { notebook, status, run, message, ...written };
}
