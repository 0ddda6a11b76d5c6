/** Name under which the helpers of the cells stand in the global object. */
export const CELL_HELPERS_NAME = "__cenote";

/** Name of the constant that stands in for every constant a cell wrongly assigns to. */
export const CELL_CONSTANT_NAME = "__cenoteConstant";

/** Where the cells of a notebook run. */
export interface CellHelpersOptions {
  /** Address of the notebook's folder, ending in `/`. */
  readonly baseUrl: string;
  /** The notebook's own address, where it is known. */
  readonly url?: string;
  /** Resolves what is not relative, as `import.meta.resolve` of a module does. */
  readonly resolve?: (specifier: string) => string;
  /** Whether the code that runs belongs to a cell that was stopped. */
  readonly isStopped?: () => boolean;
  /** Gives a changed local module an address that is not loaded yet. */
  readonly freshness?: (url: string) => string;
}

/** What the code of a cell calls. */
export interface CellHelpers {
  /** `import.meta` of a cell. */
  readonly meta: {
    readonly url: string;
    readonly main: true;
    readonly dirname?: string;
    readonly filename?: string;
    readonly resolve: (specifier: string) => string;
  };
  /** Makes the argument of `import()` independent of where the cell is evaluated. */
  readonly resolve: (specifier: unknown) => unknown;
  /** Gives the module back if it exports all `wanted`; notes which of the others it does not. */
  readonly exports: (
    module: object,
    specifier: string,
    wanted: readonly string[],
    others?: readonly (readonly [exported: string, local: string])[],
  ) => object;
  /** Throws if one of these imported names is none that its module exports. */
  readonly check: (...names: string[]) => void;
  /** Gives back what is to be awaited; for a stopped cell, what never comes. */
  readonly waits: (value: unknown) => unknown;
  /** Gives back what was awaited; throws where the cell was stopped meanwhile. */
  readonly woke: (value?: unknown) => unknown;
  /** Keeps a resource until its name is declared anew, and gives it back. */
  readonly using: <T>(name: string, resource: T, awaits: boolean) => T;
  /** Disposes of the resources of these names. */
  readonly dispose: (...names: string[]) => Promise<void>;
  /** Disposes of all resources, the last one first. */
  readonly disposeAll: () => Promise<void>;
}

/**
 * Makes what the transformed cells call. The function uses nothing from around
 * it, so that its text can be sent to another process; that one puts what it
 * returns into its global object as {@linkcode CELL_HELPERS_NAME}.
 *
 * @param options Where the cells run.
 * @returns The helpers.
 *
 * @example Resources live until they are declared anew
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { makeCellHelpers } from "@cenote/cenote/cells";
 *
 * const helpers = makeCellHelpers({ baseUrl: "file:///notebooks/" });
 * const seen: string[] = [];
 * helpers.using("a", { [Symbol.dispose]: () => seen.push("a") }, false);
 * await helpers.dispose("a");
 * await helpers.disposeAll();
 * assertEquals(seen, ["a"]);
 * ```
 */
export function makeCellHelpers(options: CellHelpersOptions): CellHelpers {
  const { baseUrl, url = baseUrl, freshness = (address: string) => address } =
    options;
  const missing = new Map<string, string>();
  const resources = new Map<string, () => unknown>();
  const relative = /^(?:\.{0,2}\/|\.{1,2}$)/;
  const path = (address: string) => {
    const { protocol, pathname } = new URL(address);
    if (protocol !== "file:") return undefined;
    const decoded = decodeURIComponent(pathname);
    return /^\/[a-zA-Z]:\//.test(decoded)
      ? decoded.slice(1).replaceAll("/", "\\")
      : decoded;
  };
  const filename = url.endsWith("/") ? undefined : path(url);
  const dirname = path(baseUrl)?.replace(/(.)[/\\]$/, "$1");
  const local = (specifier: string) =>
    relative.test(specifier) ? new URL(specifier, baseUrl).href : specifier;
  const dispose = async (names: readonly string[]) => {
    const problems: unknown[] = [];
    for (const name of names) {
      const end = resources.get(name);
      resources.delete(name);
      try {
        await end?.();
      } catch (problem) {
        problems.push(problem);
      }
    }
    if (problems.length === 1) throw problems[0];
    if (problems.length > 1) {
      throw new AggregateError(
        problems,
        `Cannot dispose of ${problems.length} resources`,
      );
    }
  };
  return {
    meta: {
      url,
      main: true,
      ...(dirname === undefined ? {} : { dirname }),
      ...(filename === undefined ? {} : { filename }),
      resolve: (specifier) => {
        const address = local(`${specifier}`);
        if (URL.canParse(address)) return new URL(address).href;
        if (options.resolve) return options.resolve(address);
        throw new TypeError(
          `Cannot resolve module: found "${specifier}"; wanted a relative or an absolute address`,
        );
      },
    },
    resolve: (specifier) => {
      const address = local(`${specifier}`);
      return address.startsWith("file:") ? freshness(address) : address;
    },
    exports: (module, specifier, wanted, others = []) => {
      const lack = (name: string) =>
        `The requested module '${specifier}' does not provide an export named '${name}'`;
      for (const name of wanted) {
        if (!(name in module)) throw new SyntaxError(lack(name));
      }
      for (const [exported, name] of others) {
        if (exported in module) missing.delete(name);
        else missing.set(name, lack(exported));
      }
      return module;
    },
    check: (...names) => {
      for (const name of names) {
        const message = missing.get(name);
        if (message !== undefined) throw new SyntaxError(message);
      }
    },
    waits: (value) => options.isStopped?.() ? new Promise(() => {}) : value,
    woke: (value) => {
      if (!options.isStopped?.()) return value;
      const stopped = new Error("The cell was stopped");
      stopped.name = "KeyboardInterrupt";
      throw stopped;
    },
    using: (name, resource, awaits) => {
      if (resource === null || resource === undefined) return resource;
      const kept: { readonly [key: symbol]: unknown } = Object(resource);
      let end = awaits ? kept[Symbol.asyncDispose] : undefined;
      end ??= kept[Symbol.dispose];
      if (typeof end !== "function") {
        throw new TypeError(
          awaits
            ? "Symbol(Symbol.asyncDispose) is not a function"
            : "Symbol(Symbol.dispose) is not a function",
        );
      }
      const method = end;
      resources.delete(name);
      resources.set(name, () => Reflect.apply(method, resource, []));
      return resource;
    },
    dispose: (...names) => dispose(names),
    disposeAll: () => dispose([...resources.keys()].reverse()),
  };
}

/**
 * JavaScript of a function that makes the helpers: evaluated in the process of
 * the cells, it takes {@linkcode CellHelpersOptions}.
 *
 * @returns An expression.
 *
 * @example Making the helpers from their text
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { cellHelpersSource } from "@cenote/cenote/cells";
 *
 * const make = (0, eval)(cellHelpersSource());
 * const helpers = make({ baseUrl: "file:///notebooks/" });
 * assertEquals(helpers.resolve("./a.ts"), "file:///notebooks/a.ts");
 * ```
 */
export function cellHelpersSource(): string {
  return `(${makeCellHelpers})`;
}
