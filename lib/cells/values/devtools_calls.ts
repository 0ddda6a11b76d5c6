/** What completion and inspection need of a connection to the cells' process. */
export interface DevtoolsCalls {
  /**
   * Calls a method of the DevTools protocol.
   *
   * @param method The protocol's name, such as `"Runtime.evaluate"`.
   * @param parameters Its parameters.
   * @returns The answer; rejects when the other side refuses or is gone.
   */
  send(
    method: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
}
