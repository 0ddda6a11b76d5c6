import type { Kernelspec, NotebookMetadata } from "../format/mod.ts";
import { isJsonObject, textIn } from "./_json.ts";
import { GatewayError } from "./gateway_error.ts";

/** As many names as a message lists. */
const SHOWN_NAMES = 20;

/** The kernels that a server can start. */
export interface KernelList {
  /** The name of the one that it starts unasked. */
  readonly default: string | undefined;
  /** By their names. */
  readonly kernels: ReadonlyMap<string, Kernelspec>;
}

/** Reads the answer to `GET api/kernelspecs`. */
export function readKernelList(answer: unknown, base: URL): KernelList {
  const specs = isJsonObject(answer) ? answer.kernelspecs : undefined;
  if (!isJsonObject(specs)) {
    throw new GatewayError(
      `Cannot list the kernels: ${base} answered without any, so it is no Jupyter server; the address has to be the one that "api/" follows`,
      { isMisplaced: true },
    );
  }
  const kernels = new Map<string, Kernelspec>();
  for (const [name, entry] of Object.entries(specs)) {
    const spec = isJsonObject(entry) ? entry.spec : undefined;
    const language = textIn(spec, "language");
    kernels.set(name, {
      display_name: textIn(spec, "display_name") ?? name,
      ...language !== undefined ? { language } : {},
      name,
    });
  }
  return { default: textIn(answer, "default"), kernels };
}

/**
 * Chooses the kernel for a notebook: the one that was asked for, else the
 * notebook's own, else one of its language, else the server's default.
 *
 * @throws {GatewayError} when the server has none that could run it.
 */
export function chooseKernel(
  list: KernelList,
  base: URL,
  asked: string | undefined,
  notebook: NotebookMetadata = {},
): Kernelspec {
  const fail = (found: string): never => {
    throw new GatewayError(
      `Cannot start a kernel: found ${found} on ${base}; ${offered(list)}`,
    );
  };
  if (asked !== undefined) {
    return list.kernels.get(asked) ?? fail(`none named "${asked}"`);
  }
  const own = textIn(notebook.kernelspec, "name");
  const named = own === undefined ? undefined : list.kernels.get(own);
  if (named !== undefined) return named;
  const language = textIn(notebook.kernelspec, "language") ??
    textIn(notebook.language_info, "name");
  const standard = list.default === undefined
    ? undefined
    : list.kernels.get(list.default);
  if (language === undefined && own === undefined) {
    return standard ?? fail("no kernel that it starts unasked");
  }
  const speaks = (kernel: Kernelspec) =>
    language !== undefined &&
    kernel.language?.toLowerCase() === language.toLowerCase();
  if (standard !== undefined && speaks(standard)) return standard;
  const wanted = own === undefined ? "none" : `none named "${own}"`;
  return [...list.kernels.values()].find(speaks) ??
    fail(
      language === undefined
        ? wanted
        : `${wanted} and none for the notebook's language, ${language}`,
    );
}

function offered({ kernels }: KernelList): string {
  const names = [...kernels.keys()].sort();
  if (names.length === 0) return "it has no kernels at all";
  const more = names.length - SHOWN_NAMES;
  const shown = names.slice(0, SHOWN_NAMES).join(", ");
  return `choose another by --kernel: it has ${shown}${
    more > 0 ? ` and ${more} more` : ""
  }`;
}
