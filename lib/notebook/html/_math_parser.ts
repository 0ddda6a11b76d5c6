import { escapeText } from "./_escape.ts";
import {
  fence,
  functionMarkup,
  inAlphabet,
  type Limits,
  negated,
  scripts,
  tableMarkup,
  textMarkup,
  upright,
} from "./_math_markup.ts";
import { MathTokens, UnknownMath } from "./_math_tokens.ts";
import {
  ACCENTS,
  ALIGNED,
  ALPHABET_NAMES,
  ALPHABETS,
  FUNCTIONS,
  INTEGRALS,
  LARGE,
  LETTERS,
  LIMITS,
  MATRICES,
  OPERATORS,
  signOf,
  SPACES,
  UNDER,
} from "./_math_symbols.ts";

/** Deeper nesting than this nobody writes. */
const MAX_DEPTH = 40;

/** A piece of a formula. */
interface Atom {
  readonly markup: string;
  /** Where limits go: below and above in a block, always, or beside. */
  readonly limits?: Limits;
}

/** The inside of a `math` element for a formula in LaTeX; undefined for one that is not understood. */
export function mathMl(source: string): string | undefined {
  try {
    return new MathParser(source).formula();
  } catch (error) {
    if (error instanceof UnknownMath) return undefined;
    throw error;
  }
}

class MathParser extends MathTokens {
  #depth = 0;

  formula(): string {
    const markup = this.#rows("");
    if (this.peek() !== undefined) throw new UnknownMath();
    return markup;
  }

  /** Lines parted by `\\` at the top, as some write without an environment. */
  #rows(end: string): string {
    const first = this.#row(end);
    if (this.peek() !== "\\\\") return first;
    const rows = [[first]];
    while (this.peek() === "\\\\") {
      this.skip();
      rows.push([this.#row(end)]);
    }
    return tableMarkup(rows, "nb-lines");
  }

  /** Atoms up to what ends them. */
  #row(end: string): string {
    if (++this.#depth > MAX_DEPTH) throw new UnknownMath();
    let markup = "";
    for (;;) {
      const token = this.peek();
      if (
        token === undefined || token === end || token === "}" ||
        token === "&" || token === "\\\\" || token === "\\right" ||
        token === "\\end"
      ) break;
      markup += this.#scripted();
    }
    this.#depth--;
    return markup;
  }

  /** An atom with what stands above and below it. */
  #scripted(): string {
    const token = this.peek();
    const base: Atom = token === "^" || token === "_"
      ? { markup: "<mrow></mrow>" }
      : this.#atom();
    let sub: string | undefined;
    let sup: string | undefined;
    let isLimit = base.limits;
    for (;;) {
      const sign = this.peek();
      if (sign === "\\limits") isLimit = "always";
      else if (sign === "\\nolimits") isLimit = undefined;
      else if (sign === "_" && sub === undefined) {
        this.skip();
        sub = this.#argument();
        continue;
      } else if (sign === "^" && sup === undefined) {
        this.skip();
        sup = this.#argument();
        continue;
      } else if (sign === "'") {
        sup = `${this.#primes()}${sup ?? ""}`;
        if (this.peek() === "^") {
          this.skip();
          sup = `<mrow>${sup}${this.#argument()}</mrow>`;
        }
        continue;
      } else break;
      this.skip();
    }
    return scripts(base.markup, sub, sup, isLimit);
  }

