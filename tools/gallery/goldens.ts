/**
 * The golden files of the gallery's examples.
 *
 * @module
 */
import { fromFileUrl } from "@std/path";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));

/**
 * Writes all golden files anew, and removes those whose example is gone: the
 * very test that compares them, told to write.
 *
 * @returns Whether the test is content with what it wrote.
 */
export async function updateGoldens(): Promise<boolean> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--quiet", "tests/display/gallery_test.ts"],
    cwd: ROOT,
    env: { UPDATE_GOLDEN: "1", NO_COLOR: "1" },
    stdin: "null",
  }).output();
  if (success) return true;
  const decoder = new TextDecoder();
  console.error(decoder.decode(stdout) + decoder.decode(stderr));
  return false;
}
