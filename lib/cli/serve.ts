import { type CommandContext, ListenError, UsageError } from "./command.ts";
import { readFlags } from "./flags.ts";

const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_PORT = 8484;

const HELP =
  `Starts the embedded h2oGPTe server and runs until it is stopped (Ctrl-C).

Usage: cenote serve [FLAGS]

Flags:
  --host NAME       the address to listen on; ${DEFAULT_HOST}, this machine alone, when not given
  --port NUMBER     the port to listen on; ${DEFAULT_PORT} when not given, 0 for a free one
  --data FOLDER     where to keep documents and chats; when not given they are gone at the end
  --key KEY         the API key to ask for; else CENOTE_KEY of the environment, else a random one,
                    which is printed
  --last-line FORM  the last line of a streamed answer: "increment" (the default), or "repeat" for
                    the whole text once more
  --help            show this text

A language model answers when CENOTE_LLM_ADDRESS, CENOTE_LLM_API_KEY and CENOTE_LLM_MODEL name one
(any OpenAI-compatible API); else the built-in rules do.

Examples:
  cenote serve
  cenote serve --port 0 --data ./store
  CENOTE_KEY=secret cenote serve --host 0.0.0.0 --port 8080`;

/** `cenote serve`: the embedded server as a program of its own. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, {
    strings: ["host", "port", "data", "key", "last-line"],
  });
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const hostname = flags.text("host") ?? DEFAULT_HOST;
  const port = readPort(flags.text("port"));
  const lastLine = readLastLine(flags.text("last-line"));
  const dataFolder = flags.text("data");
  const apiKey = flags.text("key") ?? (context.env("CENOTE_KEY") || undefined);
  const { serve } = await import("../server/mod.ts");
  const server = await serve({
    hostname,
    port,
    lastLine,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    ...(apiKey === undefined ? {} : { apiKey }),
  }).catch((error: unknown) => {
    throw listenError(error, hostname, port);
  });
  context.print(`Listening on ${server.address}`);
  if (server.generatedKey) context.print(`API key: ${server.apiKey}`);
  await Promise.race([aborted(context.signal), server.finished]);
  await server.close();
  return 0;
}

function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new UsageError(
    `The flag "--port" needs a number from 0 to 65535: found "${value}"`,
  );
}

function readLastLine(value: string | undefined): "increment" | "repeat" {
  if (value === undefined) return "increment";
  if (value === "increment" || value === "repeat") return value;
  throw new UsageError(
    `The flag "--last-line" needs "increment" or "repeat": found "${value}"`,
  );
}

/** Says what to do about an address that cannot be listened on; leaves any other error as it is. */
function listenError(error: unknown, hostname: string, port: number): unknown {
  const at = `${hostname}:${port}`;
  if (error instanceof Deno.errors.AddrInUse) {
    return new ListenError(
      `Cannot listen on ${at}: the port is in use; choose another with --port, 0 for a free one`,
    );
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return new ListenError(
      `Cannot listen on ${at}: this machine has no such address; see --host`,
    );
  }
  if (error instanceof Deno.errors.PermissionDenied && port < 1024) {
    return new ListenError(
      `Cannot listen on ${at}: ports below 1024 need more rights; choose another with --port`,
    );
  }
  // Deno has no class of error for a name that leads nowhere.
  if (error instanceof Error && /lookup address/.test(error.message)) {
    return new ListenError(
      `Cannot listen on ${at}: no machine is known by the name "${hostname}"; see --host`,
    );
  }
  return error;
}

/** Resolves when `signal` is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true })
  );
}
