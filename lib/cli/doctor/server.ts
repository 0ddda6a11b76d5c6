import { nearest } from "../nearest.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** The variables that mean something to this package. */
const KNOWN = [
  "CENOTE_EMBEDDING_MODEL",
  "CENOTE_GATEWAY_TOKEN",
  "CENOTE_KEY",
  "CENOTE_LLM_ADDRESS",
  "CENOTE_LLM_API_KEY",
  "CENOTE_LLM_MODEL",
  "H2OGPTE_ADDRESS",
  "H2OGPTE_API_KEY",
];
/** How long a server may take to answer. */
const LIMIT_MS = 5_000;

/** Looks at what the environment says of servers; asks them only when that is wanted. */
export async function checkServer(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  const found = [
    await server(context),
    model(context),
    ...misspelt(context),
  ];
  return found.map((one) => ({ group: "h2oGPTe", ...one }));
}

type Found = Omit<Finding, "group">;

async function server(context: DoctorContext): Promise<Found> {
  const name = "server";
  const address = context.env("H2OGPTE_ADDRESS")?.trim();
  const key = context.env("H2OGPTE_API_KEY")?.trim();
  if (!address) {
    return {
      name,
      status: "fine",
      detail: "H2OGPTE_ADDRESS is not set: connect() starts an embedded server",
    };
  }
  const shown = shownAddress(address);
  if (shown === undefined) {
    return {
      name,
      status: "wrong",
      detail: "H2OGPTE_ADDRESS is no address of the web",
      fix: "export H2OGPTE_ADDRESS=https://h2ogpte.example.com",
    };
  }
  if (!key) {
    return {
      name,
      status: "wrong",
      detail: `${shown}, but H2OGPTE_API_KEY is not set`,
      fix: "export H2OGPTE_API_KEY=sk-...",
    };
  }
  const { Connection } = await import("../../client/mod.ts");
  try {
    new Connection({ address, apiKey: key });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      name,
      status: "wrong",
      detail: why,
      fix: `export H2OGPTE_ADDRESS=${shown}`,
    };
  }
  if (!context.isOnline) {
    return {
      name,
      status: "fine",
      detail: `${shown}, with a key; --online asks it`,
    };
  }
  return { name, ...await ask(address, key, shown, context.signal) };
}

/** Asks the server for what costs it least and wants the key. */
async function ask(
  address: string,
  apiKey: string,
  shown: string,
  signal: AbortSignal,
): Promise<Omit<Found, "name">> {
  const { call, Connection, HttpError } = await import("../../client/mod.ts");
  try {
    const gpt = new Connection({ address, apiKey });
    await call(gpt, "list_models", {
      signal,
      timeoutMs: LIMIT_MS,
      maxRetries: 0,
    });
    return { status: "fine", detail: `${shown} answers, the key is right` };
  } catch (error) {
    if (error instanceof HttpError && [401, 403].includes(error.status)) {
      return {
        status: "wrong",
        detail: `${shown} answers, and refuses the key`,
        fix: "export H2OGPTE_API_KEY=sk-...",
      };
    }
    const why = error instanceof Error ? error.message : String(error);
    return { status: "wrong", detail: `${shown}: ${why}` };
  }
}

/** The language model of the embedded server. */
function model({ env }: DoctorContext): Found {
  const name = "language model";
  const address = env("CENOTE_LLM_ADDRESS")?.trim();
  if (!address) {
    const set = [
      "CENOTE_LLM_API_KEY",
      "CENOTE_LLM_MODEL",
      "CENOTE_EMBEDDING_MODEL",
    ]
      .filter((one) => env(one));
    return set.length === 0
      ? {
        name,
        status: "fine",
        detail: "none: the embedded server answers by its own rules",
      }
      : {
        name,
        status: "wrong",
        detail: `${set.join(" and ")} without CENOTE_LLM_ADDRESS`,
        fix: "export CENOTE_LLM_ADDRESS=http://localhost:11434/v1",
      };
  }
  const shown = shownAddress(address);
  return shown === undefined
    ? {
      name,
      status: "wrong",
      detail: "CENOTE_LLM_ADDRESS is no address of the web",
      fix: "export CENOTE_LLM_ADDRESS=http://localhost:11434/v1",
    }
    : {
      name,
      status: "fine",
      detail: `${env("CENOTE_LLM_MODEL") || "the first one"} of ${shown}`,
    };
}

/** Variables that look like ours and are not. */
function misspelt({ variables }: DoctorContext): Found[] {
  return variables.filter((name) =>
    /^(?:CENOTE|H2OGPTE)_/.test(name) && !KNOWN.includes(name) &&
    // What the tests of the package are steered by.
    !/^CENOTE_(?:TEST|BENCH|FUZZ|LEAK|HOSTILE)_/.test(name)
  ).map((name) => {
    const near = nearest(name, KNOWN.map((one) => one.toLowerCase()))
      ?.toUpperCase();
    return {
      name,
      status: near === undefined ? "note" : "wrong",
      detail: near === undefined
        ? "means nothing to Cenote"
        : `means nothing to Cenote: did you mean ${near}?`,
      fix: `unset ${name}`,
    };
  });
}

/** An address without anything in it that is nobody's business. */
function shownAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.origin + (url.pathname === "/" ? "" : url.pathname);
}
