import type { PermissionRequest } from "./policy.ts";

/**
 * What a person has granted for the life of a kernel: exactly what was asked
 * for, nothing around it. It outlives a child and its broker.
 *
 * @example One host and port
 * ```ts
 * import { PermissionMemory } from "./mod.ts";
 * import { assert } from "@std/assert";
 *
 * const memory = new PermissionMemory();
 * memory.add({ kind: "net", value: "example.com:443" });
 * assert(memory.has({ kind: "net", value: "example.com:443" }));
 * assert(!memory.has({ kind: "net", value: "example.com:80" }));
 * ```
 */
export class PermissionMemory {
  readonly #known = new Set<string>();

  /**
   * Remembers a request.
   *
   * @param request The request.
   */
  add(request: PermissionRequest): void {
    this.#known.add(key(request));
  }

  /**
   * Tells whether this request is remembered.
   *
   * @param request The request.
   * @returns True when it is.
   */
  has(request: PermissionRequest): boolean {
    return this.#known.has(key(request));
  }

  /** Forgets everything. */
  clear(): void {
    this.#known.clear();
  }
}

function key({ kind, value }: PermissionRequest): string {
  return JSON.stringify([kind, value]);
}
