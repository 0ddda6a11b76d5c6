import { GpteError, TimeoutError } from "../../lib/client/mod.ts";
import {
  ingest,
  ingestFile,
  ingestFiles,
  type IngestProgress,
  upload,
} from "../../lib/guide/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import {
  type Cluster,
  collection,
  document,
  empty,
  json,
  page,
  problem,
  type Route,
  withCluster,
} from "./_cluster.ts";

/** What the cluster below holds and how it behaves. */
interface Behaviour {
  /** Documents that are there before. */
  readonly before?: readonly unknown[];
  /** What is there at each look after the ingestion; the last one stays. */
  readonly later: readonly (readonly unknown[])[];
  /** Whether the documents can be listed. */
  readonly lists?: boolean;
}

/** A cluster that answers the call to ingest before the documents appear. */
function lateCluster(
  { before = [], later, lists = true }: Behaviour,
  use: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  let isIngested = false;
  let looks = 0;
  let uploads = 0;
  const now = () =>
    isIngested ? later[Math.min(looks, later.length - 1)] ?? [] : before;
  const routes: Record<string, Route> = {
    "PUT /api/v1/uploads": () =>
      json({ id: `u${++uploads}`, filename: names.shift() ?? "x" }),
    "POST /api/v1/uploads/:ids/ingest": () => {
      isIngested = true;
      return empty();
    },
    "GET /api/v1/collections/:id": () => {
      const answer = json(collection("k", { document_count: now().length }));
      if (isIngested && !lists) looks++;
      return answer;
    },
    "GET /api/v1/collections/:id/documents": (seen) => {
      if (!lists) return problem(501, "not here");
      const answer = json(page(now(), seen));
      if (isIngested) looks++;
      return answer;
    },
  };
  return withCluster(routes, use);
}

/** The names that the cluster gives the next uploads. */
let names: string[] = [];

Deno.test("ingestFile() waits for a document that appears late and is read later still", async () => {
  names = ["sales.csv"];
  const progress: IngestProgress[] = [];
  await lateCluster({
    before: [document("d0", { name: "sales.csv" })],
    later: [
      [document("d0", { name: "sales.csv" })],
      [
        document("d0", { name: "sales.csv" }),
        document("d1", { name: "sales.csv", status: "running" }),
      ],
      [
        document("d1", { name: "sales.csv" }),
        document("d0", { name: "sales.csv" }),
      ],
    ],
  }, async ({ gpt, seen }) => {
    const done = await ingestFile(
      gpt,
      new File(["a,b\n1,2\n"], "sales.csv"),
      "k",
      {
        gen_doc_summaries: false,
        chunk_by_page: true,
        metadata: { source: "test" },
        onProgress: (one) => progress.push(one),
      },
    );
    assertEquals([
      done.upload.id,
      done.document?.id,
      done.collection.document_count,
    ], ["u1", "d1", 2]);
    const asked = seen.find((one) => one.method === "POST");
    assertEquals(asked?.path, "/api/v1/uploads/u1/ingest");
    assertEquals(asked?.query, {
      collection_id: "k",
      gen_doc_summaries: "false",
      chunk_by_page: "true",
    });
    assertEquals(asked?.text, '{"metadata":{"source":"test"}}');
  });
  const phases = progress.map((one) => one.phase);
  assertEquals([...new Set(phases)], ["upload", "ingest", "wait", "done"]);
  assertEquals(phases.filter((phase) => phase === "done").length, 1);
});

Deno.test("ingestFile() does not take somebody else's document for its own", async () => {
  names = ["mine.csv"];
  await lateCluster({
    later: [
      [document("d1", { name: "theirs.csv", status: "running" })],
      [
        document("d1", { name: "theirs.csv", status: "running" }),
        document("d2", { name: "mine.csv" }),
      ],
    ],
  }, async ({ gpt }) => {
    const done = await ingestFile(gpt, new File(["a\n1\n"], "mine.csv"), "k");
    assertEquals(done.document?.id, "d2");
  });
});

Deno.test("ingestFile() goes by the number of documents where they cannot be listed", async () => {
  names = ["a.csv"];
  await lateCluster({
    lists: false,
    before: [document("d0")],
    later: [[document("d0")], [document("d0")], [
      document("d0"),
      document("d1"),
    ]],
  }, async ({ gpt }) => {
    const done = await ingestFile(gpt, new File(["a\n1\n"], "a.csv"), "k");
    assertEquals([done.document, done.collection.document_count], [
      undefined,
      2,
    ]);
  });
});

Deno.test("ingestFile() takes the documents of an archive, whatever their names", async () => {
  names = ["all.zip"];
  await lateCluster({
    later: [
      [document("d1", { name: "one.txt", status: "running" })],
      [
        document("d1", { name: "one.txt" }),
        document("d2", { name: "two.txt" }),
      ],
    ],
  }, async ({ gpt }) => {
    const done = await ingestFile(gpt, new File(["…"], "all.zip"), "k");
    assertEquals([done.document, done.collection.document_count], [
      undefined,
      2,
    ]);
  });
});

