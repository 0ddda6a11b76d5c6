import type {
  Answer,
  Channel,
  ChannelHeader,
  Question,
} from "../../../lib/cells/prelude/channel.mts";

/** What went out, in order. */
export type Sent =
  | {
    readonly header: ChannelHeader;
    readonly content: unknown;
    readonly buffers: readonly (readonly number[])[];
  }
  | { readonly name: "stdout" | "stderr"; readonly text: string };

/** The engine's end of a channel: keeps what comes, encoded as the engine gets it. */
export interface Capture extends Channel {
  /** What came, in order; the list is emptied. */
  taken(): Sent[];
  /** The questions so far. */
  readonly questions: readonly Question[];
}

/** Opens a channel whose questions get the given texts as answers; with none left, nobody is there. */
export function capture(answers: readonly string[] = []): Capture {
  const rest = [...answers];
  let sent: Sent[] = [];
  const questions: Question[] = [];
  return {
    cell: () => 1,
    send(header, content, buffers = []) {
      const json = content === undefined ? "null" : JSON.stringify(content);
      sent.push({
        header: JSON.parse(JSON.stringify(header)),
        content: JSON.parse(json),
        buffers: buffers.map((bytes) => [...bytes]),
      });
    },
    ask(question): Answer {
      questions.push(question);
      const text = rest.shift();
      return text === undefined ? { type: "nobody" } : { type: "text", text };
    },
    write(name, text) {
      sent.push({ name, text });
    },
    taken() {
      const all = sent;
      sent = [];
      return all;
    },
    questions,
  };
}

/** A message without bytes, as {@linkcode Capture.taken} gives it. */
export function message(
  header: ChannelHeader,
  content: unknown,
  buffers: readonly (readonly number[])[] = [],
): Sent {
  return { header, content, buffers };
}
