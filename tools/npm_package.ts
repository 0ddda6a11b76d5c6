/**
 * The npm package that holds the standard library as plain JavaScript, fetched by Deno itself.
 *
 * As a program it writes the address of the package's folder: `setup.ts` starts it so, with more of
 * npm's own configuration, where Deno alone did not reach the registry.
 *
 * @module
 */

/** The package, with its version. */
export const NPM_PACKAGE = "deno-std@1.4.0";
/** How long the package may take, on a slow line, before it counts as out of reach. */
const LIMIT_MS = 30_000;
/** The keys of npm's configuration that decide how it reaches the registry. */
const NPM_KEYS = ["registry", "cafile", "https-proxy", "noproxy"];

/** Has Deno fetch the package into its cache, and says where its files are. */
async function fetchHere(): Promise<string> {
  // Computed, so that Deno does not fetch it before this is called.
  const specifier = `npm:${NPM_PACKAGE}/assert/equals.js`;
  await import(specifier);
  return new URL("../", import.meta.resolve(specifier)).href;
}

/**
 * What npm knows of the way to the registry and Deno does not: npm's global configuration, and the
 * certificates that the machine trusts.
 */
export async function npmEnvironment(): Promise<Record<string, string>> {
  const npm = Deno.build.os === "windows" ? "npm.cmd" : "npm";
  const said = await new Deno.Command(npm, {
    args: ["config", "get", ...NPM_KEYS],
    stdin: "null",
    stderr: "null",
  }).output().then(({ stdout }) => new TextDecoder().decode(stdout), () => "");
  const known = new Map(
    said.split("\n").flatMap((line): [string, string][] => {
      const [, key, value] = /^([a-z-]+)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
      return key && value && !["null", "undefined"].includes(value)
        ? [[key, value]]
        : [];
    }),
  );
  const env: Record<string, string> = { DENO_TLS_CA_STORE: "mozilla,system" };
  const registry = known.get("registry");
  // npm has looked at the environment for it already.
  if (registry !== undefined) env.NPM_CONFIG_REGISTRY = registry;
  const take = (key: string, name: string): void => {
    const value = known.get(key);
    if (value !== undefined && !Deno.env.get(name)) env[name] = value;
  };
  take("cafile", "DENO_CERT");
  take("https-proxy", "HTTPS_PROXY");
  take("noproxy", "NO_PROXY");
  return env;
}

/** Fetches the package in another Deno, which has the way to the registry from npm. */
async function fetchByNpm(signal: AbortSignal): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", import.meta.url],
    env: { ...await npmEnvironment(), NO_COLOR: "1" },
    stdin: "null",
    signal,
  }).output();
  if (success) return new TextDecoder().decode(stdout).trim();
  const said = new TextDecoder().decode(stderr).split("\n").find((line) =>
    line.trim() !== ""
  );
  throw new Error(
    said?.replace(
      /^(error: )?(Uncaught )?(\(in promise\) )?(TypeError: )?/,
      "",
    ),
  );
}

/**
 * Fetches the package.
 *
 * @returns The folder that its files are in.
 * @throws {Error} when the npm registry does not give it.
 */
export async function fetchPackage(): Promise<URL> {
  const limit = new AbortController();
  const late = new Promise<never>((_resolve, reject) => {
    const stop = () =>
      reject(new Error(`no answer within ${LIMIT_MS / 1000} s`));
    const timer = setTimeout(stop, LIMIT_MS);
    limit.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  const folder = fetchHere().catch(() => fetchByNpm(limit.signal));
  try {
    return new URL(await Promise.race([folder, late]));
  } finally {
    limit.abort();
  }
}

if (import.meta.main) console.log(await fetchHere());
