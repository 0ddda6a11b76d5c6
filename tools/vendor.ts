/**
 * The layout of Deno's `vendor/` folder for packages of JSR: what JSR would have answered, made
 * from the plain JavaScript of the npm package and the declarations of `tools/std/`.
 *
 * @module
 */

/** The project's folder. */
export const ROOT: URL = new URL("../", import.meta.url);
/** Where our declarations stand. */
export const DECLARATIONS: URL = new URL("tools/std/", ROOT);
/** The file that tells a complete copy of ours; it comes into place with all the others. */
export const STAMP = ".complete.json";
/**
 * The version that every package gets. The npm package does not tell the packages' own versions,
 * so this is its own number, which satisfies the `^1` of the import map.
 */
const VERSION = "1.4.0";
/** Deno hashes longer file names in `vendor/`; ours stay below with `.d.ts` after them. */
const LONGEST_STEM = 22;
/** An import or a re-export at the beginning of a line; those in examples follow a star. */
const IMPORT_REGEXP =
  /^((?:import|export)\b[^;"']*?\bfrom |import )"(\.[^"]+)"/gm;
/** What a `mod.js` is made of. */
const MODULE_EXPORT_REGEXP = /^export \* from "([^"]+)";\n/gm;

/** A file by its path inside its package. */
interface File {
  /** The package's name, in dashes as on JSR. */
  readonly name: string;
  /** The path from the package's folder, with the long parts already made short. */
  readonly path: string;
  readonly text: string;
}

/** What the stamp holds: the key of the inputs and the size of each file. */
interface Stamp {
  readonly key: string;
  readonly sizes: Readonly<Record<string, number>>;
}

/** A short name for a file name that Deno would hash. */
function shorten(path: string): string {
  const [, folder = "", stem = ""] = /^(.*\/)?([^/]*)\.js$/.exec(path) ?? [];
  if (stem.length <= LONGEST_STEM) return path;
  const initials = stem.replace(/([a-z])[a-z]*/g, "$1").replaceAll("_", "");
  return `${folder}${
    stem.slice(0, LONGEST_STEM - initials.length - 1)
  }-${initials}.js`;
}

/** The subpath under which JSR exports a file: `text_line_stream.js` is `./text-line-stream`. */
function subpath(path: string): string {
  const bare = path.replace(/\.js$/, "").replace(/(^|\/)mod$/, "").replaceAll(
    "_",
    "-",
  );
  return bare === "" ? "." : `./${bare}`;
}

const dashed = (folder: string): string => folder.replaceAll("_", "-");

/** The packages of `@std` that the import map names. */
export async function standardNames(): Promise<readonly string[]> {
  const config: unknown = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  const imports =
    typeof config === "object" && config !== null && "imports" in config
      ? Object.values(config.imports ?? {})
      : [];
  return imports.flatMap((target) =>
    /^jsr:@std\/([^@/]+)/.exec(String(target))?.[1] ?? []
  );
}

async function* walk(folder: URL, prefix = ""): AsyncGenerator<string> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  for (
    const { name, isDirectory } of entries.toSorted((a, b) =>
      a.name < b.name ? -1 : 1
    )
  ) {
    if (isDirectory) {
      yield* walk(new URL(`${name}/`, folder), `${prefix}${name}/`);
    } else yield `${prefix}${name}`;
  }
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(text),
  );
  return new Uint8Array(bytes).toHex();
}

/** The name that Deno gives a part of an address in `vendor/`: long and odd ones get a hash. */
async function localPart(part: string): Promise<string> {
  const plain = /^[a-z0-9_.%~+-]{1,30}$/.test(part) &&
    !/\.(json|wasm|[cm]?[jt]sx?)$/.test(part) &&
    !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(part);
  if (plain) return part;
  const start = part.slice(0, 20).toLowerCase().replace(
    /[^a-z0-9_.%~+-]/g,
    "_",
  );
  return `#${start}_${(await digest(part)).slice(0, 5)}`;
}

/** How Deno joins host and port in `vendor/`: another way from 2.9.7 on. */
function portSeparator(): string {
  const [major = 0, minor = 0, patch = 0] = Deno.version.deno.split(".").map(
    parseFloat,
  );
  const newer = major > 2 ||
    major === 2 && (minor > 9 || minor === 9 && patch >= 7);
  return newer ? "_port_" : "_";
}

