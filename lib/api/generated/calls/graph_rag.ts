// Generated from tools/facts by `deno task generate`; do not edit.
import type {
  BuildCollectionGraphRequest,
  GetCollectionGraphStatus200Response,
  GetGraphConfig200Response,
  KnowledgeGraphData,
  KnowledgeGraphNodeDetail,
  SearchCollectionGraphLabels200Response,
} from "../types/graph_rag.ts";
import type { JobDetails } from "../types/shared.ts";

/** What the operations filed under `GraphRAG` take and give. */
export interface GraphRagOperations {
  /** `GET /api/v1/graph/config` */
  readonly get_graph_config: {
    readonly result: GetGraphConfig200Response;
  };
  /** `DELETE /api/v1/graph/{collection_id}` */
  readonly delete_collection_graph: {
    readonly path: {
      /** Format: uuid. */
      readonly collection_id: string;
    };
    readonly result: undefined;
  };
  /** `GET /api/v1/graph/{collection_id}` */
  readonly get_collection_graph: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly label?: string;
      readonly max_depth?: number;
      readonly max_nodes?: number;
    };
    readonly result: KnowledgeGraphData;
  };
  /** `POST /api/v1/graph/{collection_id}/build` */
  readonly build_collection_graph: {
    readonly path: {
      /** Format: uuid. */
      readonly collection_id: string;
    };
    readonly body?: BuildCollectionGraphRequest;
    readonly result: JobDetails;
  };
  /** `GET /api/v1/graph/{collection_id}/labels` */
  readonly search_collection_graph_labels: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query?: {
      readonly q?: string;
      /** At least 0. */
      readonly limit?: number;
    };
    readonly result: SearchCollectionGraphLabels200Response;
  };
  /** `GET /api/v1/graph/{collection_id}/node` */
  readonly get_collection_graph_node: {
    readonly path: {
      readonly collection_id: string;
    };
    readonly query: {
      readonly name: string;
    };
    readonly result: KnowledgeGraphNodeDetail;
  };
  /** `GET /api/v1/graph/{collection_id}/status` */
  readonly get_collection_graph_status: {
    readonly path: {
      /** Format: uuid. */
      readonly collection_id: string;
    };
    readonly result: GetCollectionGraphStatus200Response;
  };
}
