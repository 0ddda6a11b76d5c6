const { defineProperty } = Object;

/** The last values that cells left behind, under the names that Deno's prompt has for them. */
export interface Last {
  /** Makes a cell's value `_`, unless it is undefined. */
  remember(value: unknown): void;
  /** Makes what a cell threw `_error`. */
  rememberError(error: unknown): void;
}

/**
 * Installs `_`, the last value of a cell, and `_error`, the last thing thrown.
 * A program that gives one of the names a value of its own keeps it.
 */
export function installLast(): Last {
  return { remember: install("_"), rememberError: install("_error") };
}

function install(name: string): (value: unknown) => void {
  let last: unknown;
  defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: () => last,
    set: (value: unknown) => {
      last = undefined;
      defineProperty(globalThis, name, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    },
  });
  return (value) => {
    if (value !== undefined) last = value;
  };
}
