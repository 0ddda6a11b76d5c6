import { encodeBase64 } from "@std/encoding/base64";
import { sniff } from "../../formats/mod.ts";
import { decodedUri } from "./_images.ts";

/** The address of a file that is its own content, if it can be read and is an image. */
export function inlinedAsset(
  address: string,
  readAsset: ((path: string) => Uint8Array | undefined) | undefined,
): string | undefined {
  if (readAsset === undefined) return undefined;
  const path = decodedUri(address.replace(/[?#].*$/, ""));
  const bytes = path === "" ? undefined : readAsset(path);
  if (bytes === undefined) return undefined;
  const { mediaType } = sniff(bytes, path);
  return mediaType.startsWith("image/")
    ? `data:${mediaType.split(";")[0]};base64,${encodeBase64(bytes)}`
    : undefined;
}
