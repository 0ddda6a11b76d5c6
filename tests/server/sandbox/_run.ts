import {
  type Program,
  type ProgramResult,
  Sandbox,
  type SandboxEvent,
  type SandboxOptions,
} from "../../../lib/server/sandbox/mod.ts";

/** Runs one program in a sandbox of its own. */
export async function* runProgram(
  options: Program & SandboxOptions,
): AsyncGenerator<SandboxEvent> {
  await using sandbox = new Sandbox(options);
  yield* sandbox.run(options);
}

/** Runs a program to its end. */
export async function resultOf(
  sandbox: Sandbox,
  code: string,
  fileName = "program.ts",
): Promise<ProgramResult> {
  for await (const event of sandbox.run({ code, fileName })) {
    if (event.type === "result") return event.result;
  }
  throw new TypeError("Cannot find the result: the program yielded none");
}

/** Runs a program in a folder of its own, which stands beside a file that it must not see. */
export async function runHere(
  code: string,
  options: Partial<Program & SandboxOptions> & {
    readonly files?: Readonly<Record<string, string>>;
  } = {},
): Promise<
  ProgramResult & { readonly streamed: string; readonly root: string }
> {
  const root = await Deno.makeTempDir({ prefix: "cenote-test-" });
  const folder = `${root}/chat/.work_1`;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(`${root}/secret.txt`, "a secret");
  await Deno.writeTextFile(`${root}/secret.json`, '{"value":"a secret"}');
  for (const [name, text] of Object.entries(options.files ?? {})) {
    await Deno.writeTextFile(`${folder}/${name}`, text);
  }
  try {
    let streamed = "";
    const program = { fileName: "program.ts", ...options, code, folder };
    for await (const event of runProgram(program)) {
      if (event.type === "output") streamed += event.text;
      else return { ...event.result, streamed, root };
    }
    throw new TypeError("Cannot find the result: the program yielded none");
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}
