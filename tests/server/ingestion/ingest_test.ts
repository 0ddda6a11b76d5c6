import { assert, assertEquals, assertMatch } from "@std/assert";
import { echoEngine } from "../_engine.ts";
import {
  type Call,
  fileForm,
  ingest,
  newCollection,
  upload,
  withServer,
} from "../_api.ts";

/** A zip archive with stored files. */
function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(content)];
    const head = (magic: number, more: number) => {
      const view = new DataView(new ArrayBuffer(30 + more));
      view.setUint32(0, magic, true);
      const at = more === 0 ? 4 : 6;
      if (more > 0) view.setUint16(4, 20, true);
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, 0x800, true);
      view.setUint32(at + 10, crc(bytes), true);
      view.setUint32(at + 14, bytes.length, true);
      view.setUint32(at + 18, bytes.length, true);
      view.setUint16(at + 22, path.length, true);
      if (more > 0) view.setUint32(42, offset, true);
      return new Uint8Array(view.buffer);
    };
    directory.push(head(0x02014b50, 16), path);
    parts.push(head(0x04034b50, 0), path, bytes);
    offset += 30 + path.length + bytes.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, Object.keys(files).length, true);
  end.setUint16(10, Object.keys(files).length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Uint8Array(
    [...parts, ...directory, new Uint8Array(end.buffer)].flatMap((
      one,
    ) => [...one]),
  );
}

function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return ~sum >>> 0;
}

async function job(call: Call, id: string) {
  while (true) {
    const found = await call("GET", `/api/v1/jobs/${id}`);
    if (found.body.overall_status !== "in progress") return found.body;
  }
}

Deno.test("POST ingest of several uploads takes all or nothing, and says why", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const answer = await ingest(call, collection, {
      "good.txt": "Larks rise early.",
      "bad.png": new Uint8Array([
        0x89,
        0x50,
        0x4e,
        0x47,
        0x0d,
        0x0a,
        0x1a,
        0x0a,
        0,
        0,
      ]),
      "more.txt": "Owls do not.",
    });
    assertEquals(answer.status, 400);
    assertMatch(
      answer.body.message,
      /"bad.png": it is image\/png.*2 other files/,
    );
    const after = await call("GET", `/api/v1/collections/${collection}`);
    assertEquals(after.body.document_count, 0);
    assertEquals((await call("GET", "/api/v1/documents")).body, []);
  }, { engine: echoEngine });
});

Deno.test("POST ingest/job keeps what can be read and names what cannot", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const good = await upload(call, "good.txt", "Larks rise early.");
    const empty = await upload(call, "empty.txt", "");
    const path =
      `/api/v1/uploads/${good},${empty}/ingest/job?collection_id=${collection}` +
      "&gen_doc_summaries=False&restricted=false";
    const made = await call("POST", path, { body: {} });
    assertEquals(made.status, 201);
    assertEquals(made.body.kind, "IngestUploadsJob");
    const done = await job(call, made.body.id);
    assertEquals(done.overall_status, "failed");
    assertEquals([done.files_total, done.files_failed, done.progress], [
      2,
      1,
      1,
    ]);
    assertEquals([done.passed_percentage, done.failed_percentage], [50, 50]);
    assertEquals(done.statuses, [{ id: good, status: "completed" }, {
      id: empty,
      status: "failed",
    }]);
    assertMatch(done.errors[0], /"empty.txt": it is empty/);
    assertEquals(typeof done.duration, "string");
    const after = await call("GET", `/api/v1/collections/${collection}`);
    assertEquals(after.body.document_count, 1);

    const again = await call(
      "POST",
      `/api/v1/uploads/${good}/ingest/job?collection_id=${collection}`,
    );
    assertEquals((await job(call, again.body.id)).overall_status, "completed");
    assertEquals((await call("GET", "/api/v1/jobs")).body.length, 2);
    assertEquals(
      (await call("DELETE", `/api/v1/jobs/${again.body.id}`)).status,
      204,
    );
    assertEquals(
      (await call("GET", `/api/v1/jobs/${again.body.id}`)).status,
      404,
    );
  }, { engine: echoEngine });
});

Deno.test("POST ingest makes one document of each file in an archive", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const archive = zip({
      "notes/larks.md": "# Larks\n\nRise early.",
      "owls.csv": "owl,size\nBarn,34\nTawny,39\n",
      "__MACOSX/._owls.csv": "junk",
      "empty.txt": "",
    });
    assertEquals(
      (await ingest(call, collection, { "birds.zip": archive })).status,
      204,
    );
    const documents = await call(
      "GET",
      `/api/v1/collections/${collection}/documents`,
    );
    assertEquals(
      documents.body.map((
        one: Record<string, unknown>,
      ) => [one["name"], one["type"]]),
      [["notes/larks.md", "md"], ["owls.csv", "csv"]],
    );
    const file = await call(
      "GET",
      `/file?id=${documents.body[1].id}&name=owls.csv`,
    );
    assertEquals(file.text, "owl,size\nBarn,34\nTawny,39\n");
    const bad = await ingest(call, collection, {
      "none.zip": zip({ "empty.txt": "" }),
    });
    assertMatch(bad.body.message, /none of its files can be read.*empty/);
    const cut = await ingest(call, collection, {
      "cut.zip": archive.slice(0, 60),
    });
    assertEquals(cut.status, 400);
  }, { engine: echoEngine });
});

