/**
 * Fills `vendor/` so that `jsr:@std/*` resolves on a machine that cannot reach JSR.
 *
 * With `"vendor": true` Deno looks for JSR packages in `vendor/` before it asks the network, so
 * laying out there what JSR would have answered (a list of versions, a manifest, the files) lets
 * the very same `deno.json` run. The files come from the npm package `deno-std`, which is the same
 * library as plain JavaScript; its types are ours, under `tools/std/` (see the README there).
 *
 * Nothing can be imported here but Deno itself: this runs before `@std` exists.
 *
 * @module
 */

import { fetchPackage, NPM_PACKAGE } from "./npm_package.ts";
import {
  copiesOf,
  currentKey,
  DECLARATIONS,
  folderOf,
  isComplete,
  ROOT,
  STAMP,
  standardNames,
  writePackages,
} from "./vendor.ts";

/** How long JSR may take to answer before it counts as out of reach. */
const JSR_LIMIT_MS = 1_000;

const HELP =
  `Fills vendor/ with @std where JSR is out of reach. Runs by itself before every task.

Usage: deno task setup [--force | --if-needed]

  --force      make vendor/ anew where JSR does not answer
  --if-needed  do and say nothing when @std is there, without asking JSR; what the tasks use
  --help       show this text

JSR_URL names another JSR registry; the npm registry is the one of your npm configuration.`;

/** The address of the JSR registry, as Deno itself finds it. */
function jsrAddress(): URL {
  const named = Deno.env.get("JSR_URL") || "https://jsr.io/";
  return new URL(named.endsWith("/") ? named : `${named}/`);
}

/** True when JSR itself answers for the standard library, and not a log-in page in its place. */
async function jsrAnswers(address: URL): Promise<boolean> {
  try {
    const response = await fetch(new URL("@std/assert/meta.json", address), {
      signal: AbortSignal.timeout(JSR_LIMIT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return false;
    }
    const meta: unknown = await response.json();
    return typeof meta === "object" && meta !== null && "versions" in meta;
  } catch {
    return false;
  }
}

async function exists(path: URL): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** True when every package of the import map was put into `folder` by Deno itself. */
async function isNative(folder: URL): Promise<boolean> {
  if (await exists(new URL(STAMP, folder))) return false;
  const found = await Promise.all(
    (await standardNames()).map((name) =>
      exists(new URL(`${name}/meta.json`, folder))
    ),
  );
  return found.every((one) => one);
}

/** Puts `made` in the place of `folder`; whoever looks in between sees one of the two, or none. */
async function swap(made: URL, folder: URL): Promise<void> {
  const old = new URL(`vendor/.old-${crypto.randomUUID()}/`, ROOT);
  await Deno.mkdir(new URL("../", folder), { recursive: true });
  if (await exists(folder)) await Deno.rename(folder, old);
  await Deno.rename(made, folder);
  await Deno.remove(old, { recursive: true }).catch(() => {});
}

/** Removes what an interrupted set-up left behind. Only called by the holder of the lock. */
async function sweep(): Promise<void> {
  for await (const entry of Deno.readDir(new URL("vendor/", ROOT))) {
    if (!/^\.(old|new)-/.test(entry.name)) continue;
    await Deno.remove(new URL(`vendor/${entry.name}`, ROOT), {
      recursive: true,
    }).catch(() => {});
  }
}

/** A failure to reach the npm registry: what to do is known. */
class RegistryError extends Error {
  override name = "RegistryError";
}

/** What was done, and whether anything was. */
interface Outcome {
  readonly changed: boolean;
  readonly said: string;
}

/** Leaves `@std` to JSR, which answers: what we made without it goes, what Deno made stays. */
async function handOver(folder: URL): Promise<Outcome> {
  const ours = await exists(new URL(STAMP, folder));
  if (ours) await Deno.remove(folder, { recursive: true });
  const removed = ours ? "; removed the copy that was made without it" : "";
  return {
    changed: ours,
    said: `Set-up: JSR answers, Deno takes @std from there${removed}`,
  };
}

/** Makes our copy of `@std` in the place of `folder`. */
async function make(folder: URL, key: string): Promise<Outcome> {
  const began = performance.now();
  await sweep();
  const source = await fetchPackage().catch((error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    throw new RegistryError(said.split("\n")[0], { cause: error });
  });
  const made = new URL(`vendor/.new-${crypto.randomUUID()}/`, ROOT);
  const files = await writePackages(
    await copiesOf(source),
    DECLARATIONS,
    made,
    key,
  );
  await swap(made, folder);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const said =
    `Set-up: JSR is out of reach; filled vendor/ with @std from npm:${NPM_PACKAGE} ` +
    `(${files} files, ${seconds} s)`;
  return { changed: true, said };
}

/** Gets `vendor/` into the state that the network asks for, alone among all set-ups that run. */
async function settle(
  folder: URL,
  options: ReadonlySet<string>,
): Promise<Outcome> {
  const nothing = {
    changed: false,
    said: "Set-up: vendor/ is complete, nothing to do",
  };
  const key = await currentKey();
  const complete = () => isComplete(folder, key);
  const ifNeeded = options.has("--if-needed");
  if (ifNeeded && (await complete() || await isNative(folder))) return nothing;
  const jsr = await jsrAnswers(jsrAddress());
  if (
    !jsr && !options.has("--force") &&
    (await complete() || await isNative(folder))
  ) {
    return nothing;
  }
  await Deno.mkdir(new URL("vendor/", ROOT), { recursive: true });
  using lock = await Deno.open(new URL("vendor/.lock", ROOT), {
    write: true,
    create: true,
  });
  await lock.lock(true);
  if (jsr) return await handOver(folder);
  // Another set-up may have done it while this one waited.
  return !options.has("--force") && await complete()
    ? nothing
    : await make(folder, key);
}

/** What to do when no registry gave the standard library. */
function remedy(said: string): string {
  return `Cannot set up: neither JSR (${jsrAddress().host}) nor the npm registry gave @std: ${said}
What to do: connect to the internet, or name registries that this machine reaches:
  a JSR mirror in the environment variable JSR_URL, or an npm mirror in ~/.npmrc
  (registry=URL) or in NPM_CONFIG_REGISTRY; then run "deno task setup" again`;
}

async function main(args: readonly string[]): Promise<number> {
  const known = ["--force", "--if-needed", "--help", "-h"];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined) {
    console.error(`Unknown argument "${unknown}"\n\n${HELP}`);
    return 2;
  }
  const options = new Set(args);
  if (options.has("--help") || options.has("-h")) {
    console.log(HELP);
    return 0;
  }
  try {
    const outcome = await settle(await folderOf(jsrAddress()), options);
    if (outcome.changed || !options.has("--if-needed")) {
      console.error(outcome.said);
    }
    return 0;
  } catch (error) {
    if (error instanceof RegistryError) console.error(remedy(error.message));
    else {console.error(
        `Cannot set up: ${error instanceof Error ? error.message : error}`,
      );}
    return 1;
  }
}

Deno.exit(await main(Deno.args));
