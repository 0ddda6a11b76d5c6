import { assertEquals } from "@std/assert";
import type {
  ChatCompletion,
  ChatSession,
  Collection,
  FileInput,
  OperationName,
  RequestOf,
  ResultOf,
} from "../../lib/api/mod.ts";

/** Compiles only where both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends
  (<T>() => T extends B ? 1 : 2) ? true
  : false;

/** Stands for a call: what matters is what the compiler says. */
function request<K extends OperationName>(
  name: K,
  parts: RequestOf<K>,
): [K, RequestOf<K>] {
  return [name, parts];
}

Deno.test("RequestOf takes what an operation takes", () => {
  request("list_collections", {});
  request("list_collections", { query: { limit: 5, sort_column: "name" } });
  request("create_collection", { body: { name: "a", description: "" } });
  request("create_chat_session", {});
  request("create_chat_session", { query: { collection_id: "1" }, body: {} });
  request("ingest_upload", {
    path: { upload_ids: ["1", "2"] },
    query: { collection_id: "3", permissions: ["a"] },
  });
  request("ingest_upload", {
    path: { upload_ids: "1" },
    query: { collection_id: "3" },
  });
  request("upload_file", { body: { file: new Uint8Array() } });
  request("upload_file", { body: { file: { path: "a.csv" } } });
  request("ingest_from_plain_text", {
    query: { collection_id: "1", file_name: "a.txt" },
    body: "text",
  });
  request("get_message_meta", {
    path: { message_id: "1" },
    query: { info_type: "agent_x" },
  });
  request("get_completion", {
    path: { session_id: "1" },
    body: { message: "Hi", stream: true, include_chat_history: "off" },
  });
  request("update_custom_agent_tool", {
    path: { tool_id: "1" },
    body: { tool_args: "{}" },
  });
  request("update_custom_agent_tool", {
    path: { tool_id: "1" },
    body: { tool_args: { any: 1 } },
  });
  const [name] = request("get_readiness", {});
  assertEquals(name, "get_readiness");
});

Deno.test("RequestOf refuses wrong names, values and missing parts", () => {
  // @ts-expect-error there is no such operation
  request("list_colections", {});
  // @ts-expect-error a wrong name in the query
  request("list_collections", { query: { limti: 5 } });
  // @ts-expect-error a value outside the list
  request("list_collections", { query: { sort_column: "size" } });
  // @ts-expect-error no path in this operation
  request("list_collections", { path: {} });
  // @ts-expect-error the path is missing
  request("get_collection", {});
  // @ts-expect-error a wrong name in the path
  request("get_collection", { path: { id: "1" } });
  // @ts-expect-error a field is missing
  request("create_collection", { body: { name: "a" } });
  request("create_collection", {
    // @ts-expect-error a wrong name in the body
    body: { name: "a", description: "", descripton: "" },
  });
  request("create_collection", {
    body: {
      name: "a",
      description: "",
      // @ts-expect-error a wrong name further in
      collection_settings: { max_tokens_per_chonk: 5 },
    },
  });
  // @ts-expect-error undefined is not the same as missing
  request("list_collections", { query: { limit: undefined } });
  // @ts-expect-error the collection is required
  request("ingest_upload", { path: { upload_ids: ["1"] }, query: {} });
  // @ts-expect-error a file is none of numbers
  request("upload_file", { body: { file: 5 } });
  request("get_completion", {
    path: { session_id: "1" },
    // @ts-expect-error not a boolean
    body: { message: "", stream: "yes" },
  });
});

Deno.test("ResultOf gives what an operation answers", () => {
  const checks: true[] = [
    true satisfies Same<ResultOf<"list_collections">, Collection[]>,
    true satisfies Same<ResultOf<"create_chat_session">, ChatSession>,
    true satisfies Same<ResultOf<"get_completion">, ChatCompletion>,
    true satisfies Same<ResultOf<"delete_collection">, undefined>,
    true satisfies Same<ResultOf<"get_readiness">, string>,
    true satisfies Same<ResultOf<"download_file">, Blob>,
    true satisfies Same<ResultOf<"download_feedback_export">, string>,
    true satisfies Same<ResultOf<"list_agent_tool_preference">, string[]>,
    true satisfies Same<RequestOf<"upload_file">["body"]["file"], FileInput>,
    true satisfies Same<
      Collection["vex_encryption"],
      "enabled" | "disabled" | null | undefined
    >,
  ];
  assertEquals(checks.length, 10);
});
