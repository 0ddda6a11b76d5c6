/**
 * The server's key.
 *
 * @module
 */

import { createHash, timingSafeEqual } from "node:crypto";
import { encodeBase64Url } from "@std/encoding/base64url";

/** A key to check against; null when none is wanted. */
export type KeyCheck = Uint8Array | null;

/** Makes the check of a key. Hashes are compared, so that lengths tell nothing. */
export function keyCheck(key: string | null): KeyCheck {
  return key === null ? null : hash(key);
}

/** True when the header carries the key. Takes as long for a wrong key as for the right one. */
export function isKey(check: KeyCheck, header: string | null): boolean {
  if (check === null) return true;
  const sent = /^bearer +(.*)$/i.exec(header ?? "")?.[1] ?? "";
  return timingSafeEqual(hash(sent.trim()), check);
}

function hash(key: string): Uint8Array {
  return createHash("sha256").update(key, "utf8").digest();
}

/** A new random key. */
export function newKey(): string {
  return `sk-${encodeBase64Url(crypto.getRandomValues(new Uint8Array(24)))}`;
}
