/**
 * Identifiers of what the store keeps.
 *
 * @module
 */

const ID_REGEXP =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new random id (UUID version 4). */
export function newId(): string {
  return crypto.randomUUID();
}

/** True for what may be an id of ours; anything else is never looked for on disk. */
export function isId(value: string): boolean {
  return ID_REGEXP.test(value);
}
