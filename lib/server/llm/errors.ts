import { EngineError } from "../engine.ts";

/** Longest part of somebody else's words in a message of ours. */
const MOST_SAID = 400;

/** Makes errors about one upstream, without its key and without credentials in its address. */
export class UpstreamErrors {
  readonly #address: string;
  readonly #secrets: readonly string[];

  constructor(address: string, apiKey: string | undefined) {
    let shown = address;
    const secrets = apiKey ? [apiKey] : [];
    try {
      const url = new URL(address);
      if (url.password) {
        secrets.push(decodeURIComponent(url.password), url.password);
      }
      url.username = "";
      url.password = "";
      url.search = "";
      shown = url.href.replace(/\/$/, "");
    } catch {
      // It is told as it is when it is used.
    }
    this.#address = shown;
    this.#secrets = secrets;
  }

  /** An error with these words after the upstream's address. */
  make(words: string, cause?: unknown): EngineError {
    const message = this.#clean(
      `The language model at ${this.#address} ${words}`,
    );
    return new EngineError(
      message,
      cause === undefined ? undefined : { cause: this.#safe(cause) },
    );
  }

  /** The error for a status that is no success. */
  status(status: number, body: string, model: string): EngineError {
    const said = this.said(body);
    const quoted = said === "" ? "" : `: "${said}"`;
    if (status === 401 || status === 403) {
      return this.make(
        `refused the key (${status})${quoted}; check CENOTE_LLM_API_KEY`,
      );
    }
    if (status === 404) {
      return this.make(
        `answered 404 to a request for the model "${model}"${quoted}; check CENOTE_LLM_MODEL and ` +
          "CENOTE_LLM_ADDRESS",
      );
    }
    if (status === 429) {
      return this.make(`is asked too much (429)${quoted}; try again later`);
    }
    return this.make(`answered ${status}${quoted}`);
  }

  /** The error for a request that brought no answer. */
  unreachable(cause: unknown): EngineError {
    const said = wordsOfCause(cause);
    const why = /refused/i.test(said)
      ? "the connection was refused"
      : /dns|lookup|resolve|name or service/i.test(said)
      ? "there is no host of this name"
      : /certificate|tls/i.test(said)
      ? "its certificate is not trusted"
      : "the connection failed";
    return this.make(
      `cannot be reached: ${why}; check CENOTE_LLM_ADDRESS and that its server runs`,
      cause,
    );
  }

  /** What the upstream says about an error, out of whatever it answered. */
  said(body: string): string {
    const text = wordsOf(body) ?? (/^\s*</.test(body) ? pageTitle(body) : body);
    const line = this.#clean(text).replace(/\s+/g, " ").trim();
    return line.length <= MOST_SAID ? line : `${line.slice(0, MOST_SAID)}…`;
  }

  #clean(text: string): string {
    let clean = text.replace(
      /\bBearer\s+[\w.~+/=-]{6,}/gi,
      "Bearer [redacted]",
    );
    for (const secret of this.#secrets) {
      clean = clean.replaceAll(secret, "[redacted]");
    }
    return clean;
  }

  /** A cause goes into logs, which must not hold a key either. */
  #safe(cause: unknown): Error {
    return new Error(this.#clean(wordsOfCause(cause)));
  }
}

/** The words of an error in the forms that such servers use. */
export function wordsOf(body: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (let depth = 0; depth < 3; depth++) {
    if (typeof value === "string") return value;
    if (typeof value !== "object" || value === null) return undefined;
    const fields: Readonly<Record<string, unknown>> = { ...value };
    value = fields["error"] ?? fields["message"] ?? fields["detail"];
  }
  return typeof value === "string" ? value : undefined;
}

function pageTitle(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim();
  return title ? `a web page, "${title}"` : "a web page";
}

/** The words of an error and of what caused it: `fetch` tells the reason only there. */
function wordsOfCause(cause: unknown): string {
  const words: string[] = [];
  for (
    let one = cause, depth = 0;
    one instanceof Error && depth < 5;
    one = one.cause, depth++
  ) {
    words.push(one.message);
  }
  return words.length === 0 ? String(cause) : words.join(": ");
}
