import type { MessageUsage, UsageMeta } from "../../api/mod.ts";
import { costText, modelsOf, tokensText, usageOf } from "./usage_facts.ts";
import { durationText } from "../text/formats.ts";
import { fields } from "../fields.ts";
import { stack } from "../layout/stack.ts";
import { oneLine } from "../text/measure.ts";
import { table } from "../table/table.ts";
import type { View } from "../view.ts";

/** Options of {@linkcode usage}. */
export interface UsageOptions {
  /** What was used. */
  readonly caption?: string;
}

/**
 * What an answer took: the model, the time, the tokens and the cost; with
 * several uses of models, each of them.
 *
 * @param stats The decoded usage, or the `usage_stats` of a message as the
 *   server wrote them, as text or parsed; or what was spent within some time, as
 *   `GET /stats/usage` tells it.
 * @param options What stands above.
 * @returns The view.
 * @throws {TypeError} If `stats` is none of these.
 *
 * @example
 * ```ts
 * import { usage } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = usage({
 *   llm: "auto",
 *   response_time: "1.50 seconds",
 *   usage: [{ llm: "small", input_tokens: 1200, output_tokens: 34 }],
 * });
 * assertStringIncludes(String(view), "Tokens  1,200 in, 34 out");
 * ```
 */
export function usage(
  stats: MessageUsage | UsageMeta | string | object,
  options: UsageOptions = {},
): View {
  const { caption } = options;
  const title = caption === undefined ? {} : { caption };
  const spent = spendingOf(stats);
  if (spent) return fields(spent, title);
  const facts = usageOf(stats);
  if (facts === undefined) {
    throw new TypeError(
      `Cannot show usage: expected the usage of a message, found ${
        stats === null ? "null" : typeof stats
      }`,
    );
  }
  const time = (seconds: number | undefined) =>
    seconds === undefined ? undefined : durationText(seconds * 1000);
  const dollars = (cost: number | undefined) =>
    cost === undefined ? undefined : costText(cost);
  const record = Object.fromEntries(
    Object.entries({
      Model: modelsOf(facts) || undefined,
      Time: time(facts.responseSeconds),
      Waited: facts.queueSeconds ? time(facts.queueSeconds) : undefined,
      Search: facts.retrievalSeconds ? time(facts.retrievalSeconds) : undefined,
      Tokens: tokensText(facts),
      Cost: dollars(facts.cost),
      Passages: facts.chunkCount || undefined,
    }).filter(([, value]) => value !== undefined),
  );
  const total = fields(record, title);
  if (facts.uses.length < 2) return total;
  return stack(
    total,
    table(
      facts.uses.map((use) => ({
        llm: use.llm,
        origin: use.origin,
        inputTokens: use.inputTokens,
        outputTokens: use.outputTokens,
        seconds: use.seconds === undefined ? undefined : use.seconds * 1000,
        cost: use.cost,
      })),
      {
        columns: {
          llm: "Model",
          origin: "For",
          inputTokens: "Tokens in",
          outputTokens: "Tokens out",
          seconds: "Time",
          cost: "Cost",
        },
        formats: {
          seconds: "duration",
          cost: (value) => costText(Number(value)),
        },
      },
    ),
  );
}

/** What was spent within some time, as the server tells it for a user. */
function spendingOf(stats: unknown): object | undefined {
  if (
    typeof stats !== "object" || stats === null || !("current" in stats) ||
    !("max_allowed_24h" in stats)
  ) return undefined;
  const { current, max_allowed_24h: most } = stats;
  const unit = "cost_unit" in stats ? oneLine(String(stats.cost_unit)) : "";
  const amount = (value: unknown) =>
    typeof value === "number"
      ? `${value.toLocaleString("en-US", { maximumFractionDigits: 4 })} ${unit}`
        .trimEnd()
      : "–";
  return {
    Spent: amount(current),
    ...("interval" in stats ? { Within: stats.interval } : {}),
    "Allowed in 24 hours": amount(most),
  };
}
