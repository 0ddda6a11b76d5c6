import type { ChatMessageMeta } from "../api/mod.ts";

/** The field in which servers put who asked, with e-mail and network address. */
const FIELD = "client_metadata";

/**
 * A metadata row without what identifies a person. Servers put that into the
 * facts about usage and nowhere else; all other rows stay as they are.
 *
 * @param row A row as the server gave it.
 * @returns The row, or a copy without the field.
 */
export function withoutPerson<T extends ChatMessageMeta>(row: T): T {
  const { message_type, content } = row;
  if (
    message_type !== "usage_stats" || typeof content !== "string" ||
    !content.includes(FIELD)
  ) {
    return row;
  }
  return { ...row, content: cleaned(content) };
}

/** JSON text without the field, at any depth, also in JSON that stands in a string. */
function cleaned(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => {
      if (key === FIELD) return undefined;
      return typeof value === "string" && value.includes(FIELD)
        ? cleaned(value)
        : value;
    }));
  } catch {
    // It cannot be told where the field ends, so all from there on goes.
    return text.slice(0, text.indexOf(FIELD)) + "[removed]";
  }
}
