/**
 * Hostile text, the same for the same seed. Every tag in it carries the mark
 * {@linkcode MARK}, so that one that got into markup is known from our own.
 */

/** What every hostile tag has as an attribute or as its name. */
export const MARK = "h0stile";

const PARTS = [
  `<script title="${MARK}">alert(1)</script>`,
  `<b title="${MARK}">`,
  `</b>`,
  `<img src=x onerror=alert(1) title="${MARK}">`,
  `<td title="${MARK}">`,
  "</td></tr></table>",
  "</details></div></summary></figure>",
  `<a href="https://x.y" title="${MARK}">a</a>`,
  `<${MARK}>`,
  `"><b title="${MARK}">`,
  `' title='${MARK}`,
  `" title="${MARK}`,
  '"',
  "'",
  "&",
  "&lt;",
  "&#60;b&#62;",
  "&nbsp;",
  "<!--",
  "-->",
  "]]>",
  "<![CDATA[",
  "<?xml",
  "</",
  "<",
  ">",
  "\x1b[2J",
  "\x1b]8;;https://x.y\x07",
  "\x07",
  "\x08",
  "\x9b31m",
  "\x7f",
  "\0",
  "\u202e",
  "\u2066",
  "\u200f",
  "\u200b",
  "\u2028",
  "\ud83d",
  "\udc00",
  "\ufffe",
  "\ufeff",
  "|",
  "||",
  "\\|",
  "\\",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "`",
  "``",
  "```\n",
  "~~~\n",
  "*",
  "**",
  "_",
  "#",
  "# ",
  "> ",
  "- ",
  "1. ",
  "---\n",
  "[",
  "](",
  "![",
  "[a](javascript:alert(1))",
  "[a](data:text/html,x)",
  "![a](https://x.y/z.png)",
  "[citation:1]",
  "https://x.y/<b>?a=1&b=2",
  "javascript:alert(1)",
  "$",
  "$$",
  "{{",
  "${x}",
  "%s%n",
  "日本語",
  "👨‍👩‍👧",
  "🇩🇪",
  "مرحبا",
  "a\u0301\u0323",
  "\u0915\u094d\u0937",
  "ENDOFTURN\n",
  "exitcode: 1 (execution failed)\n",
  "<turn_title>",
  "</stream_turn_title>",
  "### 👤 User Query\n",
  "# filename: a.ts\n# execution: true\n",
  '<a href="/file?id=1&name=a.csv">a.csv</a>',
  "x".repeat(400),
  "word ".repeat(60),
  "1,5",
  "2026-02-30",
  "1e999",
  "-0",
  " ",
  "",
  "__proto__",
  "constructor",
  "toString",
];

/** Numbers and texts that are random, but the same for the same seed. */
export class Hostile {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `below`, without it. */
  number(below: number): number {
    // mulberry32: small, and good enough to choose among parts.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) * below) / 2 ** 32 | 0;
  }

  /** One of these. */
  one<T>(items: readonly [T, ...T[]]): T {
    return items[this.number(items.length)] ?? items[0];
  }

  /** At most `most` of what `make` makes. */
  many<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.number(most + 1) }, make);
  }

  text(most = 6): string {
    return this.many(most, () => PARTS[this.number(PARTS.length)]).join("");
  }

  /** A number that nobody draws on purpose. */
  odd(): number {
    return this.one([
      0,
      -0,
      1,
      -1.5,
      0.1 + 0.2,
      1e-12,
      1e15,
      -1e300,
      2 ** 53,
      NaN,
      Infinity,
      -Infinity,
      this.number(1_000) / 7,
      this.number(1_000_000),
    ]);
  }

  /** A value of any kind, cycles and getters that throw among them. */
  value(depth = 0): unknown {
    switch (this.number(depth > 3 ? 9 : 16)) {
      case 0:
      case 1:
      case 2:
        return this.text();
      case 3:
        return this.odd();
      case 4:
        return null;
      case 5:
        return undefined;
      case 6:
        return BigInt(this.number(99)) ** 9n;
      case 7:
        return new Date(this.one([0, 1e12, NaN, -1e14, 8.64e15]));
      case 8:
        return this.one<unknown>([
          true,
          false,
          Symbol(this.text()),
          () => this.text(),
          /a</g,
          new Error(this.text()),
          new Uint8Array(this.number(9)),
        ]);
      case 9:
        return new Map([[this.text(), this.value(depth + 1)]]);
      case 10:
        return new Set([this.text(), this.value(depth + 1)]);
      case 11: {
        const cycle: Record<string, unknown> = { [this.text()]: this.text() };
        cycle[this.text()] = cycle;
        return cycle;
      }
      case 12:
        return {
          get [this.text()](): never {
            throw new Error(`<b title="${MARK}">`);
          },
        };
      case 13:
        return new Proxy({ a: 1 }, {
          get: () => {
            throw new Error(`<b title="${MARK}">`);
          },
        });
      case 14: {
        // A list with holes.
        const list = this.many(4, () => this.value(depth + 1));
        delete list[1];
        return list;
      }
      default:
        return Object.fromEntries(
          this.many(4, () => [this.text(), this.value(depth + 1)]),
        );
    }
  }

  /** Rows that do not have the same keys. */
  rows(most = 4): object[] {
    const keys = [this.text(), this.text(), "a"];
    return this.many(
      most,
      () =>
        Object.fromEntries(
          keys.filter(() => this.number(4) > 0).map((key) => [
            key,
            this.value(2),
          ]),
        ),
    );
  }
}
