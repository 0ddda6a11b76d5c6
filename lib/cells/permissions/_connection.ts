/** A line that a child sent: Deno's request, version 1. */
export interface WireRequest {
  readonly pid: number;
  readonly id: number;
  readonly permission: string;
  readonly value: string | null;
}

/** What goes back. */
export interface WireAnswer {
  readonly result: "allow" | "deny";
  /** The whole text of the error that the cell gets. */
  readonly reason?: string;
}

/** A request is a path or a name; none is so long. */
const MAX_LINE_BYTES = 1_048_576;

/**
 * Serves one child: answers its requests one after another until it leaves. A
 * child has one request under way at a time; whoever sends more, or something
 * else than requests, is hung up on, upon which Deno ends itself.
 *
 * @param connection The connection. It is closed at the end.
 * @param answer Gives the answer to a request; its signal is aborted when the child has left.
 */
export async function serveChild(
  connection: Deno.Conn,
  answer: (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>,
): Promise<void> {
  const gone = new AbortController();
  let isBusy = false;
  let reply = Promise.resolve();
  try {
    for await (const line of lines(connection)) {
      const request = parseRequest(line);
      if (isBusy || request === undefined) break;
      isBusy = true;
      reply = answer(request, gone.signal).then((found) => {
        // The next request can come as soon as the last byte is out.
        isBusy = false;
        return write(
          connection,
          JSON.stringify({ id: request.id, ...found }) + "\n",
        );
      }).catch(() => close(connection));
    }
  } catch {
    // The child was killed, or the broker is closing.
  } finally {
    gone.abort();
    close(connection);
    await reply;
  }
}

async function* lines(connection: Deno.Conn): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16_384);
  let text = "";
  for (;;) {
    const size = await connection.read(buffer);
    if (size === null) return;
    text += decoder.decode(buffer.subarray(0, size), { stream: true });
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      yield line;
    }
    if (text.length > MAX_LINE_BYTES) return;
  }
}

function parseRequest(line: string): WireRequest | undefined {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(found)) return undefined;
  const { v, pid, id, permission, value = null } = found;
  if (v !== 1 || typeof pid !== "number" || typeof id !== "number") {
    return undefined;
  }
  if (typeof permission !== "string") return undefined;
  if (value !== null && typeof value !== "string") return undefined;
  return { pid, id, permission, value };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

async function write(connection: Deno.Conn, text: string): Promise<void> {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) {
    bytes = bytes.subarray(await connection.write(bytes));
  }
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It was closed by the other of the two.
  }
}
