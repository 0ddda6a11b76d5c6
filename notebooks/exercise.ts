/**
 * The course's exercises: a check that says what is off and lets the notebook go on.
 *
 * @module
 */

import { AssertionError } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { markdown, type View } from "../mod.ts";

/**
 * Runs the check of an exercise.
 *
 * @param check Throws an `AssertionError` of `@std/assert` for what is not right yet.
 * @returns A line to show: that it is right, or what is off.
 */
export async function exercise(
  check: () => void | Promise<void>,
): Promise<View> {
  try {
    await check();
    return markdown("**Right.**");
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    return markdown(`**Not yet.** ${reason(error)}`);
  }
}

/** What the check says, without the comparison of values that stands beneath it. */
function reason({ message }: AssertionError): string {
  const [first = ""] = stripAnsiCode(message).split("\n\n");
  return first.replace(/^Values are not equal: /, "");
}
