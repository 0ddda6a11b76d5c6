/** A file whose name, type and contents are given apart. */
export interface NamedFile {
  /** The name that the server stores the file under. */
  readonly name: string;
  /** The file's media type; told from the name when it is missing. */
  readonly type?: string;
  /** The contents; a string is sent as UTF-8. */
  readonly data: Blob | Uint8Array | string | ReadableStream<Uint8Array>;
  /** The length in bytes, where a stream's is known. */
  readonly size?: number;
}

/** A file on the local disk, read while it is sent. */
export interface LocalFile {
  /** Where the file stands. */
  readonly path: string | URL;
  /** The name to send in place of the path's last segment. */
  readonly name?: string;
  /** The file's media type; told from the name when it is missing. */
  readonly type?: string;
}

/** What a file field of a multipart body takes. */
export type FileInput =
  | Blob
  | Uint8Array
  | ReadableStream<Uint8Array>
  | NamedFile
  | LocalFile;
