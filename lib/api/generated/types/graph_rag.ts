// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `BuildCollectionGraphRequest`. */
export interface BuildCollectionGraphRequest {
  readonly llm?: BuildCollectionGraphRequestLlm;
  /** @default {false} */
  readonly force_rebuild?: boolean;
  readonly name?: string;
}

/** The API's schema `BuildCollectionGraphRequestLlm`. */
export type BuildCollectionGraphRequestLlm = string | number;

/** The API's schema `GetCollectionGraphStatus200Response`. */
export interface GetCollectionGraphStatus200Response {
  readonly status?: "none" | "building" | "ready" | "failed";
  /** Format: date-time. */
  readonly built_at?: string | null;
  readonly outdated?: boolean;
}

/** The API's schema `GetGraphConfig200Response`. */
export interface GetGraphConfig200Response {
  readonly allowed_models?: readonly string[] | null;
}

/** The API's schema `KnowledgeGraphData`. */
export interface KnowledgeGraphData {
  readonly nodes: readonly KnowledgeGraphVizNode[];
  readonly edges: readonly KnowledgeGraphVizEdge[];
  readonly is_truncated: boolean;
  readonly total_nodes?: number | null;
  readonly total_relationships?: number | null;
}

/** The API's schema `KnowledgeGraphNodeDetail`. */
export interface KnowledgeGraphNodeDetail {
  readonly node: KnowledgeGraphVizNode;
  readonly edges: readonly KnowledgeGraphVizEdge[];
  readonly source_chunks: readonly KnowledgeGraphSourceChunk[];
}

/** The API's schema `KnowledgeGraphSourceChunk`. */
export interface KnowledgeGraphSourceChunk {
  readonly id: string;
  readonly content: string;
  readonly content_truncated?: boolean;
  readonly file_path?: string;
}

/** The API's schema `KnowledgeGraphVizEdge`. */
export interface KnowledgeGraphVizEdge {
  readonly id?: string;
  readonly source: string;
  readonly target: string;
  readonly description?: string;
  readonly description_parts?: readonly string[];
  readonly keywords?: string;
  readonly weight?: number | null;
  readonly source_chunk_count?: number;
}

/** The API's schema `KnowledgeGraphVizNode`. */
export interface KnowledgeGraphVizNode {
  readonly id: string;
  readonly entity_type?: string;
  readonly description?: string;
  readonly description_parts?: readonly string[];
  readonly source_chunk_count?: number;
  readonly file_paths?: readonly string[];
  readonly created_at?: unknown;
}

/** The API's schema `SearchCollectionGraphLabels200Response`. */
export interface SearchCollectionGraphLabels200Response {
  readonly labels: readonly string[];
}
