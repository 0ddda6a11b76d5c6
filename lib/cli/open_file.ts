/**
 * Opens a file as a click on it would.
 *
 * @param path The file.
 * @param report Takes what went wrong.
 */
export async function openFile(
  path: string,
  report: (line: string) => void,
): Promise<void> {
  const [command, ...args] = Deno.build.os === "windows"
    ? ["explorer"]
    : [Deno.build.os === "darwin" ? "open" : "xdg-open"];
  try {
    await new Deno.Command(command ?? "", { args: [...args, path] }).output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    report(`Cannot open it here: there is no ${command}`);
  }
}
