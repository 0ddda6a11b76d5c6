import { markdown } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
import { ANSWER } from "./_answer.ts";

/** Code in the languages that answers have most. */
const CODE = `\`\`\`typescript
// Sums the revenue.
export const sum = (rows: Row[]) => rows.reduce((all, row) => all + row.revenue, 0);
\`\`\`

\`\`\`python
@cache
def total(rows: list[dict]) -> float:
    """The revenue of all rows."""
    return sum(row["revenue"] for row in rows)  # in dollars
\`\`\`

\`\`\`sql
SELECT product, SUM(revenue) AS total FROM sales WHERE units > 10 GROUP BY product;
\`\`\`

\`\`\`bash
deno run -A main.ts --out "$HOME/report.md"  # writes the report
\`\`\`

\`\`\`json
{"product": "tea", "price": 3.5, "tags": ["hot", null, true]}
\`\`\`

\`\`\`yaml
server:
  host: "0.0.0.0" # every address
  port: 8888
\`\`\`

\`\`\`html
<!-- a link --><a href="https://example.com/">Hello &amp; welcome</a>
\`\`\`

\`\`\`css
.card > a:hover { color: #3f7fd9; margin: 0 1.5em; }
\`\`\`

\`\`\`diff
@@ -1,2 +1,2 @@
 same
-old line
+new line
\`\`\``;

/** What is rare in answers, and what would be more than text elsewhere. */
const ODD = `Nested
------

1. One

   A second paragraph, with a formula $x^2 + y_1$ and \\(a_b\\).

   > A quotation
   >
   > - with a list
   >   \`\`\`
   >   and code
   >   \`\`\`
2. Two
   - a
     - b
       - c

* another list\\
  with a broken line

A footnote[^1], a bare address https://example.com/wiki/Tea_(drink), a [reference][r].

[^1]: What it says.

[r]: https://example.com/reference

<details><summary>Raw HTML</summary><img src=x onerror=alert(1)></details>
<!-- a comment --> <![CDATA[data]]> &copy; 2026

| Code | Escaped | Wide |
|:-----|:-------:|-----:|
| \`a \\| b\` | x \\| y | 日本語 |
| **bold** | [link](https://example.com/) | 👍🏽 |`;

export const examples: Examples = {
  markdown: () => markdown(ANSWER),
  markdown_code: () => markdown(CODE),
  markdown_odd: () => markdown(ODD),
};
