import { assertStringIncludes } from "@std/assert";
import { fromFileUrl } from "@std/path";

Deno.test({
  name: "A program does not outlive a server that was killed",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const folder = await Deno.makeTempDir();
    const host = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-A",
        fromFileUrl(new URL("./_host.ts", import.meta.url)),
        folder,
      ],
      stdout: "piped",
    }).spawn();
    const reader = host.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let said = "";
    while (!said.includes("locked")) {
      const { value, done } = await reader.read();
      if (done) break;
      said += value;
    }
    assertStringIncludes(said, "locked");
    host.kill("SIGKILL");
    await host.status;
    await reader.cancel();
    // Waits until whoever holds the lock is gone.
    using file = await Deno.open(`${folder}/lock`, { write: true });
    await file.lock(true);
    await Deno.remove(folder, { recursive: true });
  },
});
