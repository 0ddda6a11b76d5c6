/**
 * The way in: a connection to the h2oGPTe server that the environment names,
 * or to an embedded one that is started for it.
 *
 * @module
 */
import { Connection, type ConnectionOptions } from "./client/mod.ts";

/** What {@linkcode connect} takes: a connection's options, none of them required. */
export interface ConnectOptions
  extends Omit<Partial<ConnectionOptions>, "address"> {
  /**
   * The server's address, in place of `H2OGPTE_ADDRESS`. Where neither is
   * given, an embedded server is started; `null` asks for one whatever the
   * environment says.
   */
  readonly address?: string | null | undefined;
}

/** A variable of the environment; one that this program may not read is absent. */
function variable(name: string): string | undefined {
  try {
    return Deno.env.get(name)?.trim() || undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) return undefined;
    throw error;
  }
}

/**
 * Connects to h2oGPTe. Options come first, then `H2OGPTE_ADDRESS` and
 * `H2OGPTE_API_KEY`. With no address an embedded server is started in this
 * process, on a free port of the loopback interface, with a store of its own;
 * it ends with the connection, which is what `await using` is for. Its key is
 * its own, and one that was given is not used.
 *
 * With an address nothing is sent yet: whether it answers, and whether the key
 * is right, shows with the first call.
 *
 * Without permission to read the environment (`--allow-env=H2OGPTE_ADDRESS,H2OGPTE_API_KEY`)
 * both variables count as absent.
 *
 * @param options Where to connect to and how.
 * @returns The connection.
 * @throws {TypeError} If the address or the key cannot be used.
 *
 * @example The embedded server
 * ```ts
 * import { connect } from "@cenote/cenote";
 * import { call } from "@cenote/cenote/client";
 * import { assertEquals } from "@std/assert";
 *
 * await using gpt = await connect({ address: null });
 * const chats = await call(gpt, "list_chat_sessions");
 * assertEquals(chats, []);
 * ```
 */
export async function connect(
  options: ConnectOptions = {},
): Promise<Connection> {
  const { address: given, apiKey: givenKey, ...rest } = options;
  const named = variable("H2OGPTE_ADDRESS");
  const address = given === null ? undefined : given ?? named;
  if (address !== undefined) {
    const apiKey = givenKey ?? variable("H2OGPTE_API_KEY");
    return new Connection({ ...rest, address, apiKey });
  }
  // What is wrong with the options shows before a server is started for them.
  new Connection({ ...rest, address: "http://127.0.0.1" });
  const { serve } = await import("./server/mod.ts");
  const server = await serve({ port: 0, unref: true });
  const { onClose } = options;
  return new Connection({
    // How the embedded server writes its last line is known, and need not be guessed.
    lastLine: "increment",
    ...rest,
    address: server.address,
    apiKey: server.apiKey,
    async onClose() {
      try {
        await server.close();
      } finally {
        await onClose?.();
      }
    },
  });
}
