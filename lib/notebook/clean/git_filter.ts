import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import { git, type GitAnswer, quoteForShell } from "./_git.ts";
import {
  addAttributes,
  hasAttributes,
  removeAttributes,
} from "./_git_attributes.ts";
import { readIfThere } from "../format/read_if_there.ts";

/** Where git is told of the filter. */
export interface GitFilterPlace {
  /** A folder of the repository. @default {Deno.cwd()} */
  readonly folder?: string;
  /** For all repositories of the person. @default {false} */
  readonly isGlobal?: boolean;
  /**
   * The attributes file that names the notebooks; a relative path is meant from
   * `folder`.
   *
   * @default {the repository's own, which is not committed, or the person's}
   */
  readonly attributes?: string;
}

/** What git is told. */
export interface GitFilterCommands extends GitFilterPlace {
  /**
   * The program and its first arguments: called with `clean … -` it cleans
   * standard input, with `diff --git …` it shows what changed.
   */
  readonly program: readonly string[];
  /** Flags for `clean`. @default {[]} */
  readonly cleanFlags?: readonly string[];
}

/** What git knows of the filter. */
export interface GitFilterStatus {
  /** Whether notebooks are stored clean and shown cell by cell. */
  readonly isInstalled: boolean;
  /** What git calls to clean; absent where it knows none. */
  readonly clean?: string;
  /** What git calls to show changes; absent where it knows none. */
  readonly diff?: string;
  /** The attributes file that was looked at. */
  readonly attributes: string;
  /** Whether the notebooks are named there, or in another file that counts here. */
  readonly isNamed: boolean;
  /** The filter of another program that notebooks go through instead. */
  readonly otherFilter?: string;
}

/**
 * Has git store notebooks clean, while the files keep their outputs, and show
 * their changes cell by cell. Doing it again changes nothing, or brings the
 * commands up to date; other lines of the files stay as they are.
 *
 * A notebook that cannot be cleaned is not stored: git says why and stops.
 *
 * @param options What git calls, and where it is told so.
 * @returns What git knows then.
 * @throws {Error} When there is no git, no repository, or one without files.
 *
 * @example Installing it in a new repository
 * ```ts
 * import { installGitFilter } from "@cenote/cenote/notebook";
 * import { assert } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * await new Deno.Command("git", { args: ["init", "--quiet", folder] }).output();
 * const status = await installGitFilter({ folder, program: ["cenote"] });
 * assert(status.isInstalled);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function installGitFilter(
  options: GitFilterCommands,
): Promise<GitFilterStatus> {
  const what = "install the git filter";
  const place = await findPlace(what, options);
  const { program, cleanFlags = [] } = options;
  // Git writes the path in the place of %f, quoted, and % in that of %%.
  const clean = [...program, "clean", ...cleanFlags].map((word) =>
    quoteForShell(word).replaceAll("%", "%%")
  );
  const diff = [...program, "diff", "--git", "--clean", "--"].map(
    quoteForShell,
  );
  const quiet = "DENO_NO_UPDATE_CHECK=1";
  const values = {
    "filter.cenote.clean": [quiet, ...clean, "--name=%f", "-"].join(" "),
    "filter.cenote.smudge": "cat",
    "filter.cenote.required": "true",
    "diff.cenote.command": [quiet, ...diff].join(" "),
  };
  for (const [name, value] of Object.entries(values)) {
    const set = ["config", place.scope, "--replace-all", name, value];
    demand(what, await git(what, place.folder, set));
  }
  await editFile(place.attributes, addAttributes);
  return await status(what, place);
}

/**
 * Undoes {@linkcode installGitFilter}; other lines of the files stay as they are.
 *
 * @param options Where git is to forget it.
 * @returns What git knows then.
 * @throws {Error} When there is no git, no repository, or one without files.
 */
export async function uninstallGitFilter(
  options: GitFilterPlace = {},
): Promise<GitFilterStatus> {
  const what = "uninstall the git filter";
  const place = await findPlace(what, options);
  // First the names: a name without a filter is no trouble, but so nobody sees one.
  await editFile(place.attributes, removeAttributes);
  for (const section of ["filter.cenote", "diff.cenote"]) {
    const names = await git(what, place.folder, [
      "config",
      place.scope,
      "--get-regexp",
      `^${section.replace(".", "\\.")}\\.`,
    ]);
    if (names.code !== 0) continue;
    const remove = ["config", place.scope, "--remove-section", section];
    demand(what, await git(what, place.folder, remove));
  }
  return await status(what, place);
}

/**
 * Tells whether git stores notebooks clean.
 *
 * @param options Where to look.
 * @returns What git knows.
 * @throws {Error} When there is no git, no repository, or one without files.
 */