Deno.test("ingestFile() says that the server could not read the file", async () => {
  names = ["broken.pdf"];
  await lateCluster({
    later: [[document("d1", { name: "broken.pdf", status: "failed" })]],
  }, async ({ gpt }) => {
    const error = await assertRejects(
      () => ingestFile(gpt, new File(["%PDF"], "broken.pdf"), "k"),
      GpteError,
    );
    assertStringIncludes(
      error.message,
      'Cannot ingest "broken.pdf": the server says "failed"',
    );
  });
});

Deno.test("ingestFile() gives up in time, and stops when cancelled", async () => {
  names = ["never.csv", "never.csv"];
  await lateCluster({ later: [[]] }, async ({ gpt }) => {
    const file = new File(["a\n1\n"], "never.csv");
    const error = await assertRejects(
      () => ingestFile(gpt, file, "k", { documentTimeoutMs: 80 }),
      TimeoutError,
    );
    assertStringIncludes(error.message, "0 of 1 there after 80 ms");
    const controller = new AbortController();
    const reason = new Error("enough");
    const caught = await assertRejects(() =>
      ingestFile(gpt, file, "k", {
        signal: controller.signal,
        onProgress: ({ phase }) => phase === "wait" && controller.abort(reason),
      })
    );
    assertEquals(caught, reason);
  });
});

Deno.test("ingestFiles() asks once for all, and tells files of one name apart", async () => {
  names = ["a.csv", "a.csv", "b.csv"];
  await lateCluster({
    later: [
      [document("d1", { name: "a.csv" })],
      [
        document("d3", { name: "b.csv" }),
        document("d1", { name: "a.csv" }),
        document("d2", { name: "a.csv" }),
      ],
    ],
  }, async ({ gpt, seen }) => {
    const { files, collection: now } = await ingestFiles(gpt, [
      { name: "a.csv", data: "x\n1\n" },
      { name: "a.csv", data: "x\n2\n" },
      { name: "b.csv", data: "x\n3\n" },
    ], { id: "k" });
    assertEquals(files.map((file) => file.upload.id), ["u1", "u2", "u3"]);
    assertEquals(files.map((file) => file.document?.id), ["d1", "d2", "d3"]);
    assertEquals(now.document_count, 3);
    const asked = seen.filter((one) => one.method === "POST").map((one) =>
      one.path
    );
    assertEquals(asked, ["/api/v1/uploads/u1,u2,u3/ingest"]);
  });
});

Deno.test("ingestFiles() of nothing changes nothing", () =>
  lateCluster({ later: [[]] }, async ({ gpt, seen }) => {
    assertEquals((await ingestFiles(gpt, [], "k")).files, []);
    assertEquals(seen.map((one) => one.method), ["GET"]);
  }));

Deno.test("upload() takes a path, a file URL, a File, bytes, a stream, text with a name", async () => {
  const sent: [string | undefined, string, string][] = [];
  await using server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    onListen() {},
  }, async (request) => {
    const file = (await request.formData()).get("file");
    if (file instanceof File) {
      sent.push([file.name, file.type, await file.text()]);
    }
    return json({ id: "u", filename: "f" });
  });
  const { Connection } = await import("../../lib/client/mod.ts");
  await using gpt = new Connection({
    address: `http://127.0.0.1:${server.addr.port}`,
    apiKey: "k",
  });
  const folder = await Deno.makeTempDir();
  const path = `${folder}/on disk.csv`;
  await Deno.writeTextFile(path, "a\n1\n");
  const bytes = new TextEncoder().encode("bytes");
  await upload(gpt, path);
  await upload(gpt, new URL(`file://${path.replaceAll(" ", "%20")}`), {
    name: "other.csv",
  });
  await upload(gpt, new File(["file"], "f.md", { type: "text/markdown" }));
  await upload(gpt, bytes, { name: "b.json" });
  await upload(gpt, new Blob([bytes]).stream(), {
    name: "s.txt",
    type: "text/plain",
  });
  await upload(gpt, { name: "t.tsv", data: "text" });
  await Deno.remove(folder, { recursive: true });
  assertEquals(
    sent.map(([name, type, text]) => [name, type.split(";")[0], text]),
    [
      ["on disk.csv", "text/csv", "a\n1\n"],
      ["other.csv", "text/csv", "a\n1\n"],
      ["f.md", "text/markdown", "file"],
      ["b.json", "application/json", "bytes"],
      ["s.txt", "text/plain", "bytes"],
      ["t.tsv", "text/tab-separated-values", "text"],
    ],
  );
  await assertRejects(() => upload(gpt, bytes), TypeError, "has no name");
  await assertRejects(
    () => upload(gpt, "/no/such/file.csv"),
    Deno.errors.NotFound,
  );
  await assertRejects(() => ingest(gpt, [], "k"), TypeError, "empty");
});
