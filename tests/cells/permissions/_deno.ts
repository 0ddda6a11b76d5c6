import { fromFileUrl } from "@std/path";
import type {
  PermissionKind,
  PermissionRequest,
} from "../../../lib/cells/permissions/mod.ts";

/** What Deno itself says to requests under some flags. */
export async function denoSays(
  flags: readonly string[],
  requests: readonly PermissionRequest[],
  cwd: string,
): Promise<string[]> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      ...(flags.includes("--config") ? [] : ["--no-config"]),
      ...flags,
      fromFileUrl(import.meta.resolve("./testdata/query.ts")),
      JSON.stringify(requests.map(descriptor)),
    ],
    cwd,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** Whether Deno takes the flags at all. */
export async function denoTakes(
  flags: readonly string[],
  cwd: string,
): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      ...(flags.includes("--config") ? [] : ["--no-config"]),
      ...flags,
      fromFileUrl(import.meta.resolve("./testdata/query.ts")),
      "[]",
    ],
    cwd,
    stdout: "null",
    stderr: "null",
  }).output();
  return success;
}

const FIELDS: Readonly<Record<PermissionKind, string>> = {
  read: "path",
  write: "path",
  ffi: "path",
  net: "host",
  import: "host",
  env: "variable",
  sys: "kind",
  run: "command",
};

function descriptor(
  { kind, value }: PermissionRequest,
): Record<string, string> {
  return value === null
    ? { name: kind }
    : { name: kind, [FIELDS[kind]]: value };
}

/** Numbers from 0 to below 1, the same ones for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
