/**
 * What a text has besides, where whoever shows it is ready for that: a notebook's
 * cells have raw HTML, formulas over many lines, pictures and relative links.
 */
export interface Dialect {
  /**
   * The address that a link or a picture keeps.
   *
   * @param address The address as written.
   * @param isImage Whether it is a picture's.
   * @returns The address, or undefined where it may not be followed.
   */
  resolve(address: string, isImage: boolean): string | undefined;
}
