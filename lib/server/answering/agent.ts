import { MAX_TURNS_NOTICE } from "../../api/mod.ts";
import { leftOut, mayUse } from "../agent_tools.ts";
import type {
  AgentTurn,
  Engine,
  Passage,
  PastTurn,
  ProgramRun,
} from "../engine.ts";
import { Sandbox, type SandboxLimits } from "../sandbox/mod.ts";
import type { Asked } from "./asked.ts";
import { isRunnable, type ProgramBlock, programBlocks } from "./blocks.ts";
import { type Control, type Interruption, untilAborted } from "./control.ts";
import { executionText, turnEnding, turnTitle } from "./text.ts";
import type { TracedRun, TracedTurn } from "./trace.ts";
import type { UsageMeter } from "./usage.ts";
import type { Workspace } from "./workspace.ts";

/** What the agent works with. */
export interface AgentParts {
  readonly engine: Engine;
  readonly asked: Asked;
  readonly history: readonly PastTurn[];
  readonly passages: readonly Passage[];
  readonly hasCollection: boolean;
  readonly workspace: Workspace;
  readonly control: Control;
  readonly meter: UsageMeter;
  readonly limits: Partial<SandboxLimits>;
  /** Streams a piece of text. */
  emit(text: string): void;
  now(): number;
}

/** What came of a run of the agent. */
export interface AgentOutcome {
  /** Turns before the last one. */
  readonly turns: readonly TracedTurn[];
  /** What the last turn said, or what became of the answer. */
  readonly conclusion: string;
}

/**
 * Lets the engine write, runs the programs that it wrote, lets it read what
 * came out, and so on until a turn has no program or the turns are used up.
 *
 * @param parts The engine, the task and the folder.
 * @returns The turns and the final answer.
 * @throws {EngineError} If the model cannot answer.
 */
export async function runAgent(parts: AgentParts): Promise<AgentOutcome> {
  await using programs = new Programs(parts);
  return await takeTurns(parts, programs);
}

async function takeTurns(
  parts: AgentParts,
  programs: Programs,
): Promise<AgentOutcome> {
  const { asked, control, emit } = parts;
  const turns: TracedTurn[] = [];
  while (true) {
    const isLast = control.finish.aborted || turns.length >= asked.maxTurns;
    const text = await step(
      parts,
      turns,
      isLast ? 1 : asked.maxTurns - turns.length + 1,
    );
    const interruption = control.interruption;
    if (interruption) {
      return interrupted(parts, turns, { text, runs: [] }, interruption);
    }
    const blocks = programBlocks(text);
    if (blocks.length === 0) return { turns, conclusion: text.trim() };
    if (isLast || !mayUse(asked.tools, "typescript")) {
      const note = !mayUse(asked.tools, "typescript")
        ? `\n\nThis program was not run: ${
          leftOut(asked.tools, ["typescript"])
        }.`
        : control.finish.aborted
        ? FINISHED_NOTE
        : maxTurnsNote(asked.maxTurns);
      emit(note);
      return { turns, conclusion: `${text.trimEnd()}${note}` };
    }
    const runs: TracedRun[] = [];
    for (const block of blocks) {
      const run = await programs.run(block);
      runs.push(run);
      if (control.interruption) {
        return interrupted(parts, turns, { text, runs }, control.interruption);
      }
      emit(executionText(run.run, run.language, new Date(parts.now())));
    }
    turns.push({ text, runs });
    emit(turnEnding(turnTitle(text, runs.map((one) => one.run))));
  }
}

const FINISHED_NOTE =
  "\n\nThe answer was asked to finish here, so that this program was not run.";

function maxTurnsNote(turns: number): string {
  return `\n\n${MAX_TURNS_NOTICE} (${turns}): this program was not run. Raise ` +
    "`agent_max_turns`, or give a smaller task.";
}

