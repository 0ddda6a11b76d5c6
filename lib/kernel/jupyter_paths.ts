import { joinPath, joinPathOn } from "./_join.ts";

/** What the places of Jupyter's files depend on. */
export interface JupyterEnvironment {
  /** The value of an environment variable. */
  env(name: string): string | undefined;
  /** The system. @default {Deno.build.os} */
  readonly os?: typeof Deno.build.os;
}

/**
 * The folder of a person's own Jupyter files, as `jupyter --data-dir` tells it.
 *
 * @param environment The world around.
 * @returns the folder, which need not exist.
 * @throws {Error} when nothing tells where the person's files are.
 *
 * @example On Linux
 * ```ts
 * import { userDataFolder } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const env = (name: string) => name === "HOME" ? "/home/ada" : undefined;
 * assertEquals(
 *   userDataFolder({ env, os: "linux" }),
 *   "/home/ada/.local/share/jupyter",
 * );
 * ```
 */
export function userDataFolder(environment: JupyterEnvironment): string {
  const { env, os = Deno.build.os } = environment;
  const join = joinPathOn.bind(undefined, os);
  const told = env("JUPYTER_DATA_DIR");
  if (told) return told;
  if (os === "windows") {
    const config = env("JUPYTER_CONFIG_DIR");
    const roaming = env("APPDATA");
    if (roaming) return join(roaming, "jupyter");
    if (config) return join(config, "data");
    return join(home(env, "USERPROFILE"), ".jupyter", "data");
  }
  if (os === "darwin") return join(home(env, "HOME"), "Library", "Jupyter");
  return join(
    env("XDG_DATA_HOME") || join(home(env, "HOME"), ".local", "share"),
    "jupyter",
  );
}

function home(
  env: (name: string) => string | undefined,
  name: string,
): string {
  const folder = env(name);
  if (folder) return folder;
  throw new Error(
    `Cannot find Jupyter's folder: found no ${name} in the environment; set JUPYTER_DATA_DIR`,
  );
}

/**
 * The folders in which Jupyter looks for its files, the first that counts first.
 *
 * @param environment The world around.
 * @param sysPrefix The folder of the Python that Jupyter runs in, where it is known.
 * @returns the folders, of which any may not exist.
 */
export function dataFolders(
  environment: JupyterEnvironment,
  sysPrefix?: string,
): string[] {
  const { env, os = Deno.build.os } = environment;
  const join = joinPathOn.bind(undefined, os);
  const system = os === "windows"
    ? [join(env("PROGRAMDATA") ?? "C:\\ProgramData", "jupyter")]
    : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const told = (env("JUPYTER_PATH") ?? "").split(os === "windows" ? ";" : ":")
    .filter((path) => path !== "");
  const own = sysPrefix === undefined
    ? []
    : [join(sysPrefix, "share", "jupyter")];
  return [
    ...new Set([...told, userDataFolder(environment), ...own, ...system]),
  ];
}

/**
 * The folder of Jupyter's files below the prefix of an installation, such as a
 * virtual environment.
 *
 * @param prefix The installation's folder.
 * @returns the folder, which need not exist.
 */
export function prefixDataFolder(prefix: string): string {
  return joinPath(prefix, "share", "jupyter");
}
