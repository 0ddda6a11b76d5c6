import { basename } from "@std/path/basename";
import { dirname } from "@std/path/dirname";
import { resolve } from "@std/path/resolve";
import { stringifyNotebook } from "../notebook/format/mod.ts";
import {
  notebookFromTemplate,
  notebookTemplates,
} from "../notebook/templates/mod.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { type Flags, readFlags } from "./flags.ts";
import { nearest } from "./nearest.ts";
import {
  packageFields,
  type PackageImport,
  packageImport,
  writePackageImport,
} from "./package_import.ts";

const KERNELS = ["cenote", "deno"] as const;

const HELP = `Starts a notebook from a template.

Usage: cenote new [FLAGS] NOTEBOOK

Flags:
  --template NAME  what to start from; "blank" when not given
  --title TEXT     its title; made from the file's name when not given
  --kernel NAME    the kernel it is for: "cenote" (the default) or "deno"
  --deno-json      write a deno.json beside it that tells where "@cenote/cenote" is, unless it is
                   told already
  --list           show the templates
  --json           with --list: print them as one JSON document
  --help           show this text

It never takes the place of a file that is there. With - it goes to standard output.

Examples:
  cenote new notes.ipynb
  cenote new --template report --title "Sales by month" reports/sales.ipynb
  cenote new --list`;

/** `cenote new`: a notebook from a template. */
export async function run(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const flags = readFlags(args, {
    strings: ["template", "title", "kernel"],
    booleans: ["deno-json", "list", "json"],
    letters: { t: "template" },
    operands: "NOTEBOOK",
  });
  if (flags.has("help")) {
    context.print(HELP);
    return 0;
  }
  const [name, surplus] = flags.operands;
  if (flags.has("list") && name === undefined) {
    list(flags.has("json"), context);
    return 0;
  }
  if (flags.has("list") || flags.has("json") || surplus !== undefined) {
    throw new UsageError(
      surplus === undefined
        ? "The list of templates is shown without starting a notebook"
        : `Unexpected argument "${surplus}": one notebook at a time`,
    );
  }
  if (name === undefined) {
    throw new UsageError("Nothing to start: name the notebook");
  }
  return await start(name, flags, context);
}

function list(isJson: boolean, context: CommandContext): void {
  if (isJson) {
    context.print(JSON.stringify(
      notebookTemplates.map(({ name, summary }) => ({ name, summary })),
    ));
    return;
  }
  const width = Math.max(...notebookTemplates.map(({ name }) => name.length));
  for (const { name, summary } of notebookTemplates) {
    context.print(`${name.padEnd(width)}  ${summary}`);
  }
}

async function start(
  name: string,
  flags: Flags<"template" | "title" | "kernel", never, "deno-json">,
  context: CommandContext,
): Promise<number> {
  const template = templateOf(flags.text("template") ?? "blank");
  const kernel = kernelOf(flags.text("kernel") ?? "cenote");
  const isStream = name === "-";
  const path = isStream || name.endsWith(".ipynb") ? name : `${name}.ipynb`;
  const folder = isStream ? Deno.cwd() : dirname(resolve(path));
  const found = await packageImport(folder);
  const text = stringifyNotebook(notebookFromTemplate(template.name, {
    title: flags.text("title") ?? titleOf(isStream ? "Untitled" : path),
    file: isStream ? "notebook.ipynb" : basename(path),
    kernel,
    module: found.module,
    ...("formats" in found ? { formats: found.formats } : {}),
  }));
  if (isStream) {
    context.print(text.replace(/\n$/, ""));
    return 0;
  }
  await write(path, folder, text);
  context.print(`Started ${path}`);
  if (found.type === "missing" && flags.has("deno-json")) {
    context.print(`Wrote ${await writePackageImport(folder)}`);
  } else if (template.importsPackage) {
    tellImport(found, path, context);
  }
  return 0;
}

function templateOf(name: string): typeof notebookTemplates[number] {
  const found = notebookTemplates.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = notebookTemplates.map((one) => one.name);
  const near = nearest(name, names);
  throw new UsageError(
    near === undefined
      ? `Unknown template "${name}": there are ${names.join(", ")}`
      : `Unknown template "${name}": did you mean "${near}"?`,
  );
}

function kernelOf(name: string): typeof KERNELS[number] {
  const found = KERNELS.find((one) => one === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `The flag "--kernel" needs "cenote" or "deno": found "${name}"`,
  );
}

/** A title from a file's name: `sales_by-month.ipynb` is "Sales by month". */
function titleOf(path: string): string {
  const words = basename(path, ".ipynb").replace(/[-_\s]+/g, " ").trim();
  return words === ""
    ? "Untitled"
    : words.replace(/^./u, (first) => first.toUpperCase());
}

/** Writes the file, which must not be there. */
async function write(
  path: string,
  folder: string,
  text: string,
): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  try {
    await Deno.writeTextFile(path, text, { createNew: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    throw new Error(
      `Cannot start a notebook: found something at "${path}"; choose another name`,
      { cause: error },
    );
  }
}

/** Says how the cells come to find the package, where they do not yet. */
function tellImport(
  found: PackageImport,
  path: string,
  context: CommandContext,
): void {
  if (found.type === "found") return;
  const fields = JSON.stringify(packageFields()).slice(1, -1);
  context.report(`Its cells import "${found.module}", which is not found yet:`);
  context.report(
    found.type === "unmapped"
      ? `  add to ${found.file}: ${fields}`
      : `  write a deno.json beside ${path}, as --deno-json does: {${fields}}`,
  );
}
