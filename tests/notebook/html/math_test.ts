import { assertEquals, assertStringIncludes } from "@std/assert";
import { mathMarkup } from "../../../lib/notebook/html/_math.ts";
import { problemsOf } from "./_notebooks.ts";

const FORMULAS = String.raw`
e^{i\pi} + 1 = 0
\sum_{i=1}^{n} i = \frac{n(n+1)}{2}
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
\lim_{x \to 0} \frac{\sin x}{x} = 1
\mathbb{R}^n \ni \mathbf{x}, \mathcal{L}(\theta \mid x)
\left( \frac{a}{b} \right]^2 \big| \langle x, y \rangle
\hat{\theta} + \overline{AB} + \vec{v} + \underbrace{a+b}_{n} + \binom{n}{k}
f''(x) \neq f'^2 \not= g
\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
\begin{cases} x & \text{if } x > 0 \\ 0 & \text{else} \end{cases}
\begin{aligned} a &= b \\[2pt] &< c \end{aligned}
\frac12 + x^10 + \mathrm{\mu m} + \mathrm{d}x
\sqrt[3]{x} \% \& \{a\} 50\,\mathrm{km}
\operatorname*{arg\,max}_x
\prod\limits_{k} \max_{i} P(A \cap B) \Rightarrow \forall x \in \emptyset
`.trim().split("\n");

Deno.test("mathMarkup() sets what notebooks have of LaTeX", () => {
  for (const formula of FORMULAS) {
    const markup = mathMarkup(formula, true);
    assertStringIncludes(markup, '<math display="block">', formula);
    assertEquals(problemsOf(markup), [], formula);
  }
});

Deno.test("mathMarkup() puts scripts, limits and primes where they belong", () => {
  const inside = (formula: string) =>
    /<mrow>(.*)<\/mrow><annotation/.exec(mathMarkup(formula, false))?.[1];
  assertEquals(
    inside("x_1^2"),
    "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
  );
  assertEquals(inside("f'"), "<msup><mi>f</mi><mo>′</mo></msup>");
  assertEquals(
    inside("\\sum_a"),
    "<munder><mo>∑</mo><mi>a</mi></munder>",
  );
  assertEquals(inside("\\int_a"), "<msub><mo>∫</mo><mi>a</mi></msub>");
  assertEquals(inside("\\mathbb{R}"), "<mrow><mi>ℝ</mi></mrow>");
});

Deno.test("mathMarkup() shows a formula as it is written rather than half of it", () => {
  for (
    const formula of [
      "\\foo{x}",
      "{a",
      "a}",
      "\\frac{a}",
      "\\left(a",
      "\\begin{tikz}\\end{tikz}",
      "x^",
      "a & b",
      "\\href{javascript:x}{y}",
    ]
  ) {
    assertStringIncludes(
      mathMarkup(formula, false),
      '<code class="nb-math">',
      formula,
    );
  }
});

Deno.test("mathMarkup() gives up on nesting that nobody writes", () => {
  assertStringIncludes(
    mathMarkup("{".repeat(2_000) + "}".repeat(2_000), true),
    "<code",
  );
  assertStringIncludes(mathMarkup("\\sqrt".repeat(900) + "x", true), "<code");
});
