const COMMANDS: Readonly<
  Partial<Record<string, readonly [string, ...string[]]>>
> = {
  darwin: ["open"],
  windows: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens an address in the person's browser. Where there is none, the printed
 * address has to do.
 *
 * @param address The address.
 */
export function openAddress(address: string): void {
  const [program, ...args] = COMMANDS[Deno.build.os] ?? ["xdg-open"];
  try {
    // The browser may outlive the lab.
    new Deno.Command(program, {
      args: [...args, address],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn().unref();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
