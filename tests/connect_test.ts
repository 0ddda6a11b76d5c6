import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { call, ConnectionError } from "../lib/client/mod.ts";
import { connect } from "../lib/connect.ts";

/** Runs with the variables set, and puts back what stood there. */
async function withVariables(
  variables: Readonly<Record<string, string | undefined>>,
  run: () => Promise<void>,
): Promise<void> {
  const names = ["H2OGPTE_ADDRESS", "H2OGPTE_API_KEY"];
  const before = names.map((name) => [name, Deno.env.get(name)] as const);
  const set = (name: string, value: string | undefined) =>
    value === undefined ? Deno.env.delete(name) : Deno.env.set(name, value);
  for (const name of names) set(name, variables[name]);
  try {
    await run();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

function whoAsks() {
  const seen: (string | null)[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      seen.push(request.headers.get("authorization"));
      return Response.json([]);
    },
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    seen,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("connect() reads the address and the key from the environment", async () => {
  await using server = whoAsks();
  const variables = {
    H2OGPTE_ADDRESS: ` ${server.address}/h2o/ `,
    H2OGPTE_API_KEY: "sk-of-the-environment\n",
  };
  await withVariables(variables, async () => {
    await using gpt = await connect();
    assertEquals(gpt.address, `${server.address}/h2o`);
    await call(gpt, "list_models");
    await using other = await connect({ apiKey: "sk-of-the-options" });
    await call(other, "list_models");
  });
  assertEquals(server.seen, [
    "Bearer sk-of-the-environment",
    "Bearer sk-of-the-options",
  ]);
});

Deno.test("connect() takes an address of its options, and needs no key", async () => {
  await using server = whoAsks();
  await withVariables(
    { H2OGPTE_ADDRESS: "https://elsewhere.invalid" },
    async () => {
      await using gpt = await connect({ address: server.address });
      assertEquals(await call(gpt, "list_models"), []);
    },
  );
  assertEquals(server.seen, [null]);
});

Deno.test("connect() with no address starts an embedded server, which ends with the connection", async () => {
  await withVariables({ H2OGPTE_API_KEY: "sk-of-another-server" }, async () => {
    let address: string;
    let closed = 0;
    {
      await using gpt = await connect({ onClose: () => void closed++ });
      address = gpt.address;
      assertEquals(await call(gpt, "list_collections"), []);
      assert((await call(gpt, "list_models")).length > 0);
    }
    assertEquals(closed, 1);
    await using gpt = await connect({ address, maxRetries: 0 });
    const error = await assertRejects(
      () => call(gpt, "list_models"),
      ConnectionError,
    );
    assertEquals(error.reason, "refused");
  });
});

Deno.test("connect() with a null address starts an embedded server whatever the environment says", async () => {
  await withVariables(
    { H2OGPTE_ADDRESS: "https://elsewhere.invalid" },
    async () => {
      await using gpt = await connect({ address: null });
      assert(gpt.address.startsWith("http://127.0.0.1:"));
    },
  );
});

Deno.test("connect() refuses options that are wrong and leaves no server behind", async () => {
  await withVariables({}, async () => {
    await assertRejects(
      () => connect({ timeoutMs: -1 }),
      RangeError,
      "timeoutMs",
    );
    await assertRejects(
      () => connect({ address: "host" }),
      TypeError,
      "http://",
    );
  });
});

Deno.test({
  name: "connect() counts variables that it may not read as absent",
  permissions: { env: false, net: true, read: true, write: true, sys: true },
  async fn() {
    assertThrows(() => Deno.env.get("H2OGPTE_ADDRESS"), Deno.errors.NotCapable);
    await using gpt = await connect({ address: "http://127.0.0.1:9" });
    assertEquals(gpt.address, "http://127.0.0.1:9");
  },
});
