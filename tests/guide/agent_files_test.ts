import { NotFoundError, ServerError } from "../../lib/client/mod.ts";
import {
  AgentFilesError,
  deleteAgentFiles,
  downloadAgentFile,
  downloadAgentFiles,
} from "../../lib/guide/mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { empty, json, problem, type Route, withCluster } from "./_cluster.ts";

/** Answers each download with its own id and name, so that mixed up files show. */
const FILE: Route = ({ query }) =>
  query.id === "bad"
    ? problem(404, "No such file")
    : new Response(`${query.id} ${query.name}`);

/** A folder that is gone after its use. */
async function withFolder(
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** All files below a folder, by their paths from it. */
async function below(folder: string, prefix = ""): Promise<string[]> {
  const names: string[] = [];
  for await (
    const { name, isDirectory } of Deno.readDir(`${folder}/${prefix}`)
  ) {
    if (isDirectory) names.push(...await below(folder, `${prefix}${name}/`));
    else names.push(prefix + name);
  }
  return names.sort();
}

Deno.test("downloadAgentFiles() keeps every file inside the folder and apart from the others", () =>
  withFolder((folder) =>
    withCluster({ "GET /file": FILE }, async ({ gpt }) => {
      const files = await downloadAgentFiles(gpt, [
        { documentId: "1aaaaaaa-1", name: "sales.csv" },
        { documentId: "2bbbbbbb-2", name: "../../sales.csv" },
        { documentId: "3ccccccc-3", name: "SALES.csv" },
        { documentId: "4ddddddd-4", name: "NUL" },
        { documentId: "5eeeeeee-5", name: "a&b=c d?#.csv" },
        { documentId: "1aaaaaaa-1", name: "sales.csv" },
      ], { folder: `${folder}/deep/er` });
      assertEquals(await below(folder), [
        "deep/er/SALES-3ccccccc.csv",
        "deep/er/_NUL",
        "deep/er/a&b=c d_#.csv",
        "deep/er/sales-2bbbbbbb.csv",
        "deep/er/sales.csv",
      ]);
      for (const { documentId, name, path, bytes } of files) {
        const text = await Deno.readTextFile(path);
        assertEquals([text, bytes], [`${documentId} ${name}`, text.length]);
      }
      assertEquals(files.length, 5);
    })
  ));

Deno.test("downloadAgentFiles() takes an answer, and a map as the guide makes it", () =>
  withFolder((folder) =>
    withCluster({
      "GET /file": FILE,
      "GET /api/v1/messages/:id/meta": () =>
        json([{
          message_type: "agent_files",
          content: '[{"d1":"a.csv"},{"d2":"b.csv"}]',
        }]),
    }, async ({ gpt }) => {
      const completion = { message_id: "m", body: "done" };
      const files = await downloadAgentFiles(gpt, completion, { folder });
      assertEquals(files.map((file) => file.name), ["a.csv", "b.csv"]);
      const map = new Map([["d3", "c.csv"]]);
      assertEquals(
        (await downloadAgentFiles(gpt, map, { folder }))[0]?.documentId,
        "d3",
      );
      assertEquals(await below(folder), ["a.csv", "b.csv", "c.csv"]);
    })
  ));

Deno.test("downloadAgentFiles() fetches the rest when one fails, and then says which", () =>
  withFolder((folder) =>
    withCluster({ "GET /file": FILE }, async ({ gpt }) => {
      const error = await assertRejects(
        () =>
          downloadAgentFiles(gpt, [
            { documentId: "d1", name: "a.csv" },
            { documentId: "bad", name: "b.csv" },
            { documentId: "d3", name: "c.csv" },
          ], { folder }),
        AgentFilesError,
      );
      assertEquals(error.downloaded.map((file) => file.name), [
        "a.csv",
        "c.csv",
      ]);
      assert(error.failed[0]?.error instanceof NotFoundError);
      assertStringIncludes(
        error.message,
        'Cannot download 1 of 3 files: "b.csv"',
      );
      assertEquals(await below(folder), ["a.csv", "c.csv"]);
    })
  ));

Deno.test("downloadAgentFile() replaces a file of an earlier download and tells its progress", () =>
  withFolder((folder) =>
    withCluster({ "GET /file": FILE }, async ({ gpt }) => {
      await Deno.writeTextFile(
        `${folder}/x.csv`,
        "something much longer than what comes",
      );
      let loaded = 0;
      const file = await downloadAgentFile(gpt, {
        documentId: "d1",
        name: "a/x.csv",
      }, {
        folder,
        onProgress: (_, bytes) => loaded = bytes,
      });
      assertEquals(await Deno.readTextFile(file.path), "d1 a/x.csv");
      assertEquals([file.bytes, loaded], [10, 10]);
    })
  ));

Deno.test("downloadAgentFiles() stops when cancelled", () =>
  withFolder((folder) =>
    withCluster({ "GET /file": FILE }, async ({ gpt }) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const files = ["1", "2", "3"].map((id) => ({
        documentId: id,
        name: `${id}.csv`,
      }));
      const error = await assertRejects(() =>
        downloadAgentFiles(gpt, files, {
          folder,
          signal: controller.signal,
          onProgress: ({ documentId }) =>
            documentId === "2" && controller.abort(reason),
        })
      );
      assertEquals(error, reason);
    })
  ));

Deno.test("deleteAgentFiles() asks again while the server is busy, and not for ever", async () => {
  let busy = 2;
  await withCluster({
    "DELETE /api/v1/chats/:id/agent_server_files": () =>
      busy-- > 0 ? problem(409, "deletion in progress") : new Response("{}"),
  }, async ({ gpt, seen }) => {
    assertEquals(await deleteAgentFiles(gpt, "c"), { deleted: true });
    assertEquals(seen.length, 3);
  });
  await withCluster({
    "DELETE /api/v1/chats/:id/agent_server_files": () =>
      problem(409, "deletion in progress"),
  }, async ({ gpt }) => {
    assertEquals(await deleteAgentFiles(gpt, "c", { busyTimeoutMs: 0 }), {
      deleted: false,
    });
  });
  await withCluster({
    "DELETE /api/v1/chats/:id/agent_server_files": ({ path }) =>
      path.includes("ok") ? empty() : problem(500, "boom"),
  }, async ({ gpt }) => {
    assertEquals(await deleteAgentFiles(gpt, { id: "ok" }), { deleted: true });
    await assertRejects(() => deleteAgentFiles(gpt, "c"), ServerError);
  });
});
