import { abortable } from "@std/async/abortable";
import { AGENT_TAGS, END_OF_TURN } from "../../api/mod.ts";
import { answer, type AnswerOptions } from "../answer/answer.ts";
import { safeText } from "../text/measure.ts";
import type { OutputHost } from "./host.ts";
import { Interruption } from "./_interrupt.ts";
import { liveView } from "./_live_frame.ts";
import { LiveText } from "./_live_text.ts";
import { saidOf } from "./_said.ts";
import { openSlot, type Slot, worldOf } from "./_slot.ts";
import { isSource, until } from "./_until.ts";
import type { LiveAnswer, LiveDetail, LiveOptions } from "./live.ts";

/** How often a frame tells anew how long nothing came. */
const HEARTBEAT_MS = 1_000;

/** `live()` on any host. */
export async function liveOn(
  host: OutputHost,
  stream: unknown,
  options: LiveOptions<LiveAnswer> | LiveOptions<string> = {},
): Promise<LiveAnswer | string> {
  if (!isSource(stream)) {
    throw new TypeError(
      `Cannot show an answer: expected a stream of its pieces, found ${
        stream instanceof Promise
          ? "a promise; wait for it first"
          : stream === null
          ? "null"
          : typeof stream
      }`,
    );
  }
  using interruption = new Interruption(host, options.signal);
  const { signal } = interruption;
  const show = worldOf(host, "stdout") === "plain"
    ? new LinesOfAnswer(host, options)
    : new FramesOfAnswer(host, options);
  const whole = new LiveText(
    "final" in Object(stream),
    (piece) => show.add(piece),
  );
  show.begin(whole);
  try {
    for await (const piece of until(stream, signal)) {
      whole.take(piece);
      show.changed();
      if (whole.isOver) break;
    }
    whole.end();
  } catch (error) {
    const isStopped = signal?.aborted ||
      error instanceof DOMException && error.name === "AbortError";
    await show.break(isStopped ? "stopped" : "failed", error);
    throw error;
  }
  const result = whole.result();
  const asked = askDetails(result, options);
  if (asked !== undefined) show.finishing();
  let details: AnswerOptions = {};
  try {
    details = asked === undefined
      ? {}
      : await (signal === undefined ? asked : abortable(asked, signal));
  } catch (error) {
    // Only the signal: what cannot be read is told among the notes.
    await show.break("stopped", error);
    throw error;
  }
  await show.finish(details);
  return result;
}

/** Shows one answer. */
interface Display {
  begin(whole: LiveText): void;
  add(piece: string): void;
  changed(): void;
  finishing(): void;
  finish(details: AnswerOptions): Promise<void>;
  break(state: "stopped" | "failed", error: unknown): Promise<void>;
}

/** What the display needs of the options. */
interface Look {
  readonly baseUrl?: string;
  readonly caption?: string;
  readonly displayId?: string;
}

/** In place: in a notebook, or at the end of a terminal. */
class FramesOfAnswer implements Display {
  readonly #host: OutputHost;
  readonly #look: Look;
  readonly #slot: Slot;
  readonly #startMs: number;
  #whole: LiveText | undefined;
  #movedMs: number;
  #state: "running" | "finishing" = "running";
  #cancelBeat: (() => void) | undefined;

  constructor(host: OutputHost, look: Look) {
    this.#host = host;
    this.#look = look;
    this.#startMs = host.now();
    this.#movedMs = this.#startMs;
    this.#slot = openSlot(host, {
      outlet: "stdout",
      displayId: look.displayId,
    });
  }

  begin(whole: LiveText): void {
    this.#whole = whole;
    this.#slot.update(this.#frame);
    this.#beat();
  }

  add(): void {}

  changed(): void {
    this.#movedMs = this.#host.now();
    this.#slot.update(this.#frame);
  }

  finishing(): void {
    this.#state = "finishing";
    this.#slot.update(this.#frame);
  }

  async finish(details: AnswerOptions): Promise<void> {
    this.#cancelBeat?.();
    await this.#slot.close(lastView(this.#whole, this.#look, details));
  }

  async break(state: "stopped" | "failed", error: unknown): Promise<void> {
    this.#cancelBeat?.();
    await this.#slot.close(this.#view(state, error));
  }

  readonly #frame = () => this.#view(this.#state);

  #view(
    state: "running" | "finishing" | "stopped" | "failed",
    error?: unknown,
  ) {
    const now = this.#host.now();
    return liveView({
      text: this.#whole?.text ?? "",
      files: this.#whole?.files ?? [],
      baseUrl: this.#look.baseUrl,
      caption: this.#look.caption,
      elapsedMs: now - this.#startMs,
      quietMs: now - this.#movedMs,
      state,
      error,
    });
  }

  #beat(): void {
    this.#cancelBeat = this.#host.later(HEARTBEAT_MS, () => {
      this.#slot.update(this.#frame);
      this.#beat();
    });
  }
}

