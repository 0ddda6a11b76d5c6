import {
  decodeMeta,
  END_OF_TURN,
  type MetaItem,
  splitAgentText,
  type TraceTurn,
} from "../../api/mod.ts";

/** An answer of the API: what `POST …/completions` gives, whole or streamed. */
export interface CompletedAnswer {
  /** The text. */
  readonly body: string;
  /** The id of the stored answer. */
  readonly message_id?: string;
  /** The files that were named while it came. */
  readonly files?: readonly AnswerFile[];
}

/** An answer among the messages of a chat. */
export interface AnswerMessage {
  /** The text. */
  readonly content?: string | null;
  /** What went wrong. */
  readonly error?: string | null;
  /** What the server keeps about it: what it cost and what it left are read from here. */
  readonly type_list?: readonly MetaItem[] | null;
}

/** An answer of an API like OpenAI's. */
export interface ChoicesAnswer {
  /** The answers, of which the first is shown. */
  readonly choices: readonly {
    /** The message. */
    readonly message?: {
      /** The text, or its parts. */
      readonly content?: unknown;
    };
  }[];
  /** The tokens. */
  readonly usage?: unknown;
  /** The model. */
  readonly model?: string;
}

/** What {@linkcode answer} shows. */
export type AnswerSource =
  | string
  | CompletedAnswer
  | AnswerMessage
  | ChoicesAnswer;

/** A file that an answer left, however it is told of. */
export type AnswerFile =
  | string
  | {
    /** Its name. */
    readonly name?: string;
    /** Its name, where it stands on the agent's server. */
    readonly filename?: string;
    /** The id of the document that it is stored as. */
    readonly documentId?: string;
    /** The same, as streams and the agent's server call it. */
    readonly id?: string | undefined;
    /** Its size. */
    readonly bytes?: number;
    /** Its size, as documents tell it. */
    readonly size?: number;
  };

/** An answer in the one form that the view is made from. */
export interface ReadAnswer {
  readonly text: string;
  readonly error: string;
  /** What an agent did before it answered. */
  readonly turns: readonly TraceTurn[];
  readonly reachedMaxTurns: boolean;
  readonly files: readonly AnswerFile[];
  /** Usage that came with the answer. */
  readonly usage: string | object | undefined;
}

/** Reads an answer in any form. What is missing of it is empty. */
export function readAnswer(source: AnswerSource): ReadAnswer {
  if (typeof source === "string") return fromText(source);
  if (typeof source !== "object" || source === null) {
    throw new TypeError(
      `Cannot show answer: expected text, a completion or a message, found ${
        source === null ? "null" : typeof source
      }`,
    );
  }
  if ("choices" in source) {
    const { model, usage } = source;
    const isUsage = typeof usage === "object" && usage !== null;
    return {
      ...fromText(choiceText(source)),
      usage: isUsage
        ? { ...(model ? { llm: model } : {}), usage: { llm: model, ...usage } }
        : undefined,
    };
  }
  const text = "body" in source ? source.body : source.content;
  if (typeof text !== "string" && text !== undefined && text !== null) {
    throw new TypeError(
      `Cannot show answer: expected its text, found ${typeof text}`,
    );
  }
  if ("body" in source) {
    return { ...fromText(text ?? ""), files: listOf(source.files) };
  }
  return {
    ...fromText(text ?? ""),
    error: typeof source.error === "string" ? source.error : "",
    ...metadataOf(listOf(source.type_list)),
  };
}

function listOf<T>(list: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}

function choiceText({ choices }: ChoicesAnswer): string {
  const content = listOf(choices)[0]?.message?.content;
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: unknown) =>
    typeof part === "object" && part !== null && "text" in part &&
      typeof part.text === "string"
      ? part.text
      : ""
  ).join("");
}

/** What a message's own metadata says of cost and files. */
function metadataOf(items: readonly MetaItem[]) {
  const files: AnswerFile[] = [];
  let usage: object | undefined;
  for (const item of items) {
    if (!/^(?:usage_stats|agent_files)$/.test(item?.message_type)) continue;
    const decoded = decodeMeta(item);
    if (decoded.kind === "usage") usage ??= decoded.usage;
    if (decoded.kind === "files") files.push(...decoded.files);
  }
  return { files, usage };
}

const TITLE_REGEXP = /<(?:stream_)?turn_title>/;

/** The answer in a text, and apart from it the turns that led there. */
function fromText(text: string): ReadAnswer {
  const found = splitAgentText(text);
  const isAgent = found.turns.length > 1 || TITLE_REGEXP.test(text) ||
    text.includes(END_OF_TURN) ||
    found.turns.some(({ status }) => status.length > 0);
  const rest = { error: "", files: [], usage: undefined };
  if (isAgent) {
    const turns = found.turns.filter((turn) => !turn.isFinal);
    return {
      ...rest,
      text: found.answer,
      turns,
      reachedMaxTurns: found.reachedMaxTurns,
    };
  }
  // Of a plain answer nothing is taken away, programs included; only the
  // server's links to files become Markdown.
  const [turn] = found.turns;
  const isWhole = turn !== undefined && turn.role === "agent" &&
    !turn.isSelfCheck && !turn.code.some((block) => block.isExecutable);
  return {
    ...rest,
    text: isWhole ? turn.text : text,
    turns: [],
    reachedMaxTurns: false,
  };
}
