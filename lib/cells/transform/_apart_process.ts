/**
 * The process of {@linkcode transformApart}: takes a cell on standard input and
 * gives its code on standard output.
 *
 * @module
 */
import { CellSyntaxError } from "./cell_syntax_error.ts";
import { segmentsOf } from "./_segments.ts";
import type { ApartAnswer, ApartRequest } from "./transform_apart.ts";
import { transformCell } from "./transform_cell.ts";

async function answer(request: ApartRequest): Promise<ApartAnswer> {
  const { source, declared, baseUrl } = request;
  try {
    const cell = await transformCell(source, {
      declared: new Map(declared),
      baseUrl,
    });
    return {
      code: cell.code,
      declares: [...cell.declares],
      segments: segmentsOf(cell),
    };
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    const { message, line, column, endColumn } = error;
    return {
      wrong: message,
      line,
      column,
      ...(endColumn === undefined ? {} : { endColumn }),
    };
  }
}

if (import.meta.main) {
  const text = await new Response(Deno.stdin.readable).text();
  const bytes = new TextEncoder().encode(
    JSON.stringify(await answer(JSON.parse(text))),
  );
  const writer = Deno.stdout.writable.getWriter();
  await writer.write(bytes);
}
