const OPENERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  darwin: ["open"],
  windows: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens an address in the person's browser, which may outlive this program.
 *
 * @param address The address.
 * @returns whether there is a program that opens addresses.
 */
export function openAddress(address: string): boolean {
  const [program = "", ...args] = OPENERS[Deno.build.os] ?? ["xdg-open"];
  try {
    new Deno.Command(program, {
      args: [...args, address],
      // Ctrl-C here must not end a browser that was started by this.
      detached: true,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn().unref();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
