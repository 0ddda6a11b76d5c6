import { ConnectionError, type ConnectionFailure } from "./errors.ts";

const SERVE_HINT =
  'check H2OGPTE_ADDRESS, or start a server with "deno task serve"';

/** The platform's own words, whose first part may hold the whole URL. */
function platformWords(error: unknown): string {
  const words: string[] = [];
  for (let at = error; at instanceof Error && words.length < 5; at = at.cause) {
    words.push(at.message);
  }
  // A host may be called "ssl.example.com"; only the words about it count.
  return words.join(": ").replace(/https?:\/\/\S+/g, "");
}

function kindOf(error: unknown, words: string): ConnectionFailure {
  if (error instanceof Deno.errors.NotCapable) return "permission";
  // A word of the certificate's own comes before the others: it stands in "client error (Connect)" too.
  if (/certificate|tls|ssl|InvalidContentType|corrupt message/i.test(words)) {
    return "certificate";
  }
  if (/dns error|failed to lookup|name resolution/i.test(words)) return "name";
  if (/connection refused|actively refused/i.test(words)) return "refused";
  if (
    /client error \(Connect\)|tcp connect error|unreachable|are blocked/i.test(
      words,
    )
  ) {
    return "unreachable";
  }
  if (
    /connection|broken pipe|reset|sending request|reading a body|body|error decoding|SendRequest/i
      .test(words)
  ) {
    return "lost";
  }
  return "other";
}

function explain(
  kind: ConnectionFailure,
  address: string,
  words: string,
): string {
  const host = new URL(address).host;
  switch (kind) {
    case "permission":
      return `this program may not reach ${host}; run it with --allow-net=${host}`;
    case "certificate":
      return /InvalidContentType|corrupt message/.test(words)
        ? `no secure connection to ${address}, which does not speak HTTPS there; check whether the address begins with http://`
        : `no secure connection to ${address}, whose certificate is not trusted here; check the address, or name your own authority in DENO_CERT or run Deno with DENO_TLS_CA_STORE=system`;
    case "name":
      return `no connection to ${address}, because the name ${host} is not known; ${SERVE_HINT}`;
    case "refused":
      return `no connection to ${address}, because nothing listens there; ${SERVE_HINT}`;
    case "unreachable":
      return `no connection to ${address}; ${SERVE_HINT}`;
    case "closed":
      return `the connection to ${address} was closed; make a new one with connect()`;
    case "lost":
      return `the connection to ${address} was lost before the answer was complete; try again, and look at the server's log if it happens again`;
    case "other":
      return `no answer from ${address}; ${SERVE_HINT}`;
  }
}

/**
 * Makes of what `fetch` threw an error that tells what to do. The platform's
 * own error holds the whole URL with its query, which may be secret, and so
 * only its kind is kept in the message.
 *
 * @param what What was tried.
 * @param address The connection's address.
 * @param error What was thrown.
 */
export function connectionError(
  what: string,
  address: string,
  error: unknown,
): ConnectionError {
  const words = platformWords(error);
  const reason = kindOf(error, words);
  return new ConnectionError(
    `Cannot ${what}: ${explain(reason, address, words)}`,
    { address, reason, isUnsent: reason !== "lost" && reason !== "other" },
    { cause: withoutUrl(error) },
  );
}

/** The error of a connection that was closed by its owner. */
export function closedError(what: string, address: string): ConnectionError {
  return new ConnectionError(
    `Cannot ${what}: ${explain("closed", address, "")}`,
    { address, reason: "closed", isUnsent: true },
  );
}

/** The cause is chained, but with no query of a URL in it. */
function withoutUrl(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const hidden = (text: string) =>
    text.replace(/(https?:\/\/[^\s?#)]*)[?#][^\s)]*/g, "$1");
  const copy = new Error(
    hidden(error.message),
    error.cause === undefined
      ? undefined
      : { cause: withoutUrl(error.cause, depth + 1) },
  );
  copy.name = error.name;
  if (error.stack !== undefined) copy.stack = hidden(error.stack);
  return copy;
}
