import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import {
  editFields,
  newCell,
  newNotebook,
  NotebookChangedError,
  NotebookError,
  NotebookFile,
  parseNotebook,
  readNotebookFile,
  stringifyNotebook,
  writeNotebookFile,
} from "../../../lib/notebook/format/mod.ts";

const NOTEBOOK = newNotebook({ cells: [newCell("code", "1 + 1")] });
const TEXT = stringifyNotebook(NOTEBOOK);

async function inFolder(
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-files-" });
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const namesIn = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

Deno.test("readNotebookFile() reads a file byte for byte, and names it when it cannot", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    const text = "\ufeff" + TEXT.replaceAll("\n", "\r\n");
    await Deno.writeTextFile(path, text);
    const notebook = await readNotebookFile(path);
    assertEquals(stringifyNotebook(notebook), text);
    await writeNotebookFile(path, notebook);
    assertEquals(await Deno.readTextFile(path), text);

    const encoder = new TextEncoder();
    const cases: readonly (readonly [Uint8Array<ArrayBuffer>, string])[] = [
      [encoder.encode(TEXT.slice(0, 40)), "it looks cut off"],
      [encoder.encode('{"nbformat": 3}'), "found nbformat 3;"],
      [
        Uint8Array.of(...encoder.encode('{"é\ufffd": "'), 0xc3, 0x28),
        "found bytes that are not UTF-8 at offset 11; wanted UTF-8",
      ],
      [Uint8Array.of(0xff, 0xfe, 0x7b, 0), "found UTF-16; wanted UTF-8"],
    ];
    for (const [bytes, message] of cases) {
      await Deno.writeFile(path, bytes);
      const error = await assertRejects(
        () => readNotebookFile(path),
        NotebookError,
        `Cannot read ${path}: `,
      );
      assertStringIncludes(error.message, message);
    }
    // Of no length on the disk, and longer than any string.
    await Deno.truncate(path, 2 ** 30);
    await assertRejects(
      () => readNotebookFile(path),
      NotebookError,
      `Cannot read ${path}: found 1073741824 bytes; wanted at most`,
    );
    await Deno.writeTextFile(
      path,
      '{"nbformat":3,"worksheets":[{"cells":[]}]}',
    );
    const upgraded = await readNotebookFile(path, { upgrade: true });
    assertEquals(upgraded.nbformat_minor, 5);
    await Deno.writeTextFile(path, '{"nbformat":1}');
    await assertRejects(
      () => readNotebookFile(path, { upgrade: true }),
      NotebookError,
      `Cannot read ${path}: found nbformat 1; wanted 3 or 4`,
    );
    await assertRejects(
      () => readNotebookFile(folder),
      NotebookError,
      `Cannot read ${folder}: it is a folder`,
    );
    await assertRejects(
      () => readNotebookFile(join(folder, "none.ipynb")),
      NotebookError,
      "there is no such file",
    );
  }));

Deno.test("writeNotebookFile() keeps permissions and links, and leaves nothing beside the file", () =>
  inFolder(async (folder) => {
    const real = join(folder, "real.ipynb");
    await Deno.writeTextFile(real, "old");
    await Deno.chmod(real, 0o640);
    await Deno.mkdir(join(folder, "links"));
    const link = join(folder, "links", "link.ipynb");
    await Deno.symlink("../real.ipynb", link);
    await writeNotebookFile(link, NOTEBOOK);
    assertEquals(await Deno.readTextFile(real), TEXT);
    assertEquals((await Deno.lstat(link)).isSymlink, true);
    const { mode } = await Deno.stat(real);
    assertEquals((mode ?? 0) & 0o777, 0o640);

    const loose = join(folder, "links", "loose.ipynb");
    await Deno.symlink("new.ipynb", loose);
    await writeNotebookFile(loose, NOTEBOOK);
    assertEquals(namesIn(folder), ["links", "real.ipynb"]);
    assertEquals(namesIn(join(folder, "links")), [
      "link.ipynb",
      "loose.ipynb",
      "new.ipynb",
    ]);
  }));

