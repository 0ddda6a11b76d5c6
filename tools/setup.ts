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

import {
  copiesOf,
  currentKey,
  DECLARATIONS,
  isComplete,
  ROOT,
  STAMP,
  standardNames,
  writePackages,
} from "./vendor.ts";

/** The npm package that holds the standard library as plain JavaScript. */
const NPM_PACKAGE = "deno-std@1.4.0";
/** How long JSR may take to answer before it counts as out of reach. */
const JSR_LIMIT_MS = 1_000;

const HELP =
  `Fills vendor/ with @std where JSR is out of reach. Runs by itself before every task.

Usage: deno task setup [--force] [--quiet]

  --force  ask JSR again and, where it does not answer, make vendor/ anew
  --quiet  say nothing when there is nothing to do
  --help   show this text

JSR_URL names another JSR registry; the npm registry is the one of your npm configuration.`;

/** The address of the JSR registry, as Deno itself finds it. */
function jsrAddress(): URL {
  const named = Deno.env.get("JSR_URL") || "https://jsr.io/";
  return new URL(named.endsWith("/") ? named : `${named}/`);
}

/** Where under `vendor/` Deno keeps what came from `address`. */
function folderOf(address: URL): URL {
  const host = address.protocol === "https:"
    ? address.hostname
    : `http_${address.hostname}`;
  const port = address.port === "" ? "" : `_${address.port}`;
  return new URL(`vendor/${host}${port}${address.pathname}@std/`, ROOT);
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

/** Has Deno fetch the npm package into its own cache, and says where its files are. */
async function fetchPackage(): Promise<URL> {
  // Computed, so that Deno does not fetch it on runs that have nothing to do.
  const specifier = `npm:${NPM_PACKAGE}/assert/equals.js`;
  await import(specifier);
  return new URL("../", import.meta.resolve(specifier));
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

/** Makes or removes `vendor/`'s `@std` as the network has it, alone among all set-ups that run. */
async function settle(folder: URL, force: boolean): Promise<string> {
  const began = performance.now();
  await Deno.mkdir(new URL("vendor/", ROOT), { recursive: true });
  using lock = await Deno.open(new URL("vendor/.lock", ROOT), {
    write: true,
    create: true,
  });
  await lock.lock(true);
  const key = await currentKey();
  if (!force && await isComplete(folder, key)) {
    return "Set-up: vendor/ is complete";
  }
  await sweep();
  if (await jsrAnswers(jsrAddress())) {
    const ours = await exists(new URL(STAMP, folder));
    if (ours) await Deno.remove(folder, { recursive: true });
    return `Set-up: JSR answers and Deno takes @std from there${
      ours ? "; removed the copy made without it" : ""
    }`;
  }
  const source = await fetchPackage();
  const made = new URL(`vendor/.new-${crypto.randomUUID()}/`, ROOT);
  const files = await writePackages(
    await copiesOf(source),
    DECLARATIONS,
    made,
    key,
  );
  await swap(made, folder);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `Set-up: JSR is out of reach; filled vendor/ with ${files} files of @std from npm:${NPM_PACKAGE} in ${seconds} s`;
}

/** What to do when no registry gave the standard library. */
function remedy(cause: unknown): string {
  const said = cause instanceof Error
    ? cause.message.split("\n")[0]
    : String(cause);
  return `Cannot set up: neither JSR (${jsrAddress().host}) nor the npm registry gave @std: ${said}
What to do: connect to the internet, or name registries that this machine reaches:
  a JSR mirror in the environment variable JSR_URL, or an npm mirror in ~/.npmrc
  (registry=URL) or in NPM_CONFIG_REGISTRY; then run "deno task setup" again`;
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) =>
    !["--force", "--quiet", "--help", "-h"].includes(arg)
  );
  if (unknown !== undefined) {
    console.error(`Unknown argument "${unknown}"\n\n${HELP}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  const quiet = args.includes("--quiet");
  const folder = folderOf(jsrAddress());
  if (!args.includes("--force")) {
    const complete = await isComplete(folder, await currentKey());
    if (complete || await isNative(folder)) {
      if (!quiet) console.error("Set-up: vendor/ is complete");
      return 0;
    }
  }
  try {
    console.error(await settle(folder, args.includes("--force")));
    return 0;
  } catch (error) {
    console.error(remedy(error));
    return 1;
  }
}

Deno.exit(await main(Deno.args));
