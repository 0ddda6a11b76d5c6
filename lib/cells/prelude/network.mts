import { denoInternals } from "./internals.mts";

/** Where Deno's fetch looks for an inspector that wants to know what is fetched. */
const INSPECTOR = "__inspectorNetwork";

/**
 * Keeps what cells fetch from Deno's inspector, by which the engine runs them. As
 * soon as a module loads `node:process`, fetch would copy every body for it: a
 * program that leaves the loop over a body would wait there until the server has
 * sent all of it, which an event stream never has.
 */
export function installNetwork(): void {
  const internals = denoInternals();
  if (internals === undefined) return;
  Reflect.defineProperty(internals, INSPECTOR, {
    configurable: true,
    get: () => undefined,
    set: () => {},
  });
}
