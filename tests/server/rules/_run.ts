import { join } from "@std/path";
import { ALL_AGENT_TOOLS } from "../../../lib/server/agent_tools.ts";
import type {
  AgentTurn,
  EngineControl,
  ProgramRun,
  StepRequest,
  WorkspaceFile,
} from "../../../lib/server/engine.ts";
import { rulesEngine } from "../../../lib/server/rules/mod.ts";
import { readResults } from "../../../lib/server/rules/results.ts";

/** Cells of one result, as the program printed them. */
export type Lines = (string | number | null)[][];

/** What came of a task. */
export interface Done {
  readonly answer: string;
  /** Texts of all turns before the answer. */
  readonly turns: readonly AgentTurn[];
  /** The lines of each job's result. */
  readonly tables: Lines[];
  /** The terms of each sequence. */
  readonly terms: string[][];
  /** Files that the programs wrote, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Options of {@linkcode work}. */
export interface WorkOptions {
  readonly origin?: WorkspaceFile["origin"];
  readonly collectionName?: string;
  readonly turnsLeft?: number;
}

/** A control that never steers. */
export function freely(): EngineControl {
  return {
    signal: new AbortController().signal,
    finish: new AbortController().signal,
    gate: () => Promise.resolve(),
  };
}

/** A file of the working folder that lies in memory. */
export function fileOf(
  name: string,
  content: string | Uint8Array,
  origin: WorkspaceFile["origin"] = "collection",
  collectionName = "test",
): WorkspaceFile {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  return {
    name,
    origin,
    collectionName,
    bytes: bytes.length,
    read: () => Promise.resolve(bytes),
  };
}

/** A request with the parts that a test leaves open. */
export function requestOf(
  task: string,
  files: readonly WorkspaceFile[],
  turns: readonly AgentTurn[] = [],
  more: Partial<StepRequest> = {},
): StepRequest {
  return {
    task,
    systemPrompt: "",
    history: [],
    files,
    hasCollection: files.length > 0,
    tools: ALL_AGENT_TOOLS,
    passages: [],
    turns,
    turnsLeft: 5,
    settings: { llm: "auto", temperature: 0, maxNewTokens: 4096 },
    control: freely(),
    ...more,
  };
}

const BLOCK_REGEXP =
  /```ts\n(\/\/ filename: (\S+)\n\/\/ execution: true\n[\s\S]*?)```/g;

/** Lets the engine do a task, its programs run under the permissions of a sandbox. */
export async function work(
  task: string,
  data: Readonly<Record<string, string | Uint8Array>>,
  options: WorkOptions = {},
): Promise<Done> {
  const folder = await Deno.makeTempDir();
  try {
    const inputs = Object.entries(data).map(([name, content]) =>
      fileOf(name, content, options.origin, options.collectionName)
    );
    for (const file of inputs) {
      await Deno.writeFile(join(folder, file.name), await file.read());
    }
    const engine = rulesEngine();
    const control = freely();
    const turns: AgentTurn[] = [];
    const files: Record<string, string> = {};
    for (let turnsLeft = options.turnsLeft ?? 5; turnsLeft > 0; turnsLeft--) {
      let text = "";
      for await (
        const event of engine.step(
          requestOf(task, inputs, turns, { control, turnsLeft }),
        )
      ) {
        if (event.type === "text") text += event.text;
      }
      const runs: ProgramRun[] = [];
      for (const [, code = "", fileName = ""] of text.matchAll(BLOCK_REGEXP)) {
        runs.push(await runProgram(folder, fileName, code, files));
      }
      if (runs.length === 0) {
        return { answer: text, turns, files, ...resultsOf(turns) };
      }
      turns.push({ text, runs });
    }
    throw new Error(`The engine came to no end: ${turns.at(-1)?.text}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runProgram(
  folder: string,
  fileName: string,
  code: string,
  files: Record<string, string>,
): Promise<ProgramRun> {
  await Deno.writeTextFile(join(folder, fileName), code);
  const before = new Map<string, string>();
  for await (const entry of Deno.readDir(folder)) {
    before.set(
      entry.name,
      String((await Deno.stat(join(folder, entry.name))).mtime?.getTime()),
    );
  }
  const output = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--no-config",
      "--no-remote",
      "--no-npm",
      "--allow-read=.",
      "--allow-write=.",
      fileName,
    ],
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  const written: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (before.has(entry.name)) continue;
    written.push(entry.name);
    files[entry.name] = await Deno.readTextFile(join(folder, entry.name));
  }
  const decoder = new TextDecoder();
  return {
    fileName,
    code,
    exitCode: output.code,
    output: decoder.decode(output.stdout) + decoder.decode(output.stderr),
    files: written,
    seconds: 0,
  };
}

function resultsOf(
  turns: readonly AgentTurn[],
): Pick<Done, "tables" | "terms"> {
  const tables: Lines[] = [];
  const terms: string[][] = [];
  for (const run of turns.at(-1)?.runs ?? []) {
    for (const result of readResults(run.output)?.results ?? []) {
      if ("head" in result) terms.push([...result.head, ...result.tail]);
      else tables.push(result.lines.map((line) => [...line]));
    }
  }
  return { tables, terms };
}
