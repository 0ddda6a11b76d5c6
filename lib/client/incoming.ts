import {
  ConnectionError,
  type HttpError,
  httpError,
  ResponseError,
  StreamError,
} from "./errors.ts";
import { concat } from "@std/bytes/concat";
import { bodyReader, type ByteReader } from "./byte_reader.ts";
import { connectionError } from "./failure.ts";
import type { Settings } from "./options.ts";
import type { Outgoing } from "./outgoing.ts";
import { pathOf } from "./outgoing.ts";
import { parseRetryAfter } from "./retry.ts";
import { htmlWords, looksLikeHtml, readSaid, shorten } from "./said.ts";
import type { Watch } from "./watch.ts";

/** Of an error's body no more than this is read. */
const LONGEST_ERROR_BYTES = 64 * 1024;

/** What is needed to read an answer, and to say what is wrong with it. */
export interface IncomingFacts {
  readonly response: Response;
  readonly outgoing: Outgoing;
  readonly settings: Settings;
  readonly watch: Watch;
  /** Closes the request's body, and what else the attempt has open. */
  readonly release: () => Promise<void>;
}

/** An answer whose headers have come, and whose body is still to be read. */
export class Incoming {
  readonly response: Response;
  readonly outgoing: Outgoing;
  readonly settings: Settings;
  readonly #watch: Watch;
  readonly #release: () => Promise<void>;
  #isHandedOver = false;

  constructor(facts: IncomingFacts) {
    this.response = facts.response;
    this.outgoing = facts.outgoing;
    this.settings = facts.settings;
    this.#watch = facts.watch;
    this.#release = facts.release;
  }

  /** The path on the server, with the address's prefix and without the query. */
  get path(): string {
    return new URL(this.settings.address).pathname.replace(/\/$/, "") +
      pathOf(this.outgoing.target);
  }

  /** The answer's media type in lower case, without parameters. */
  get contentType(): string {
    return (this.response.headers.get("content-type") ?? "").split(";", 1)[0]
      ?.trim()
      .toLowerCase() ?? "";
  }

  /** True when somebody else reads the body and ends the attempt. */
  get isHandedOver(): boolean {
    return this.#isHandedOver;
  }

