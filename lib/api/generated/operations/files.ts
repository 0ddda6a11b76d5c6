// Generated from tools/facts by `deno task generate`; do not edit.
import type { FilesOperations } from "../calls/files.ts";
import type { Operation } from "../../operation.ts";
import { operation } from "../../table.ts";

export const files: Readonly<Record<keyof FilesOperations, Operation>> = {
  download_file: operation("download_file", "Files", "GET", "/file", {
    base: "",
    query: [
      { name: "id", type: "string", required: true },
      { name: "name", type: "string", required: false },
    ],
    accept: ["application/octet-stream", "application/json"],
    ok: { 200: { type: "binary" } },
    errors: [400, 401, 404],
  }),
};
