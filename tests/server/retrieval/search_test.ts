import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
} from "@std/assert";
import {
  questionTerms,
  retrieve,
  terms,
} from "../../../lib/server/retrieval/mod.ts";
import {
  createEmbedder,
  type Embedder,
  EmbeddingError,
} from "../../../lib/server/mod.ts";
import { echoEngine } from "../_engine.ts";
import { openStore, type Store } from "../../../lib/server/store/mod.ts";
import { ingest, newCollection, withServer } from "../_api.ts";

/** Runs `use` over a store in which these files were ingested. */
async function withCollection(
  files: Readonly<Record<string, string>>,
  use: (store: Store, collectionId: string) => Promise<void>,
  embeddings?: Embedder,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    let collection = "";
    await withServer(async (call) => {
      collection = await newCollection(call);
      assertEquals((await ingest(call, collection, files)).status, 204);
    }, {
      engine: echoEngine,
      dataFolder: folder,
      ...(embeddings === undefined ? {} : { embeddings }),
    });
    const store = await openStore(folder);
    try {
      await use(store, collection);
    } finally {
      store.close();
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const HANDBOOK = `# Field handbook

## Herons

The grey heron stands still for minutes. It eats fish and frogs.

## Kingfishers

Kingfishers dig tunnels into river banks. The nest lies at the end.

## Paying for permits

A permit costs 40 crowns per season. Pay at the ranger's office before June.
`;

Deno.test("retrieve() finds the passage that answers a question, with its place", async () => {
  await withCollection(
    {
      "handbook.md": HANDBOOK,
      "menu.txt": "Soup of the day: pumpkin. Fish on Fridays.",
    },
    async (store, id) => {
      const first = async (question: string) =>
        (await retrieve(store, id, question))[0];
      const permit = await first("What does a permit cost?");
      assertEquals(permit?.documentName, "handbook.md");
      assertEquals(permit?.headings, ["Field handbook", "Paying for permits"]);
      assertEquals(permit?.citation, 1);
      assert(permit !== undefined && permit.score > 0.3 && permit.score <= 1);
      // Other forms of the words, and words of the heading alone.
      assertEquals(
        (await first("Where do they nest?"))?.headings.at(-1),
        "Kingfishers",
      );
      assertEquals(
        (await first("digging a tunnel"))?.headings.at(-1),
        "Kingfishers",
      );
      assertEquals((await first("kingfisher"))?.headings.at(-1), "Kingfishers");
      assertEquals((await first("menu"))?.documentName, "menu.txt");
      const fish = await retrieve(store, id, "fish");
      assertEquals(fish.map((one) => one.documentName).sort(), [
        "handbook.md",
        "menu.txt",
      ]);
      const found = store.passages.byChunkId(
        store.collections.get(id)?.number ?? 0,
        [permit?.chunkId ?? 0],
      );
      assertEquals(
        HANDBOOK.slice(found[0]?.start, found[0]?.end),
        permit?.text,
      );
    },
  );
});

Deno.test("retrieve() finds nothing where there is nothing, and takes questions for words only", async () => {
  await withCollection({ "handbook.md": HANDBOOK }, async (store, id) => {
    assertEquals(await retrieve(store, id, "volcano insurance"), []);
    assertEquals(await retrieve(store, id, ""), []);
    assertEquals(await retrieve(store, id, "?!…"), []);
    assertEquals(await retrieve(store, crypto.randomUUID(), "heron"), []);
    for (
      const question of [
        'heron" OR body:*',
        "heron AND NOT (frogs",
        "NEAR(heron frogs, 3)",
        "heron*",
        "^heron",
        "{body headings}: heron",
        "heron -frogs",
        "'; DROP TABLE passages; -- heron",
        "heron ".repeat(5_000),
        "\u0000heron",
      ]
    ) {
      const found = await retrieve(store, id, question);
      assertEquals(found[0]?.headings.at(-1), "Herons", question.slice(0, 40));
    }
    const limited = await retrieve(store, id, "heron river permit", {
      topK: 2,
    });
    assertEquals(limited.map((one) => one.citation), [1, 2]);
  });
});

Deno.test("retrieve() stays inside its collection and its documents", async () => {
  await withServer(async (call) => {
    const [one, two] = [
      await newCollection(call, "One"),
      await newCollection(call, "Two"),
    ];
    await ingest(call, one, { "a.txt": "The lynx sleeps." });
    await ingest(call, two, {
      "b.txt": "The lynx hunts.",
      "c.txt": "A lynx drinks.",
    });
    const search = async (id: string) =>
      (await call("POST", `/api/v1/collections/${id}/chunks/search`, {
        body: { query: "lynx", topics: [] },
      })).body.map((chunk: { text: string }) => chunk.text).sort();
    assertEquals(await search(one), ["The lynx sleeps."]);
    assertEquals(await search(two), ["A lynx drinks.", "The lynx hunts."]);
    const chunk = await call("GET", `/api/v1/collections/${two}/chunks/1,2`);
    assertEquals(chunk.body.map((found: { id: number }) => found.id), [1, 2]);
  }, { engine: echoEngine });
  await withCollection(
    { "b.txt": "The lynx hunts.", "c.txt": "A lynx drinks." },
    async (store, id) => {
      const [document] = store.documents.ofCollection(id);
      const found = await retrieve(store, id, "lynx", {
        documentIds: [document?.id ?? ""],
      });
      assertEquals(found.map((one) => one.documentName), ["b.txt"]);
    },
  );
});

Deno.test("retrieve() reads languages without blanks, accents and long numbers", async () => {
  await withCollection({
    "ja.txt": "京都は千年以上の間、日本の首都でした。\n\n大阪は商業の町です。",
    "ko.txt": "서울은 대한민국의 수도이다.",
    "fr.txt": "L'élève préfère les crêpes.",
    "de.txt": "Die Straße führt über die Brücke.",
    "parts.csv": "part,price\nZX-81-Q,19.99\nAB-12,5\n",
  }, async (store, id) => {
    const first = async (question: string) =>
      (await retrieve(store, id, question))[0]?.documentName;
    assertEquals(await first("日本の首都はどこですか"), "ja.txt");
    assertEquals(await first("수도"), "ko.txt");
    assertEquals(await first("crepes"), "fr.txt");
    assertEquals(await first("BRÜCKE"), "de.txt");
    assertEquals(await first("brucke"), "de.txt");
    assertEquals(await first("price of ZX-81-Q"), "parts.csv");
    const [row] = await retrieve(store, id, "price of ZX-81-Q");
    assertEquals(row?.headings, ["part, price"]);
  });
});

Deno.test("retrieve() ranks the passage with the rare word above those with common ones", async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 40; i++) {
    files[`r${i}.txt`] = `The river report number ${i} says: river high.`;
  }
  files["odd.txt"] = "The river report mentions a sturgeon.";
  await withCollection(files, async (store, id) => {
    const found = await retrieve(store, id, "river report about the sturgeon");
    assertEquals(found[0]?.documentName, "odd.txt");
    assert(
      found[0] !== undefined && found[1] !== undefined &&
        found[0].score > 2 * found[1].score,
    );
  });
});

