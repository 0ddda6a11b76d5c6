import { copy } from "./_copy.ts";

const ROOT = new URL("../../", import.meta.url);

/** A copy of the project's manifest and tools in a folder of its own, with nothing set up. */
export class Project implements AsyncDisposable {
  readonly folder: URL;

  private constructor(folder: URL) {
    this.folder = folder;
  }

  static async make(...parts: readonly string[]): Promise<Project> {
    const path = await Deno.makeTempDir({ prefix: "cenote project " });
    const folder = new URL(`file://${encodeURI(path)}/`);
    for (const part of ["deno.json", "tools/", ...parts]) {
      await copy(new URL(part, ROOT), new URL(part, folder));
    }
    return new Project(folder);
  }

  async write(path: string, text: string): Promise<void> {
    const file = new URL(path, this.folder);
    await Deno.mkdir(new URL("./", file), { recursive: true });
    await Deno.writeTextFile(file, text);
  }

  /** Runs `deno ARGS` in the project, with no colours, and waits for its end. */
  async deno(args: readonly string[], env: Record<string, string> = {}) {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...args],
      cwd: this.folder,
      env: { NO_COLOR: "1", JSR_URL: NOWHERE, ...env },
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
  }

  /** Runs the set-up. */
  setup(args: readonly string[] = [], env: Record<string, string> = {}) {
    return this.deno(["run", "-A", "tools/setup.ts", ...args], env);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** An address on which nothing listens: port 9 is for discarding, and machines of today have it closed. */
export const NOWHERE = "http://127.0.0.1:9/";
