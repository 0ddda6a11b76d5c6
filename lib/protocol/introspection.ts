import type { ErrorReply, MimeBundle } from "./execution.ts";
import type { JsonObject } from "./json.ts";

/** The kernel's language. */
export interface LanguageInfo {
  /** The name of the language. */
  readonly name: string;
  /** Its version. */
  readonly version: string;
  /** The MIME type of a script. */
  readonly mimetype: string;
  /** The extension of a script, with its dot. */
  readonly file_extension: string;
  /** The highlighter of Pygments, where its name is not the language's. */
  readonly pygments_lexer?: string;
  /** The mode of CodeMirror, where its name is not the language's. */
  readonly codemirror_mode?: string | JsonObject;
  /** The exporter of nbconvert, where it is not the general one. */
  readonly nbconvert_exporter?: string;
}

/** A page to put into the Help menu. */
export interface HelpLink {
  /** What the menu says. */
  readonly text: string;
  /** The page's address. */
  readonly url: string;
}

/** What a kernel may have beyond the basics. */
export type SupportedFeature = "debugger" | "kernel subshells";

/** What a kernel is. */
export interface KernelInfoReply {
  /** Always `ok`. */
  readonly status: "ok";
  /** The version of the protocol. */
  readonly protocol_version: string;
  /** The name of the implementation. */
  readonly implementation: string;
  /** The version of the implementation. */
  readonly implementation_version: string;
  /** The language of the cells. */
  readonly language_info: LanguageInfo;
  /** What a console shows when it starts. */
  readonly banner: string;
  /** Older than `supported_features`, and still read by front ends. */
  readonly debugger?: boolean;
  /** Pages about the kernel. */
  readonly help_links: readonly HelpLink[];
  /** What the kernel has beyond the basics. */
  readonly supported_features: readonly (SupportedFeature | string)[];
}

/** Asks for what could stand at a place. */
export interface CompleteRequest {
  /** The source. */
  readonly code: string;
  /** The place, in Unicode code points. */
  readonly cursor_pos: number;
}

/** What could stand at a place. */
export interface CompleteReply {
  /** Always `ok`. */
  readonly status: "ok";
  /** The texts. */
  readonly matches: readonly string[];
  /** Where the text begins that they replace, in Unicode code points. */
  readonly cursor_start: number;
  /** Where it ends. */
  readonly cursor_end: number;
  /** What is known about the matches. */
  readonly metadata: JsonObject;
}

/** Asks what stands at a place. */
export interface InspectRequest {
  /** The source. */
  readonly code: string;
  /** The place, in Unicode code points. */
  readonly cursor_pos: number;
  /** 1 for all there is, as `??` asks. */
  readonly detail_level: 0 | 1;
}

/** What stands at a place. */
export interface InspectReply {
  /** Always `ok`. */
  readonly status: "ok";
  /** Whether anything is known. */
  readonly found: boolean;
  /** What is known. */
  readonly data: MimeBundle;
  /** What belongs to it. */
  readonly metadata: JsonObject;
}

/** Asks whether a source can be run as it stands. */
export interface IsCompleteRequest {
  /** The source. */
  readonly code: string;
}

/** Whether a source can be run as it stands. */
export type IsCompleteReply =
  | {
    /** It can, it never will, or that is not known. */
    readonly status: "complete" | "invalid" | "unknown";
  }
  | {
    /** More must come. */
    readonly status: "incomplete";
    /** What to begin the next line with. */
    readonly indent: string;
  };

/** Asks for cells that ran before. */
export interface HistoryRequest {
  /** Whether their results are wanted too. */
  readonly output: boolean;
  /** Whether the source as typed is wanted, not as it was rewritten. */
  readonly raw: boolean;
  /** The last ones, those of a range, or those that match a pattern. */
  readonly hist_access_type: "tail" | "range" | "search";
  /** For a range: the session; 0 is this one, -1 the one before. */
  readonly session: number;
  /** For a range: the first line. */
  readonly start: number;
  /** For a range: the line after the last; absent for all. */
  readonly stop?: number;
  /** How many at most; absent for all. */
  readonly n?: number;
  /** For a search: the pattern, `*` and `?` standing for any. */
  readonly pattern: string;
  /** For a search: each source once. */
  readonly unique: boolean;
}

/** One cell that ran: session, number, and source or source and result. */
export type HistoryEntry = readonly [
  session: number,
  line: number,
  source: string | readonly [input: string, output: string | null],
];

/** Cells that ran before. */
export interface HistoryReply {
  /** Always `ok`. */
  readonly status: "ok";
  /** The cells, the newest last. */
  readonly history: readonly HistoryEntry[];
}

/** The answer `ok` or `error`, as most answers are. */
export type OrError<Reply> = Reply | ErrorReply;
