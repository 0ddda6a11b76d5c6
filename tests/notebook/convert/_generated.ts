import type {
  DocumentCell,
  JsonObject,
  JsonValue,
  NotebookDocument,
} from "../../../lib/notebook/format/mod.ts";
import { splitLines } from "../../../lib/notebook/format/mod.ts";

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces that texts of notebooks are put together from: all that a text format may trip over. */
const PIECES = [
  "a",
  "const x = 1;",
  "x",
  " ",
  "  ",
  "\t",
  "\n",
  "\n",
  "\n\n",
  "\n\n\n",
  "\r\n",
  "\r",
  "\u2028",
  "\u2029",
  "\u0085",
  "\v",
  "\f",
  "\0",
  "\ufeff",
  "\ud83d\ude00",
  "\ud83d",
  "\ude00",
  "\\",
  "\\\\",
  "%",
  "%%",
  "%reload",
  "%%html",
  "//",
  "// ",
  "// %%",
  "// %% x",
  "\n// %%\n",
  '\n// %% [markdown] id="a"\n',
  "\n// \\%% x\n",
  "\n  // %%%  y\n",
  "\n// %reload\n",
  "\n//%time x\n",
  "\n%reload\n",
  "\n// <codecell>\n",
  "\n// In[1]:\n",
  "/*",
  "*/",
  "`",
  "```",
  "\n```ts\n",
  "\n```\n",
  "\n````\n",
  "\n~~~ts\n",
  "\n~~~\n",
  "\n    ```ts\n",
  "\n- item\n",
  "\n  ```ts\n",
  "\n1. item\n   ```js\n",
  "\n> ```ts\n",
  "<!--",
  "-->",
  "--",
  "\n<!-- cell -->\n",
  "\n<!-- begin cell -->\n",
  "\n<!-- end cell -->\n",
  "\n<!-- outputs -->\n",
  "\n<!-- end outputs -->\n",
  "\n<!-- notebook {} -->\n",
  "\n<pre>\n",
  "</pre>",
  "\n<div>\n",
  "\n---\n",
  "---\n",
  "# Heading",
  "\n===\n",
  "$",
  "&amp;",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  "=",
  "a=1",
  "![](attachment:a%20b.png)",
  "attachment:a b.png",
  "x/attachment-1-1.png",
  " title ",
  "[markdown]",
  "__proto__",
  "é",
  "ﬁ",
];

/** Makes notebooks at random. */
export class Generator {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** A whole number from 0 up to a limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error("Cannot pick from nothing");
    return found;
  }

  text(most = 8): string {
    const length = this.below(most + 1);
    return Array.from({ length }, () => this.pick(PIECES)).join("");
  }

  value(depth = 0): JsonValue {
    switch (this.below(depth > 3 ? 6 : 8)) {
      case 0:
        return null;
      case 1:
        return this.below(2) === 0;
      case 2:
        return this.pick([0, -0, 1, -1, 1.5, 1e21, 1e-7, 2 ** 53, 1e300, 0.1]);
      case 3:
        return this.below(1000);
      case 4:
      case 5:
        return this.text(3);
      case 6:
        return Array.from(
          { length: this.below(4) },
          () => this.value(depth + 1),
        );
      default:
        return this.object(depth + 1);
    }
  }

  object(depth = 0): JsonObject {
    return Object.fromEntries(
      Array.from({ length: this.below(4) }, () => [
        this.pick([
          this.text(2),
          "tags",
          "name",
          "title",
          "id",
          "source",
          "metadata",
          "language",
          "fields",
          "jupyter",
          "yes",
          "null",
          "1",
          "a b",
          "a--b",
          "__proto__",
          "constructor",
          "<<",
        ]),
        this.value(depth + 1),
      ]),
    );
  }

  #cell(id: string | undefined): DocumentCell {
    const common = {
      ...(id === undefined ? {} : { id }),
      metadata: this.below(2) === 0 ? {} : this.object(),
      source: splitLines(this.text()),
    };
    const kind = this.below(5);
    if (kind < 3) {
      return {
        ...common,
        cell_type: "code",
        execution_count: null,
        outputs: [],
      };
    }
    return {
      ...common,
      cell_type: kind === 3 ? "markdown" : "raw",
      ...(this.below(4) === 0
        ? { attachments: { "a b.png": { "image/png": "AAA=" } } }
        : {}),
      ...(this.below(9) === 0 ? { unknown: this.value() } : {}),
    };
  }

  notebook(): NotebookDocument {
    const minor = this.pick([5, 5, 5, 4, 2, 0]);
    return {
      cells: Array.from(
        { length: this.below(6) },
        (_, n) =>
          this.#cell(minor === 5 ? `cell-${n}-${this.below(99)}` : undefined),
      ),
      metadata: this.pick([
        {},
        this.object(),
        {
          kernelspec: {
            display_name: "Deno",
            language: "typescript",
            name: "deno",
          },
          language_info: { name: "typescript", version: "6.0" },
        },
        {
          jupytext: this.pick<JsonValue>([
            {},
            { formats: "ipynb,ts:percent" },
            { text_representation: { extension: ".ts" } },
            "odd",
          ]),
        },
      ]),
      nbformat: 4,
      nbformat_minor: minor,
      ...(this.below(9) === 0 ? { unknown: this.value() } : {}),
    };
  }
}
