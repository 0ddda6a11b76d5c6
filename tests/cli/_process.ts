import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** What a process that has ended left. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Where a program of the project runs, and which. */
interface Place {
  /** The checkout. */
  readonly root: string;
  /** The program's path in it. */
  readonly entry: string;
}

/** The program in a process of its own, as users run it. */
export class Program implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #lines: ReadableStreamDefaultReader<string>;
  readonly #err: Promise<string>;

  constructor(
    args: readonly string[],
    env: Record<string, string> = {},
    { root, entry }: Place = { root: ROOT, entry: "lib/cli/mod.ts" },
  ) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", entry, ...args],
      cwd: root,
      env: { NO_COLOR: "1", CENOTE_KEY: "", ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#lines = this.#child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
    this.#err = new Response(this.#child.stderr).text();
  }

  /** The next line of its output; an error with what it reported where there is none. */
  async line(): Promise<string> {
    const { value, done } = await this.#lines.read();
    if (done) throw new Error(`The program ended: ${await this.#err}`);
    return value;
  }

  get pid(): number {
    return this.#child.pid;
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits for its end; `out` is what was not read by lines. */
  async ended(): Promise<Ended> {
    let out = "";
    for (;;) {
      const { value, done } = await this.#lines.read();
      if (done) break;
      out += `${value}\n`;
    }
    const { code } = await this.#child.status;
    return { code, out, err: await this.#err };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
    await this.ended();
  }
}
