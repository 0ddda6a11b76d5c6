import { fromFileUrl } from "@std/path";
import { TextLineStream } from "@std/streams/text-line-stream";
import {
  cellHelpersSource,
  CellSyntaxError,
  type DeclaredName,
  transformCell,
  type TransformContext,
  type TransformedCell,
} from "../../../lib/cells/transform/mod.ts";

/** What V8 answers, as far as the tests read it. */
interface Reply {
  readonly result?: {
    readonly type: string;
    readonly value?: unknown;
    readonly description?: string;
  };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
    readonly stackTrace?: { readonly callFrames: readonly Frame[] };
    readonly exception?: {
      readonly className?: string;
      readonly description?: string;
      readonly value?: unknown;
    };
  };
}

interface Frame {
  readonly functionName: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** How a cell ended. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
  /** `line:column` in the cell: line from 1, column from 0. */
  readonly at?: string;
  /** Whether nothing of the cell ran. */
  readonly early?: true;
}

const PREAMBLE = '"use strict"; globalThis.began = true; await void 0;\n';

/** Runs cells one after another in V8's REPL mode, in a process of its own. */
export class Repl implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;
  declared = new Map<string, DeclaredName>();
  /** The code of the last cell. */
  last: TransformedCell | undefined;

  private constructor(
    child: Deno.ChildProcess,
    readonly context: Partial<TransformContext>,
  ) {
    this.#child = child;
    this.#writer = child.stdin.getWriter();
    this.#lines = child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
  }

  static async start(
    context: Partial<TransformContext> & { readonly url?: string } = {},
  ): Promise<Repl> {
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-A",
        "--quiet",
        fromFileUrl(new URL("_repl_child.ts", import.meta.url)),
      ],
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const repl = new Repl(child, context);
    const { baseUrl = "file:///notebooks/", url } = context;
    const options = JSON.stringify({ baseUrl, url });
    await repl.evaluate(
      `Object.defineProperty(globalThis, "__cenote", { value: ${cellHelpersSource()}(${options}) }); 0`,
    );
    return repl;
  }

  async evaluate(expression: string): Promise<Reply> {
    const line = JSON.stringify({ expression, returnByValue: true });
    await this.#writer.write(new TextEncoder().encode(`${line}\n`));
    const { value } = await this.#lines.read();
    if (value === undefined) throw new Error("The process has ended");
    return JSON.parse(value);
  }

  async run(source: string): Promise<Outcome> {
    let cell: TransformedCell;
    try {
      cell = await transformCell(source, {
        declared: this.declared,
        baseUrl: "file:///notebooks/",
        ...this.context,
      });
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      return {
        error: `SyntaxError: ${error.message}`,
        at: `${error.line}:${error.column}`,
        early: true,
      };
    }
    this.last = cell;
    await this.evaluate("globalThis.began = false");
    const { result, exceptionDetails } = await this.evaluate(
      PREAMBLE + cell.code,
    );
    const began = await this.evaluate("globalThis.began");
    const early = began.result?.value !== true;
    if (!early) { for (const [n, d] of cell.declares) this.declared.set(n, d); }
    if (exceptionDetails === undefined) {
      return { value: result?.value ?? result?.description };
    }
    const { exception, stackTrace } = exceptionDetails;
    const frame = stackTrace?.callFrames.find(({ functionName }) =>
      functionName === ""
    );
    const line = early ? exceptionDetails.lineNumber : frame?.lineNumber;
    const column = early ? exceptionDetails.columnNumber : frame?.columnNumber;
    const at = cell.originalPosition(line ?? 0, column ?? 0);
    return {
      error:
        String(exception?.description ?? exception?.value).split("\n")[0] ??
          "",
      at: `${at.line}:${at.column}`,
      ...(early && { early }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writer.close();
    await this.#lines.cancel();
    await this.#child.status;
  }
}