Deno.test("POST ingest may be repeated with the same upload", async () => {
  await withServer(async (call) => {
    const [one, two] = [await newCollection(call), await newCollection(call)];
    const id = await upload(call, "a.txt", "A wren sings.");
    for (const collection of [one, two]) {
      const answer = await call(
        "POST",
        `/api/v1/uploads/${id}/ingest?collection_id=${collection}`,
      );
      assertEquals(answer.status, 204);
      const found = await call(
        "POST",
        `/api/v1/collections/${collection}/chunks/search`,
        {
          body: { query: "wrens", topics: [] },
        },
      );
      assertEquals(found.body.map((chunk: { text: string }) => chunk.text), [
        "A wren sings.",
      ]);
    }
    assertEquals((await call("GET", "/api/v1/documents/count")).body, {
      count: 2,
    });
  }, { engine: echoEngine });
});

Deno.test("POST ingest keeps metadata, and lists are filtered by it", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    for (const team of ["north", "south"]) {
      const id = await upload(call, `${team}.txt`, `Report of the ${team}.`);
      await call(
        "POST",
        `/api/v1/uploads/${id}/ingest?collection_id=${collection}`,
        {
          body: { metadata: { team } },
        },
      );
    }
    const filter = encodeURIComponent('{"team":"north"}');
    const path = `/api/v1/collections/${collection}/documents`;
    const found = await call("GET", `${path}?metadata_filter=${filter}`);
    assertEquals(found.body.map((one: { name: string }) => one.name), [
      "north.txt",
    ]);
    assertEquals(found.body[0].metadata_dict, { team: "north" });
    assertEquals(
      (await call("GET", `${path}?offset=1&limit=5`)).body[0].name,
      "south.txt",
    );
    assertEquals((await call("GET", `${path}/count`)).body, { count: 2 });
  }, { engine: echoEngine });
});

Deno.test("POST ingest/plain_text makes a document of the body", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    const path =
      `/api/v1/ingest/plain_text?collection_id=${collection}&file_name=note.txt`;
    const headers = { "content-type": "text/plain" };
    assertEquals(
      (await call("POST", path, { body: "Teals dabble.", headers })).status,
      204,
    );
    assertEquals((await call("POST", path, { body: "", headers })).status, 400);
    const documents = await call(
      "GET",
      `/api/v1/collections/${collection}/documents`,
    );
    assertEquals(documents.body[0].name, "note.txt");
    assertEquals((await call("GET", "/rpc/fs")).body, []);
    const later = await call(
      "POST",
      path.replace("plain_text", "plain_text/job"),
      {
        body: "Pintails, too.",
        headers,
      },
    );
    assertEquals((await job(call, later.body.id)).overall_status, "completed");
  }, { engine: echoEngine });
});

Deno.test("PUT /rpc/fs and its kin serve the official Python client", async () => {
  await withServer(async (call) => {
    const form = fileForm("a.txt", "A wren sings.");
    form.append("mtime", "1700000000000");
    form.append("uri", "");
    const sent = await call("PUT", "/rpc/fs", { body: form });
    assertEquals(sent.status, 200);
    assertEquals((await call("GET", "/rpc/fs")).body, [sent.body.id]);
    const collection = await newCollection(call);
    await call(
      "POST",
      `/api/v1/uploads/${sent.body.id}/ingest?collection_id=${collection}`,
    );
    const documents = await call(
      "GET",
      `/api/v1/collections/${collection}/documents`,
    );
    assertEquals(documents.body[0].original_mtime, "2023-11-14T22:13:20.000Z");
    const other = await call("PUT", "/rpc/fs", {
      body: fileForm("b.txt", "B"),
    });
    assertEquals(
      (await call("DELETE", `/rpc/fs?id=${other.body.id}`)).status,
      204,
    );
    const meta = await call("GET", "/rpc/meta");
    for (
      const key of [
        "version",
        "username",
        "user_id",
        "is_guest",
        "global_configs",
        "ui_config",
      ]
    ) {
      assert(key in meta.body, key);
    }
  }, { engine: echoEngine });
});

Deno.test("DELETE of a document takes its passages, bytes and counts away", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    await ingest(call, collection, {
      "a.txt": "A wren sings.",
      "b.txt": "A teal dabbles.",
    });
    const path = `/api/v1/collections/${collection}`;
    const [a, b] = (await call("GET", `${path}/documents`)).body;
    assertEquals(
      (await call("DELETE", `${path}/documents/${a.id}`)).status,
      204,
    );
    assertEquals(
      (await call("DELETE", `${path}/documents/${a.id}`)).status,
      404,
    );
    assertEquals((await call("GET", `/api/v1/documents/${a.id}`)).status, 200);
    assertEquals((await call("GET", path)).body.document_count, 1);
    assertEquals(
      (await call("DELETE", `/api/v1/documents/${b.id}`)).status,
      204,
    );
    assertEquals((await call("GET", `/file?id=${b.id}`)).status, 404);
    const after = (await call("GET", path)).body;
    assertEquals([after.document_count, after.document_size], [0, 0]);
    const found = await call("POST", `${path}/chunks/search`, {
      body: { query: "wren teal", topics: [] },
    });
    assertEquals(found.body, []);
  }, { engine: echoEngine });
});
