import { assertEquals, assertThrows } from "@std/assert";
import { HistoryFile } from "../../lib/kernel/history_file.ts";
import type { HistoryRequest } from "../../lib/protocol/mod.ts";

function asked(fields: Partial<HistoryRequest>): HistoryRequest {
  return {
    output: false,
    raw: true,
    hist_access_type: "tail",
    session: 0,
    start: 0,
    pattern: "*",
    unique: false,
    ...fields,
  };
}

function add(file: HistoryFile, ...sources: readonly string[]): void {
  file.add(
    sources.map((source, n) => ({
      line: n + 1,
      source,
      output: `out ${source}`,
    })),
  );
}

/** `1/2 source` for session, line and source. */
function found(file: HistoryFile, fields: Partial<HistoryRequest>): string[] {
  return file.find(asked(fields))
    .map(({ session, line, source }) => `${session}/${line} ${source}`);
}

/** A file of two sessions, the second still open. */
async function withSessions(
  test: (file: HistoryFile, path: string) => void,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/history.sqlite`;
    {
      using first = new HistoryFile(path);
      add(first, "let a = 1", "a + 1", "b");
    }
    using second = new HistoryFile(path);
    add(second, "let a = 1", "[1, 2]", "A");
    test(second, path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("HistoryFile.find() gives the newest cells of all sessions, the newest last", async () => {
  await withSessions((file) => {
    assertEquals(found(file, { n: 4 }), [
      "1/3 b",
      "2/1 let a = 1",
      "2/2 [1, 2]",
      "2/3 A",
    ]);
    assertEquals(found(file, { n: 0 }), []);
    assertEquals(found(file, {}).length, 6);
  });
});

Deno.test("HistoryFile.find() gives ranges of this session, of one before, and of one by its number", async () => {
  await withSessions((file) => {
    const range = (fields: Partial<HistoryRequest>) =>
      found(file, { hist_access_type: "range", ...fields });
    assertEquals(range({ session: 0, start: 1, stop: 3 }), [
      "2/1 let a = 1",
      "2/2 [1, 2]",
    ]);
    assertEquals(range({ session: -1, start: 2 }), ["1/2 a + 1", "1/3 b"]);
    assertEquals(range({ session: 1, start: -1 }), ["1/3 b"]);
    assertEquals(range({ session: 1, start: 1, stop: -1 }), [
      "1/1 let a = 1",
      "1/2 a + 1",
    ]);
    assertEquals(range({ session: 77 }), []);
  });
});

Deno.test("HistoryFile.find() searches by patterns, each source once where that is wanted", async () => {
  await withSessions((file) => {
    const search = (pattern: string, fields: Partial<HistoryRequest> = {}) =>
      found(file, { hist_access_type: "search", pattern, ...fields });
    assertEquals(search("let*"), ["1/1 let a = 1", "2/1 let a = 1"]);
    assertEquals(search("let*", { unique: true }), ["2/1 let a = 1"]);
    assertEquals(search("let*", { n: 1 }), ["2/1 let a = 1"]);
    assertEquals(search("?"), ["1/3 b", "2/3 A"]);
    assertEquals(search("[a-z]"), ["1/3 b"]);
    assertEquals(search("*a*1*"), [
      "1/1 let a = 1",
      "1/2 a + 1",
      "2/1 let a = 1",
    ]);
    assertEquals(search("nothing"), []);
  });
});

Deno.test("HistoryFile is shared by several kernels, each a session of its own", async () => {
  await withSessions((file, path) => {
    using other = new HistoryFile(path);
    add(other, "from the other");
    add(file, "from this one");
    assertEquals(found(file, { n: 2 }), [
      "3/1 from the other",
      "2/1 from this one",
    ]);
    assertEquals(found(other, { n: 2 }), found(file, { n: 2 }));
  });
});

Deno.test("HistoryFile keeps sources and results as they are", async () => {
  await withSessions((file) => {
    const source = "'😀'; -- \"%_*?[]\"\r\n\t";
    file.add([{ line: 4, source, output: null }]);
    assertEquals(file.find(asked({ n: 1, output: true })), [
      { session: 2, line: 4, source, output: null },
    ]);
    assertEquals(file.find(asked({ n: 2, output: true }))[0]?.output, "out A");
  });
});

Deno.test("HistoryFile refuses what it cannot write, and a file that is no history", async () => {
  const folder = await Deno.makeTempDir();
  try {
    assertThrows(() => new HistoryFile(`${folder}/nowhere/history.sqlite`));
    await Deno.writeTextFile(`${folder}/text`, "not a database ".repeat(500));
    assertThrows(() => new HistoryFile(`${folder}/text`));
    const newer = `${folder}/newer`;
    {
      using file = new HistoryFile(newer);
      add(file, "a");
    }
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(newer);
    database.exec("PRAGMA user_version = 99");
    database.close();
    assertThrows(
      () => new HistoryFile(newer),
      Error,
      "Cannot open the history: found version 99; wanted 1 at most",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
