import {
  decodeUsage,
  type MessageUsage,
  type UsageMeta,
} from "../../api/mod.ts";
import { durationText } from "../text/formats.ts";
import { oneLine } from "../text/measure.ts";

/** What an answer took, in any form that a server or a step gives it in. */
export type UsageSource = MessageUsage | UsageMeta | string | object;

/** What an answer took, or undefined where the value tells nothing of it. */
export function usageOf(stats: unknown): MessageUsage | undefined {
  if (typeof stats === "object" && stats !== null) {
    if (isUsage(stats)) return stats;
    if ("usage" in stats && "kind" in stats) {
      const { usage } = stats;
      if (typeof usage === "object" && usage !== null && isUsage(usage)) {
        return usage;
      }
    }
  }
  return decodeUsage(stats);
}

function isUsage(stats: object): stats is MessageUsage {
  return "uses" in stats && Array.isArray(stats.uses) && "inputTokens" in stats;
}

/** The models that worked: the one that answered, or those of each use. */
export function modelsOf(usage: MessageUsage): string {
  const names = usage.uses.map(({ llm }) => llm).filter((name) => name !== "");
  return oneLine(usage.llm || [...new Set(names)].join(", "));
}

/** US dollars; answers cost fractions of a cent, of which three digits count. */
export function costText(cost: number): string {
  if (!Number.isFinite(cost)) return "–";
  const size = Math.abs(cost);
  const places = size === 0 || size >= 1
    ? 2
    : size >= 0.01
    ? 4
    : Math.min(12, 2 - Math.floor(Math.log10(size)));
  const digits = size.toFixed(places).replace(/(\.\d\d\d*?)0+$/, "$1");
  return `${cost < 0 ? "−" : ""}$${digits}`;
}

/** `1,200 in, 34 out`. */
export function tokensText(usage: MessageUsage): string {
  const number = (n: number) => n.toLocaleString("en-US");
  return `${number(usage.inputTokens)} in, ${number(usage.outputTokens)} out`;
}

/** What an answer took, on one line: `small · 1.5 s · tokens 1,200 in, 34 out · $0.0034`. */
export function usageLine(usage: MessageUsage): string {
  const { responseSeconds, cost } = usage;
  return [
    modelsOf(usage),
    responseSeconds === undefined ? "" : durationText(responseSeconds * 1000),
    usage.totalTokens > 0 ? `tokens ${tokensText(usage)}` : "",
    cost === undefined ? "" : costText(cost),
  ].filter((part) => part !== "").join(" · ");
}