  /** The bytes as they come, under the attempt's time limits. */
  #reader(): ByteReader {
    const body = bodyReader(this.response.body);
    return {
      fillsMemory: body.fillsMemory,
      read: async (into) => {
        try {
          this.#watch.touch();
          return await body.read(into);
        } catch (error) {
          throw this.translate(error);
        } finally {
          this.#watch.rest();
        }
      },
      // A body that has failed already has said why.
      cancel: () => body.cancel().catch(() => {}),
    };
  }

  async #pieces(maxBytes = Infinity): Promise<Uint8Array<ArrayBuffer>[]> {
    const reader = this.#reader();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    while (bytes < maxBytes) {
      const piece = await reader.read();
      if (piece.length === 0) return pieces;
      pieces.push(piece);
      bytes += piece.length;
    }
    await reader.cancel();
    return pieces;
  }

  /** Reads the whole body as text. */
  async text(maxBytes = Infinity): Promise<string> {
    return new TextDecoder().decode(concat(await this.#pieces(maxBytes)));
  }

  /** Reads the whole body as bytes. */
  async blob(): Promise<Blob> {
    const pieces = await this.#pieces();
    return new Blob(pieces, {
      type: this.response.headers.get("content-type") ?? "",
    });
  }

  /**
   * Hands the body over to a reader of its own pace. From here on its end, its
   * failure or its cancellation ends the attempt.
   */
  handOver(): ByteReader {
    this.#isHandedOver = true;
    const reader = this.#reader();
    const release = this.#release;
    const watch = this.#watch;
    return {
      fillsMemory: reader.fillsMemory,
      async read(into) {
        let hasMore = false;
        try {
          const bytes = await reader.read(into);
          hasMore = bytes.length > 0;
          return bytes;
        } finally {
          if (!hasMore) await release();
        }
      },
      async cancel() {
        // With `node:process` loaded and an inspector listening, as in a kernel,
        // Deno's fetch reads a body to its end that is only canceled.
        watch.abandon();
        await reader.cancel();
        await release();
      },
    };
  }

  /** Lets go of a body that nobody has read. */
  async discard(): Promise<void> {
    const { response } = this;
    if (!response.bodyUsed) await response.body?.cancel().catch(() => {});
  }

  /** What to throw in place of what the platform threw while a body was read. */
  translate(error: unknown): unknown {
    if (this.#watch.signal.aborted) return this.#watch.signal.reason;
    if (error instanceof ConnectionError || error instanceof StreamError) {
      return error;
    }
    const { settings, outgoing } = this;
    return connectionError(outgoing.what, settings.address, error);
  }

  /** Reads the body of an answer that is no success, and makes its error. */
  async httpError(): Promise<HttpError> {
    const { response, outgoing, settings } = this;
    let text = "";
    try {
      text = await this.text(LONGEST_ERROR_BYTES);
    } catch (error) {
      // The status says enough when the words were cut off; an abort is an abort.
      if (this.#watch.signal.aborted) throw error;
    }
    const { redact } = settings;
    const found = readSaid(text, this.contentType);
    const retryAfterMs = parseRetryAfter(
      response.headers.get("retry-after"),
      settings.host.now(),
    );
    const { status } = response;
    return httpError({
      what: redact.text(outgoing.what),
      status,
      method: outgoing.method,
      path: redact.text(this.path),
      said: redact.text(found.said),
      requestId: response.headers.get("x-request-id") ?? found.requestId,
      code: found.code,
      errorType: found.errorType,
      body: redact.value(found.body),
      retryAfterMs,
      hint: this.#hint(status, looksLikeHtml(text)),
    });
  }

  #hint(status: number, isHtml: boolean): string | undefined {
    const { apiKey, address } = this.settings;
    const location = this.response.headers.get("location");
    if (status >= 300 && status < 400 && location !== null) {
      const target = URL.canParse(location, address)
        ? new URL(location, address)
        : undefined;
      const where = target === undefined
        ? "another place"
        : target.origin + target.pathname;
      return `the server sends elsewhere, to ${
        this.settings.redact.text(where)
      }; check that H2OGPTE_ADDRESS is the server's own address, with the right http:// or https://`;
    }
    const elsewhere = this.#elsewhere();
    if (elsewhere !== undefined) return elsewhere;
    if (status === 401) {
      return apiKey === undefined
        ? "no API key was sent; set H2OGPTE_API_KEY to a key of this server"
        : "set H2OGPTE_API_KEY to a key of this server";
    }
    if (status === 403) return "this API key is not allowed to do that";
    if (status === 404 && isHtml) {
      return "this does not look like h2oGPTe's API; check H2OGPTE_ADDRESS and its path prefix";
    }
    return undefined;
  }

  /** What to say when the answer came from another place than the address. */
  #elsewhere(): string | undefined {
    const { url } = this.response;
    const { origin } = new URL(this.settings.address);
    if (!URL.canParse(url) || new URL(url).origin === origin) return undefined;
    return `${origin} sent on to ${
      new URL(url).origin
    }, which gets no API key from here; if that is the server, set H2OGPTE_ADDRESS to it`;
  }

  /** The error for a success that is not what the operation answers. */
  unexpected(found: string, wanted: string, text: string): ResponseError {
    const { outgoing, response, settings } = this;
    const isHtml = this.contentType.includes("html") || looksLikeHtml(text);
    const excerpt = settings.redact.text(
      shorten(isHtml ? htmlWords(text) : text, 200),
    );
    const shown = excerpt === "" ? "" : ` (${JSON.stringify(excerpt)})`;
    const next = this.#elsewhere() ??
      (isHtml
        ? "check that H2OGPTE_ADDRESS is the address of h2oGPTe itself and that no proxy's login page stands before it"
        : "check that H2OGPTE_ADDRESS is the address of an h2oGPTe server");
    return new ResponseError(
      `Cannot ${
        settings.redact.text(outgoing.what)
      }: ${response.status} from ${outgoing.method} ${
        settings.redact.text(this.path)
      } came with ${found}${shown} where ${wanted} was wanted; ${next}`,
      { status: response.status, contentType: this.contentType, excerpt },
    );
  }
}
