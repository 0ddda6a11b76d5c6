/**
 * Reads the address of a server: blanks around it, trailing slashes and a
 * copied `/api/v1` are cut off, a path prefix stays. Nothing of a refused
 * address that may be secret stands in the error.
 *
 * @param address What the person gave.
 * @returns The address without a trailing slash.
 * @throws {TypeError} If it is no address of a server.
 */
export function normalizeAddress(address: string): string {
  const trimmed = address.trim();
  if (trimmed === "") {
    throw new TypeError(
      "Cannot use the address: it is empty; wanted something like https://h2ogpte.example.com",
    );
  }
  if (!/^https?:\/\//i.test(trimmed)) {
    const other = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1];
    if (other !== undefined) {
      throw new TypeError(
        `Cannot use the address: it begins with "${other}://"; wanted http:// or https://`,
      );
    }
    const shown = /^[\w.:[\]/-]+$/.test(trimmed) ? ` "${trimmed}"` : "";
    throw new TypeError(
      `Cannot use the address${shown}: it does not begin with http:// or https://; write the whole of it, such as https://h2ogpte.example.com`,
    );
  }
  if (!URL.canParse(trimmed)) {
    throw new TypeError(
      "Cannot use the address: it is not a valid URL; wanted something like https://h2ogpte.example.com",
    );
  }
  const url = new URL(trimmed);
  const where = `${url.protocol}//${url.host}`;
  if (url.username !== "" || url.password !== "") {
    throw new TypeError(
      `Cannot use the address of ${where}: it holds a user name or password; leave them out and give the API key as apiKey or in H2OGPTE_API_KEY`,
    );
  }
  if (url.search !== "" || trimmed.includes("?")) {
    throw new TypeError(
      `Cannot use the address of ${where}: it holds a query; leave out the "?" and what follows it`,
    );
  }
  if (url.hash !== "" || trimmed.includes("#")) {
    throw new TypeError(
      `Cannot use the address of ${where}: it holds a fragment; leave out the "#" and what follows it`,
    );
  }
  const prefix = url.pathname.replace(/\/+$/, "").replace(/\/api\/v1$/, "")
    .replace(/\/+$/, "");
  return where + prefix;
}

/**
 * Reads an API key as people paste it: blanks and line ends around it are cut
 * off. What cannot stand in a header is refused, without showing it.
 *
 * @param apiKey What the person gave.
 * @returns The key, or `undefined` for none.
 * @throws {TypeError} If the key cannot stand in a header.
 */
export function normalizeApiKey(
  apiKey: string | undefined,
): string | undefined {
  const trimmed = apiKey?.trim();
  if (!trimmed) return undefined;
  if (/^bearer\s/i.test(trimmed)) {
    throw new TypeError(
      'Cannot use the API key: it begins with the word "Bearer"; give the key alone',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new TypeError(
      "Cannot use the API key: it holds a blank, a line end or a character outside ASCII; copy the key once more, on one line",
    );
  }
  return trimmed;
}