/** An embedder that knows two subjects. */
const subjects: Embedder = {
  model: "subjects",
  embed: (texts) =>
    Promise.resolve(texts.map((text) => {
      const isFelines = /lynx|cat|feline/i.test(text);
      return new Float32Array(isFelines ? [1, 0] : [0, 1]);
    })),
};

Deno.test("retrieve() joins meaning to words when there is an embedder", async () => {
  await withCollection(
    { "a.txt": "The lynx sleeps.", "b.txt": "Bread is baked at dawn." },
    async (store, id) => {
      assertEquals(await retrieve(store, id, "feline"), []);
      const found = await retrieve(store, id, "feline", { embedder: subjects });
      assertEquals(found[0]?.documentName, "a.txt");
      assertEquals(found[0]?.score, 1);
      const other = { ...subjects, model: "another" };
      assertEquals(
        await retrieve(store, id, "feline", { embedder: other }),
        [],
      );
    },
    subjects,
  );
});

Deno.test("createEmbedder() asks an OpenAI-compatible API and tells what fails", async () => {
  const asked: unknown[] = [];
  await using upstream = Deno.serve(
    { port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== "/v1/embeddings") {
        return new Response("no", {
          status: 404,
        });
      }
      const body = await request.json();
      asked.push([request.headers.get("authorization"), body]);
      if (body.model === "broken") {
        return new Response(
          "key secret-key is bad",
          { status: 401 },
        );
      }
      if (body.model === "short") return Response.json({ data: [] });
      return Response.json({
        data: body.input.map((_: string, index: number) => ({
          index,
          embedding: [3, 4 + index],
        }))
          .reverse(),
      });
    },
  );
  const address = `http://127.0.0.1:${upstream.addr.port}`;
  const embedder = createEmbedder({
    address,
    apiKey: "secret-key",
    model: "small",
  });
  const [one, two] = await embedder.embed(["a", "b"]);
  assertAlmostEquals(one?.[0] ?? 0, 0.6, 1e-6);
  assertAlmostEquals(two?.[1] ?? 0, 5 / Math.hypot(3, 5), 1e-6);
  assertEquals(asked[0], ["Bearer secret-key", {
    model: "small",
    input: ["a", "b"],
  }]);
  assertEquals(await embedder.embed([]), []);
  const broken = createEmbedder({
    address: `${address}/v1`,
    apiKey: "secret-key",
    model: "broken",
  });
  const error = await assertRejects(
    () => broken.embed(["a"]),
    EmbeddingError,
    "401",
  );
  assertEquals(error.message.includes("secret-key"), false);
  const short = createEmbedder({ address, model: "short" });
  await assertRejects(
    () => short.embed(["a"]),
    EmbeddingError,
    "0 vectors for 1 texts",
  );
  const nowhere = createEmbedder({ address: "http://127.0.0.1:1", model: "x" });
  await assertRejects(
    () => nowhere.embed(["a"]),
    EmbeddingError,
    "CENOTE_LLM_ADDRESS",
  );

  await withServer(async (call) => {
    const collection = await newCollection(call);
    const answer = await ingest(call, collection, { "a.txt": "A wren." });
    assertEquals(answer.status, 500);
    assert(answer.body.message.includes("401"), answer.body.message);
    assertEquals(
      (await call("GET", `/api/v1/collections/${collection}`)).body
        .document_count,
      0,
    );
  }, { engine: echoEngine, embeddings: broken });
});

