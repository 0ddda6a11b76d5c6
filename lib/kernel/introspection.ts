import type {
  CompleteReply,
  CompleteRequest,
  InspectReply,
  InspectRequest,
  IsCompleteReply,
  IsCompleteRequest,
} from "../protocol/mod.ts";
import { codePointsOf, unitsOf } from "./_code_points.ts";
import type { KernelParts } from "./parts.ts";

/** What could stand at a place. */
export async function complete(
  { engine }: KernelParts,
  { code, cursor_pos }: CompleteRequest,
): Promise<CompleteReply> {
  const { matches, start, end } = await engine.complete(
    code,
    unitsOf(code, cursor_pos),
  );
  const [cursor_start, cursor_end] = [
    codePointsOf(code, start),
    codePointsOf(code, end),
  ];
  return {
    status: "ok",
    matches: matches.map(({ text }) => text),
    cursor_start,
    cursor_end,
    metadata: {
      // What ipykernel made up, and JupyterLab shows as icons.
      _jupyter_types_experimental: matches.map(({ text, kind }) => ({
        text,
        type: kind,
        start: cursor_start,
        end: cursor_end,
      })),
    },
  };
}

/** What stands at a place. */
export async function inspect(
  { engine }: KernelParts,
  { code, cursor_pos, detail_level }: InspectRequest,
): Promise<InspectReply> {
  const inspection = await engine.inspect(
    code,
    unitsOf(code, cursor_pos),
    detail_level,
  );
  return {
    status: "ok",
    found: inspection !== undefined,
    data: inspection?.data ?? {},
    metadata: {},
  };
}

/** Whether a source can be run as it stands. */
export async function isComplete(
  { engine }: KernelParts,
  { code }: IsCompleteRequest,
): Promise<IsCompleteReply> {
  return await engine.isComplete(code);
}
