import type { CellChild } from "./_cell_child.ts";
import {
  type CellSources,
  renderError,
  renderSyntaxError,
} from "./errors/mod.ts";
import type { CellError } from "./events.ts";
import type { ExpressionResult } from "./options.ts";
import type { TransformedCell } from "./transform/mod.ts";

/** Evaluates one expression beside the cells, and shows its value or its error. */
export async function evaluate(
  child: CellChild,
  expression: string,
  transform: (code: string) => Promise<TransformedCell>,
  sources: CellSources,
): Promise<ExpressionResult> {
  try {
    const { code } = await transform(expression);
    const evaluated = await child.evaluate(code);
    const reply = evaluated.type === "value"
      ? await child.bundle(evaluated.value)
      : await child.describe(evaluated.details);
    if (reply.type === "thrown") {
      return failed(renderError(reply.thrown, sources));
    }
    const { data, metadata } = reply;
    return { status: "ok", data, metadata };
  } catch (error) {
    const { CellSyntaxError } = await import("./transform/mod.ts");
    if (!(error instanceof CellSyntaxError)) throw error;
    return failed(renderSyntaxError(error, { label: "", source: expression }));
  }
}

function failed({ name, message, traceback }: CellError): ExpressionResult {
  return { status: "error", name, message, traceback };
}
