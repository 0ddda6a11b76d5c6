import { fromFileUrl, join } from "@std/path";
import { Program } from "../cli/_process.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/** A checkout with nothing installed and no working copy, in which labs are started. */
export interface LabCheckout extends AsyncDisposable {
  /** The checkout. */
  readonly root: string;
  /** Where its programs put temporary files. */
  readonly temporary: string;
  /** Starts `tools/lab.ts`; the environment names no server. */
  start(args: readonly string[], env?: Record<string, string>): Program;
  /** Makes a folder of programs, each a shell script, for a PATH; gives its path. */
  programs(scripts: Readonly<Record<string, string>>): Promise<string>;
}

/** Makes one out of links to this checkout; the course is a copy, which may be changed. */
export async function makeLabCheckout(): Promise<LabCheckout> {
  const folder = await Deno.makeTempDir({ prefix: "cenote lab test " });
  const root = join(folder, "checkout"), temporary = join(folder, "tmp");
  for (const one of [root, temporary]) await Deno.mkdir(one);
  for (const name of ["deno.json", "lib", "mod.ts", "tools", "vendor"]) {
    await Deno.symlink(join(ROOT, name), join(root, name));
  }
  for (const part of ["notebooks", "notebooks/data"]) {
    await Deno.mkdir(join(root, part));
    for await (const { name, isFile } of Deno.readDir(join(ROOT, part))) {
      if (!isFile) continue;
      await Deno.copyFile(join(ROOT, part, name), join(root, part, name));
    }
  }
  const usual = {
    H2OGPTE_ADDRESS: "",
    H2OGPTE_API_KEY: "",
    INIT_CWD: folder,
    TMPDIR: temporary,
  };
  return {
    root,
    temporary,
    start: (args, env = {}) =>
      new Program(args, { ...usual, ...env }, { root, entry: "tools/lab.ts" }),
    async programs(scripts) {
      const bin = await Deno.makeTempDir({ dir: folder });
      for (const [name, script] of Object.entries(scripts)) {
        await Deno.writeTextFile(join(bin, name), `#!/bin/sh\n${script}\n`, {
          mode: 0o755,
        });
      }
      return bin;
    },
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
