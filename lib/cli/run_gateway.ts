import { connectGateway } from "../notebook/gateway/mod.ts";
import type { NotebookDocument } from "../notebook/format/mod.ts";
import type { CellHostFactory } from "../notebook/run/mod.ts";
import type { GatewaySettings } from "./run_settings.ts";

/** Makes what runs a notebook's cells on a server. */
export type GatewayHosts = (
  document: NotebookDocument,
  onNotice: (text: string) => void,
  signal: AbortSignal,
) => CellHostFactory;

/**
 * Connects to the Jupyter server that runs the cells, once for all notebooks.
 *
 * @param settings Where it is, its token, and which kernel.
 * @param signal Gives up.
 * @throws {Error} If it cannot be reached, or is none; the message says what to do.
 */
export async function gatewayHosts(
  { url, token, kernel }: GatewaySettings,
  signal: AbortSignal,
): Promise<GatewayHosts> {
  const gateway = await connectGateway({
    url,
    signal,
    ...(token === undefined ? {} : { token }),
  });
  // Jupyter's own client hands these on; Enterprise Gateway wants KERNEL_USERNAME.
  const env = Object.fromEntries(
    Object.entries(Deno.env.toObject()).filter(([name]) =>
      name.startsWith("KERNEL_")
    ),
  );
  return (document, onNotice, stop) =>
    gateway.host({
      metadata: document.metadata,
      env,
      onNotice,
      signal: stop,
      ...(kernel === undefined ? {} : { kernel }),
    });
}
