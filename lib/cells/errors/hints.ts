import type { ThrownError } from "./thrown.ts";

const HINTS: Readonly<Record<string, string>> = {
  require:
    'cells are modules; write import fs from "node:fs", or await import("npm:lodash")',
  module: "cells are modules; what they declare is there in later cells",
  exports: "cells are modules; what they declare is there in later cells",
  __dirname: "cells are modules; write import.meta.dirname",
  __filename: "cells are modules; write import.meta.filename",
};

/**
 * Says what to write instead, for mistakes that have one remedy.
 *
 * @param error What was thrown.
 * @returns A line for the person, or `undefined` where nothing is sure to help.
 */
export function hintFor(error: ThrownError): string | undefined {
  if (error.name !== "ReferenceError") return undefined;
  const name = /^(\w+) is not defined$/.exec(error.message)?.[1];
  return name !== undefined && Object.hasOwn(HINTS, name)
    ? HINTS[name]
    : undefined;
}
