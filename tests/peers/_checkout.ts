/** A folder that looks like a checkout to a notebook, so that running it leaves nothing in the real one. */
import { fromFileUrl, join } from "@std/path";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const LINKED = [
  "deno.json",
  "lib",
  "mod.ts",
  "vendor",
  "notebooks/data",
  "notebooks/exercise.ts",
];

/** A folder that is removed when it goes out of scope. */
export interface Checkout extends AsyncDisposable {
  /** The folder as a whole. */
  readonly folder: string;
  /** Its folder of notebooks. */
  readonly notebooks: string;
}

/** Makes such a folder with copies of the notebooks at `paths`. */
export async function makeCheckout(
  paths: readonly string[] = [],
): Promise<Checkout> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-checkout-" });
  const notebooks = join(folder, "notebooks");
  await Deno.mkdir(notebooks);
  for (const name of LINKED) {
    await Deno.symlink(join(ROOT, name), join(folder, name));
  }
  for (const path of paths) {
    await Deno.copyFile(
      path,
      join(notebooks, path.split(/[\\/]/).at(-1) ?? path),
    );
  }
  return {
    folder,
    notebooks,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
