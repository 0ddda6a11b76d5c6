import type { JsonObject } from "./json.ts";

/** A message that says nothing beyond its kind. */
export type Empty = Readonly<Record<string, never>>;

/** The answer to a request whose success is all there is to say. */
export interface OkReply {
  /** Always `ok`. */
  readonly status: "ok";
}

/** Opens a comm. */
export interface CommOpen {
  /** The comm's id. */
  readonly comm_id: string;
  /** Who is to take it. */
  readonly target_name: string;
  /** The module in which the front end finds the target. */
  readonly target_module?: string;
  /** The first message. */
  readonly data: JsonObject;
}

/** A message over a comm, or the last one. */
export interface CommMessage {
  /** The comm's id. */
  readonly comm_id: string;
  /** The message. */
  readonly data: JsonObject;
}

/** Asks which comms are open. */
export interface CommInfoRequest {
  /** Only those of this target; absent for all. */
  readonly target_name?: string;
}

/** The open comms. */
export interface CommInfoReply extends OkReply {
  /** The comms by their ids. */
  readonly comms: Readonly<
    Record<string, {
      /** Who took it. */
      readonly target_name: string;
    }>
  >;
}

/** The ports of the kernel, as an old request asked for them. */
export interface ConnectReply extends OkReply {
  /** Port of the shell socket. */
  readonly shell_port: number;
  /** Port of the iopub socket. */
  readonly iopub_port: number;
  /** Port of the stdin socket. */
  readonly stdin_port: number;
  /** Port of the control socket. */
  readonly control_port: number;
  /** Port of the heartbeat socket. */
  readonly hb_port: number;
}

/** Ends the kernel, and tells everybody. */
export interface ShutdownRequest {
  /** Whether it will be started again. */
  readonly restart: boolean;
}

/** The kernel ends. */
export interface ShutdownReply extends OkReply {
  /** Whether it will be started again. */
  readonly restart: boolean;
}

/** A request of the Debug Adapter Protocol. */
export interface DebugRequest {
  /** Its number. */
  readonly seq: number;
  /** Always `request`. */
  readonly type: "request";
  /** What is to be done. */
  readonly command: string;
  /** What with. */
  readonly arguments?: JsonObject;
}

/** An answer of the Debug Adapter Protocol. */
export interface DebugReply {
  /** Its number. */
  readonly seq: number;
  /** Always `response`. */
  readonly type: "response";
  /** The number of the request. */
  readonly request_seq: number;
  /** Whether it was done. */
  readonly success: boolean;
  /** What was asked. */
  readonly command: string;
  /** Why it was not done. */
  readonly message?: string;
  /** What came of it. */
  readonly body?: JsonObject;
}

/** An event of the Debug Adapter Protocol. */
export interface DebugEvent {
  /** Its number. */
  readonly seq: number;
  /** Always `event`. */
  readonly type: "event";
  /** What happened. */
  readonly event: string;
  /** The facts. */
  readonly body?: JsonObject;
}

/** A subshell was made. */
export interface CreateSubshellReply extends OkReply {
  /** Its id, for the headers of what it is to do. */
  readonly subshell_id: string;
}

/** Ends a subshell. */
export interface DeleteSubshellRequest {
  /** Its id. */
  readonly subshell_id: string;
}

/** The subshells there are. */
export interface ListSubshellReply extends OkReply {
  /** Their ids, without the main shell. */
  readonly subshell_id: readonly string[];
}
