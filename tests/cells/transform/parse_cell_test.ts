import { assertEquals } from "@std/assert";
import { parseCell } from "../../../lib/cells/transform/_parse_cell.ts";
import type { Statement } from "../../../lib/cells/transform/_syntax.ts";
import { corpus, readReference } from "./_reference.ts";

const TYPES = {
  variable: "VariableDeclaration",
  function: "FunctionDeclaration",
  class: "ClassDeclaration",
  import: "ImportDeclaration",
};

/** A statement in the words of the reference; an export and the rest by their place only. */
function described(one: Statement): string {
  const names = one.type === "variable"
    ? one.declarators.flatMap((each) => each.names.map(({ name }) => name))
    : one.type === "import"
    ? [
      ...one.names.map(({ as }) => as),
      ...(one.namespace ? [one.namespace.name] : []),
    ]
    : one.type === "function" || one.type === "class"
    ? [one.id?.name ?? ""]
    : [];
  const type = one.type === "export" || one.type === "other"
    ? one.type
    : TYPES[one.type];
  return `${type} ${one.start} ${names.join()}`;
}

Deno.test("parseCell() finds the statements of real programs that Deno's own parser finds", async () => {
  let programs = 0;
  for await (
    const { path, code } of corpus(new URL("../../../", import.meta.url))
  ) {
    const { statements, nestedVars } = readReference(code);
    const syntax = parseCell(code);
    const found = syntax.statements
      .filter(({ start, end }) => code.slice(start, end) !== ";")
      .map(described);
    const wanted = statements.filter((one) => !one.startsWith("Empty")).map((
      one,
    ) =>
      /^(?:Variable|Function|Class|Import)Declaration /.test(one)
        ? one
        : one.startsWith("Export")
        ? one.replace(/^\w+/, "export")
        : one.replace(/^\w+/, "other")
    );
    assertEquals(found, wanted, path);
    assertEquals(
      syntax.nestedVars.flatMap(({ declarators }) =>
        declarators.flatMap(({ names }) => names.map(({ name }) => name))
      ),
      nestedVars,
      path,
    );
    programs++;
  }
  if (programs < 300) throw new Error(`Only ${programs} programs were read`);
});
