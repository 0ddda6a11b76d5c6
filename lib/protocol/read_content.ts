import { isRecord, nameOf } from "./_is_record.ts";
import type { RequestContents, RequestType } from "./contents.ts";
import type { JsonObject } from "./json.ts";
import { ProtocolError } from "./protocol_error.ts";

/** Reads the fields of one content. `null` counts as left out. */
class Fields {
  readonly #type: string;
  readonly #content: JsonObject;

  constructor(type: string, content: JsonObject) {
    this.#type = type;
    this.#content = content;
  }

  #wrong(name: string, wanted: string): ProtocolError {
    return new ProtocolError(
      `Cannot read the ${this.#type}: found ${
        nameOf(this.#content[name])
      } as "${name}"; wanted ${wanted}`,
    );
  }

  text(name: string, missing?: string): string {
    const found = this.#content[name] ?? missing;
    if (typeof found !== "string") throw this.#wrong(name, "a string");
    return found;
  }

  flag(name: string, missing: boolean): boolean {
    const found = this.#content[name] ?? missing;
    if (typeof found !== "boolean") throw this.#wrong(name, "true or false");
    return found;
  }

  integer(name: string, missing?: number): number {
    const found = this.#content[name] ?? missing;
    if (typeof found !== "number" || !Number.isSafeInteger(found)) {
      throw this.#wrong(name, "a whole number");
    }
    return found;
  }

  object(name: string): JsonObject {
    const found = this.#content[name] ?? {};
    if (!isRecord(found)) throw this.#wrong(name, "an object");
    return found;
  }

  texts(name: string): Record<string, string> {
    const texts: Record<string, string> = {};
    for (const [key, value] of Object.entries(this.object(name))) {
      if (typeof value !== "string") {
        throw this.#wrong(name, "an object of strings");
      }
      Object.defineProperty(texts, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return texts;
  }

  /** One of a few values. */
  choice<Value extends string | number>(
    name: string,
    values: readonly Value[],
    missing?: Value,
  ): Value {
    const found = this.#content[name] ?? missing;
    const value = values.find((one) => one === found);
    if (value === undefined) {
      throw this.#wrong(
        name,
        values.map((one) => JSON.stringify(one)).join(" or "),
      );
    }
    return value;
  }

  /** The value that `read` gives, in an object, or nothing when the field is left out. */
  optional<Value>(
    name: string,
    read: (name: string) => Value,
  ): Value | undefined {
    const found = this.#content[name];
    return found === undefined || found === null ? undefined : read(name);
  }
}

/** How long a text is in code points, which is how the protocol counts. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

const NOTHING = (): Readonly<Record<string, never>> => ({});

const READERS: {
  readonly [Type in RequestType]: (fields: Fields) => RequestContents[Type];
} = {
  kernel_info_request: NOTHING,
  connect_request: NOTHING,
  interrupt_request: NOTHING,
  create_subshell_request: NOTHING,
  list_subshell_request: NOTHING,
  execute_request(fields) {
    // Small clients send the code alone. What is not said is as ipykernel has it.
    const silent = fields.flag("silent", false);
    return {
      code: fields.text("code"),
      silent,
      // Said or not: what is silent is never remembered.
      store_history: fields.flag("store_history", true) && !silent,
      user_expressions: fields.texts("user_expressions"),
      // Whoever does not say so would never answer.
      allow_stdin: fields.flag("allow_stdin", false),
      stop_on_error: fields.flag("stop_on_error", true),
    };
  },
  is_complete_request: (fields) => ({ code: fields.text("code") }),
  complete_request(fields) {
    const code = fields.text("code");
    // Small clients ask at the end without saying where it is.
    return { code, cursor_pos: fields.integer("cursor_pos", codePoints(code)) };
  },
  inspect_request(fields) {
    const code = fields.text("code");
    return {
      code,
      cursor_pos: fields.integer("cursor_pos", codePoints(code)),
      // Left out where the short form is wanted.
      detail_level: fields.choice("detail_level", [0, 1], 0),
    };
  },
  history_request(fields) {
    const integer = (name: string) => fields.integer(name);
    const stop = fields.optional("stop", integer);
    const n = fields.optional("n", integer);
    // Clients send the fields of their kind of request alone.
    return {
      output: fields.flag("output", false),
      raw: fields.flag("raw", true),
      hist_access_type: fields.choice(
        "hist_access_type",
        ["tail", "range", "search"],
        "tail",
      ),
      session: fields.integer("session", 0),
      start: fields.integer("start", 0),
      ...(stop === undefined ? {} : { stop }),
      ...(n === undefined ? {} : { n }),
      pattern: fields.text("pattern", "*"),
      unique: fields.flag("unique", false),
    };
  },
  comm_info_request(fields) {
    // An empty name stands for all, as one left out.
    const name = fields.text("target_name", "");
    return name === "" ? {} : { target_name: name };
  },
  comm_open(fields) {
    const module = fields.text("target_module", "");
    return {
      comm_id: fields.text("comm_id"),
      target_name: fields.text("target_name"),
      ...(module === "" ? {} : { target_module: module }),
      // Left out where there is nothing to say yet.
      data: fields.object("data"),
    };
  },
  comm_msg: (fields) => ({
    comm_id: fields.text("comm_id"),
    data: fields.object("data"),
  }),
  comm_close: (fields) => ({
    comm_id: fields.text("comm_id"),
    data: fields.object("data"),
  }),
  // Left out by clients that know no restart.
  shutdown_request: (fields) => ({ restart: fields.flag("restart", false) }),
  debug_request(fields) {
    const args = fields.optional("arguments", (name) => fields.object(name));
    return {
      seq: fields.integer("seq", 0),
      type: fields.choice("type", ["request"], "request"),
      command: fields.text("command"),
      ...(args === undefined ? {} : { arguments: args }),
    };
  },
  delete_subshell_request: (fields) => ({
    subshell_id: fields.text("subshell_id"),
  }),
  // A front end that cannot ask answers with an error and no value.
  input_reply: (fields) => ({ value: fields.text("value", "") }),
};

/**
 * Whether a kernel knows this kind of message, so that it can be read.
 *
 * @param type The `msg_type` of a header.
 * @returns true for a kind that {@linkcode readContent} reads.
 */
export function isRequestType(type: string): type is RequestType {
  return Object.hasOwn(READERS, type);
}

/**
 * Gives the content of a message that a kernel is sent its type.
 *
 * What other programs leave out is filled in, `null` counts as left out, and
 * what is of the wrong type is refused. Fields that the protocol has not are
 * dropped; `content` itself still has them.
 *
 * @param type The `msg_type` of the header.
 * @param content The content of the message.
 * @returns the content, every field of it there.
 * @throws {ProtocolError} when a field is missing or of the wrong type; the
 * message names the field, never its value.
 *
 * @example Few fields said, all of them there
 * ```ts
 * import { ProtocolError, readContent } from "./mod.ts";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * assertEquals(readContent("inspect_request", { code: "Deno" }), {
 *   code: "Deno",
 *   cursor_pos: 4,
 *   detail_level: 0,
 * });
 * assertThrows(
 *   () => readContent("execute_request", { code: 42 }),
 *   ProtocolError,
 *   'Cannot read the execute_request: found a number as "code"; wanted a string',
 * );
 * ```
 */
export function readContent<Type extends RequestType>(
  type: Type,
  content: JsonObject,
): RequestContents[Type] {
  return READERS[type](new Fields(type, content));
}
