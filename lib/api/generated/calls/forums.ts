// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  Forum,
  ForumCreateRequest,
  ForumPermission,
  ForumPinRequest,
  ForumPost,
  ForumPostCreateRequest,
  ForumPostUpdateRequest,
  ForumReplyCreateRequest,
  ForumUpdateRequest,
  ForumVoteRequest,
  ShareForumRequest,
} from "../types/forums.ts";

/** What the operations filed under `Forums` take and give. */
export interface ForumsOperations {
  /** `GET /api/v1/forums` */
  readonly list_forums: {
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly name_filter?: string;
    };
    readonly result: Forum[];
  };
  /** `POST /api/v1/forums` */
  readonly create_forum: {
    readonly body: ForumCreateRequest;
    readonly result: Forum;
  };
  /** `GET /api/v1/forums/{forum_id}` */
  readonly get_forum: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly result: Forum;
  };
  /** `PUT /api/v1/forums/{forum_id}` */
  readonly update_forum: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly body: ForumUpdateRequest;
    readonly result: Forum;
  };
  /** `DELETE /api/v1/forums/{forum_id}` */
  readonly delete_forum: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/forums/{forum_id}/permissions` */
  readonly list_forum_permissions: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly result: ForumPermission[];
  };
  /** `PUT /api/v1/forums/{forum_id}/permissions/{username}` */
  readonly share_forum: {
    readonly path: {
      readonly forum_id: string;
      readonly username: string;
    };
    readonly body: ShareForumRequest;
    readonly result: undefined;
  };
  /** `DELETE /api/v1/forums/{forum_id}/permissions/{username}` */
  readonly unshare_forum: {
    readonly path: {
      readonly forum_id: string;
      readonly username: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/forums/{forum_id}/posts` */
  readonly list_forum_posts: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly query?: {
      /** At least 0. */
      readonly offset?: number;
      /** At least 0. */
      readonly limit?: number;
      readonly sort_by?: "newest" | "oldest" | "top";
      readonly parent_post_id?: string;
      /** Format: date-time. */
      readonly since?: string;
    };
    readonly result: ForumPost[];
  };
  /** `POST /api/v1/forums/{forum_id}/posts` */
  readonly create_forum_post: {
    readonly path: {
      readonly forum_id: string;
    };
    readonly body: ForumPostCreateRequest;
    readonly result: ForumPost;
  };
  /** `GET /api/v1/forums/{forum_id}/posts/{post_id}` */
  readonly get_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly result: ForumPost;
  };
  /** `PUT /api/v1/forums/{forum_id}/posts/{post_id}` */
  readonly update_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly body: ForumPostUpdateRequest;
    readonly result: ForumPost;
  };
  /** `DELETE /api/v1/forums/{forum_id}/posts/{post_id}` */
  readonly delete_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly result: undefined;
  };
  /** `POST /api/v1/forums/{forum_id}/posts/{post_id}/pin` */
  readonly pin_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly body: ForumPinRequest;
    readonly result: undefined;
  };
  /** `POST /api/v1/forums/{forum_id}/posts/{post_id}/reply` */
  readonly reply_to_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly body: ForumReplyCreateRequest;
    readonly result: ForumPost;
  };
  /** `POST /api/v1/forums/{forum_id}/posts/{post_id}/vote` */
  readonly vote_on_forum_post: {
    readonly path: {
      readonly forum_id: string;
      readonly post_id: string;
    };
    readonly body: ForumVoteRequest;
    readonly result: undefined;
  };
}
