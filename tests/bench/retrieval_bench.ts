/**
 * How long a question takes over 100,000 passages: finding them, and the whole
 * answer of the built-in engine over HTTP.
 */

import { retrieve } from "../../lib/server/retrieval/mod.ts";
import { serve } from "../../lib/server/mod.ts";
import { openStore } from "../../lib/server/store/mod.ts";
import { numbers, prose, vocabulary } from "./_corpus.ts";

const PASSAGES = 100_000;
const PER_DOCUMENT = 100;

const folder = await Deno.makeTempDir({ prefix: "cenote-bench-" });
globalThis.addEventListener("unload", () => {
  Deno.removeSync(folder, { recursive: true });
});
const next = numbers(7);
const words = vocabulary(30_000, next);

/** Fills a data folder, and gives back the id of its collection. */
async function fill(): Promise<string> {
  const store = await openStore(folder);
  const user = store.users.named("cenote");
  const collection = store.collections.create({
    userId: user.id,
    name: "Corpus",
    description: "",
    embeddingModel: "",
  });
  for (let i = 0; i < PASSAGES / PER_DOCUMENT; i++) {
    store.database.transaction(() => {
      const id = crypto.randomUUID();
      const number = store.documents.insert({
        id,
        userId: user.id,
        name: `document ${i}.txt`,
        type: "txt",
        originalType: "text/plain",
        bytes: 0,
        pageCount: 1,
        status: "running",
      });
      store.passages.insert(
        collection.number,
        number,
        `document ${i}.txt`,
        Array.from({ length: PER_DOCUMENT }, (_, place) => ({
          page: 1,
          start: place,
          end: place + 1,
          headings: [],
          context: "",
          text: prose(80, words, next),
        })),
      );
      store.documents.complete([id], collection.number, "completed");
    });
  }
  store.passages.recount(collection.number);
  store.close();
  return collection.id;
}

const collectionId = await fill();

/** A question of common and rare words, another one each time. */
function question(): string {
  return `What about ${prose(6, words, next)}?`;
}

const store = await openStore(folder);
Deno.bench(
  { name: "passages of a question, of 100,000", group: "retrieval" },
  async () => {
    await retrieve(store, collectionId, question(), { topK: 10 });
  },
);
const common = words.slice(0, 4).join(" ");
Deno.bench(
  { name: "the same with common words only", group: "retrieval" },
  async () => {
    await retrieve(store, collectionId, common, { topK: 10 });
  },
);

let chat: Promise<string> | undefined;

/** Starts a server over the corpus, once; the address of a chat's completions. */
async function startChat(): Promise<string> {
  store.close();
  const server = await serve({ dataFolder: folder, apiKey: null, unref: true });
  const made = await fetch(
    `${server.address}/api/v1/chats?collection_id=${collectionId}`,
    { method: "POST", body: "{}" },
  );
  const { id } = await made.json();
  return `${server.address}/api/v1/chats/${id}/completions`;
}

Deno.bench(
  { name: "answer of cenote-rules over HTTP", group: "answer" },
  async (bench) => {
    const address = await (chat ??= startChat());
    const body = JSON.stringify({ message: question() });
    bench.start();
    const answer = await fetch(address, { method: "POST", body });
    await answer.json();
    bench.end();
  },
);
