import { isObject } from "../format/json_object.ts";
import type { JsonObject, JsonValue } from "../format/mod.ts";
import {
  IMAGE_ENDINGS,
  imageBytes,
  type OutputImage,
  textOf,
} from "./_markdown_outputs.ts";
import { withLinks } from "./text_cells.ts";

/** Prose whose pictures stand in files. */
export interface LinkedProse {
  readonly text: string;
  /** Addresses to what the notebook has in their place. */
  readonly links: JsonObject;
}

/**
 * Has the pictures that are attached to a cell of prose stand in files, so that
 * every reader of Markdown shows them.
 *
 * @param cell The number of the cell, from 1.
 * @param writeImage Gives the address to show a picture by.
 * @returns The text; the very same, where it could not be had back.
 */
export function linkAttachments(
  text: string,
  attachments: JsonValue | undefined,
  cell: number,
  writeImage: (image: OutputImage) => string,
): LinkedProse {
  const plain = { text, links: {} };
  if (!isObject(attachments) || !text.includes("attachment:")) return plain;
  const links: Record<string, string> = {};
  let linked = text;
  for (const [n, [name, bundle]] of Object.entries(attachments).entries()) {
    // The form in which addresses have the name.
    const target = [`attachment:${encodeName(name)}`, `attachment:${name}`]
      .find((one) => text.includes(one));
    if (target === undefined || !isObject(bundle)) continue;
    for (const [type, ending] of Object.entries(IMAGE_ENDINGS)) {
      const content = textOf(bundle[type]);
      const bytes = content && imageBytes(content, type);
      if (!bytes) continue;
      const file = `attachment-${cell}-${n + 1}.${ending}`;
      const address = writeImage({ name: file, type, bytes });
      linked = linked.replaceAll(target, () => address);
      links[address] = target;
      break;
    }
  }
  return withLinks(linked, links) === text ? { text: linked, links } : plain;
}

function encodeName(name: string): string {
  return name.isWellFormed() ? encodeURI(name) : name;
}
