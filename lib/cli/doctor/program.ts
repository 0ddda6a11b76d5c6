import { fromFileUrl } from "@std/path/from-file-url";
import config from "../../../deno.json" with { type: "json" };
import type { CellEngine } from "../../cells/mod.ts";
import { findProgram, missingFiles, outputOf } from "./_programs.ts";
import type { DoctorContext, Finding } from "./finding.ts";

/** What the package is tested on, and later ones of the same kind. */
const OLDEST_DENO = [2, 9];
/** How long a cell may take to run, its process to start with it. */
const CELL_LIMIT_MS = 20_000;

/** Looks at Deno, at the program itself, and whether it runs cells. */
export async function checkProgram(
  context: DoctorContext,
): Promise<readonly Finding[]> {
  return (await Promise.all([
    deno(),
    program(),
    launcher(context),
    cells(),
    ...(context.isOnline ? [registry(context)] : []),
  ])).map((found) => ({ group: "Cenote", ...found }));
}

type Found = Omit<Finding, "group">;

function deno(): Found {
  const { deno, typescript } = Deno.version;
  const [major = 0, minor = 0] = deno.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_DENO;
  const isOld = major < oldMajor || (major === oldMajor && minor < oldMinor);
  const detail =
    `${deno} with TypeScript ${typescript} on ${Deno.build.os} ${Deno.build.arch}`;
  return isOld
    ? {
      name: "Deno",
      status: "wrong",
      detail: `${detail}; wanted ${OLDEST_DENO.join(".")} or later`,
      fix: "deno upgrade",
    }
    : { name: "Deno", status: "fine", detail };
}

async function program(): Promise<Found> {
  const root = import.meta.resolve("../../../");
  if (!root.startsWith("file:")) {
    return {
      name: "Cenote",
      status: "fine",
      detail: `${config.version} from ${root}`,
    };
  }
  const folder = fromFileUrl(root).replace(/[\\/]$/, "");
  const missing = await missingFiles([`${folder}/vendor`]);
  const libraries = missing.length === 0
    ? "its libraries in vendor/"
    : "its libraries in Deno's cache";
  return {
    name: "Cenote",
    status: "fine",
    detail: `${config.version} from ${folder}, ${libraries}`,
  };
}

/** The program on the path: a script that `deno install` wrote. */
async function launcher(context: DoctorContext): Promise<Found> {
  const name = "cenote on the path";
  const path = await findProgram("cenote", context);
  const module = import.meta.resolve("../../../tools/cenote.ts");
  const source = module.startsWith("file:") ? fromFileUrl(module) : undefined;
  const from = source ?? `jsr:${config.name}@^${config.version}/cli`;
  const fix = `deno install -g -A --no-config -f -n cenote ${from}`;
  if (path === undefined) {
    return { name, status: "note", detail: "not there", fix };
  }
  // What is no text is a program of its own.
  const text = await Deno.readTextFile(path).catch(() => "");
  const [started] = /file:\/\/[^'"\s]*tools\/cenote\.ts/.exec(text) ?? [];
  if (started === undefined) return { name, status: "fine", detail: path };
  const missing = await missingFiles([fromFileUrl(started)]);
  return missing.length === 0 ? { name, status: "fine", detail: path } : {
    name,
    status: "wrong",
    detail: `${path} starts ${missing[0]}, which is gone`,
    fix,
  };
}

/** Whether cells run: the engine starts a process of its own, which not every place allows. */
async function cells(): Promise<Found> {
  const name = "Cells";
  let printed = "";
  let engine: CellEngine | undefined;
  const since = performance.now();
  const { promise, resolve } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => resolve("late"), CELL_LIMIT_MS);
  try {
    const { CellEngine } = await import("../../cells/mod.ts");
    engine = CellEngine.start({
      permissions: [],
      onEvent: (event) => {
        if (event.type === "stream") printed += event.text;
      },
    });
    const { outcome } = engine.run(
      "const six: number = 6; console.log(six * 7);",
    );
    if (await Promise.race([outcome, promise]) === "late") {
      await engine.kill();
      throw new Error(`no cell ran within ${CELL_LIMIT_MS / 1_000} s`);
    }
    if (printed !== "42\n") throw new Error(`a cell printed "${printed}"`);
    const ms = Math.round(performance.now() - since);
    return { name, status: "fine", detail: `run; the first after ${ms} ms` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name, status: "wrong", detail: `do not run: ${why}` };
  } finally {
    clearTimeout(timer);
    await engine?.close();
  }
}

/** Whether the registry of Deno's packages can be reached: nothing in an empty cache helps. */
async function registry(context: DoctorContext): Promise<Found> {
  const name = "JSR";
  const cache = await Deno.makeTempDir();
  try {
    const said = await outputOf(
      Deno.execPath(),
      ["info", "--no-config", "--no-lock", "--json", "jsr:@std/assert@1"],
      context,
      { DENO_DIR: cache },
    );
    // It ends well all the same, with the error in what it prints.
    const isThere = said !== undefined && !/"error":/.test(said);
    if (isThere) return { name, status: "fine", detail: "within reach" };
    const vendor = import.meta.resolve("../../../vendor");
    const isVendored = vendor.startsWith("file:") &&
      (await missingFiles([fromFileUrl(vendor)])).length === 0;
    return isVendored
      ? {
        name,
        status: "note",
        detail: "out of reach; vendor/ has what is needed",
      }
      : {
        name,
        status: "wrong",
        detail: "out of reach",
        fix: "deno task setup",
      };
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
}
