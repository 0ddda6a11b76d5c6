import { htmlToText } from "../../formats/mod.ts";
import { oneLine } from "../text/measure.ts";
import { type Opened, openStream } from "./_opened.ts";

/** Opens the body of a response; its name is in its headers or its address. */
export async function openResponse(
  response: Response,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  if (response.bodyUsed || response.body?.locked) {
    throw new TypeError(
      "Cannot preview: the response's body was read already; preview the response itself, or a clone() made before",
    );
  }
  if (!response.ok) throw await failure(response, signal);
  const url = URL.parse(response.url);
  // The paths of `data:` and `blob:` are no names.
  const path = url !== null && /^https?:$/.test(url.protocol)
    ? url.pathname
    : "";
  const length = response.headers.get("content-length");
  // The length counts what was sent, not what it is unpacked to.
  const isPacked = response.headers.has("content-encoding");
  return openStream(response.body ?? new Blob([]).stream(), {
    name: dispositionName(response.headers.get("content-disposition")) ??
      decoded(path.slice(path.lastIndexOf("/") + 1)),
    type: response.headers.get("content-type") ?? "",
    size: length === null || isPacked || !/^\d+$/.test(length)
      ? undefined
      : Number(length),
    signal,
  });
}

/** The status, and the first words of what the server said. */
async function failure(
  response: Response,
  signal: AbortSignal | undefined,
): Promise<TypeError> {
  const opened = openStream(response.body ?? new Blob([]).stream(), { signal });
  let said = "";
  try {
    const { bytes } = await opened.head(4_096);
    const text = new TextDecoder().decode(bytes);
    const isPage = /^\s*</.test(text);
    said = oneLine(isPage ? htmlToText(text).text : text).slice(0, 200);
  } catch {
    // The status tells enough.
  } finally {
    await opened.close();
  }
  const status = `${response.status} ${response.statusText}`.trim();
  return new TypeError(
    `Cannot preview: the response is ${status}${
      said === "" ? "" : `: "${said.toWellFormed()}"`
    }`,
  );
}

/** The name in a `content-disposition` header (RFC 6266), decoded. */
function dispositionName(header: string | null): string | undefined {
  if (header === null) return undefined;
  const extended = /filename\*\s*=\s*[\w-]+'[^']*'([^;]+)/i.exec(header)?.[1];
  if (extended !== undefined) return decoded(extended.trim());
  const [, quoted, bare] =
    /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
  const name = quoted?.replace(/\\(.)/g, "$1") ?? bare;
  return name === undefined ? undefined : decoded(name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
