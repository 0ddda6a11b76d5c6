import {
  displaySymbol,
  inspectValue,
  type MediaBundle,
  toBundle,
} from "./bundle.mts";
import { imageBundle, imageTypeOf } from "./images.mts";
import { bundleOfElement, bundleOfLookalike, read } from "./lookalikes.mts";

const { apply } = Reflect;
const Native = Promise;

/**
 * How a value is shown: by its display method, by what it looks like, or as text.
 *
 * @param value Any value.
 * @returns The bundle; a promise of it only when the display method is asynchronous.
 * @throws What the value's own methods throw.
 */
export function formatValue(
  value: unknown,
): MediaBundle | Promise<MediaBundle> {
  if (typeof value === "object" && value !== null) {
    const method = read(value, displaySymbol);
    if (typeof method === "function") {
      const bundle: unknown = apply(method, value, []);
      return isThenable(bundle) ? settle(bundle) : toBundle(bundle);
    }
    const known = bundleOfObject(value);
    if (known !== undefined) return known;
  }
  return { "text/plain": inspectValue(value) };
}

function bundleOfObject(value: object): MediaBundle | undefined {
  const known = bundleOfLookalike(value);
  if (known !== undefined) return known;
  if (isBytes(value)) {
    const type = imageTypeOf(value);
    return type === undefined ? undefined : imageBundle(type, value);
  }
  return bundleOfElement(value);
}

function isBytes(value: object): value is Uint8Array {
  try {
    return value instanceof Uint8Array;
  } catch {
    // A proxy may refuse even this.
    return false;
  }
}

/** Whether something is to be awaited. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null &&
    typeof read(value, "then") === "function";
}

async function settle(bundle: PromiseLike<unknown>): Promise<MediaBundle> {
  return toBundle(await bundle);
}

/** Whether a bundle is still being made. */
export function isPending(
  bundle: MediaBundle | Promise<MediaBundle>,
): bundle is Promise<MediaBundle> {
  return bundle instanceof Native;
}
