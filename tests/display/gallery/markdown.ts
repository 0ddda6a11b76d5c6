import { markdown } from "../../../lib/display/mod.ts";
import type { Examples } from "./_example.ts";
import { ANSWER } from "./_answer.ts";

export const examples: Examples = {
  markdown: () => markdown(ANSWER),
};
