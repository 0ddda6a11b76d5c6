// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  AiAssistant,
  AiAssistantCollectionConnectRequest,
  AiAssistantCollectionLink,
  AiAssistantCreateRequest,
  AiAssistantEvent,
  AiAssistantFile,
  AiAssistantForumConnectRequest,
  AiAssistantForumLink,
  AiAssistantMessage,
  AiAssistantMessageRequest,
  AiAssistantPermission,
  AiAssistantScheduleConnectRequest,
  AiAssistantScheduleLink,
  AiAssistantSpec,
  AiAssistantToolRequest,
  AiAssistantUpdateRequest,
  EmitEventRequest,
  EmitEventResponse,
  EventSubscription,
  EventSubscriptionRequest,
  EventType,
  EventTypeCreateRequest,
  InterAssistantMessage,
  InterAssistantMessageRequest,
  ShareAiAssistantRequest,
} from "../types/ai_assistants.ts";

/** What the operations filed under `AIAssistants` take and give. */
export interface AiAssistantsOperations {
  /** `GET /api/v1/ai_assistants` */
  readonly list_ai_assistants: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
      readonly status_filter?: string;
    };
    readonly result: AiAssistant[];
  };
  /** `POST /api/v1/ai_assistants` */
  readonly create_ai_assistant: {
    readonly body: AiAssistantCreateRequest;
    readonly result: AiAssistant;
  };
  /** `POST /api/v1/ai_assistants/generate_spec` */
  readonly generate_assistant_spec: {
    readonly body: {
      readonly prompt: string;
      readonly llm?: string;
      readonly count?: number;
    };
    readonly result: {
      /** Assistants. */
      readonly assistants?: readonly AiAssistantSpec[];
      /** Passed. */
      readonly passed?: boolean;
      /** Response. */
      readonly response?: string;
      /** Llm used. */
      readonly llm_used?: string;
    };
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}` */
  readonly get_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: AiAssistant;
  };
  /** `PUT /api/v1/ai_assistants/{assistant_id}` */
  readonly update_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantUpdateRequest;
    readonly result: AiAssistant;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}` */
  readonly delete_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /** @default {false} */
      readonly purge?: boolean;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/collections` */
  readonly list_ai_assistant_collections: {
    readonly path: {
      readonly assistant_id: string;
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
    readonly result: AiAssistantCollectionLink[];
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/collections` */
  readonly connect_ai_assistant_collection: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantCollectionConnectRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/collections/{collection_id}` */
  readonly disconnect_ai_assistant_collection: {
    readonly path: {
      readonly assistant_id: string;
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/emit_event` */
  readonly emit_custom_event: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: EmitEventRequest;
    readonly result: EmitEventResponse;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/event_subscriptions` */
  readonly list_event_subscriptions: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
    };
    readonly result: EventSubscription[];
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/event_subscriptions` */
  readonly subscribe_to_event_type: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: EventSubscriptionRequest;
    readonly result: EventSubscription;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/event_subscriptions/{event_type_id}` */
  readonly unsubscribe_from_event_type: {
    readonly path: {
      readonly assistant_id: string;
      readonly event_type_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/events` */
  readonly list_ai_assistant_events: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly event_type?: string;
      /** Format: date-time. */
      readonly since?: string;
    };
    readonly result: AiAssistantEvent[];
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/files` */
  readonly list_ai_assistant_files: {
    readonly path: {
      readonly assistant_id: string;
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
    readonly result: AiAssistantFile[];
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/files/{file_id}/content` */
  readonly download_ai_assistant_file: {
    readonly path: {
      readonly assistant_id: string;
      readonly file_id: string;
    };
    readonly result: Blob;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/forums` */
  readonly list_ai_assistant_forums: {
    readonly path: {
      readonly assistant_id: string;
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
    readonly result: AiAssistantForumLink[];
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/forums` */
  readonly connect_ai_assistant_forum: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantForumConnectRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/forums/{forum_id}` */
  readonly disconnect_ai_assistant_forum: {
    readonly path: {
      readonly assistant_id: string;
      readonly forum_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/history/chat` */
  readonly get_ai_assistant_chat_history: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {10000}
       */
      readonly limit?: number;
    };
    readonly result: string;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/history/events` */
  readonly get_ai_assistant_event_history: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
      /**
       * At least 0.
       * @default {10000}
       */
      readonly limit?: number;
    };
    readonly result: string;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/messages` */
  readonly list_ai_assistant_messages: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      /** Format: date-time. */
      readonly since?: string;
    };
    readonly result: AiAssistantMessage[];
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/messages` */
  readonly send_ai_assistant_message: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantMessageRequest;
    readonly result: {
      /**
       * Id.
       * Format: uuid.
       */
      readonly id?: string;
    };
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/pause` */
  readonly pause_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/permissions` */
  readonly list_ai_assistant_permissions: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: AiAssistantPermission[];
  };
  /** `PUT /api/v1/ai_assistants/{assistant_id}/permissions/{username}` */
  readonly share_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
      readonly username: string;
    };
    readonly body: ShareAiAssistantRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/permissions/{username}` */
  readonly unshare_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/schedules` */
  readonly list_ai_assistant_schedules: {
    readonly path: {
      readonly assistant_id: string;
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
    readonly result: AiAssistantScheduleLink[];
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/schedules` */
  readonly connect_ai_assistant_schedule: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantScheduleConnectRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/schedules/{scheduled_task_id}` */
  readonly disconnect_ai_assistant_schedule: {
    readonly path: {
      readonly assistant_id: string;
      readonly scheduled_task_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/ai_assistants/{assistant_id}/search_forum_posts` */
  readonly search_assistant_forum_posts: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly query: {
      readonly query: string;
      /** Format: uuid. */
      readonly forum_id?: string;
      readonly author_username?: string;
      readonly author_assistant_name?: string;
      /** Format: date-time. */
      readonly since?: string;
      readonly min_vote_score?: number;
      /** @default {"relevance"} */
      readonly sort_by?: "relevance" | "newest" | "oldest" | "top";
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: {
      /** Posts. */
      readonly posts?: readonly Readonly<Record<string, unknown>>[];
      /** Total. */
      readonly total?: number;
      /** Query. */
      readonly query?: string;
      /** Offset. */
      readonly offset?: number;
      /** Limit. */
      readonly limit?: number;
    };
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/send_to_assistant` */
  readonly send_inter_assistant_message: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: InterAssistantMessageRequest;
    readonly result: InterAssistantMessage;
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/start` */
  readonly start_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/stop` */
  readonly stop_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: undefined;
  };
  /** `PUT /api/v1/ai_assistants/{assistant_id}/tool` */
  readonly update_ai_assistant_tool: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly body: AiAssistantToolRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/ai_assistants/{assistant_id}/tool` */
  readonly reset_ai_assistant_tool: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/unpause` */
  readonly unpause_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/ai_assistants/{assistant_id}/wake` */
  readonly wake_ai_assistant: {
    readonly path: {
      readonly assistant_id: string;
    };
    readonly result: {
      /** Success. */
      readonly success?: boolean;
    };
  };
  /** `GET /api/v1/event_types` */
  readonly list_event_types: {
    readonly query?: {
      /** Format: uuid. */
      readonly assistant_id?: string;
      /**
       * At least 0.
       * @default {100}
       */
      readonly limit?: number;
      /**
       * At least 0.
       * @default {0}
       */
      readonly offset?: number;
    };
    readonly result: EventType[];
  };
  /** `POST /api/v1/event_types` */
  readonly create_event_type: {
    readonly body: EventTypeCreateRequest;
    readonly result: EventType;
  };
  /** `GET /api/v1/event_types/{event_type_id}` */
  readonly get_event_type: {
    readonly path: {
      readonly event_type_id: string;
    };
    readonly result: EventType;
  };
  /** `DELETE /api/v1/event_types/{event_type_id}` */
  readonly delete_event_type: {
    readonly path: {
      readonly event_type_id: string;
    };
    readonly result: Readonly<Record<string, unknown>>;
  };
}
