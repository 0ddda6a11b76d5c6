import {
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import {
  connectGateway,
  GatewayError,
} from "../../../lib/notebook/gateway/mod.ts";
import { kernelThat, startWrongServer } from "./_wrong_server.ts";

const TOKEN = "s3cret-t0ken";
/** How the program tells what a user is to read from mistakes of its own. */
const READABLE_REGEXP = /^Cannot [^:]+: /;
const NONE = kernelThat(() => {});
const LISTENER = { onEvent() {}, onRestart() {} };

/** The message with which connecting to a server that answers so is refused. */
async function refusal(
  answer: (request: Request, path: string) => Response | undefined,
  path = "",
  token: string | undefined = TOKEN,
): Promise<GatewayError> {
  await using server = startWrongServer(NONE, answer);
  const error = await assertRejects(
    () =>
      connectGateway({
        url: server.url + path,
        ...token === undefined ? {} : { token },
      }),
    GatewayError,
  );
  assertEquals(error.message.includes(TOKEN), false, error.message);
  assertMatch(error.message, READABLE_REGEXP);
  return error;
}

Deno.test("connectGateway() says how a token is given where the server wants one", async () => {
  const wrong = await refusal((_, path) =>
    path === "GET /api/kernelspecs"
      ? Response.json({ message: `Bad ${TOKEN}` }, { status: 403 })
      : undefined
  );
  assertEquals(wrong.status, 403);
  assertStringIncludes(wrong.message, "it does not take this token; check");
  assertStringIncludes(wrong.message, '"Bad [token]"');
  const none = await refusal(
    () => new Response("", { status: 401 }),
    "",
    "",
  );
  assertStringIncludes(none.message, "it wants a token; give it by --token");
});

Deno.test("connectGateway() takes a page to log in for what it is", async () => {
  const answer = () =>
    new Response(null, {
      status: 302,
      headers: { location: `/hub/login?next=%2Fapi&token=${TOKEN}` },
    });
  const { message } = await refusal(answer);
  assertStringIncludes(message, "sends to a page to log in");
});

Deno.test("connectGateway() follows no redirect with its token", async () => {
  await using elsewhere = startWrongServer(NONE);
  const { message } = await refusal(() =>
    Response.redirect(`${elsewhere.url}api`)
  );
  assertStringIncludes(message, `sends to ${elsewhere.url}api; use`);
  assertEquals(elsewhere.requests, []);
});

Deno.test("connectGateway() says what is no Jupyter server", async () => {
  const page = await refusal(() =>
    new Response("<!doctype html><p>Hello", {
      headers: { "content-type": "text/html" },
    })
  );
  assertStringIncludes(page.message, "answered with a web page, so it is no");
  const other = await refusal(() => Response.json({ a: 1 }));
  assertStringIncludes(other.message, "answered without a version");
  const empty = await refusal(() => new Response(null, { status: 404 }));
  assertStringIncludes(empty.message, "https://HOST/user/NAME/");
  const down = await refusal(() => new Response("", { status: 503 }));
  assertStringIncludes(down.message, "start the user's server first");
  const specs = await refusal((_, path) =>
    path === "GET /api/kernelspecs" ? Response.json([]) : undefined
  );
  assertStringIncludes(specs.message, "Cannot list the kernels");
});

Deno.test("connectGateway() says what is wrong with an address, and shows no secret in it", async () => {
  const messages: Record<string, string> = {
    [TOKEN]: "wanted one that begins with http:// or https://",
    [`localhost:8888/?token=${TOKEN}`]: "wanted one that begins with http://",
    [`ws://localhost/?token=${TOKEN}`]: "wanted one that begins with http://",
    [`http://ada:${TOKEN}@localhost:8888/`]: "holds a user's name or password",
    [`http://127.0.0.1:9/?token=${TOKEN}`]: "Deno sends nothing to port 9",
    [`http://nowhere.invalid/?token=${TOKEN}`]: "nowhere.invalid",
  };
  for (const [url, expected] of Object.entries(messages)) {
    const error = await assertRejects(
      () => connectGateway({ url, timeoutMs: 5_000 }),
      GatewayError,
      expected,
    );
    assertEquals(Deno.inspect(error).includes(TOKEN), false);
    assertMatch(error.message, READABLE_REGEXP);
  }
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  await assertRejects(
    () => connectGateway({ url: `http://127.0.0.1:${port}/` }),
    GatewayError,
    `nothing listens at http://127.0.0.1:${port}/`,
  );
});

Deno.test("connectGateway() refuses a token with a line end inside without showing it", async () => {
  for (const token of [`${TOKEN}\nX: 1`, `${TOKEN}é`, `${TOKEN} 2`]) {
    const error = await assertRejects(
      () => connectGateway({ url: "http://127.0.0.1:9/", token }),
      GatewayError,
      "Cannot use the token",
    );
    assertEquals(error.message.includes(TOKEN), false);
  }
});

Deno.test("connectGateway() gives up when the server does not answer in time, or when asked to", async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => promise,
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  await assertRejects(
    () => connectGateway({ url, timeoutMs: 50 }),
    GatewayError,
    "did not answer in time",
  );
  const aborted = new AbortController();
  const connecting = connectGateway({ url, signal: aborted.signal });
  aborted.abort(new Error("Enough"));
  await assertRejects(() => connecting, Error, "Enough");
  resolve(new Response());
});

