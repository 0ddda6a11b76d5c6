import { isRecord } from "../context.ts";

const MAX_RETRY_WAIT_MS = 10_000;

/** The entries of a list of models; undefined when the text is none. */
export function modelList(
  body: string,
): readonly Readonly<Record<string, unknown>>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  const list: unknown = isRecord(value)
    ? value["data"] ?? value["models"]
    : value;
  return Array.isArray(list) ? list.filter(isRecord) : undefined;
}

/** The text of a message, which may come in parts. */
export function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: unknown) =>
    isRecord(part) && typeof part["text"] === "string" ? part["text"] : ""
  ).join("");
}

/** How long to wait before asking again. */
export function retryWaitMs(header: string | null, attempt: number): number {
  const seconds = Number(header);
  const asked = header !== null && Number.isFinite(seconds)
    ? seconds * 1000
    : 250 * 2 ** attempt;
  return Math.min(Math.max(0, asked), MAX_RETRY_WAIT_MS);
}

/** Waits, unless the signal ends it. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
