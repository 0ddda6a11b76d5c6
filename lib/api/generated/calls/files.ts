// Generated from tools/facts by `deno task generate`; do not edit.

/** What the operations filed under `Files` take and give. */
export interface FilesOperations {
  /** `GET /file` */
  readonly download_file: {
    readonly query: {
      readonly id: string;
      readonly name?: string;
    };
    readonly result: Blob;
  };
}
