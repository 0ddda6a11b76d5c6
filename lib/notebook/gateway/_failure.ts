import { GatewayError } from "./gateway_error.ts";

/** Where a token can be given. */
const TOKEN_WAYS = "--token, CENOTE_GATEWAY_TOKEN or JUPYTER_TOKEN";
/** As much of a server's own words as a message repeats. */
const SAID_LENGTH = 400;

/** What an answer was, as far as its error is concerned. */
export interface BadAnswer {
  readonly status: number;
  /** Where it redirects to. */
  readonly location: string | null;
  /** The server's own words. */
  readonly said: string;
}

/** How the one who asked stands with the server. */
export interface Standing {
  readonly hasToken: boolean;
  /** Whether the server has taken the token before. */
  readonly isKnown: boolean;
}

/** The error for an answer that is no success. */
export function answerError(
  what: string,
  base: URL,
  answer: BadAnswer,
  standing: Standing,
): GatewayError {
  const { status, said } = answer;
  return new GatewayError(
    `Cannot ${what}: ${explainAnswer(base, answer, standing)}${quoted(said)}`,
    { status, isMisplaced: status === 404 || answer.location !== null },
  );
}

function explainAnswer(
  base: URL,
  { status, location }: BadAnswer,
  { hasToken, isKnown }: Standing,
): string {
  if (location !== null) return explainRedirect(base, hasToken, location);
  switch (status) {
    case 401:
    case 403:
      if (status === 403 && isKnown) {
        return `${base} answered 403, so this is not allowed to whoever the token is of (an Enterprise Gateway wants to know who starts a kernel by KERNEL_USERNAME)`;
      }
      return `${base} answered ${status}, ${tokenAdvice(hasToken)}`;
    case 404:
      return `${base} answered 404; the address has to be the one that "api/" follows, on a JupyterHub https://HOST/user/NAME/`;
    case 424:
    case 502:
    case 503:
    case 504:
      return `${base} answered ${status}: what is behind it does not run; on a JupyterHub start the user's server first, or ask whoever runs the gateway`;
    default:
      return `${base} answered ${status}`;
  }
}

/** What is wrong with the token, and where it is given. */
function tokenAdvice(hasToken: boolean): string {
  return hasToken
    ? `so it does not take this token; check ${TOKEN_WAYS}`
    : `so it wants a token; give it by ${TOKEN_WAYS}`;
}

function explainRedirect(
  base: URL,
  hasToken: boolean,
  location: string,
): string {
  const to = URL.canParse(location, base) ? new URL(location, base) : undefined;
  if (to === undefined || /login|oauth|authorize|sso/i.test(to.pathname)) {
    return `${base} sends to a page to log in, ${tokenAdvice(hasToken)}`;
  }
  if (/\/hub\//.test(to.pathname)) {
    return `${base} sends to ${to.origin}${to.pathname}, so no user's server runs there; use its address, https://HOST/user/NAME/, and start it on the hub first`;
  }
  return `${base} sends to ${to.origin}${to.pathname}; use the address of the server there, which the token is not sent to unasked`;
}

function quoted(said: string): string {
  const text = said.trim().replaceAll(/\s+/g, " ");
  if (text === "") return "";
  const shown = text.length > SAID_LENGTH
    ? `${text.slice(0, SAID_LENGTH)}…`
    : text;
  return `: "${shown}"`;
}

/** The error for a server that could not be spoken to; `thrown` is what the platform says. */
export function unreachableError(
  what: string,
  base: URL,
  thrown: unknown,
): GatewayError {
  return new GatewayError(
    `Cannot ${what}: ${explainUnreachable(base, platformWords(thrown))}`,
  );
}

function explainUnreachable(base: URL, words: string): string {
  const status = /status code: (\d+)/.exec(words)?.[1];
  if (status !== undefined) {
    return `${base} answered ${status} instead of opening a WebSocket; a proxy before it may not pass them on`;
  }
  if (/NotCapable|Requires net access/.test(words)) {
    return `this program may not reach ${base.host}; run it with --allow-net=${base.host}`;
  }
  if (/port \d+ are blocked/.test(words)) {
    return `Deno sends nothing to port ${base.port}, which belongs to another protocol; check the address`;
  }
  // A word of the certificate's own comes before the others: it stands in "client error (Connect)" too.
  if (/InvalidContentType|corrupt message|tls handshake eof/i.test(words)) {
    return `${base} does not speak HTTPS; check whether the address begins with http://`;
  }
  if (/certificate|tls|ssl|UnknownIssuer/i.test(words)) {
    return `the certificate of ${base} is not trusted here; name your own authority in DENO_CERT, or set DENO_TLS_CA_STORE=system`;
  }
  if (/dns error|failed to lookup|name resolution/i.test(words)) {
    return `the name ${base.hostname} is not known; check the address`;
  }
  if (/connection refused|actively refused|tcp connect error/i.test(words)) {
    return `nothing listens at ${base}; check the address, and whether the server runs`;
  }
  return `the connection to ${base} broke off; check the address and whether it begins with http:// or https://, the network, and the server's log`;
}

/** The platform's own words. They are looked at and not shown: they may hold addresses with their queries. */
function platformWords(thrown: unknown): string {
  const words: string[] = [];
  for (
    let at = thrown;
    at instanceof Error && words.length < 10;
    at = at.cause
  ) {
    words.push(at.name, at.message);
  }
  // A host may be called "ssl.example.com"; only the words about it count.
  return words.join(": ").replaceAll(/\b(?:https?|wss?):\/\/\S+/g, "");
}
