import { assertEquals } from "@std/assert";
import { markdown } from "../../../lib/display/markdown/markdown.ts";
import { closeMarkdown } from "../../../lib/display/markdown/closed.ts";
import { ANSWER } from "../gallery/_answer.ts";
import { problemsOf, visibleText } from "../_sanitizer.ts";

/** What a reader of the notebook sees, without the spaces of the markup. */
function seen(text: string): string {
  return visibleText(markdown(text).toHtml()).replace(/\s+/g, "");
}

const ANSWERS: Readonly<Record<string, string>> = {
  "prose with all marks":
    'Total revenue is **$39,200** across *three* products, see `sales.csv`, ``a `tick` b`` and\n[the **full** report](https://example.com/a_(b)?x=1 "title"), ~~not~~ this. ***Both* at once**.\n\nA snake_case_name, 2 * 3 * 4, __init__ and a line\\\nbroken &amp; joined &lt;b&gt;.\n',
  "headings and lists":
    "# Plan\n\n## Steps\n\n1. First **bold** thing\n   - nested `code`\n   - [x] done\n   - [ ] open\n2. Second\n   more of it\n\n* star\n+ plus\n\nTitle text\n\n---\n\nLast _line_.\n",
  "code in a list and in a quotation":
    "So:\n\n1. Run this:\n\n   ```python\n   def f(x):\n       return \"`\" * 3 + '**'\n   ```\n\n2. Then\n\n> Said:\n>\n> ````md\n> ```\n> inner\n> ```\n> ````\n> and **done**\n\n~~~sh\necho `date`\n~~~\n",
  "a table":
    "Here:\n\n| Product | Revenue | *Note* |\n|:--------|--------:|:------:|\n| Widget **A** | 26,700 | `a` |\n| Gadget \\| X | [4,200](https://example.com/) | ok |\n\nAfter the table.\n",
  "citations":
    "A cenote is a pit [citation:1], and [another](https://x.y/z) [2] fact[^1].\n",
  "formulas": "So \\(a_b = 3\\) and $$\\frac{1}{2}$$ hold.\n",
};

for (const [name, text] of Object.entries(ANSWERS)) {
  Deno.test(`closeMarkdown() lets an answer only grow: ${name}`, () => {
    const whole = seen(text);
    for (let end = 0; end <= text.length; end++) {
      const part = text.slice(0, end);
      const frame = seen(closeMarkdown(part));
      assertEquals(
        whole.slice(0, frame.length),
        frame,
        `${JSON.stringify(part.slice(-60))} -> ${
          JSON.stringify(closeMarkdown(part).slice(-60))
        }`,
      );
    }
  });
}

Deno.test("closeMarkdown() leaves whole texts as they are", () => {
  for (
    const text of [
      ...Object.values(ANSWERS),
      ANSWER,
      "Plain.",
      "The answer is 42",
      "It rests on a pit [1]",
      "It rests on a pit [citation:1]",
      "```ts\nconst a = `*x*`;\n```",
      "- [x] done\n- [ ] open",
      "| a | b |\n|---|--:|\n| 1 | 2 |",
      "costs $5 and 2 * 3",
      "",
    ]
  ) {
    assertEquals(closeMarkdown(text), text);
  }
});

Deno.test("closeMarkdown() closes a fence where it stands", () => {
  assertEquals(closeMarkdown("```ts\na"), "```ts\na\n```");
  assertEquals(closeMarkdown("```ts\na\n"), "```ts\na\n```");
  assertEquals(closeMarkdown("```ts\na\n``"), "```ts\na\n```");
  assertEquals(closeMarkdown("````\n```\n"), "````\n```\n````");
  assertEquals(closeMarkdown("~~~\n```\n"), "~~~\n```\n~~~");
  assertEquals(closeMarkdown("> ```\n> a"), "> ```\n> a\n> ```");
  assertEquals(
    closeMarkdown("1. x\n   ```\n   a"),
    "1. x\n   ```\n   a\n   ```",
  );
  assertEquals(closeMarkdown("- ```\n  a"), "- ```\n  a\n  ```");
  assertEquals(closeMarkdown("text\n```py"), "text\n");
});

Deno.test("closeMarkdown() closes nothing a second time", () => {
  const next = (text: string, label: string) => {
    const once = closeMarkdown(text);
    assertEquals(closeMarkdown(once), once, label);
    // Whatever it makes of a text is safe to show.
    assertEquals(problemsOf(markdown(once).toHtml()), [], label);
  };
  for (const text of [...Object.values(ANSWERS), ANSWER]) {
    for (let end = 0; end <= text.length; end++) {
      next(text.slice(0, end), JSON.stringify(text.slice(0, end)));
    }
  }
  const parts =
    "**|*|_|~~|`|```\n|~~~\n|[|](|)|![|\n|\n\n|> |- |1. |# |a|b c| |&am|&amp;|<br|<|$|\\|\\(|||-|:|[x|[citation:1|日|👍|    |\t"
      .split(/(?<!\\)\|(?!\|)/);
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let i = 0; i < 10_000; i++) {
    const text = Array.from(
      { length: 1 + random(12) },
      () => parts[random(parts.length)],
    ).join("");
    next(text, JSON.stringify(text));
  }
});

Deno.test("closeMarkdown() takes time in proportion to any text", () => {
  const pieces =
    "[|*a |**a|`|``a`|~~a|&am|<b|[a](|![|> |- |1. |```\n|| a |\n|\\(|$|$a|# \n|_a*b|!|[a]|**|a\n**"
      .split("|");
  for (const piece of [...pieces, "| a ", "|-|\n", "|a\n"]) {
    const text = piece.repeat(100_000 / (piece.length || 1));
    const start = performance.now();
    closeMarkdown(text);
    // Squares of the length would take minutes, and a slow machine seconds.
    assertEquals(performance.now() - start < 20_000, true, piece);
  }
});
