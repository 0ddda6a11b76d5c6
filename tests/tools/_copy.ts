/** Copies a file, or a folder with all that is in it. */
export async function copy(from: URL, to: URL): Promise<void> {
  if (!(await Deno.stat(from)).isDirectory) {
    await Deno.mkdir(new URL("./", to), { recursive: true });
    return await Deno.copyFile(from, to);
  }
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    const part = encodeURIComponent(name) + (isDirectory ? "/" : "");
    await copy(new URL(part, from), new URL(part, to));
  }
}
