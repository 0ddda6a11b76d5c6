/**
 * How long 10,000 short documents take to become part of a collection, beside
 * what SQLite alone takes to put the same texts into a full-text index.
 */

import { DatabaseSync } from "node:sqlite";
import { ingest, type IngestParts } from "../../lib/server/ingestion/ingest.ts";
import { openStore, type StoredUpload } from "../../lib/server/store/mod.ts";
import { numbers, prose, vocabulary } from "./_corpus.ts";

const COUNT = 10_000;
const next = numbers(11);
const words = vocabulary(20_000, next);
const texts = Array.from({ length: COUNT }, () => prose(60, words, next));

const folder = await Deno.makeTempDir({ prefix: "cenote-bench-" });
globalThis.addEventListener("unload", () => {
  Deno.removeSync(folder, { recursive: true });
});

const store = await openStore(`${folder}/store`);
const user = store.users.named("bench");
const uploads: StoredUpload[] = [];
for (const [index, text] of texts.entries()) {
  const path = store.folders.newIncoming();
  await Deno.writeTextFile(path, text);
  uploads.push(
    await store.uploads.add(path, {
      userId: user.id,
      filename: `note ${index}.txt`,
      contentType: "text/plain",
      bytes: text.length,
    }),
  );
}
const context: IngestParts = { store, embedder: undefined };

Deno.bench(
  { name: "10,000 documents ingested", group: "ingestion" },
  async (bench) => {
    const collection = store.collections.create({
      userId: user.id,
      name: "Notes",
      description: "",
      embeddingModel: "",
    });
    bench.start();
    const { documents } = await ingest({
      uploads,
      collection,
      userId: user.id,
      metadata: {},
      agentOnly: false,
      keepTables: false,
      chunkByPage: false,
      keepsPart: false,
      signal: new AbortController().signal,
    }, context);
    bench.end();
    if (documents.length !== COUNT) {
      throw new Error(
        `Only ${documents.length} documents`,
      );
    }
  },
);

let files = 0;
Deno.bench(
  { name: "plain FTS5 inserts", group: "ingestion", baseline: true },
  (bench) => {
    const database = new DatabaseSync(`${folder}/plain ${files++}.sqlite`);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    database.exec(
      "CREATE VIRTUAL TABLE plain USING fts5(body, tokenize='porter unicode61')",
    );
    bench.start();
    database.exec("BEGIN");
    const insert = database.prepare("INSERT INTO plain (body) VALUES (?)");
    for (const text of texts) insert.run(text);
    database.exec("COMMIT");
    bench.end();
    database.close();
  },
);
