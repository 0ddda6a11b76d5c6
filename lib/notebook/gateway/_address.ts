import { GatewayError } from "./gateway_error.ts";

/** Where a server is, as it may be shown, and the token that its address held. */
export interface GatewayAddress {
  /** The address that `api/…` is put behind; it ends with a slash. */
  readonly base: URL;
  /** The address to try when nothing of Jupyter is found there: without the page's own path. */
  readonly shorter?: URL;
  /** The token in the address's query. */
  readonly token?: string;
}

/** What pages of Jupyter's front ends append to the server's own address. */
const PAGE_REGEXP =
  /\/(?:lab|tree|notebooks|nbclassic|edit|doc|consoles|login|api)(?:\/.*)?$/;

/**
 * Takes an address apart as people copy it: out of a terminal, with `?token=`,
 * or out of a browser, with the page's own path.
 */
export function readAddress(text: string): GatewayAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    // The text is not repeated: what is no address may be the token.
    throw new GatewayError(
      "Cannot use the address of the Jupyter server: wanted one that begins with http:// or https://, such as http://localhost:8888/",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new GatewayError(
      `Cannot use the address of the Jupyter server: it holds a user's name or password for ${url.host}; Jupyter takes a token, give that instead`,
    );
  }
  const token = url.searchParams.get("token") || undefined;
  const base = withPath(url, url.pathname);
  const short = url.pathname.replace(PAGE_REGEXP, "");
  return {
    base,
    ...token !== undefined ? { token } : {},
    ...short !== url.pathname ? { shorter: withPath(url, short) } : {},
  };
}

/** The address with another path and no query. */
function withPath(url: URL, path: string): URL {
  return new URL(path.endsWith("/") ? path : `${path}/`, url.origin);
}

/** The address of a WebSocket of the server. */
export function socketUrl(base: URL, path: string): URL {
  const url = new URL(path, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url;
}
