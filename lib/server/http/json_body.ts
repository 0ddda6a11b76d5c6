/**
 * Reads a JSON body: within limits, and with a place for what is wrong in it.
 *
 * @module
 */

import { HttpProblem } from "../context.ts";

/** Deeper nesting than this is no request of this API; it would only exhaust the stack. */
const MAX_DEPTH = 200;

/**
 * All bytes of a body.
 *
 * @throws {HttpProblem} 413 when there are more than `maxBytes`.
 */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new HttpProblem(
      413,
      `The body is larger than ${maxBytes} bytes; send files with PUT /api/v1/uploads`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) {
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    for await (const chunk of request.body) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * The value of a JSON text; undefined for a blank one, which clients send as
 * the body of calls that need none.
 *
 * @throws {HttpProblem} 400 that says where the text stops being JSON.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HttpProblem(400, "The body is not JSON: it is not in UTF-8", {
      cause,
    });
  }
  if (text.trim() === "") return undefined;
  const fault = firstFault(text);
  if (fault !== undefined) {
    const { line, column } = place(text, fault.at);
    throw new HttpProblem(
      400,
      `The body is not JSON: at line ${line}, column ${column}: ${fault.message}`,
    );
  }
  return JSON.parse(text);
}

interface Fault {
  readonly at: number;
  readonly message: string;
}

const BLANKS_REGEXP = /[ \t\r\n]*/y;
const ESCAPE_REGEXP = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR_REGEXP =
  /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/**
 * The first place where a text is not JSON, or is nested too deep.
 * `JSON.parse` tells it only for some mistakes; it is asked first.
 */
function firstFault(text: string): Fault | undefined {
  if (isShallow(text)) {
    try {
      JSON.parse(text);
      return undefined;
    } catch {
      // The walk below finds the place.
    }
  }
  return new Walk(text).fault();
}

/** True when there are not even enough brackets to nest too deep. */
function isShallow(text: string): boolean {
  let brackets = 0;
  for (const _ of text.matchAll(/[[{]/g)) {
    if (++brackets > MAX_DEPTH) return false;
  }
  return true;
}

const STRING_END =
  "a character of a string, an escape that JSON knows, or its closing quote";

/** One pass over a JSON text, with a list of open brackets instead of recursion. */
class Walk {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Passes over a string, to its end or to what is wrong in it; no pattern, for strings of megabytes. */
  #string(): boolean {
    if (this.#text[this.#at] !== '"') return false;
    this.#at++;
    while (this.#at < this.#text.length) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 34) {
        this.#at++;
        return true;
      }
      if (unit < 32) return false;
      if (unit !== 92) this.#at++;
      else if (!this.#take(ESCAPE_REGEXP)) return false;
    }
    return false;
  }

  #next(): string | undefined {
    this.#take(BLANKS_REGEXP);
    return this.#text[this.#at];
  }

  #fault(wanted: string): Fault {
    const found = this.#text[this.#at];
    const what = found === undefined
      ? "the text ends"
      : `found ${JSON.stringify(found)}`;
    return { at: this.#at, message: `${what}, wanted ${wanted}` };
  }

  /** Reads `"key":`. */
  #key(): Fault | undefined {
    if (this.#next() !== '"') return this.#fault("a name in double quotes");
    if (!this.#string()) return this.#fault(STRING_END);
    if (this.#next() !== ":") return this.#fault('":"');
    this.#at++;
    return undefined;
  }

  fault(): Fault | undefined {
    const open: ("[" | "{")[] = [];
    let wantsValue = true;
    while (true) {
      const next = this.#next();
      if (wantsValue) {
        if (next === "[" || next === "{") {
          if (open.length >= MAX_DEPTH) {
            return {
              at: this.#at,
              message: `it is nested deeper than ${MAX_DEPTH}`,
            };
          }
          this.#at++;
          const closing = next === "[" ? "]" : "}";
          if (this.#next() === closing) {
            this.#at++;
            wantsValue = false;
          } else {
            open.push(next);
            const fault = next === "{" ? this.#key() : undefined;
            if (fault) return fault;
          }
        } else if (next === '"') {
          if (!this.#string()) return this.#fault(STRING_END);
          wantsValue = false;
        } else if (this.#take(SCALAR_REGEXP)) wantsValue = false;
        else return this.#fault("a value");
        continue;
      }
      const around = open.at(-1);
      if (around === undefined) {
        return next === undefined
          ? undefined
          : this.#fault("the end of the text");
      }
      if (next === (around === "[" ? "]" : "}")) {
        open.pop();
        this.#at++;
      } else if (next === ",") {
        this.#at++;
        wantsValue = true;
        const fault = around === "{" ? this.#key() : undefined;
        if (fault) return fault;
      } else return this.#fault(around === "[" ? '"," or "]"' : '"," or "}"');
    }
  }
}

function place(
  text: string,
  at: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: at - lastBreak };
}
