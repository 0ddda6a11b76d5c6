// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const graphRag: SchemaSet = {
  BuildCollectionGraphRequest: {
    type: "object",
    fields: [{
      name: "llm",
      ref: "BuildCollectionGraphRequestLlm",
      required: false,
    }, {
      name: "force_rebuild",
      type: "boolean",
      default: false,
      required: false,
    }, { name: "name", type: "string", required: false }],
  },
  BuildCollectionGraphRequestLlm: {
    oneOf: [{ type: "string" }, { type: "integer" }],
  },
  GetCollectionGraphStatus200Response: {
    type: "object",
    fields: [{
      name: "status",
      type: "string",
      enum: ["none", "building", "ready", "failed"],
      required: false,
    }, {
      name: "built_at",
      type: "string",
      format: "date-time",
      nullable: true,
      required: false,
    }, { name: "outdated", type: "boolean", required: false }],
  },
  GetGraphConfig200Response: {
    type: "object",
    fields: [{
      name: "allowed_models",
      type: "array",
      items: { type: "string" },
      nullable: true,
      required: false,
    }],
  },
  KnowledgeGraphData: {
    type: "object",
    fields: [
      {
        name: "nodes",
        type: "array",
        items: { ref: "KnowledgeGraphVizNode" },
        required: true,
      },
      {
        name: "edges",
        type: "array",
        items: { ref: "KnowledgeGraphVizEdge" },
        required: true,
      },
      { name: "is_truncated", type: "boolean", required: true },
      { name: "total_nodes", type: "integer", nullable: true, required: false },
      {
        name: "total_relationships",
        type: "integer",
        nullable: true,
        required: false,
      },
    ],
  },
  KnowledgeGraphNodeDetail: {
    type: "object",
    fields: [{ name: "node", ref: "KnowledgeGraphVizNode", required: true }, {
      name: "edges",
      type: "array",
      items: { ref: "KnowledgeGraphVizEdge" },
      required: true,
    }, {
      name: "source_chunks",
      type: "array",
      items: { ref: "KnowledgeGraphSourceChunk" },
      required: true,
    }],
  },
  KnowledgeGraphSourceChunk: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "content", type: "string", required: true },
      { name: "content_truncated", type: "boolean", required: false },
      { name: "file_path", type: "string", required: false },
    ],
  },
  KnowledgeGraphVizEdge: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: false },
      { name: "source", type: "string", required: true },
      { name: "target", type: "string", required: true },
      { name: "description", type: "string", required: false },
      {
        name: "description_parts",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "keywords", type: "string", required: false },
      { name: "weight", type: "number", nullable: true, required: false },
      { name: "source_chunk_count", type: "integer", required: false },
    ],
  },
  KnowledgeGraphVizNode: {
    type: "object",
    fields: [
      { name: "id", type: "string", required: true },
      { name: "entity_type", type: "string", required: false },
      { name: "description", type: "string", required: false },
      {
        name: "description_parts",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "source_chunk_count", type: "integer", required: false },
      {
        name: "file_paths",
        type: "array",
        items: { type: "string" },
        required: false,
      },
      { name: "created_at", type: "any", nullable: true, required: false },
    ],
  },
  SearchCollectionGraphLabels200Response: {
    type: "object",
    fields: [{
      name: "labels",
      type: "array",
      items: { type: "string" },
      required: true,
    }],
  },
};
