/** File systems take names of at most so many bytes. */
const MAX_BYTES = 255;

const ENCODER = new TextEncoder();

/** What stands before a name's ending, and the ending with its dot. */
function splitEnding(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf(".");
  // A long "ending" is part of a sentence, not an ending.
  return dot <= 0 || name.length - dot > 20
    ? [name, ""]
    : [name.slice(0, dot), name.slice(dot)];
}

/**
 * Makes a name that is not taken, by something before its ending.
 *
 * @param name A safe name.
 * @param id What tells the file from others of its name.
 * @param taken The names that are taken, as {@linkcode comparableName} gives them.
 * @returns The name itself if it is free, else one with the beginning of the id or a number.
 */
export function freeName(
  name: string,
  id: string,
  taken: ReadonlySet<string>,
): string {
  if (!taken.has(comparableName(name))) return name;
  const [stem, ending] = splitEnding(name);
  const mark = id.replace(/[^A-Za-z0-9]/g, "").slice(0, 8);
  for (let number = mark === "" ? 2 : 1;; number++) {
    const suffix = number === 1
      ? mark
      : mark === ""
      ? `${number}`
      : `${mark}-${number}`;
    const end = `-${suffix}${ending}`;
    const candidate = shorten(stem, MAX_BYTES - ENCODER.encode(end).length) +
      end;
    if (!taken.has(comparableName(candidate))) return candidate;
  }
}

/** The form in which two names are compared: systems differ in whether case counts. */
export function comparableName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** Cuts a name to a number of bytes, between characters and before its ending. */
function shorten(name: string, maxBytes: number): string {
  if (ENCODER.encode(name).length <= maxBytes) return name;
  const [stem, ending] = splitEnding(name);
  const room = maxBytes - ENCODER.encode(ending).length;
  let kept = "";
  let bytes = 0;
  for (const character of stem) {
    bytes += ENCODER.encode(character).length;
    if (bytes > room) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, "") + ending;
}
