// Generated from tools/facts by `deno task generate`; do not edit.
import type { GraphRagOperations } from "../calls/graph_rag.ts";
import type { Operation } from "../../operation.ts";
import { operation, ref, texts } from "../../table.ts";

export const graphRag: Readonly<Record<keyof GraphRagOperations, Operation>> = {
  get_graph_config: operation(
    "get_graph_config",
    "GraphRAG",
    "GET",
    "/graph/config",
    { ok: { 200: ref("GetGraphConfig200Response") }, errors: [401] },
  ),
  delete_collection_graph: operation(
    "delete_collection_graph",
    "GraphRAG",
    "DELETE",
    "/graph/{collection_id}",
    {
      pathParams: [{
        name: "collection_id",
        type: "string",
        format: "uuid",
        required: true,
      }],
      ok: { 204: null },
      errors: [401, 403],
    },
  ),
  get_collection_graph: operation(
    "get_collection_graph",
    "GraphRAG",
    "GET",
    "/graph/{collection_id}",
    {
      pathParams: texts("collection_id"),
      query: [
        { name: "label", type: "string", required: false },
        { name: "max_depth", type: "integer", required: false },
        { name: "max_nodes", type: "integer", required: false },
      ],
      ok: { 200: ref("KnowledgeGraphData") },
      errors: [401, 403, 404],
    },
  ),
  build_collection_graph: operation(
    "build_collection_graph",
    "GraphRAG",
    "POST",
    "/graph/{collection_id}/build",
    {
      pathParams: [{
        name: "collection_id",
        type: "string",
        format: "uuid",
        required: true,
      }],
      body: {
        contentType: ["application/json"],
        required: false,
        schema: { ref: "BuildCollectionGraphRequest" },
      },
      ok: { 201: ref("JobDetails") },
      errors: [400, 401, 403, 409],
    },
  ),
  search_collection_graph_labels: operation(
    "search_collection_graph_labels",
    "GraphRAG",
    "GET",
    "/graph/{collection_id}/labels",
    {
      pathParams: texts("collection_id"),
      query: [
        { name: "q", type: "string", required: false },
        { name: "limit", type: "integer", required: false, minimum: 0 },
      ],
      ok: { 200: ref("SearchCollectionGraphLabels200Response") },
      errors: [401, 403, 404],
    },
  ),
  get_collection_graph_node: operation(
    "get_collection_graph_node",
    "GraphRAG",
    "GET",
    "/graph/{collection_id}/node",
    {
      pathParams: texts("collection_id"),
      query: [
        { name: "name", type: "string", required: true },
      ],
      ok: { 200: ref("KnowledgeGraphNodeDetail") },
      errors: [401, 403, 404],
    },
  ),
  get_collection_graph_status: operation(
    "get_collection_graph_status",
    "GraphRAG",
    "GET",
    "/graph/{collection_id}/status",
    {
      pathParams: [{
        name: "collection_id",
        type: "string",
        format: "uuid",
        required: true,
      }],
      ok: { 200: ref("GetCollectionGraphStatus200Response") },
      errors: [401, 403],
    },
  ),
};
