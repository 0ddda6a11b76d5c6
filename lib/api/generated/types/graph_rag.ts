// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `BuildCollectionGraphRequest`. */
export interface BuildCollectionGraphRequest {
  /** Llm. */
  readonly llm?: BuildCollectionGraphRequestLlm;
  /**
   * Force rebuild.
   * @default {false}
   */
  readonly force_rebuild?: boolean;
  /** Name. */
  readonly name?: string;
}

/** The API's schema `BuildCollectionGraphRequestLlm`. */
export type BuildCollectionGraphRequestLlm = string | number;

/** The API's schema `GetCollectionGraphStatus200Response`. */
export interface GetCollectionGraphStatus200Response {
  /** Status. */
  readonly status?: "none" | "building" | "ready" | "failed";
  /**
   * Built at.
   * Format: date-time.
   */
  readonly built_at?: string | null;
  /** Outdated. */
  readonly outdated?: boolean;
}

/** The API's schema `GetGraphConfig200Response`. */
export interface GetGraphConfig200Response {
  /** Allowed models. */
  readonly allowed_models?: readonly string[] | null;
}

/** The API's schema `KnowledgeGraphData`. */
export interface KnowledgeGraphData {
  /** Nodes. */
  readonly nodes: readonly KnowledgeGraphVizNode[];
  /** Edges. */
  readonly edges: readonly KnowledgeGraphVizEdge[];
  /** Is truncated. */
  readonly is_truncated: boolean;
  /** Total nodes. */
  readonly total_nodes?: number | null;
  /** Total relationships. */
  readonly total_relationships?: number | null;
}

/** The API's schema `KnowledgeGraphNodeDetail`. */
export interface KnowledgeGraphNodeDetail {
  /** Node. */
  readonly node: KnowledgeGraphVizNode;
  /** Edges. */
  readonly edges: readonly KnowledgeGraphVizEdge[];
  /** Source chunks. */
  readonly source_chunks: readonly KnowledgeGraphSourceChunk[];
}

/** The API's schema `KnowledgeGraphSourceChunk`. */
export interface KnowledgeGraphSourceChunk {
  /** Id. */
  readonly id: string;
  /** Content. */
  readonly content: string;
  /** Content truncated. */
  readonly content_truncated?: boolean;
  /** File path. */
  readonly file_path?: string;
}

/** The API's schema `KnowledgeGraphVizEdge`. */
export interface KnowledgeGraphVizEdge {
  /** Id. */
  readonly id?: string;
  /** Source. */
  readonly source: string;
  /** Target. */
  readonly target: string;
  /** Description. */
  readonly description?: string;
  /** Description parts. */
  readonly description_parts?: readonly string[];
  /** Keywords. */
  readonly keywords?: string;
  /** Weight. */
  readonly weight?: number | null;
  /** Source chunk count. */
  readonly source_chunk_count?: number;
}

/** The API's schema `KnowledgeGraphVizNode`. */
export interface KnowledgeGraphVizNode {
  /** Id. */
  readonly id: string;
  /** Entity type. */
  readonly entity_type?: string;
  /** Description. */
  readonly description?: string;
  /** Description parts. */
  readonly description_parts?: readonly string[];
  /** Source chunk count. */
  readonly source_chunk_count?: number;
  /** File paths. */
  readonly file_paths?: readonly string[];
  /** Created at. */
  readonly created_at?: unknown;
}

/** The API's schema `SearchCollectionGraphLabels200Response`. */
export interface SearchCollectionGraphLabels200Response {
  /** Labels. */
  readonly labels: readonly string[];
}
