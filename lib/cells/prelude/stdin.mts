import type { Channel } from "./channel.mts";
import { put } from "./console.mts";

/** A program asked the person before the notebook, and nobody is there. */
class NotSupportedError extends Error {
  override name = "NotSupportedError";
}

/** How `prompt()` asks. */
interface PromptOptions {
  /** True to hide what is typed. @default {false} */
  readonly password?: boolean;
}

/** Lets `prompt`, `confirm` and `alert` ask the person before the notebook. */
export function installStdin(channel: Channel): void {
  const ask = (message: string, password = false): string => {
    const answer = channel.ask({ prompt: message, password });
    if (answer.type === "text") return answer.text;
    throw new NotSupportedError(
      `Cannot ask "${message.trim()}": this run has nobody to ask; run the cell ` +
        `in a front end that can ask, or take the value from a variable`,
    );
  };

  put(globalThis, "prompt", function prompt(
    message: unknown = "Prompt",
    defaultValue: unknown = "",
    options: PromptOptions | null = {},
  ): string {
    const hint = defaultValue === null ? "" : `${defaultValue}`;
    const answer = ask(
      hint === "" ? `${message}` : `${message} [${hint}]`,
      Boolean(options?.password),
    );
    return answer === "" ? hint : answer;
  });

  put(globalThis, "confirm", function confirm(
    message: unknown = "Confirm",
  ): boolean {
    return /^\s*y(?:es)?\s*$/i.test(ask(`${message} [y/N] `));
  });

  // It says something and wants no answer: with nobody there it is still said.
  put(globalThis, "alert", function alert(message: unknown = "Alert"): void {
    const text = `${message}`;
    const answer = channel.ask({ prompt: `${text} [Enter] `, password: false });
    if (answer.type === "nobody") channel.write("stdout", text + "\n");
  });
}