export async function readGitFilter(
  options: GitFilterPlace = {},
): Promise<GitFilterStatus> {
  const what = "look for the git filter";
  return await status(what, await findPlace(what, options));
}

/** Where git keeps what it is told. */
interface Place {
  readonly folder: string;
  readonly scope: "--global" | "--local";
  readonly attributes: string;
}

async function findPlace(
  what: string,
  { folder = Deno.cwd(), isGlobal = false, attributes }: GitFilterPlace,
): Promise<Place> {
  const named = attributes === undefined
    ? undefined
    : resolve(folder, attributes);
  if (isGlobal) {
    return {
      folder,
      scope: "--global",
      attributes: named ?? await globalAttributes(what, folder),
    };
  }
  const inside = await git(what, folder, ["rev-parse", "--is-bare-repository"]);
  if (inside.code !== 0) {
    const isNone = /not a git repository/.test(inside.err);
    throw new Error(
      isNone
        ? `Cannot ${what}: found no git repository in "${folder}"; do it inside one, or for all with --global`
        : `Cannot ${what}: git said "${inside.err}"`,
    );
  }
  if (inside.out === "true") {
    throw new Error(
      `Cannot ${what}: found a bare repository, which has no files; do it in a clone of it`,
    );
  }
  const own = await git(what, folder, [
    "rev-parse",
    "--git-path",
    "info/attributes",
  ]);
  return {
    folder,
    scope: "--local",
    attributes: named ?? resolve(folder, demand(what, own)),
  };
}

async function globalAttributes(what: string, folder: string): Promise<string> {
  const set = await git(what, folder, [
    "config",
    "--global",
    "--type=path",
    "core.attributesFile",
  ]);
  if (set.code === 0 && set.out !== "") return resolve(folder, set.out);
  const config = Deno.env.get("XDG_CONFIG_HOME");
  if (config) return join(config, "git", "attributes");
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE");
  if (home) return join(home, ".config", "git", "attributes");
  throw new Error(
    `Cannot ${what}: found no home folder; set HOME, or name a file by --attributes`,
  );
}

async function status(what: string, place: Place): Promise<GitFilterStatus> {
  const value = async (name: string) => {
    const answer = await git(what, place.folder, [
      "config",
      // What holds here may be told for all repositories.
      ...(place.scope === "--global" ? ["--global"] : []),
      "--get",
      name,
    ]);
    return answer.code === 0 ? answer.out : undefined;
  };
  const clean = await value("filter.cenote.clean");
  const diff = await value("diff.cenote.command");
  const text = await readIfThere(place.attributes) ?? "";
  const filter = place.scope === "--global"
    ? hasAttributes(text) ? "cenote" : undefined
    : await effectiveFilter(what, place);
  const isNamed = filter === "cenote";
  return {
    isInstalled: isNamed && clean !== undefined,
    ...(clean === undefined ? {} : { clean }),
    ...(diff === undefined ? {} : { diff }),
    attributes: isNamed && !hasAttributes(text)
      ? await namingFile(place.folder) ?? place.attributes
      : place.attributes,
    isNamed,
    ...(filter === undefined || isNamed ? {} : { otherFilter: filter }),
  };
}

/** The nearest `.gitattributes` of the repository that names notebooks. */
async function namingFile(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder);; at = dirname(at)) {
    const path = join(at, ".gitattributes");
    if (hasAttributes(await readIfThere(path) ?? "")) return path;
    const isTop = await Deno.stat(join(at, ".git")).then(
      () => true,
      () => false,
    );
    if (isTop || dirname(at) === at) return undefined;
  }
}

/** The filter that a notebook in the attributes file's folder goes through. */
async function effectiveFilter(
  what: string,
  { folder, attributes }: Place,
): Promise<string | undefined> {
  const at = /[\\/]\.gitattributes$/.test(attributes)
    ? dirname(attributes)
    : folder;
  const path = join(at, "notebook.ipynb");
  const answer = await git(what, folder, [
    "check-attr",
    "-z",
    "filter",
    "--",
    path,
  ]);
  const found = answer.code === 0 ? answer.out.split("\0")[2] : undefined;
  return found === undefined || found === "unspecified" || found === "unset"
    ? undefined
    : found;
}

function demand(what: string, { code, out, err }: GitAnswer): string {
  if (code === 0) return out;
  throw new Error(`Cannot ${what}: git said "${err || `exit code ${code}`}"`);
}

/** Changes a file, makes it, or removes it when nothing is left in it. */
async function editFile(
  path: string,
  edit: (text: string) => string,
): Promise<void> {
  const before = await readIfThere(path);
  const after = edit(before ?? "");
  if (after === (before ?? "")) return;
  if (after === "") return await Deno.remove(path);
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeTextFile(path, after);
}
