/** A comment on the prelude's own line, by which that line is kept out of error messages. */
export const PRELUDE_MARK = "cenote:prelude";

/**
 * The entry module of every sandboxed process. It loads the program by a
 * computed address, because Deno reads the modules of the entry's static graph
 * without asking for permission. Its own address ends in `#` and the program's
 * file name; the arguments are left to the program.
 *
 * An error of the program is printed as Deno prints it, but without frames of
 * the runtime and of this module. A server that was killed leaves no program
 * behind: a changed parent process ends it.
 */
export const PRELUDE = `
const { exit, inspect, ppid } = Deno;
const { error: say } = console;
const self = import.meta.url.replace(/#.*/s, "");
const name = import.meta.url.slice(self.length + 1);
Deno.unrefTimer(setInterval(() => Deno.ppid === ppid || exit(1), 1000));
const clean = (text) => text.split("\\n").filter((line) =>
  !line.includes(self) && !/^\\s+at .*\\b(?:ext|node):/.test(line)).join("\\n");
const describe = (problem) => {
  if (!(problem instanceof Error) || typeof problem.stack !== "string") return inspect(problem);
  let text = clean(problem.stack);
  for (let cause = problem.cause, n = 0; cause !== undefined && n < 8; cause = cause?.cause, n++) {
    text += "\\nCaused by: " + (cause instanceof Error ? clean(String(cause.stack)) : inspect(cause));
  }
  return text;
};
const target = new URL(name, "file://" + Deno.cwd().replaceAll("\\\\", "/").replace(/^(?!\\/)/, "/").replaceAll("%", "%25").replaceAll("#", "%23").replaceAll("?", "%3F") + "/").href;
try { await import(target); /* ${PRELUDE_MARK} */ } catch (problem) {
  say("error: Uncaught " + describe(problem));
  exit(1);
}
`;
