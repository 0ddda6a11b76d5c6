import { readCellGlobals } from "../cells/mod.ts";
import { decodeMessages, encodeMessage, type RpcMessage } from "./_json_rpc.ts";

/** How a {@linkcode LanguageServer} starts. */
export interface LanguageServerOptions {
  /** Addresses of the folders whose `deno.json` counts, or that above them; each ends in `/`. */
  readonly folders: readonly string[];
  /** Whether it also says what `deno lint` says. @default {true} */
  readonly lint?: boolean;
  /** Ends it at once. */
  readonly signal?: AbortSignal;
}

/** A text that need not be in a file. */
export interface LanguageDocument {
  /** Its address: relative imports start there, and the `deno.json` next to it or above counts. */
  readonly url: string;
  /** What it is written in. */
  readonly language: "typescript" | "typescriptreact" | "javascript";
  /** The text. */
  readonly text: string;
}

/** What is said of a part of a document; lines and columns from 0, in UTF-16 units. */
export interface DocumentDiagnostic {
  /** Who says it: `"deno-ts"`, `"deno-lint"` or `"deno"`. */
  readonly source: string;
  /** 1 an error, 2 a warning, 3 and 4 hints. */
  readonly severity: number;
  /** The number of TypeScript's error, or the name of the rule. */
  readonly code: string;
  /** What is said. */
  readonly message: string;
  /** Where it begins. */
  readonly start: DocumentPosition;
  /** Where it ends. */
  readonly end: DocumentPosition;
}

/** A place in a document, both numbers from 0. */
export interface DocumentPosition {
  /** The line. */
  readonly line: number;
  /** The column, in UTF-16 units. */
  readonly character: number;
}

/** Where documents find what cells have besides Deno's own globals. */
const GLOBALS_URL = "file:///cenote/cells.d.ts";

/**
 * `deno lsp` as a process: Deno's own compiler and linter, which answer about
 * texts that are in no file. It reads the project and writes nothing into it,
 * and it downloads nothing.
 *
 * @example What is wrong with a text
 * ```ts
 * import { LanguageServer } from "@cenote/cenote/language";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * await using server = await LanguageServer.start({
 *   folders: [`file://${folder}/`],
 * });
 * const [first] = await server.diagnose({
 *   url: `file://${folder}/cells.ts`,
 *   language: "typescript",
 *   text: "export const a: number = 'one';",
 * });
 * assertEquals([first?.source, first?.code], ["deno-ts", "2322"]);
 * ```
 */
export class LanguageServer implements AsyncDisposable {
  /** A line for the beginning of documents that are cells: `Deno.jupyter` and the like are known then. */
  static readonly cellHead = `/// <reference types="${GLOBALS_URL}" />\n`;
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #settings: object;
  readonly #reading: Promise<void>;
  #lastId = 0;
  /** Another one for each text, since the compiler remembers what it said of an address. */
  #version = 0;
  #isClosed = false;

  private constructor({ lint = true, signal }: LanguageServerOptions) {
    // What stands in the folders is nobody's business unless it is imported.
    this.#settings = { enable: true, lint, documentPreloadLimit: 0 };
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["lsp", "--quiet"],
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
      ...(signal ? { signal } : {}),
    }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    this.#reading = this.#read(signal);
  }

  /**
   * Starts it.
   *
   * @param options The folders it is about.
   * @returns The server, ready to be asked.
   * @throws {Error} If it does not start.
   */
  static async start(options: LanguageServerOptions): Promise<LanguageServer> {
    options.signal?.throwIfAborted();
    const server = new LanguageServer(options);
    try {
      await server.#initialize(options.folders);
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    return server;
  }

  async #initialize(folders: readonly string[]): Promise<void> {
    const globals = readCellGlobals();
    globals.catch(() => {});
    await this.#request("initialize", {
      processId: Deno.pid,
      rootUri: null,
      workspaceFolders: folders.map((url) => ({ uri: uriOf(url), name: url })),
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { diagnostic: {} },
      },
      initializationOptions: this.#settings,
    });
    this.#notify("initialized", {});
    this.#open({
      url: GLOBALS_URL,
      language: "typescript",
      text: await globals,
    });
  }

  /**
   * Asks what is wrong with a document. It is known for as long as that takes.
   *
   * @param document The text.
   * @returns What the compiler and the linter say of it, hints among it.
   * @throws {Error} If the server ends meanwhile.
   */
  async diagnose(
    document: LanguageDocument,
  ): Promise<readonly DocumentDiagnostic[]> {
    const textDocument = { uri: uriOf(document.url) };
    this.#open(document);
    try {
      return readDiagnostics(
        await this.#request("textDocument/diagnostic", { textDocument }),
      );
    } finally {
      this.#notify("textDocument/didClose", { textDocument });
    }
  }

  /** Ends the process. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
    await Promise.all([
      this.#child.status,
      this.#reading,
      this.#writer.close().catch(() => {}),
    ]);
  }

  #open({ url, language, text }: LanguageDocument): void {
    const languageId = language;
    this.#notify("textDocument/didOpen", {
      textDocument: {
        uri: uriOf(url),
        languageId,
        version: ++this.#version,
        text,
      },
    });
  }

  #request(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    if (this.#isClosed) this.#fail(new Error(ENDED));
    else this.#send({ id, method, params });
    return answer.promise;
  }

  #notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    // When it is gone, its end tells those who wait.
    this.#writer.write(encodeMessage(message)).catch(() => {});
  }

  async #read(signal: AbortSignal | undefined): Promise<void> {
    let reason: unknown = new Error(ENDED);
    try {
      for await (const message of decodeMessages(this.#child.stdout)) {
        this.#take(message);
      }
    } catch (error) {
      reason = error;
    }
    this.#isClosed = true;
    this.#fail(signal?.aborted ? signal.reason : reason);
  }

  #take({ id, method, params, result, error }: RpcMessage): void {
    if (id === undefined) return;
    if (method !== undefined) {
      this.#send({ id, result: this.#answer(method, params) });
      return;
    }
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error === undefined) waiting?.resolve(result);
    else {
      waiting?.reject(
        new Error(`Cannot ask deno lsp: it says "${error.message}"`),
      );
    }
  }

  /** The server asks for its settings, one time for each folder. */
  #answer(method: string, params: unknown): unknown {
    if (method !== "workspace/configuration") return null;
    return list(params, "items").map((item) =>
      field(item, "section") === "deno" ? this.#settings : {}
    );
  }

  #fail(reason: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

const ENDED = "Cannot ask deno lsp: its process has ended";

/** Addresses may have signs that have to be escaped where a server reads them. */
function uriOf(url: string): string {
  return url.replace(
    /[[\]^|]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function readDiagnostics(report: unknown): DocumentDiagnostic[] {
  return list(report, "items").map((item) => {
    const range = field(item, "range");
    return {
      source: String(field(item, "source") ?? ""),
      severity: Number(field(item, "severity") ?? 1),
      code: String(field(item, "code") ?? ""),
      message: String(field(item, "message") ?? ""),
      start: position(field(range, "start")),
      end: position(field(range, "end")),
    };
  });
}

function position(value: unknown): DocumentPosition {
  return {
    line: Number(field(value, "line") ?? 0),
    character: Number(field(value, "character") ?? 0),
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Reflect.get(value, name)
    : undefined;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}
