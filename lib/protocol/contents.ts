import type {
  CommInfoReply,
  CommInfoRequest,
  CommMessage,
  CommOpen,
  ConnectReply,
  CreateSubshellReply,
  DebugEvent,
  DebugReply,
  DebugRequest,
  DeleteSubshellRequest,
  Empty,
  ListSubshellReply,
  OkReply,
  ShutdownReply,
  ShutdownRequest,
} from "./control.ts";
import type {
  AbortedReply,
  ClearOutput,
  DisplayData,
  ErrorContent,
  ExecuteInput,
  ExecuteReply,
  ExecuteRequest,
  ExecuteResult,
  InputReply,
  InputRequest,
  IopubWelcome,
  Status,
  Stream,
  UpdateDisplayData,
} from "./execution.ts";
import type {
  CompleteReply,
  CompleteRequest,
  HistoryReply,
  HistoryRequest,
  InspectReply,
  InspectRequest,
  IsCompleteReply,
  IsCompleteRequest,
  KernelInfoReply,
  OrError,
} from "./introspection.ts";

/** What a kernel is sent on shell and control, by `msg_type`, and `input_reply` on stdin. */
export interface RequestContents {
  /** What are you? */
  readonly kernel_info_request: Empty;
  /** Run this. */
  readonly execute_request: ExecuteRequest;
  /** Can this be run as it stands? */
  readonly is_complete_request: IsCompleteRequest;
  /** What could stand here? */
  readonly complete_request: CompleteRequest;
  /** What is this? */
  readonly inspect_request: InspectRequest;
  /** What ran before? */
  readonly history_request: HistoryRequest;
  /** Which comms are open? */
  readonly comm_info_request: CommInfoRequest;
  /** A comm opens. */
  readonly comm_open: CommOpen;
  /** A message over a comm. */
  readonly comm_msg: CommMessage;
  /** A comm closes. */
  readonly comm_close: CommMessage;
  /** Which are your ports? Deprecated by the protocol. */
  readonly connect_request: Empty;
  /** Stop what you do. */
  readonly interrupt_request: Empty;
  /** End. */
  readonly shutdown_request: ShutdownRequest;
  /** Debug. */
  readonly debug_request: DebugRequest;
  /** Make a subshell. */
  readonly create_subshell_request: Empty;
  /** End a subshell. */
  readonly delete_subshell_request: DeleteSubshellRequest;
  /** Which subshells are there? */
  readonly list_subshell_request: Empty;
  /** What the person typed. */
  readonly input_reply: InputReply;
}

/** What a kernel sends, by `msg_type`. */
export interface KernelContents {
  /** What the kernel is. */
  readonly kernel_info_reply: OrError<KernelInfoReply>;
  /** How the cell ended. */
  readonly execute_reply: ExecuteReply;
  /** Whether the source can be run. */
  readonly is_complete_reply: IsCompleteReply;
  /** What could stand at the place. */
  readonly complete_reply: OrError<CompleteReply>;
  /** What is known of what stands at the place. */
  readonly inspect_reply: OrError<InspectReply>;
  /** The cells that ran before. */
  readonly history_reply: OrError<HistoryReply>;
  /** The open comms. */
  readonly comm_info_reply: OrError<CommInfoReply>;
  /** The kernel's ports. */
  readonly connect_reply: OrError<ConnectReply>;
  /** It was told to stop. */
  readonly interrupt_reply: OrError<OkReply>;
  /** It ends. */
  readonly shutdown_reply: OrError<ShutdownReply>;
  /** The debugger's answer. */
  readonly debug_reply: DebugReply | AbortedReply;
  /** The new subshell. */
  readonly create_subshell_reply: OrError<CreateSubshellReply>;
  /** The subshell ended. */
  readonly delete_subshell_reply: OrError<OkReply>;
  /** The subshells. */
  readonly list_subshell_reply: OrError<ListSubshellReply>;
  /** Asks the person. */
  readonly input_request: InputRequest;
  /** Which cell runs. */
  readonly execute_input: ExecuteInput;
  /** A cell's value. */
  readonly execute_result: ExecuteResult;
  /** Something to show. */
  readonly display_data: DisplayData;
  /** Something to show in place of another. */
  readonly update_display_data: UpdateDisplayData;
  /** Takes away what was shown. */
  readonly clear_output: ClearOutput;
  /** Text. */
  readonly stream: Stream;
  /** An error. */
  readonly error: ErrorContent;
  /** Whether the kernel is at work. */
  readonly status: Status;
  /** The subscription is heard. */
  readonly iopub_welcome: IopubWelcome;
  /** Something happened in the debugger. */
  readonly debug_event: DebugEvent;
  /** A comm opens. */
  readonly comm_open: CommOpen;
  /** A message over a comm. */
  readonly comm_msg: CommMessage;
  /** A comm closes. */
  readonly comm_close: CommMessage;
}

/** The content of every message that a kernel reads or writes, by `msg_type`. */
export type MessageContents = RequestContents & KernelContents;

/** The kinds of message that a kernel is sent. */
export type RequestType = keyof RequestContents;

/** The kinds of message that a kernel sends. */
export type KernelMessageType = keyof KernelContents;

/** Every kind of message. */
export type MessageType = keyof MessageContents;