async function step(
  parts: AgentParts,
  turns: readonly TracedTurn[],
  turnsLeft: number,
): Promise<string> {
  const { asked, control, engine, meter } = parts;
  const past: AgentTurn[] = turns.map(({ text, runs }) => ({
    text,
    runs: runs.map((one) => one.run),
  }));
  const events = engine.step({
    task: asked.message,
    systemPrompt: asked.systemPrompt,
    history: parts.history,
    files: asked.tools.allowed.length === 0
      ? []
      : await parts.workspace.files(),
    hasCollection: parts.hasCollection,
    tools: asked.tools,
    passages: parts.passages,
    turns: past,
    turnsLeft,
    settings: {
      llm: asked.llm,
      temperature: asked.temperature,
      maxNewTokens: asked.maxNewTokens,
    },
    control,
  });
  let whole = "";
  for await (
    const text of untilAborted(
      meter.measure(events, engine.name),
      control.signal,
    )
  ) {
    await control.gate();
    if (control.signal.aborted) break;
    whole += text;
    parts.emit(text);
  }
  return whole;
}

/** Runs an answer's programs, all in one sandbox, so that variables live on between them. */
class Programs implements AsyncDisposable {
  readonly #parts: AgentParts;
  #sandbox: Sandbox | undefined;

  constructor(parts: AgentParts) {
    this.#parts = parts;
  }

  async run(block: ProgramBlock): Promise<TracedRun> {
    if (!isRunnable(block)) {
      return { run: refused(block), language: block.language };
    }
    const { control, limits, workspace } = this.#parts;
    const folder = await workspace.prepare(block.code);
    this.#sandbox ??= new Sandbox({
      folder,
      limits,
      signal: control.signal,
      pause: control,
    });
    const events = this.#sandbox.run({
      code: block.code,
      fileName: workspace.programName(block.fileName),
    });
    for await (const event of events) {
      if (event.type !== "result") continue;
      workspace.wrote(event.result.files);
      return {
        run: { ...event.result, code: block.code },
        language: "typescript",
      };
    }
    throw new TypeError(
      `Cannot tell what came of "${block.fileName}": it gave no result`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sandbox?.[Symbol.asyncDispose]();
  }
}

function refused(block: ProgramBlock): ProgramRun {
  const language = block.language === ""
    ? "This language"
    : `"${block.language}"`;
  return {
    fileName: block.fileName,
    code: block.code,
    exitCode: 1,
    output:
      `${language} is not run here: programs are TypeScript for Deno, in a block that ` +
      'begins with "```typescript", "// filename: NAME.ts" and "// execution: true"\n',
    files: [],
    seconds: 0,
  };
}

function interrupted(
  parts: AgentParts,
  turns: readonly TracedTurn[],
  last: TracedTurn,
  why: Interruption,
): AgentOutcome {
  const all = last.runs.length > 0 ? [...turns, last] : turns;
  const runs = all.flatMap((turn) => turn.runs.map((one) => one.run));
  const files = [...new Set(runs.flatMap((run) => run.files))];
  const done = runs.length === 0
    ? ""
    : ` Until then ${
      runs.length === 1 ? "1 program" : `${runs.length} programs`
    } had begun` +
      `${files.length === 0 ? "" : ` and written ${files.join(", ")}`}.`;
  const note = interruptionNote(why, parts.asked.totalTimeoutMs) + done;
  const said = last.text.trimEnd();
  parts.emit(said === "" ? note : `\n\n${note}`);
  return { turns: all, conclusion: said === "" ? note : `${said}\n\n${note}` };
}

/** What an answer says about its own early end. */
export function interruptionNote(
  why: Interruption,
  totalTimeoutMs: number,
): string {
  switch (why) {
    case "stopped":
      return "The answer was stopped.";
    case "left":
      return "The answer was stopped: the client closed the connection.";
    case "closing":
      return "The answer was stopped: the server was closed.";
    case "timed out":
      return `The request timed out: the answer took longer than the ${
        totalTimeoutMs / 1000
      } seconds that \`agent_total_timeout\` allows.`;
  }
}
