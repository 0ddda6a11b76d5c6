import { dirname } from "@std/path/dirname";
import { join } from "@std/path/join";
import { resolve } from "@std/path/resolve";
import type { JsonObject } from "../notebook/format/mod.ts";
import { readTextIfAny } from "./read_text_if_any.ts";

/** Not to be loaded where there are no comments; Deno loads literals of `import()` at once. */
const CELLS: string = "../cells/mod.ts";

/** Of the two in one folder the first counts, as it does for Deno. */
const NAMES = ["deno.json", "deno.jsonc"];

/** What a project says of a command. */
export interface ProjectOptions {
  /** The file that says it. */
  readonly file: string;
  /** The object below the command's name. */
  readonly options: JsonObject;
}

/** What was read, by folder and command: many notebooks share one project. */
const READ = new Map<string, Promise<ProjectOptions | undefined>>();

/**
 * What the project around a notebook says of a command: `"cenote": { "clean":
 * {…} }` in the nearest `deno.json` or `deno.jsonc`, in the notebook's folder or
 * above it.
 *
 * @param notebook Path of the notebook.
 * @param command The command's name.
 * @returns What it says; `undefined` where there is no such file, or nothing in it.
 * @throws {Error} When the file cannot be read, or holds something else in that place.
 */
export function readProjectOptions(
  notebook: string,
  command: string,
): Promise<ProjectOptions | undefined> {
  return below(dirname(resolve(notebook)), command);
}

/**
 * Has an error in a project's options name the project's file.
 *
 * @param file The project's file.
 * @param read Reads the options.
 */
export function readOptionsOf<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(error.message.replace(/^([^:]+)/, `$1 in "${file}"`));
  }
}

function below(
  folder: string,
  command: string,
): Promise<ProjectOptions | undefined> {
  const key = `${command} ${folder}`;
  const known = READ.get(key);
  if (known !== undefined) return known;
  const reading = read(folder, command);
  READ.set(key, reading);
  return reading;
}

async function read(
  folder: string,
  command: string,
): Promise<ProjectOptions | undefined> {
  for (const name of NAMES) {
    const file = join(folder, name);
    const text = await readTextIfAny(file);
    if (text !== undefined) return await optionsIn(file, text, command);
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : await below(parent, command);
}

async function optionsIn(
  file: string,
  text: string,
  command: string,
): Promise<ProjectOptions | undefined> {
  // Most say nothing; then what else is wrong with it is Deno's to say.
  if (!text.includes('"cenote"')) return undefined;
  const root = await parse(file, text);
  const ours = isObject(root) ? root.cenote : undefined;
  if (ours === undefined) return undefined;
  if (!isObject(ours)) throw wrong(file, '"cenote"', ours);
  const options = ours[command];
  if (options === undefined) return undefined;
  if (!isObject(options)) throw wrong(file, `"cenote.${command}"`, options);
  return { file, options };
}

async function parse(file: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    const { parseJsonc }: typeof import("../cells/mod.ts") = await import(
      CELLS
    );
    try {
      return parseJsonc(text);
    } catch (error) {
      throw new Error(
        `Cannot read "${file}": found no JSON: ${
          error instanceof Error ? error.message : error
        }`,
        { cause: error },
      );
    }
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(file: string, name: string, found: unknown): Error {
  return new Error(
    `Cannot read "${file}": found ${JSON.stringify(found)} as ${name}; ` +
      `wanted an object`,
  );
}
