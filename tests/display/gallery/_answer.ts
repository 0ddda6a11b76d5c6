/** What a model may answer, with everything that Markdown has. */
export const ANSWER = `# Sales summary

Total revenue is **$39,200** across *three* products, see \`sales_summary.csv\`
and [the report](https://example.com/a_b?x=1&y=2), ~~not~~ <script>alert(1)</script>.

| Product | Revenue | Units |
|---------|--------:|:-----:|
| Widget A | 26,700 | 534 |
| Gadget \\| X | \`4,200\` | **420** |

1. First thing
   - nested with a long line that goes on and on until it must be wrapped at the edge
   - [x] done
   - [ ] open
2. Second

> quoted **text**

\`\`\`typescript
// comment
const total: number = 1_000;
export async function sum(rows: Row[]) {
  return rows.reduce((all, row) => all + row.revenue, 0) + "a <b>";
}
\`\`\`

![cat](https://tracker.example/x.png) [bad](javascript:alert(1)) $x^2$ costs $5.

---

Last line.`;
