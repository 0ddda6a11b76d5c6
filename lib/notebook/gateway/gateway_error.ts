/**
 * A Jupyter server could not be reached, refused, or does not do what it should.
 *
 * Its message says what to do about it, and never holds the token.
 *
 * @example What is said of an address that is none
 * ```ts
 * import { connectGateway, GatewayError } from "@cenote/cenote/notebook";
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(
 *   () => connectGateway({ url: "ftp://example.com" }),
 *   GatewayError,
 *   "wanted one that begins with http:// or https://",
 * );
 * ```
 */
export class GatewayError extends Error {
  /** Tells this error from others. */
  override name = "GatewayError";
  /** The status of the server's answer, where it gave one. */
  readonly status: number | undefined;
  /** Whether there is no Jupyter server at this address, which may be another's or a page's. */
  readonly isMisplaced: boolean;

  /**
   * Makes the error.
   *
   * @param message What was tried, what was found, and what to do.
   * @param options The status of the server's answer, whether it is no Jupyter server, the cause.
   */
  constructor(
    message: string,
    options: ErrorOptions & {
      readonly status?: number;
      readonly isMisplaced?: boolean;
    } = {},
  ) {
    super(message, options);
    this.status = options.status;
    this.isMisplaced = options.isMisplaced ?? false;
  }
}
