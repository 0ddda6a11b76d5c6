/** Every view with every option that matters; each has its golden files. */
import { examples as table } from "./table.ts";
import { examples as chart } from "./chart.ts";
import { examples as answers } from "./answers.ts";
import { examples as markdown } from "./markdown.ts";
import { examples as trace } from "./trace.ts";
import { examples as live } from "./live.ts";
import { examples as preview } from "./preview.ts";
import { examples as json } from "./json.ts";
import { examples as tree } from "./tree.ts";
import { examples as diff } from "./diff.ts";
import { examples as layout } from "./layout.ts";
import type { Examples } from "./_example.ts";

export type { Examples };

/** All examples by view, in the order of the gallery. */
export const gallery: Readonly<Record<string, Examples>> = {
  table,
  chart,
  answers,
  markdown,
  trace,
  live,
  preview,
  json,
  tree,
  diff,
  layout,
};
