/**
 * The server's key.
 *
 * @module
 */

import { createHash, timingSafeEqual } from "node:crypto";
import { encodeBase64Url } from "@std/encoding/base64url";

/** A key to check against; null when none is wanted. */
export type KeyCheck = Uint8Array | null;

/** What a header carries from every client to every server: ASCII, no blank at either end. */
const SENDABLE_REGEXP = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * Makes the check of a key. Hashes are compared, so that lengths tell nothing.
 *
 * @throws {TypeError} If no client could send the key, or every one would.
 */
export function keyCheck(key: string | null): KeyCheck {
  if (key === null) return null;
  if (key === "") {
    throw new TypeError(
      "Cannot start the server: the API key is empty; name one, or null to ask for none",
    );
  }
  if (!SENDABLE_REGEXP.test(key)) {
    throw new TypeError(
      "Cannot start the server: the API key holds what a header cannot carry, wanted printable " +
        "ASCII characters without blanks at its ends",
    );
  }
  return hash(key);
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