const TITLE_REGEXP = new RegExp(
  `</?(?:${AGENT_TAGS.streamTitle}|${AGENT_TAGS.title})>`,
  "g",
);

/** Where nothing can be replaced: each line once, as soon as it is whole. */
class LinesOfAnswer implements Display {
  readonly #host: OutputHost;
  readonly #look: Look;
  #whole: LiveText | undefined;
  #open: string[] = [];

  constructor(host: OutputHost, look: Look) {
    this.#host = host;
    this.#look = look;
    if (look.caption !== undefined) this.#print([look.caption, ""]);
  }

  begin(whole: LiveText): void {
    this.#whole = whole;
  }

  add(piece: string): void {
    const end = piece.lastIndexOf("\n");
    if (end < 0) {
      this.#open.push(piece);
      return;
    }
    this.#open.push(piece.slice(0, end));
    this.#flush();
    if (end + 1 < piece.length) this.#open = [piece.slice(end + 1)];
  }

  changed(): void {}
  finishing(): void {}

  finish(details: AnswerOptions): Promise<void> {
    this.#flush();
    const { baseUrl } = this.#look;
    // The text stands there already; what belongs to it does not.
    const rest = answer({ body: "" }, {
      files: this.#whole?.files ?? [],
      ...details,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    }).toString();
    if (rest !== "") this.#print(["", rest]);
    return Promise.resolve();
  }

  break(state: "stopped" | "failed", error: unknown): Promise<void> {
    this.#flush();
    const { text = "" } = this.#whole ?? {};
    const foot = liveView({
      text: "",
      files: this.#whole?.files ?? [],
      elapsedMs: 0,
      quietMs: 0,
      state,
      error,
      characters: text.length,
    });
    this.#print([foot.toString()]);
    return Promise.resolve();
  }

  #flush(): void {
    if (this.#open.length === 0) return;
    const text = this.#open.join("");
    this.#open = [];
    this.#print(text.split("\n").map(plainLine));
  }

  #print(lines: readonly string[]): void {
    try {
      this.#host.write("stdout", `${lines.map(safeText).join("\n")}\n`);
    } catch {
      // Whoever read has gone; the answer is still returned.
    }
  }
}

/** A line without the marks that are meant for programs. */
function plainLine(line: string): string {
  const text = line.replace(/\r$/, "");
  return text.trim() === END_OF_TURN ? "" : text.replaceAll(TITLE_REGEXP, "");
}

/** The finished view; details of a wrong kind must not lose the answer. */
function lastView(
  whole: LiveText | undefined,
  { baseUrl, caption }: Look,
  details: AnswerOptions,
) {
  const body = { body: whole?.text ?? "", files: whole?.files ?? [] };
  return answer(body, {
    ...details,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(caption === undefined ? {} : { caption }),
  });
}

const DETAILS = [
  ["references", "The sources"],
  ["usage", "The cost"],
  ["files", "The files"],
] as const;

/** Asks for all that belongs to the answer, at the same time; undefined if there is nothing to ask for. */
function askDetails(
  result: LiveAnswer | string,
  options: LiveOptions<LiveAnswer> | LiveOptions<string>,
): Promise<AnswerOptions> | undefined {
  const given = DETAILS.filter(([name]) => options[name] !== undefined);
  if (given.length === 0) return undefined;
  return Promise.all(given.map(async ([name, label]) => {
    try {
      const value = await detailOf(options[name], result);
      // Whatever cannot be shown is found out here, not in the last frame.
      const detail: AnswerOptions = { [name]: value };
      answer({ body: "" }, detail).toString();
      return { detail, note: "" };
    } catch (error) {
      return {
        detail: {},
        note: `${label} could not be read: ${saidOf(error)}`,
      };
    }
  })).then((found) => {
    const notes = found.map(({ note }) => note).filter((note) => note !== "");
    return Object.assign(
      {},
      ...found.map(({ detail }) => detail),
      notes.length === 0 ? {} : { notes },
    );
  });
}

function detailOf(
  detail: LiveDetail<unknown, never> | undefined,
  result: LiveAnswer | string,
): unknown {
  return typeof detail === "function"
    ? Reflect.apply(detail, undefined, [result])
    : detail;
}