  #primes(): string {
    let primes = "";
    while (this.peek() === "'") {
      primes += "′";
      this.skip();
    }
    return `<mo>${primes}</mo>`;
  }

  /** What a command or a script takes: a group, or one atom. */
  #argument(): string {
    if (this.peek() === "{") return this.#group();
    if (++this.#depth > MAX_DEPTH) throw new UnknownMath();
    this.splitNumber();
    const { markup } = this.#atom();
    this.#depth--;
    return markup;
  }

  #group(): string {
    this.expect("{");
    const inside = this.#row("}");
    this.expect("}");
    return `<mrow>${inside}</mrow>`;
  }

  #atom(): Atom {
    const token = this.next();
    if (token === "{") {
      this.skip(-1);
      return { markup: this.#group() };
    }
    if (token.startsWith("\\")) return this.#command(token.slice(1));
    if (/^\d/.test(token)) return { markup: `<mn>${token}</mn>` };
    if (/^\p{L}/u.test(token)) {
      return { markup: `<mi>${escapeText(token)}</mi>` };
    }
    if (token === "~") return { markup: '<mspace width="0.333em"/>' };
    if (token === "&" || token === "#" || token === "$" || token === "}") {
      throw new UnknownMath();
    }
    const sign = token === "-" ? "−" : token === "*" ? "∗" : token;
    const isFence = /^[()[\]|]$/.test(sign);
    return {
      markup: `<mo${isFence ? ' stretchy="false"' : ""}>${
        escapeText(sign)
      }</mo>`,
    };
  }

  #command(name: string): Atom {
    const letter = LETTERS.get(name);
    if (letter !== undefined) {
      const isUpright = /^[A-Z∞∅∀∃…⋯⋮⋱]/u.test(name[0] + letter) &&
        !/^\p{Ll}/u.test(letter);
      return {
        markup: `<mi${isUpright ? ' mathvariant="normal"' : ""}>${
          escapeText(letter)
        }</mi>`,
      };
    }
    const operator = OPERATORS.get(name);
    if (operator !== undefined) {
      return { markup: `<mo>${escapeText(operator)}</mo>` };
    }
    const large = LARGE.get(name);
    if (large !== undefined) {
      return { markup: `<mo>${large}</mo>`, limits: "movable" };
    }
    const integral = INTEGRALS.get(name);
    if (integral !== undefined) return { markup: `<mo>${integral}</mo>` };
    if (FUNCTIONS.has(name)) return { markup: functionMarkup(name) };
    const limit = LIMITS.get(name);
    if (limit !== undefined) {
      return { markup: functionMarkup(limit), limits: "movable" };
    }
    const space = SPACES.get(name) ??
      (/^\s/.test(name) ? "0.333em" : undefined);
    if (space !== undefined) return { markup: `<mspace width="${space}"/>` };
    const sign = signOf(name);
    if (sign !== undefined) {
      return { markup: `<mo stretchy="false">${escapeText(sign)}</mo>` };
    }
    return this.#structure(name);
  }

  #structure(name: string): Atom {
    if (name === "overline" || name === "underline") {
      const side = name === "overline" ? "over" : "under";
      return { markup: `<mrow class="nb-${side}">${this.#argument()}</mrow>` };
    }
    const accent = ACCENTS.get(name);
    if (accent !== undefined) {
      const isWide = /^(?:over|wide)/.test(name);
      return {
        markup:
          `<mover accent="true">${this.#argument()}<mo stretchy="${isWide}">${
            escapeText(accent)
          }</mo></mover>`,
        ...(name === "overbrace" ? { limits: "always" } : {}),
      };
    }
    const under = UNDER.get(name);
    if (under !== undefined) {
      return {
        markup:
          `<munder>${this.#argument()}<mo stretchy="true">${under}</mo></munder>`,
        ...(name === "underbrace" ? { limits: "always" } : {}),
      };
    }
    const alphabet = ALPHABETS[ALPHABET_NAMES.get(name) ?? name];
    if (alphabet !== undefined) {
      return { markup: inAlphabet(this.#argument(), alphabet) };
    }
    switch (name) {
      case "frac":
      case "dfrac":
      case "tfrac":
      case "cfrac": {
        const style = name === "dfrac" || name === "cfrac"
          ? ' displaystyle="true"'
          : "";
        return {
          markup:
            `<mfrac${style}>${this.#argument()}${this.#argument()}</mfrac>`,
        };
      }
      case "binom":
      case "dbinom":
      case "tbinom":
        return {
          markup:
            `<mrow><mo>(</mo><mfrac linethickness="0">${this.#argument()}${this.#argument()}</mfrac><mo>)</mo></mrow>`,
        };
      case "sqrt":
        return { markup: this.#root() };
      case "text":
      case "textrm":
      case "mbox":
      case "hbox":
      case "textnormal":
      case "texttt":
      case "textsf":
        return { markup: `<mtext>${textMarkup(this.text())}</mtext>` };
      case "textbf":
        return {
          markup: `<mtext style="font-weight:bold">${
            textMarkup(this.text())
          }</mtext>`,
        };
      case "textit":
      case "emph":
        return {
          markup: `<mtext style="font-style:italic">${
            textMarkup(this.text())
          }</mtext>`,
        };
      case "mathrm":
      case "mathit":
      case "rm":
        return {
          markup: this.isWord() ? upright(this.words()) : this.#argument(),
        };
      case "operatorname":
        return { markup: functionMarkup(this.words()) };
      case "operatorname*":
        return { markup: functionMarkup(this.words()), limits: "movable" };
      case "left":
        return { markup: this.#fenced() };
      case "begin":
        return { markup: this.#environment() };
      case "overset":
      case "stackrel": {
        const over = this.#argument();
        return { markup: `<mover>${this.#argument()}${over}</mover>` };
      }
      case "underset": {
        const below = this.#argument();
        return { markup: `<munder>${this.#argument()}${below}</munder>` };
      }
      case "not":
        return { markup: negated(this.#argument()) };
      case "pmod":
        return {
          markup: `<mspace width="1em"/><mo>(</mo>${
            upright("mod")
          }<mspace width="0.333em"/>${this.#argument()}<mo>)</mo>`,
        };
      case "bmod":
      case "mod":
        return { markup: "<mo>mod</mo>" };
      case "boxed":
        return {
          markup:
            `<mrow style="border:1px solid;padding:.3em">${this.#argument()}</mrow>`,
        };
      case "phantom":
        return { markup: `<mphantom>${this.#argument()}</mphantom>` };
      case "tag":
      case "tag*":
        return {
          markup: `<mspace width="2em"/><mtext>(${
            textMarkup(this.text())
          })</mtext>`,
        };
      case "label":
        this.text();
        return { markup: "" };
      case "displaystyle":
      case "textstyle":
      case "scriptstyle":
      case "nonumber":
      case "notag":
      case "hline":
      case "limits":
      case "mathstrut":
        return { markup: "" };
      case "middle":
        return { markup: `<mo>${escapeText(this.bracket())}</mo>` };
      default:
        if (/^[bB]ig{1,2}[lrm]?$/.test(name)) {
          return { markup: `<mo>${escapeText(this.bracket())}</mo>` };
        }
        throw new UnknownMath();
    }
  }

  #root(): string {
    if (this.peek() !== "[") return `<msqrt>${this.#argument()}</msqrt>`;
    this.skip();
    const degree = this.#row("]");
    this.expect("]");
    return `<mroot>${this.#argument()}<mrow>${degree}</mrow></mroot>`;
  }

  #fenced(): string {
    const open = this.bracket();
    let inside = this.#row("\\right");
    this.expect("\\right");
    const close = this.bracket();
    inside = `${fence(open, "prefix")}${inside}${fence(close, "postfix")}`;
    return `<mrow>${inside}</mrow>`;
  }

  #environment(): string {
    const name = this.text();
    const brackets = Object.hasOwn(MATRICES, name) ? MATRICES[name] : undefined;
    if (brackets === undefined && !ALIGNED.has(name)) throw new UnknownMath();
    if (name === "array" || name.startsWith("alignat")) this.text();
    const rows: string[][] = [[]];
    for (;;) {
      rows.at(-1)?.push(this.#row(""));
      const token = this.next();
      if (token === "\\\\") {
        this.skipGap();
        rows.push([]);
      } else if (token === "\\end") {
        if (this.text() !== name) throw new UnknownMath();
        break;
      } else if (token !== "&") throw new UnknownMath();
    }
    // A line end before the end begins no line.
    if (rows.length > 1 && rows.at(-1)?.join("") === "") rows.pop();
    const kind = brackets === undefined
      ? name.startsWith("gather") || name.startsWith("multline")
        ? "nb-lines"
        : "nb-align"
      : name.endsWith("cases") || name === "array"
      ? "nb-cases"
      : "nb-matrix";
    const table = tableMarkup(rows, kind);
    const [open = "", close = ""] = brackets ?? [];
    return `<mrow>${open && fence(open, "prefix")}${table}${
      close && fence(close, "postfix")
    }</mrow>`;
  }
}
