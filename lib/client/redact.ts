const REDACTED = "[redacted]";

/** Takes secrets out of a text or of everything inside a parsed value. */
export interface Redactor {
  /** The text, secrets replaced. */
  text(value: string): string;
  /** A copy of the value with secrets replaced in every string. */
  value(value: unknown): unknown;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

/**
 * Makes a redactor for one API key: in the clear, percent-encoded, and as
 * JSON writes it. A short key is only replaced where it stands by itself,
 * since otherwise a test's key `a` would eat every message.
 */
export function redactor(secret: string | undefined): Redactor {
  if (!secret) return { text: (value) => value, value: (value) => value };
  const forms = new Set([
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  const alternatives = [...forms].map(escapeRegExp).join("|");
  const isShort = secret.length < 8;
  const pattern = new RegExp(
    isShort
      ? `(?<![A-Za-z0-9])(?:${alternatives})(?![A-Za-z0-9])`
      : alternatives,
    "g",
  );
  const text = (value: string) => value.replace(pattern, REDACTED);
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [text(name), walk(inner)]),
    );
  };
  return { text, value: walk };
}
