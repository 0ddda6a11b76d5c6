import type { Channel } from "./channel.mts";
import { denoInternals } from "./internals.mts";
import { own } from "./own.mts";

// Taken now: a cell may put anything in place of the originals.
const { apply, get } = Reflect;

type Printer = (text: string, level: number) => void;
type ConsoleMaker = new (print: Printer) => Console;

/** Deno's own class of consoles, which formats as Deno does and leaves the printing to a function. */
function denoConsole(): ConsoleMaker {
  const internals = denoInternals();
  const made: unknown = internals && Reflect.get(internals, "Console");
  if (isConsoleMaker(made)) return made;
  throw new TypeError(
    `Cannot capture the console: Deno ${Deno.version.deno} has no class for it; use Deno 2.9`,
  );
}

function isConsoleMaker(value: unknown): value is ConsoleMaker {
  return typeof value === "function";
}

/** From this level on the console means standard error. */
const ERROR_LEVEL = 2;

/** Lets the console write into the channel, in Deno's own words. */
export function installConsole(channel: Channel): void {
  const made = new (denoConsole())((text, level) =>
    channel.write(level >= ERROR_LEVEL ? "stderr" : "stdout", text)
  );
  const plain = (
    format: (...values: unknown[]) => void,
    name: "stdout" | "stderr",
  ) =>
  (...values: unknown[]): void => {
    const first = values[0];
    // What most programs print needs no formatting.
    if (
      values.length === 1 && typeof first === "string" &&
      get(made, "indentLevel") === 0
    ) channel.write(name, first + "\n");
    else apply(format, undefined, values);
  };
  const fast: Readonly<Record<string, (...values: unknown[]) => void>> = {
    log: plain(made.log, "stdout"),
    info: plain(made.info, "stdout"),
    debug: plain(made.debug, "stdout"),
    warn: plain(made.warn, "stderr"),
    error: plain(made.error, "stderr"),
  };
  for (const [name, method] of Object.entries(fast)) {
    Object.defineProperty(method, "name", { value: name });
    put(console, name, method);
  }
  for (const name of Object.getOwnPropertyNames(made)) {
    const method: unknown = Reflect.get(made, name);
    if (typeof method === "function" && !(name in fast) && name in console) {
      put(console, name, method);
    }
  }
}

/**
 * Lets `Deno.stdout` and `Deno.stderr`, and with them `process.stdout` and
 * `process.stderr`, write into the channel too.
 */
export function installStreams(channel: Channel): void {
  redirect(Deno.stdout, (text) => channel.write("stdout", text));
  redirect(Deno.stderr, (text) => channel.write("stderr", text));
}

type OutputStream = typeof Deno.stdout | typeof Deno.stderr;

function redirect(stream: OutputStream, print: (text: string) => void): void {
  const decoder = own(new TextDecoder(), "decode");
  const writeSync = (bytes: Uint8Array): number => {
    print(decoder.decode(bytes, { stream: true }));
    return bytes.byteLength;
  };
  put(stream, "writeSync", writeSync);
  put(
    stream,
    "write",
    (bytes: Uint8Array) => Promise.resolve(writeSync(bytes)),
  );
  let writable: WritableStream<Uint8Array> | undefined;
  Object.defineProperty(stream, "writable", {
    configurable: true,
    enumerable: true,
    get: () => writable ??= new WritableStream({ write: void_(writeSync) }),
  });
  // The process still needs it.
  put(stream, "close", () => {});
}

function void_(
  write: (bytes: Uint8Array) => number,
): (bytes: Uint8Array) => void {
  return (bytes) => void write(bytes);
}

/** Puts a value in place of a property, as an ordinary one. */
export function put(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
