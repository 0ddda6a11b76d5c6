import type { DocumentCell } from "./document.ts";

/** Whether a cell has a tag; what stands where tags should and is no list counts as none. */
export function hasTag({ metadata }: DocumentCell, tag: string): boolean {
  const tags: unknown = metadata.tags;
  return Array.isArray(tags) && tags.includes(tag);
}

/** Whether a cell has one of some tags. */
export function hasAnyTag(
  cell: DocumentCell,
  tags: readonly string[],
): boolean {
  return tags.some((tag) => hasTag(cell, tag));
}