/** Where under `vendor/` Deno looks for what comes from the JSR registry at `address`. */
export async function folderOf(address: URL, root: URL = ROOT): Promise<URL> {
  const scheme = address.protocol === "https:"
    ? ""
    : `${address.protocol.slice(0, -1)}_`;
  const port = address.port === "" ? "" : `${portSeparator()}${address.port}`;
  const parts = address.pathname.split("/").filter((part) => part !== "");
  const names = await Promise.all(
    [`${scheme}${address.hostname}${port}`, ...parts].map(localPart),
  );
  const path = names.map((name) => encodeURIComponent(name)).join("/");
  return new URL(`vendor/${path}/@std/`, root);
}

/** Names everything that decides what `vendor/` holds. */
export async function currentKey(): Promise<string> {
  const inputs = ["vendor.ts", "npm_package.ts"].map((name) =>
    new URL(name, import.meta.url).href
  );
  for await (const path of walk(DECLARATIONS)) {
    if (/\.(d\.ts|json)$/.test(path)) {
      inputs.push(new URL(path, DECLARATIONS).href);
    }
  }
  const texts = await Promise.all(
    inputs.map(async (input) =>
      `${input.slice(ROOT.href.length)}\n${await Deno.readTextFile(
        new URL(input),
      )}`
    ),
  );
  return await digest(texts.join("\n"));
}

/** True when `folder` is a copy of ours, made from `key`, with every file in its full size. */
export async function isComplete(folder: URL, key: string): Promise<boolean> {
  try {
    const stamp: Stamp = JSON.parse(
      await Deno.readTextFile(new URL(STAMP, folder)),
    );
    if (stamp.key !== key) return false;
    const sizes = Object.entries(stamp.sizes);
    return sizes.every(([path, size]) =>
      Deno.statSync(new URL(path, folder)).size === size
    );
  } catch {
    return false;
  }
}

/**
 * Leaves out the files that cannot work for what the npm package lacks (data, unstable parts), and
 * what a `mod.js` exports of them. Their imports would lead to files that are nowhere.
 */
function prune(texts: Map<string, string>, data: ReadonlySet<string>): void {
  const reach = (path: string, target: string): string =>
    new URL(target, `file:///${path}`).pathname.slice(1);
  const works = (path: string, text: string): boolean =>
    [...text.matchAll(IMPORT_REGEXP)].map((found) =>
      reach(path, found[2] ?? "")
    )
      .every((target) => texts.has(target) || data.has(target));
  for (let before = -1; before !== texts.size;) {
    before = texts.size;
    for (const [path, text] of texts) {
      if (path.endsWith("/mod.js")) {
        const kept = text.replace(
          MODULE_EXPORT_REGEXP,
          (line, target: string) => texts.has(reach(path, target)) ? line : "",
        );
        texts.set(path, kept);
      } else if (!works(path, text)) texts.delete(path);
    }
  }
}

/** Reads the npm package under `source` into files as a JSR package has them. */
export async function copiesOf(source: URL): Promise<File[]> {
  const texts = new Map<string, string>();
  for await (const path of walk(source)) {
    if (!/^[a-z_]+\/.+\.js$/.test(path)) continue;
    texts.set(path, await Deno.readTextFile(new URL(path, source)));
  }
  const data = new Set<string>();
  for await (const path of walk(DECLARATIONS)) {
    if (path.endsWith(".json")) data.add(path.replaceAll("-", "_"));
  }
  prune(texts, data);
  return [...texts].map(([whole, text]) => {
    const [, folder = "", path = ""] = /^([^/]+)\/(.+)$/.exec(whole) ?? [];
    return {
      name: dashed(folder),
      path,
      text: text.replace(
        IMPORT_REGEXP,
        (_all, start: string, target: string) =>
          `${start}"${retarget(folder, path, target)}"`,
      ),
    };
  });
}

/** Where an import of `target` in `folder/path` leads in JSR's layout. */
function retarget(folder: string, path: string, target: string): string {
  const base = new URL(`file:///${folder}/${path}`);
  const [, other = "", rest = ""] =
    /^\/([^/]+)\/(.+)$/.exec(new URL(target, base).pathname) ?? [];
  if (other === folder) return shorten(target);
  const inside = subpath(rest).slice(1);
  return `jsr:@std/${dashed(other)}@${VERSION}${inside}`;
}

/** What `tools/std/` has for one package: declarations by the file that each describes, and data. */
interface Additions {
  readonly declared: ReadonlyMap<string, string>;
  readonly data: ReadonlyMap<string, string>;
}