Deno.test("connectGateway() sends the token in a header, whether given or found in a copied address", async () => {
  for (const path of [`?token=${TOKEN}`, `lab/tree/a.ipynb?token=${TOKEN}`]) {
    await using server = startWrongServer(
      NONE,
      (request, path) =>
        path.startsWith("GET /lab") || !request.headers.has("authorization")
          ? new Response("", { status: 404 })
          : undefined,
    );
    const gateway = await connectGateway({ url: server.url + path });
    assertEquals(gateway.url, server.url);
    await using _kernel = await gateway.start(LISTENER);
    assertEquals(
      server.seen.match(/\["authorization","token s3cret-t0ken"\]/g)?.length,
      server.requests.length,
    );
    assertEquals(server.seen.includes(`?token`), false);
    assertEquals(server.seen.includes(`&token`), false);
  }
});

Deno.test("connectGateway() brings the cookie that servers without a token ask for", async () => {
  await using server = startWrongServer(NONE, (request, path) => {
    if (path === "GET /lab") {
      return new Response("", {
        headers: { "set-cookie": "_xsrf=2|abc|def; Path=/" },
      });
    }
    const isSafe = request.headers.get("x-xsrftoken") === "2|abc|def" &&
      request.headers.get("cookie") === "_xsrf=2|abc|def";
    if (request.method === "GET" || isSafe) return undefined;
    return Response.json({ message: "'_xsrf' argument missing from POST" }, {
      status: 403,
    });
  });
  const gateway = await connectGateway({ url: server.url });
  await using _kernel = await gateway.start(LISTENER);
});

Deno.test("start() chooses the kernel that was asked for, the notebook's, one of its language", async () => {
  const bodies: unknown[] = [];
  const inner = startWrongServer(
    NONE,
    (_, path) =>
      path === "GET /api/kernelspecs"
        ? Response.json({
          default: "python3",
          kernelspecs: {
            python3: { spec: { language: "python", display_name: "Python 3" } },
            deno: { spec: { language: "typescript" } },
          },
        })
        : undefined,
  );
  await using server = inner;
  const gateway = await connectGateway({
    url: server.url,
    fetch: (input, init) => {
      if (init?.method === "POST") bodies.push(JSON.parse(String(init.body)));
      return fetch(input, init);
    },
  });
  const spec = (name: string, language?: string) => ({
    kernelspec: { name, ...language === undefined ? {} : { language } },
  });
  for (
    const options of [
      {},
      { kernel: "deno", path: "a/b.ipynb", env: { KERNEL_USERNAME: "ada" } },
      { metadata: spec("deno") },
      { metadata: spec("cenote", "typescript") },
      { metadata: { language_info: { name: "TypeScript" } } },
      { metadata: { ...spec("deno"), language_info: { name: "python" } } },
    ]
  ) await (await gateway.start(LISTENER, options)).kill();
  assertEquals(bodies, [
    { name: "python3" },
    { name: "deno", path: "a/b.ipynb", env: { KERNEL_USERNAME: "ada" } },
    { name: "deno" },
    { name: "deno" },
    { name: "deno" },
    { name: "deno" },
  ]);
  for (
    const [options, found] of [
      [{ kernel: "rust" }, 'none named "rust"'],
      [
        { metadata: spec("ir", "R") },
        'none named "ir" and none for the notebook\'s language, R',
      ],
      [{ metadata: spec("ir") }, 'none named "ir"'],
    ] as const
  ) {
    const error = await assertRejects(
      () => gateway.start(LISTENER, options),
      GatewayError,
      `found ${found} on ${server.url}; choose another by --kernel: it has deno, python3`,
    );
    assertMatch(error.message, READABLE_REGEXP);
  }
});
