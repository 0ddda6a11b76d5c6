import { assertEquals, assertThrows } from "@std/assert";
import {
  foreignLanguage,
  notebookPermissions,
  RunInputError,
} from "../../../lib/notebook/mod.ts";
import { notebookOf } from "./_cells.ts";

Deno.test("notebookPermissions() reads what a notebook needs, or that it says nothing", () => {
  const flags = ["--allow-net=a.com", "-R=data", "--deny-env"];
  assertEquals(
    notebookPermissions(notebookOf([], { cenote: { permissions: flags } })),
    flags,
  );
  assertEquals(
    notebookPermissions(notebookOf([], { cenote: { permissions: [] } })),
    [],
  );
  for (
    const metadata of [{}, { cenote: {} }, { cenote: "x" }, { cenote: null }]
  ) {
    assertEquals(notebookPermissions(notebookOf([], metadata)), undefined);
  }
});

Deno.test("notebookPermissions() refuses what is no list of permission flags", () => {
  const wrong = [
    "--allow-net",
    { net: true },
    [1],
    ["--inspect"],
    ["--allow-net", "--allow-read=a\n--allow-all"],
    ["-P=all"],
    ["--unstable"],
    ["evil.ts"],
  ];
  for (const permissions of wrong) {
    assertThrows(
      () => notebookPermissions(notebookOf([], { cenote: { permissions } })),
      RunInputError,
      "Cannot tell what the notebook needs: found",
    );
  }
});

Deno.test("foreignLanguage() tells notebooks of other languages", () => {
  const cases: [Parameters<typeof notebookOf>[1], string | undefined][] = [
    [{}, undefined],
    [{ kernelspec: { name: "deno", display_name: "Deno" } }, undefined],
    [{ kernelspec: { name: "x", language: "typescript" } }, undefined],
    [{ language_info: { name: "javascript" } }, undefined],
    [{ kernelspec: { name: "python3", language: "python" } }, "python"],
    [{ language_info: { name: "R" } }, "R"],
  ];
  for (const [metadata, expected] of cases) {
    assertEquals(foreignLanguage(notebookOf([], metadata)), expected);
  }
});
