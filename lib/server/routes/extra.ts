/**
 * Calls that no document of the REST API lists, and that the official Python
 * client makes.
 *
 * @module
 */

import { json, type ServerContext } from "../context.ts";
import type { StoredUser } from "../store/mod.ts";
import { deleteFile, listFiles, putFile } from "./uploads.ts";

/** One such call. */
export interface ExtraRoute {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  answer(
    request: Request,
    user: StoredUser,
    context: ServerContext,
  ): Promise<Response> | Response;
}

/** The version whose clients this server speaks with. */
const VERSION = "1.7.5";

/** `GET /rpc/meta`: who is asked, and who asks. */
function meta(_request: Request, user: StoredUser): Response {
  return json(200, {
    version: VERSION,
    build: "cenote",
    username: user.username,
    user_id: user.id,
    subject: user.id,
    email: "",
    is_guest: false,
    license_expired: false,
    license_expiry_date: "",
    global_configs: [],
    user_configs: [],
    picture: null,
    groups: [],
    workspaces: [],
    permissions: [],
    ui_config: {
      logo: "",
      chat_logo: "",
      primary_color: "",
      chat_name: "Cenote",
      greeting: "",
      show_private_button: false,
      show_workers_status: false,
      show_live_logs: false,
      show_eval: false,
      show_extractors: false,
      public_mode: false,
    },
  });
}

/** These calls. */
export const extraRoutes: readonly ExtraRoute[] = [
  { method: "GET", path: "/rpc/meta", answer: meta },
  { method: "PUT", path: "/rpc/fs", answer: putFile },
  { method: "GET", path: "/rpc/fs", answer: listFiles },
  { method: "DELETE", path: "/rpc/fs", answer: deleteFile },
];