Deno.test("writeNotebookFile() says why it cannot write", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await Deno.writeTextFile(path, "old");
    await Deno.chmod(path, 0o444);
    const circle = join(folder, "circle");
    await Deno.symlink("circle", circle);
    const cases: Readonly<Record<string, string>> = {
      [path]: "it is read-only",
      [folder]: "it is a folder",
      [join(folder, "no", "a.ipynb")]: "there is no such file or folder",
      [join(path, "b.ipynb")]: "part of its path is a file",
      [circle]: "its links lead in a circle",
    };
    for (const [path, message] of Object.entries(cases)) {
      await assertRejects(
        () => writeNotebookFile(path, NOTEBOOK),
        NotebookError,
        `Cannot write ${path}: ${message}`,
      );
    }
    assertEquals(await Deno.readTextFile(path), "old");
    assertEquals(namesIn(folder), ["a.ipynb", "circle"]);
  }));

Deno.test({
  name: "writeNotebookFile() writes into a pipe and does not replace it",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = join(folder, "pipe");
      await new Deno.Command("mkfifo", { args: [path] }).output();
      // Open at both ends, so that nobody waits for the other one.
      using pipe = await Deno.open(path, { read: true, write: true });
      await writeNotebookFile(path, NOTEBOOK);
      assert((await Deno.stat(path)).isFifo);
      const bytes = new Uint8Array(TEXT.length);
      await pipe.read(bytes);
      assertEquals(new TextDecoder().decode(bytes), TEXT);
    }),
});

Deno.test({
  name: "writeNotebookFile() leaves the old file where the new one has no room",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.ipynb");
      await Deno.writeTextFile(path, TEXT);
      // No file may grow past a limit, which a write meets as it meets a full disk.
      const { stderr } = await new Deno.Command("sh", {
        args: [
          "-c",
          'trap "" XFSZ; ulimit -f 512; exec "$@"',
          "sh",
          Deno.execPath(),
          "run",
          "-A",
          "--no-check",
          fromFileUrl(new URL("_writer.ts", import.meta.url)),
          path,
        ],
        stdout: "null",
        stderr: "piped",
      }).output();
      assertStringIncludes(
        new TextDecoder().decode(stderr),
        `NotebookError: Cannot write ${path}: File too large\n`,
      );
      assertEquals(await Deno.readTextFile(path), TEXT);
      assertEquals(namesIn(folder), ["a.ipynb"]);
    }),
});

Deno.test("writeNotebookFile() leaves a whole notebook whenever the program is killed", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await Deno.writeTextFile(path, TEXT);
    for (const writes of [1, 4, 9]) {
      const child = new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "-A",
          "--no-check",
          fromFileUrl(new URL("_writer.ts", import.meta.url)),
          path,
        ],
        stdout: "piped",
      }).spawn();
      const reader = child.stdout.getReader();
      for (let seen = 0; seen < writes;) {
        const { value } = await reader.read();
        assert(value !== undefined, "The writer ended");
        seen += value.length;
      }
      child.kill("SIGKILL");
      await child.status;
      await reader.cancel();
      const notebook = await readNotebookFile(path);
      assertEquals(notebook.cells.length, 1);
      if (notebook.metadata.title === undefined) {
        assertEquals(await Deno.readTextFile(path), TEXT);
      }
    }
    // What a killed program leaves is no notebook to any program.
    assertEquals(namesIn(folder).filter((name) => name.endsWith(".ipynb")), [
      "a.ipynb",
    ]);
  }));

Deno.test("NotebookFile saves again and again, and not over what another program wrote", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await NotebookFile.create(path, NOTEBOOK);
    const file = await NotebookFile.open(path);
    const titled = (title: string) =>
      editFields(file.document, {
        metadata: editFields(file.document.metadata, { title }),
      });
    await file.save(titled("one"));
    await file.save(titled("two"));
    assertEquals((await readNotebookFile(path)).metadata.title, "two");
    // Written again, but with the same content: nobody's work is lost.
    await Deno.writeTextFile(path, stringifyNotebook(file.document));
    assertEquals(await file.isChanged(), false);

    const others = parseNotebook(TEXT);
    await writeNotebookFile(path, others);
    const error = await assertRejects(
      () => file.save(titled("three")),
      NotebookChangedError,
      `Cannot write ${path}: it was changed`,
    );
    assertEquals(error.path, path);
    assertEquals(await Deno.readTextFile(path), TEXT);
    assertEquals(file.document.metadata.title, "two");

    await Deno.remove(path);
    await assertRejects(() => file.save(titled("four")), NotebookChangedError);
    assertEquals(namesIn(folder), []);
  }));
