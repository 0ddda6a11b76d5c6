/** Schemes that do nothing but lead somewhere. */
const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/**
 * The address as a link may bear it, or undefined: `javascript:`, `data:` and
 * whatever else could act, and relative addresses with nothing to relate to.
 */
export function safeUrl(url: string, baseUrl?: string): string | undefined {
  // Browsers skip such characters, so that `java\nscript:` runs.
  const bare = url.replace(/[\p{Cc}\p{Cf}\s]+/gu, "");
  const parsed = URL.parse(bare, baseUrl);
  if (parsed === null || !SCHEMES.has(parsed.protocol)) return undefined;
  // A name and password before the host dress one address up as another.
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
}