Deno.test("terms() makes the forms of a word one", () => {
  assertEquals(
    new Set(terms("connect connected connecting connection connections")),
    new Set(["connect"]),
  );
  // From Porter's paper and its published vocabulary.
  const stems = {
    caresses: "caress",
    ponies: "poni",
    cats: "cat",
    feed: "feed",
    agreed: "agre",
    plastered: "plaster",
    motoring: "motor",
    sing: "sing",
    conflated: "conflat",
    troubled: "troubl",
    hopping: "hop",
    falling: "fall",
    filing: "file",
    happy: "happi",
    sky: "sky",
    relational: "relat",
    conditional: "condit",
    valenci: "valenc",
    digitizer: "digit",
    vietnamization: "vietnam",
    operator: "oper",
    hopefulness: "hope",
    formaliti: "formal",
    triplicate: "triplic",
    electrical: "electr",
    goodness: "good",
    revival: "reviv",
    adjustable: "adjust",
    replacement: "replac",
    adoption: "adopt",
    effective: "effect",
    probate: "probat",
    rate: "rate",
    cease: "ceas",
    controll: "control",
    roll: "roll",
    year: "year",
    yearly: "yearli",
  };
  for (const [word, stem] of Object.entries(stems)) {
    assertEquals(terms(word), [stem], word);
  }
  assertEquals(terms("Q3-2024 v1.2, it's ÉCOLE"), [
    "q3",
    "2024",
    "v1",
    "2",
    "it",
    "s",
    "ecol",
  ]);
});

Deno.test("questionTerms() leaves out what says nothing, unless there is nothing else", () => {
  assertEquals(questionTerms("What is the total revenue of the north?"), [
    "total",
    "revenu",
    "north",
  ]);
  assertEquals(questionTerms("who are you"), ["who", "ar", "you"]);
  assertEquals(questionTerms("fish, FISH and fishes"), ["fish"]);
  assertEquals(questionTerms("日本の首都"), ["日本", "本の", "の首", "首都"]);
});
