import { concat } from "@std/bytes/concat";

/** A message of the other side. */
export interface RpcMessage {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

const HEAD_END = new TextEncoder().encode("\r\n\r\n");
/** A head is short: what goes on longer is none. */
const MAX_HEAD = 4096;

/** Puts a message in the frame that language servers read. */
export function encodeMessage(message: object): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const body = encoder.encode(JSON.stringify({ jsonrpc: "2.0", ...message }));
  const head = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
  return concat([head, body]);
}

/**
 * Reads the messages of a language server.
 *
 * @throws {SyntaxError} For what is no such message.
 */
export async function* decodeMessages(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<RpcMessage, void, void> {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let length = 0;
  let wanted = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    length += chunk.length;
    while (length > 0 && length >= wanted) {
      const all = concat(parts);
      const end = headEnd(all);
      if (end < 0) {
        parts = [all];
        break;
      }
      const size = bodySize(decoder.decode(all.subarray(0, end)));
      const start = end + HEAD_END.length;
      if (all.length < start + size) {
        parts = [all];
        wanted = start + size;
        break;
      }
      yield messageOf(decoder.decode(all.subarray(start, start + size)));
      parts = [all.subarray(start + size)];
      length = all.length - start - size;
      wanted = 0;
    }
  }
}

function headEnd(bytes: Uint8Array): number {
  for (let at = 0; at + 3 < bytes.length && at < MAX_HEAD; at++) {
    if (HEAD_END.every((code, n) => bytes[at + n] === code)) return at;
  }
  if (bytes.length < MAX_HEAD) return -1;
  throw new SyntaxError("Cannot read message: found no head");
}

function bodySize(head: string): number {
  const size = /^content-length:\s*(\d+)/im.exec(head)?.[1];
  if (size === undefined) {
    throw new SyntaxError("Cannot read message: found no length");
  }
  return Number(size);
}

function messageOf(text: string): RpcMessage {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? value : {};
}
