import { stripTypeScriptTypes } from "node:module";

/** Programs of this repository and of what it uses, as JavaScript. */
export async function* corpus(
  root: URL,
): AsyncGenerator<{ readonly path: string; readonly code: string }> {
  for (const folder of ["lib/", "tests/", "tools/", "vendor/"]) {
    for await (const url of files(new URL(folder, root))) {
      const source = await Deno.readTextFile(url);
      try {
        yield {
          path: url.pathname,
          code: stripTypeScriptTypes(source, { mode: "strip" }),
        };
      } catch {
        continue; // It needs more than stripping.
      }
    }
  }
}

async function* files(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* files(new URL(`${name}/`, folder));
    else if (/\.(?:m?ts|m?js)$/.test(name)) yield new URL(name, folder);
  }
}

/** What stands at the top of a program, as Deno's own parser sees it. */
export interface Reference {
  /** `type start name,name`, where a type is that of the syntax tree. */
  readonly statements: readonly string[];
  /** Names of `var` in blocks and loops of the program itself. */
  readonly nestedVars: readonly string[];
}

/** Reads a program with the parser of `deno lint`. */
export function readReference(code: string): Reference {
  const statements: string[] = [];
  const nestedVars: string[] = [];
  const namesOf = (node: Deno.lint.Node): string[] => {
    switch (node.type) {
      case "Identifier":
        return [node.name];
      case "ObjectPattern":
        return node.properties.flatMap((one) =>
          one.type === "RestElement"
            ? namesOf(one.argument)
            : namesOf(one.value)
        );
      case "ArrayPattern":
        return node.elements.flatMap((one) => one === null ? [] : namesOf(one));
      case "AssignmentPattern":
        return namesOf(node.left);
      case "RestElement":
        return namesOf(node.argument);
      default:
        return [];
    }
  };
  const plugin: Deno.lint.Plugin = {
    name: "reference",
    rules: {
      top: {
        create: () => {
          let depth = 0;
          const enter = () => void depth++;
          const leave = () => void depth--;
          const visitor: Deno.lint.LintVisitor = {
            Program(program) {
              for (const node of program.body) {
                const names: string[] = [];
                if (node.type === "VariableDeclaration") {
                  for (const { id } of node.declarations) {
                    names.push(...namesOf(id));
                  }
                } else if (
                  node.type === "FunctionDeclaration" ||
                  node.type === "ClassDeclaration"
                ) {
                  if (node.id) names.push(node.id.name);
                } else if (node.type === "ImportDeclaration") {
                  for (const one of node.specifiers) names.push(one.local.name);
                }
                statements.push(
                  `${node.type} ${node.range[0]} ${names.join()}`,
                );
              }
            },
            VariableDeclaration(node) {
              const top = node.parent.type === "Program" ||
                node.parent.type === "ExportNamedDeclaration";
              if (depth > 0 || node.kind !== "var" || top) return;
              for (const { id } of node.declarations) {
                nestedVars.push(...namesOf(id));
              }
            },
          };
          const functions = [
            "FunctionDeclaration",
            "FunctionExpression",
            "ArrowFunctionExpression",
            "StaticBlock",
            "PropertyDefinition",
          ];
          for (const type of functions) {
            visitor[type] = enter;
            visitor[`${type}:exit`] = leave;
          }
          return visitor;
        },
      },
    },
  };
  Deno.lint.runPlugin(plugin, "program.js", code);
  return { statements, nestedVars };
}
