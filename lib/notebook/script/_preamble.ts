/** The names of what a script needs beside its cells. */
export interface PreambleNames {
  /** Prints values. */
  readonly show: string;
  /** Stands in for `Deno.jupyter`. */
  readonly jupyter: string;
  /** Makes a value with a form of its own. */
  readonly view: string;
}

/** What a script needs. */
export interface PreambleParts {
  readonly show: boolean;
  readonly jupyter: boolean;
  /** Whether cells use `_`, the last value. */
  readonly last: boolean;
}

const CANDIDATES: { readonly [K in keyof PreambleNames]: readonly string[] } = {
  show: ["show", "print", "showValue", "printValue"],
  jupyter: ["jupyter", "notebook", "jupyterScript"],
  view: ["viewOf", "makeView", "makeViewOf"],
};

/** Names that no cell has a word for. */
export function preambleNames(words: ReadonlySet<string>): PreambleNames {
  const free = (candidates: readonly string[]) => {
    let name = candidates.find((one) => !words.has(one));
    for (let n = 2; name === undefined; n++) {
      const numbered = `${candidates[0]}${n}`;
      if (!words.has(numbered)) name = numbered;
    }
    return name;
  };
  return {
    show: free(CANDIDATES.show),
    jupyter: free(CANDIDATES.jupyter),
    view: free(CANDIDATES.view),
  };
}

/** The functions that a script needs, as its text. */
export function preambleText(
  { show, jupyter, view }: PreambleNames,
  parts: PreambleParts,
): string {
  const texts: string[] = [];
  if (parts.last) {
    texts.push(`/** The last value that was shown. */
let _: unknown;`);
  }
  if (parts.show || parts.jupyter) {
    texts.push(
      `/** Prints a value as a notebook shows it below a cell. */
async function ${show}(value: unknown): Promise<void> {
  if (value === undefined || value === null) return;${
        parts.last ? "\n  _ = value;" : ""
      }
  const object = Object(value);
  const bundle = object[Symbol.for("Deno.customInspect")] === undefined
    ? await object[Symbol.for("Jupyter.display")]?.()
    : undefined;
  const text = bundle?.["text/plain"] ?? bundle?.["text/markdown"] ??
    bundle?.["text/html"]?.replace(/<[^>]*>/g, "");
  console.log(text ?? (typeof value === "string" ? Deno.inspect(value) : value));
}`,
    );
  }
  if (parts.jupyter) {
    texts.push(
      `/** A value that is shown as this bundle. */
function ${view}(bundle: unknown): Record<symbol, () => unknown> {
  return { [Symbol.for("Jupyter.display")]: () => bundle };
}

/** Stands in for \`Deno.jupyter\`, which only notebooks have: what is displayed is printed. */
const ${jupyter} = {
  $display: Symbol.for("Jupyter.display"),
  display: (value: unknown, options?: { readonly raw?: boolean }): Promise<void> =>
    ${show}(options?.raw ? ${view}(value) : value),
  md: (strings: TemplateStringsArray, ...values: unknown[]) =>
    ${view}({ "text/markdown": String.raw({ raw: strings }, ...values) }),
  html: (strings: TemplateStringsArray, ...values: unknown[]) =>
    ${view}({ "text/html": String.raw({ raw: strings }, ...values) }),
  svg: (strings: TemplateStringsArray, ...values: unknown[]) =>
    ${view}({ "text/html": String.raw({ raw: strings }, ...values) }),
  image: (source: string | Uint8Array) =>
    ${view}({ "text/plain": typeof source === "string" ? source : "[image]" }),
  broadcast: (): Promise<void> => Promise.resolve(),
  clearOutput: (): void => {},
};`,
    );
  }
  return texts.join("\n\n");
}
