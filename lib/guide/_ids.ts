import type { MessageRef } from "./step.ts";

/**
 * The id of what a step was given: the text itself, or what its `id` says.
 *
 * @param ref An id, or an object that has one.
 * @param kind What it is, for the error.
 * @returns The id.
 * @throws {TypeError} If there is no id: an empty one would call another path of the server.
 */
export function idOf(ref: unknown, kind: string): string {
  const id = typeof ref === "object" && ref !== null
    ? Reflect.get(ref, "id")
    : ref;
  if (typeof id === "string" && id !== "") return id;
  const found = id === ""
    ? "an empty string"
    : ref === null
    ? "null"
    : typeof ref === "object"
    ? "an object without an id"
    : `a value of type ${typeof ref}`;
  throw new TypeError(
    `Cannot tell which ${kind} is meant: found ${found}, wanted an id or an object with an id`,
  );
}

/**
 * The id of a message: of a completion its `message_id`, else as {@linkcode idOf}.
 *
 * @param ref An id, a message or a completion.
 * @returns The id.
 * @throws {TypeError} If there is no id.
 */
export function messageIdOf(ref: MessageRef): string {
  if (typeof ref === "object" && ref !== null && "message_id" in ref) {
    return idOf(ref.message_id, "message");
  }
  return idOf(ref, "message");
}
