import { DevtoolsSession } from "../../../lib/cells/process/devtools.ts";
import { completeValues } from "../../../lib/cells/values/mod.ts";

/** A process that keeps alive, as the cells' own does. */
export class Child implements AsyncDisposable {
  private constructor(
    readonly session: DevtoolsSession,
    readonly process: Deno.ChildProcess,
    readonly drained: Promise<void>,
  ) {}

  static async start(): Promise<Child> {
    const process = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-A",
        "--no-config",
        "--inspect=127.0.0.1:0",
        "--inspect-publish-uid=stderr",
        "data:application/javascript,setInterval(()=>{},2**30);console.log('up')",
      ],
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const errors = process.stderr.pipeThrough(new TextDecoderStream());
    const outputs = process.stdout.getReader();
    const { promise, resolve } = Promise.withResolvers<string>();
    const drained = (async () => {
      let text = "";
      for await (const chunk of errors) {
        text += chunk;
        const address = /ws:\S+/.exec(text)?.[0];
        if (address) resolve(address);
      }
    })();
    const session = await DevtoolsSession.connect(await promise);
    // The program runs now, and stays.
    await outputs.read();
    outputs.releaseLock();
    await process.stdout.cancel();
    return new Child(session, process, drained);
  }

  /** Runs a cell as the engine does. */
  async run(code: string): Promise<unknown> {
    const answer = await this.session.send("Runtime.evaluate", {
      expression: `await 0;\n${code}\n//# sourceURL=cenote:cell/1`,
      replMode: true,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer));
    const { result } = answer;
    return typeof result === "object" && result !== null && "value" in result
      ? result.value
      : undefined;
  }

  /**
   * Starts a loop that goes on until `stop()` is called, and waits until it runs.
   *
   * @param body What it does in each round.
   * @returns What ends it, and gives the number of rounds.
   */
  async loop(body: string): Promise<{ stop(): Promise<unknown> }> {
    const evaluate = async (expression: string) =>
      JSON.stringify(
        await this.session.send("Runtime.evaluate", { expression }),
      );
    await evaluate("globalThis.rounds = 0; globalThis.stopped = false");
    const busy = this.run(`while (!stopped) { rounds++; ${body} } rounds`);
    while (!(await evaluate("rounds > 0")).includes("true"));
    return {
      stop: async () => {
        await evaluate("stopped = true");
        return await busy;
      },
    };
  }

  /** Texts of the matches at `|`. */
  async complete(marked: string): Promise<string[]> {
    return (await this.completion(marked)).texts;
  }

  /** The completion at `|`: its texts, and what each replaces. */
  async completion(marked: string, folder?: string) {
    const cursor = marked.indexOf("|");
    const code = marked.slice(0, cursor) + marked.slice(cursor + 1);
    const { matches, start, end } = await completeValues(
      this.session,
      code,
      cursor,
      { ...(folder !== undefined && { folder }) },
    );
    return {
      texts: matches.map(({ text }) => text),
      kinds: new Map(matches.map(({ text, kind }) => [text, kind])),
      replaced: code.slice(start, end),
      start,
      end,
      apply: (text: string) => code.slice(0, start) + text + code.slice(end),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.session.close();
    this.process.kill("SIGKILL");
    await this.process.status;
    await this.session.closed;
    await this.drained;
  }
}
