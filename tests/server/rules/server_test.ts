import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type EmbeddedServer, serve } from "../../../lib/server/mod.ts";

async function call(
  server: EmbeddedServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${server.address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${server.apiKey}`,
      ...(body instanceof FormData
        ? {}
        : { "content-type": "application/json" }),
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  assert(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

function text(value: unknown, field: string): string {
  assert(typeof value === "object" && value !== null);
  const found = Object.entries(value).find(([name]) => name === field)?.[1];
  assert(typeof found === "string", `${field} in ${JSON.stringify(value)}`);
  return found;
}

Deno.test("rules do an agent's job on the document ingested last, through a real server", async () => {
  await using server = await serve({ port: 0, env: {} });
  const collection = text(
    await call(server, "POST", "/api/v1/collections", {
      name: "energy",
      description: "",
    }),
    "id",
  );
  const form = new FormData();
  form.set(
    "file",
    new File([
      "meter;day;kWh\nM1;2024-01-01;1.250,5\nM2;2024-01-01;10,25\nM1;2024-02-01;2.000,0\n",
    ], "meters.csv"),
  );
  const upload = text(await call(server, "PUT", "/api/v1/uploads", form), "id");
  await call(
    server,
    "POST",
    `/api/v1/uploads/${upload}/ingest?collection_id=${collection}`,
  );
  const chat = text(await call(server, "POST", "/api/v1/chats", {}), "id");
  const message =
    "Total kWh per meter, saved as 'meters.json'. How does the total kWh change from month to month?";
  const answer = await call(
    server,
    "POST",
    `/api/v1/chats/${chat}/completions`,
    { message, llm_args: { use_agent: true } },
  );
  const body = text(answer, "body");
  assertEquals(
    body.split("\n")[0],
    'Data: `meters.csv` of the collection "energy", the document that was ingested last.',
  );
  assertStringIncludes(body, "| M1 | 3,250.5 |");
  assertStringIncludes(body, "| 2024-02 | 2,000 | 739.25 | 58.64 % |");
  const meta = await call(
    server,
    "GET",
    `/api/v1/messages/${text(answer, "message_id")}/meta?info_type=agent_files`,
  );
  assertStringIncludes(JSON.stringify(meta), "meters.json");
});
