/** `[a b c d e f]` of a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The one transformation after the other. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** Puts glyphs together to words and lines by where they stand. */
export class PageWriter {
  #out = "";
  #x = 0;
  #y = 0;
  #height = 0;
  #lineStart = 0;

  glyph(text: string, at: Matrix, end: Matrix, height: number): void {
    const [x, y] = [at[4], at[5]];
    if (this.#out !== "") {
      const size = Math.max(height, this.#height, 0.1);
      const dy = y - this.#y;
      const dx = x - this.#x;
      if (Math.abs(dy) > size * 0.5) {
        // A gap of more than two lines parts paragraphs.
        this.#newLine(Math.abs(dy) > size * 2.2 ? "\n\n" : "\n");
      } else if (dx < -size * 2 && x <= this.#lineStart + size) {
        this.#newLine("\n");
      } else if (dx > size * 0.17 && !/\s$/.test(this.#out.at(-1) ?? "")) {
        if (text !== " ") this.#out += " ";
      }
    }
    if (this.#out === "" || this.#out.endsWith("\n")) this.#lineStart = x;
    // Ligatures and such are letters to whoever searches.
    this.#out += /[\ufb00-\ufb06]/.test(text) ? text.normalize("NFKC") : text;
    this.#x = end[4];
    this.#y = y;
    this.#height = height;
  }

  #newLine(ends: string): void {
    this.#out = this.#out.trimEnd() + ends;
  }

  text(): string {
    return this.#out.replace(/[ \t]+\n/g, "\n").replaceAll("\0", "").trim();
  }
}
