// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  AdminCleanupChatSessionsRequest,
  AgentServerFile,
  ChatCompletion,
  ChatCompletionRequest,
  ChatMessage,
  ChatMessageMeta,
  ChatMessageReference,
  ChatSessionUpdateRequest,
  CollectionChangeRequest,
  CreateChatSessionRequest,
  DeleteChatSessionsJobRequest,
  ForkChatSessionRequest,
  InsertCommandSynthPair201Response,
  InsertCommandSynthPairRequest,
  ListArchivedChatSessionsAsAdmin200Response,
  MessageVoteUpdateRequest,
  QAFeedback,
  SendHitlMessageRequest,
  UpdateChatSessionKeepForeverRequest,
  UpdateExpiryDateRequest,
  UpdateQAFeedbackRequest,
} from "../types/chat.ts";
import type {
  AgentServerDirectoryStats,
  ChatSession,
  Count,
  GuardrailsSettings,
  JobDetails,
  PromptTemplateChangeRequest,
  SuggestedQuestion,
} from "../types/shared.ts";

/** What the operations filed under `Chat` take and give. */
export interface ChatOperations {
  /** `GET /api/v1/admin/chats/archived` */
  readonly list_archived_chat_sessions_as_admin: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly filter?: string;
      readonly sort_column?: string;
      readonly ascending?: boolean;
    };
    readonly result: ListArchivedChatSessionsAsAdmin200Response;
  };
  /** `POST /api/v1/admin/chats/cleanup` */
  readonly admin_cleanup_chat_sessions: {
    readonly body: AdminCleanupChatSessionsRequest;
    readonly result: JobDetails;
  };
  /** `GET /api/v1/chats` */
  readonly list_chat_sessions: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
    };
    readonly result: ChatSession[];
  };
  /** `POST /api/v1/chats` */
  readonly create_chat_session: {
    readonly query?: {
      readonly collection_id?: string;
    };
    readonly body?: CreateChatSessionRequest;
    readonly result: ChatSession;
  };
  /** `GET /api/v1/chats/count` */
  readonly get_chat_session_count: {
    readonly result: Count;
  };
  /** `POST /api/v1/chats/delete_job` */
  readonly create_delete_chat_session_job: {
    readonly body: DeleteChatSessionsJobRequest;
    readonly result: JobDetails;
  };
  /** `DELETE /api/v1/chats/{session_ids}/agent_server_directories` */
  readonly delete_agent_server_directories: {
    readonly path: {
      readonly session_ids: string | readonly string[];
    };
    readonly query?: {
      readonly dir_types?: readonly string[];
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/chats/{session_id}` */
  readonly delete_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly query?: {
      /** @default {300} */
      readonly timeout?: number;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/chats/{session_id}` */
  readonly get_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: ChatSession;
  };
  /** `PATCH /api/v1/chats/{session_id}` */
  readonly update_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: ChatSessionUpdateRequest;
    readonly result: ChatSession;
  };
  /** `GET /api/v1/chats/{session_id}/agent_server_directories/stats` */
  readonly list_all_agent_server_directories_stats: {
    readonly path: {
      readonly session_id: string;
    };
    readonly query?: {
      /** @default {0} */
      readonly detail_level?: number;
    };
    readonly result: AgentServerDirectoryStats[];
  };
  /** `GET /api/v1/chats/{session_id}/agent_server_directories/{directory_name}/stats` */
  readonly get_agent_server_directory_stats: {
    readonly path: {
      readonly session_id: string;
      readonly directory_name: string;
    };
    readonly query?: {
      /** @default {0} */
      readonly detail_level?: number;
    };
    readonly result: AgentServerDirectoryStats;
  };
  /** `DELETE /api/v1/chats/{session_id}/agent_server_files` */
  readonly delete_agent_server_files: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/chats/{session_id}/agent_server_files` */
  readonly list_agent_server_files: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: AgentServerFile[];
  };
  /** `POST /api/v1/chats/{session_id}/archive` */
  readonly archive_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/chats/{session_id}/collection` */
  readonly delete_chat_session_collection: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: ChatSession;
  };
  /** `PUT /api/v1/chats/{session_id}/collection` */
  readonly update_chat_session_collection: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: CollectionChangeRequest;
    readonly result: ChatSession;
  };
  /** `POST /api/v1/chats/{session_id}/completions` */
  readonly get_completion: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: ChatCompletionRequest;
    readonly result: ChatCompletion;
  };
  /** `DELETE /api/v1/chats/{session_id}/expiry_date` */
  readonly delete_chat_session_expiry_date: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/chats/{session_id}/expiry_date` */
  readonly update_chat_session_expiry_date: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: UpdateExpiryDateRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/chats/{session_id}/fork` */
  readonly fork_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body?: ForkChatSessionRequest;
    readonly result: ChatSession;
  };
  /** `GET /api/v1/chats/{session_id}/guardrails` */
  readonly get_chat_session_guardrails: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: GuardrailsSettings;
  };
  /** `PUT /api/v1/chats/{session_id}/keep_forever` */
  readonly update_chat_session_keep_forever: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: UpdateChatSessionKeepForeverRequest;
    readonly result: undefined;
  };
  /** `GET /api/v1/chats/{session_id}/messages` */
  readonly get_chat_session_messages: {
    readonly path: {
      readonly session_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
    };
    readonly result: ChatMessage[];
  };
  /** `DELETE /api/v1/chats/{session_id}/prompt_template` */
  readonly delete_chat_session_prompt_template: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: ChatSession;
  };
  /** `PUT /api/v1/chats/{session_id}/prompt_template` */
  readonly update_chat_session_prompt_template: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: PromptTemplateChangeRequest;
    readonly result: ChatSession;
  };
  /** `GET /api/v1/chats/{session_id}/questions` */
  readonly list_questions_for_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
    };
    readonly result: SuggestedQuestion[];
  };
  /** `POST /api/v1/chats/{session_id}/synth_message_pair` */
  readonly insert_command_synth_pair: {
    readonly path: {
      readonly session_id: string;
    };
    readonly body: InsertCommandSynthPairRequest;
    readonly result: InsertCommandSynthPair201Response;
  };
  /** `POST /api/v1/chats/{session_id}/unarchive` */
  readonly unarchive_chat_session: {
    readonly path: {
      readonly session_id: string;
    };
    readonly result: undefined;
  };
  /** `DELETE /api/v1/messages/{message_ids}` */
  readonly delete_messages: {
    readonly path: {
      readonly message_ids: string | readonly string[];
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/messages/{message_id}/meta` */
  readonly get_message_meta: {
    readonly path: {
      readonly message_id: string;
    };
    readonly query?: {
      readonly info_type?:
        | "self_reflection"
        | "usage_stats"
        | "prompt_raw"
        | "llm_only"
        | "hyde1"
        | "rag"
        | "hyde2"
        | "py_client_code"
        | "agent_files"
        | "agent_files_old"
        | "agent_files_pdf"
        | "agent_files_pdf_old"
        | "agent_chat_history"
        | "agent_chat_history_md"
        | "agent_analysis"
        | "agent_meta"
        | "agent_venv_requirements"
        | "agent_work_products"
        | "turn_title"
        | "turn_message"
        | "code_dict"
        | "usage"
        | "version_message"
        | "turn_budget"
        | (string & Record<never, never>);
    };
    readonly result: ChatMessageMeta[];
  };
  /** `GET /api/v1/messages/{message_id}/references` */
  readonly get_message_references: {
    readonly path: {
      readonly message_id: string;
    };
    readonly query?: {
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: ChatMessageReference[];
  };
  /** `PUT /api/v1/messages/{message_id}/votes` */
  readonly set_message_votes: {
    readonly path: {
      readonly message_id: string;
    };
    readonly body: MessageVoteUpdateRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/messages/{question_id}/finish` */
  readonly finish_chat_message: {
    readonly path: {
      readonly question_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/messages/{question_id}/hitl` */
  readonly send_hitl_message: {
    readonly path: {
      readonly question_id: string;
    };
    readonly body: SendHitlMessageRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/messages/{question_id}/pause` */
  readonly pause_chat_message: {
    readonly path: {
      readonly question_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/messages/{question_id}/resume` */
  readonly resume_chat_message: {
    readonly path: {
      readonly question_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/messages/{question_id}/stop` */
  readonly stop_chat_message: {
    readonly path: {
      readonly question_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/question_answer_feedbacks` */
  readonly list_question_answer_feedbacks: {
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      readonly collection_id?: string;
      readonly interval?: string;
      /** @default {false} */
      readonly no_collection?: boolean;
    };
    readonly result: QAFeedback[];
  };
  /** `GET /api/v1/question_answer_feedbacks/count` */
  readonly get_question_answer_feedback_count: {
    readonly query?: {
      readonly collection_id?: string;
      readonly interval?: string;
      /** @default {false} */
      readonly no_collection?: boolean;
    };
    readonly result: Count;
  };
  /** `GET /api/v1/question_answer_feedbacks/export/{job_id}` */
  readonly download_feedback_export: {
    readonly path: {
      readonly job_id: string;
    };
    readonly result: string;
  };
  /** `POST /api/v1/question_answer_feedbacks/{answer_id}` */
  readonly update_question_answer_feedback: {
    readonly path: {
      readonly answer_id: string;
    };
    readonly body: UpdateQAFeedbackRequest;
    readonly result: undefined;
  };
}
