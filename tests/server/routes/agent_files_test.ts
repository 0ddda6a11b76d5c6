import { assert, assertEquals } from "@std/assert";
import type { Engine } from "../../../lib/server/mod.ts";
import {
  type Answered,
  type Call,
  ingest,
  newCollection,
  withServer,
} from "../_api.ts";
import { echoEngine } from "../_engine.ts";

interface Listed {
  readonly id: string;
  readonly filename: string;
  readonly bytes: number;
  readonly purpose: string;
}

/** An engine whose agent runs the code that the task holds. */
const runsTask: Engine = {
  ...echoEngine,
  async *step(request) {
    await request.control.gate();
    const text = request.turns.length === 0
      ? `\`\`\`typescript\n// filename: task.ts\n// execution: true\n${request.task}\n\`\`\`\n`
      : "Done.";
    yield { type: "text", text };
    yield { type: "usage", model: "echo", inputTokens: 1, outputTokens: 1 };
  },
};

async function run(call: Call, chat: string, code: string): Promise<void> {
  const answer = await call("POST", `/api/v1/chats/${chat}/completions`, {
    body: { message: code, llm_args: { use_agent: true } },
  });
  assertEquals(answer.status, 200, answer.text);
}

async function list(call: Call, chat: string): Promise<Listed[]> {
  return (await call("GET", `/api/v1/chats/${chat}/agent_server_files`)).body;
}

function download(
  call: Call,
  file: Listed,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const name = encodeURIComponent(file.filename);
  return call("GET", `/file?id=${file.id}&name=${name}`, { headers });
}

function named(files: readonly Listed[], name: string): Listed {
  const found = files.find((one) => one.filename === name);
  assert(found !== undefined, `${name} in ${JSON.stringify(files)}`);
  return found;
}

/** Runs `use` with a chat whose agent has a copy of an input and wrote a file. */
async function withAgent(
  use: (call: Call, chat: string, dataFolder: string) => Promise<void>,
): Promise<void> {
  const dataFolder = await Deno.makeTempDir({ prefix: "cenote-test-" });
  try {
    await withServer(async (call) => {
      const collection = await newCollection(call);
      await ingest(call, collection, { "input.csv": "n\n1\n2\n" });
      const chat =
        (await call("POST", `/api/v1/chats?collection_id=${collection}`, {
          body: {},
        })).body.id;
      await run(
        call,
        chat,
        `Deno.mkdirSync("sub"); Deno.writeTextFileSync("sub/out ü.csv", "a\\n1\\n");`,
      );
      await use(call, chat, dataFolder);
    }, { engine: runsTask, dataFolder });
  } finally {
    await Deno.remove(dataFolder, { recursive: true });
  }
}

Deno.test("GET /file gives every file that the agent's listing names", async () => {
  await withAgent(async (call, chat) => {
    const files = await list(call, chat);
    assertEquals(new Set(files.map((one) => one.id)).size, files.length);
    assert(files.some((one) => one.purpose === "unknown"));
    for (const file of files) {
      const got = await download(call, file);
      assertEquals(got.status, 200, `${file.filename}: ${got.text}`);
      assertEquals(
        new TextEncoder().encode(got.text).length,
        file.bytes,
        file.filename,
      );
      assertEquals(got.headers.get("x-content-type-options"), "nosniff");
      assert(got.headers.get("content-security-policy")?.includes("sandbox"));
      assert(got.headers.get("content-disposition")?.startsWith("attachment"));
    }
    const input = named(files, "input.csv");
    const got = await download(call, input);
    assertEquals(got.text, "n\n1\n2\n");
    assertEquals(
      got.headers.get("content-disposition"),
      'attachment; filename="input.csv"',
    );
    const part = await download(call, input, { range: "bytes=2-3" });
    assertEquals([part.status, part.text], [206, "1\n"]);
    assertEquals(
      (await download(call, named(files, "sub/out ü.csv"))).text,
      "a\n1\n",
    );
    const strange = await call("GET", `/file?id=${input.id}`, {
      headers: { authorization: "Bearer nobody" },
    });
    assertEquals(strange.status, 401);
  });
});

Deno.test("GET /file gives a working file as it is now, until the files are deleted", async () => {
  await withAgent(async (call, chat, dataFolder) => {
    const input = named(await list(call, chat), "input.csv");
    const before = await download(call, input);
    const [work = ""] = await workFolders(dataFolder, chat);
    // Of the same length, so that nothing but the bytes tells the two apart.
    await Deno.writeTextFile(`${work}/input.csv`, "n\n3\n4\n");
    const etag = before.headers.get("etag");
    const after = await download(
      call,
      input,
      etag === null ? {} : { "if-none-match": etag },
    );
    assertEquals([after.status, after.text], [200, "n\n3\n4\n"]);
    assertEquals(named(await list(call, chat), "input.csv").id, input.id);
    await call("DELETE", `/api/v1/chats/${chat}/agent_server_files`);
    assertEquals((await download(call, input)).status, 404);
  });
});

Deno.test("GET /file gives no working file of a chat that was deleted", async () => {
  await withAgent(async (call, chat) => {
    const files = await list(call, chat);
    assertEquals((await call("DELETE", `/api/v1/chats/${chat}`)).status, 204);
    for (const file of files) {
      assertEquals((await download(call, file)).status, 404, file.filename);
    }
  });
});

Deno.test({
  name: "GET /file follows no link out of the agent's folder",
  // Links need special rights there.
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await withAgent(async (call, chat, dataFolder) => {
      const [work = ""] = await workFolders(dataFolder, chat);
      await Deno.mkdir(`${work}/deep`);
      await Deno.writeTextFile(`${work}/deep/a.txt`, "inside");
      const files = await list(call, chat);
      const input = named(files, "input.csv");
      const deep = named(files, "deep/a.txt");
      assertEquals((await download(call, deep)).text, "inside");

      const outside = `${dataFolder}/outside`;
      await Deno.mkdir(outside);
      await Deno.writeTextFile(`${outside}/a.txt`, "a secret");
      await Deno.remove(`${work}/input.csv`);
      await Deno.symlink(`${outside}/a.txt`, `${work}/input.csv`);
      await Deno.remove(`${work}/deep`, { recursive: true });
      await Deno.symlink(outside, `${work}/deep`);
      for (const file of [input, deep]) {
        const got = await download(call, file);
        assertEquals(got.status, 404, file.filename);
        assert(!got.text.includes("a secret"));
      }
      // The name says nothing but what the client calls the file.
      const other = named(await list(call, chat), "task.ts");
      const got = await call(
        "GET",
        `/file?id=${other.id}&name=${
          encodeURIComponent("../../cenote.sqlite")
        }`,
      );
      assert(got.text.includes("out ü.csv"), got.text);
    });
  },
});

async function workFolders(
  dataFolder: string,
  chat: string,
): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(`${dataFolder}/agents/${chat}`)) {
    found.push(`${dataFolder}/agents/${chat}/${entry.name}`);
  }
  return found;
}