async function additionsTo(
  name: string,
  declarations: URL,
): Promise<Additions> {
  const declared = new Map<string, string>();
  const data = new Map<string, string>();
  const folder = new URL(`${name}/`, declarations);
  if (!await Deno.stat(folder).then(() => true, () => false)) {
    return { declared, data };
  }
  for await (const path of walk(folder)) {
    const text = await Deno.readTextFile(new URL(path, folder));
    if (path.endsWith(".d.ts")) {
      declared.set(path.replace(/\.d\.ts$/, ".js"), text);
    }
    if (path.endsWith(".json")) data.set(path, text);
  }
  return { declared, data };
}

/** What a `mod.js` exports of the files that have declarations. */
function moduleDeclaration(
  text: string,
  path: string,
  declared: ReadonlySet<string>,
): string {
  const base = new URL(`file:///${path}`);
  const lines = [...text.matchAll(/^export \* from "([^"]+)";/gm)].flatMap((
    [, target = ""],
  ) =>
    declared.has(new URL(target, base).pathname.slice(1))
      ? [`export * from "${target.replace(/\.js$/, ".d.ts")}";`]
      : []
  );
  return [...lines, "export {};", ""].join("\n");
}

/** The files of one package with their declarations, and what the package exports. */
async function assemble(
  name: string,
  files: readonly File[],
  declarations: URL,
): Promise<{ texts: Map<string, string>; exports: Record<string, string> }> {
  const { declared, data } = await additionsTo(name, declarations);
  const known = new Set(files.map((file) => file.path));
  for (const path of declared.keys()) {
    if (!known.has(path)) {
      throw new Error(
        `tools/std/${name} declares "${path}", which is not there`,
      );
    }
  }
  const texts = new Map(data);
  const exports: Record<string, string> = {};
  const all = new Set(declared.keys());
  for (const { path } of files) if (/(^|\/)mod\.js$/.test(path)) all.add(path);
  for (const { path, text } of files) {
    const short = shorten(path);
    const types = short.replace(/\.js$/, ".d.ts");
    const own = declared.get(path) ??
      (/(^|\/)mod\.js$/.test(path)
        ? moduleDeclaration(text, path, all)
        : "export {};\n");
    const stem = types.split("/").at(-1);
    texts.set(
      short,
      `/* @ts-self-types="./${stem}" */\n${text.replace(/^#!.*\n/, "")}`,
    );
    texts.set(
      types,
      own.replace(
        /(from )"(\.[^"]+)\.d\.ts"/g,
        (_all, from: string, target: string) =>
          `${from}"${shorten(`${target}.js`).replace(/\.js$/, ".d.ts")}"`,
      ),
    );
    exports[subpath(path)] = `./${short}`;
  }
  return { texts, exports };
}

/**
 * Writes all packages into the new folder `made`, the stamp last.
 *
 * @returns How many files were written.
 */
export async function writePackages(
  files: readonly File[],
  declarations: URL,
  made: URL,
  key: string,
): Promise<number> {
  const sizes: Record<string, number> = {};
  const folders = new Set<string>();
  async function write(path: string, text: string): Promise<number> {
    const target = new URL(path, made);
    const folder = new URL("./", target);
    if (!folders.has(folder.href)) {
      await Deno.mkdir(folder, { recursive: true });
    }
    folders.add(folder.href);
    const bytes = new TextEncoder().encode(text);
    await Deno.writeFile(target, bytes);
    sizes[path] = bytes.length;
    return bytes.length;
  }
  for (const [name, own] of Map.groupBy(files, (file) => file.name)) {
    const { texts, exports } = await assemble(name, own, declarations);
    const manifest: Record<string, { size: number; checksum: string }> = {};
    for (const [path, text] of texts) {
      const size = await write(`${name}/${VERSION}/${path}`, text);
      manifest[`/${path}`] = { size, checksum: `sha256-${await digest(text)}` };
    }
    const versions = { [VERSION]: {} };
    const meta = { scope: "std", name, latest: VERSION, versions };
    await write(`${name}/meta.json`, JSON.stringify(meta));
    await write(
      `${name}/${VERSION}_meta.json`,
      JSON.stringify({ manifest, exports }),
    );
  }
  const stamp: Stamp = { key, sizes };
  await Deno.writeTextFile(new URL(STAMP, made), JSON.stringify(stamp));
  return Object.keys(sizes).length;
}
