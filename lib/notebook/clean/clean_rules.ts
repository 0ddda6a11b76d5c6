import { isObject } from "../format/json_object.ts";
import { editFields, type JsonObject } from "../format/mod.ts";

/**
 * Metadata that programs write by themselves, which says nothing of what the
 * notebook is: when it ran, how it was folded, what its widgets were showing.
 *
 * | Who writes it | Keys |
 * | --- | --- |
 * | Jupyter | `signature`, `widgets`, `execution`, `collapsed`, `scrolled`, `jupyter.outputs_hidden`, `hidden`, `heading_collapsed`, `trusted`, `ExecuteTime`, `language_info.version` |
 * | papermill | `papermill` |
 * | VS Code | `vscode.interpreter`, `interpreter`, `orig_nbformat`, `notebookRunGroups` |
 * | Colab | `colab`'s traces, `executionInfo`, `outputId` |
 * | others | `gather`, `nteract.transient`, `pycharm.is_executing`, `varInspector`, `toc` positions |
 */
export const VOLATILE_METADATA: readonly string[] = [
  "metadata.signature",
  "metadata.widgets",
  "metadata.language_info.version",
  "metadata.papermill",
  "metadata.interpreter",
  "metadata.vscode.interpreter",
  "metadata.orig_nbformat",
  "metadata.colab.provenance",
  "metadata.colab.authorship_tag",
  "metadata.colab.collapsed_sections",
  "metadata.toc.toc_position",
  "metadata.toc.toc_window_display",
  "metadata.varInspector",
  "cell.metadata.ExecuteTime",
  "cell.metadata.execution",
  "cell.metadata.collapsed",
  "cell.metadata.scrolled",
  "cell.metadata.hidden",
  "cell.metadata.heading_collapsed",
  "cell.metadata.jupyter.outputs_hidden",
  "cell.metadata.trusted",
  "cell.metadata.papermill",
  "cell.metadata.notebookRunGroups",
  "cell.metadata.colab",
  "cell.metadata.executionInfo",
  "cell.metadata.outputId",
  "cell.metadata.gather",
  "cell.metadata.nteract.transient",
  "cell.metadata.pycharm.is_executing",
];

/** Which metadata goes: paths below `metadata`, of the notebook and of its cells. */
export interface MetadataRules {
  /** Of the notebook. */
  readonly notebook: ScopeRules;
  /** Of each cell. */
  readonly cell: ScopeRules;
}

/** Paths below one object, with dots between their parts. */
export interface ScopeRules {
  /** What goes. */
  readonly strip: readonly string[];
  /** What stays all the same. */
  readonly keep: readonly string[];
}

/**
 * Sorts keys as people write them, `metadata.x`, `cell.metadata.x`, or `x` for
 * both, into what goes and what stays.
 *
 * @throws {TypeError} When a key names something else.
 */
export function metadataRules(
  strip: readonly string[],
  keep: readonly string[],
): MetadataRules {
  if (strip.length === 0 && keep.length === 0) return DEFAULT_RULES;
  return readRules(strip, keep);
}

function readRules(
  strip: readonly string[],
  keep: readonly string[],
): MetadataRules {
  const stripped = [...VOLATILE_METADATA, ...strip];
  const scope = (prefix: "metadata." | "cell.metadata."): ScopeRules => ({
    strip: pathsIn(prefix, stripped),
    keep: pathsIn(prefix, keep),
  });
  return { notebook: scope("metadata."), cell: scope("cell.metadata.") };
}

/** Read once: there may be many notebooks. */
const DEFAULT_RULES = readRules([], []);

function pathsIn(prefix: string, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    if (/^(?:cell\.)?metadata\.[^]/.test(key)) {
      return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
    }
    if (/^(?:|cell|metadata|cell\.metadata)(?:\.|$)/.test(key)) {
      throw new TypeError(
        `Cannot clean notebooks: found the key "${key}"; wanted "metadata.KEY", "cell.metadata.KEY" or "KEY" for both`,
      );
    }
    return [key];
  });
}

/**
 * Takes away what the rules name.
 *
 * @param metadata The metadata.
 * @param rules What goes and what stays.
 * @param onRemove Called with the path of each thing that goes.
 * @returns The metadata without it; the same object where there was none of it.
 */
export function stripMetadata<T extends JsonObject>(
  metadata: T,
  rules: ScopeRules,
  onRemove: (path: string) => void,
): T {
  // Most cells have none.
  if (Object.keys(metadata).length === 0) return metadata;
  return rules.strip.reduce(
    (left, path) => strip(left, path, "", rules.keep, onRemove),
    metadata,
  );
}

/**
 * Takes the rest of a path out of an object that stands at `at`. A name of the
 * object may itself have dots in it.
 */
function strip<T extends JsonObject>(
  object: T,
  rest: string,
  at: string,
  keep: readonly string[],
  onRemove: (path: string) => void,
): T {
  let left = object;
  for (const name of Object.keys(object)) {
    if (name !== rest && !rest.startsWith(`${name}.`)) continue;
    const path = at + name;
    const value = object[name];
    if (name !== rest) {
      if (!isObject(value)) continue;
      const below = rest.slice(name.length + 1);
      left = put(left, name, strip(value, below, `${path}.`, keep, onRemove));
    } else if (keep.some((kept) => isAtOrBelow(path, kept))) {
      continue;
    } else if (isObject(value) && keep.some((one) => isAtOrBelow(one, path))) {
      let part = value;
      for (const child of Object.keys(value)) {
        part = strip(part, child, `${path}.`, keep, onRemove);
      }
      left = put(left, name, part);
    } else {
      onRemove(path);
      left = put(left, name, undefined);
    }
  }
  return left;
}

/** The object with a field set; without it where nothing is left in it. */
function put<T extends JsonObject>(
  object: T,
  name: string,
  value: JsonObject | undefined,
): T {
  if (object[name] === value) return object;
  const isNothing = value === undefined || Object.keys(value).length === 0;
  const changes: { [K in keyof T]?: T[K] | undefined } = {};
  // Not by assignment: the name may be "__proto__".
  Object.defineProperty(changes, name, {
    value: isNothing ? undefined : value,
    enumerable: true,
  });
  return editFields(object, changes);
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}
