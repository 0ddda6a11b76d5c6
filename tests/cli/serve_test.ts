import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";
import { Program } from "./_process.ts";

/** Starts `cenote serve` on a free port and reads where it listens. */
async function start(program: Program): Promise<string> {
  const line = await program.line();
  assertMatch(line, /^Listening on http:\/\/127\.0\.0\.1:\d+$/);
  return line.slice("Listening on ".length);
}

/** The status of a call that needs the key. */
async function statusWith(address: string, key: string): Promise<number> {
  const response = await fetch(`${address}/api/v1/collections`, {
    headers: { authorization: `Bearer ${key}` },
  });
  await response.body?.cancel();
  return response.status;
}

Deno.test("serve prints where it listens and the key it made, which works", async () => {
  await using program = new Program(["serve", "--port", "0"]);
  const address = await start(program);
  const key = /^API key: (\S+)$/.exec(await program.line())?.[1] ?? "";
  assertNotEquals(key, "");
  assertEquals(await statusWith(address, key), 200);
  assertEquals(await statusWith(address, `${key}x`), 401);
});

Deno.test("serve takes the key from its flag before the environment, and prints neither", async () => {
  await using flagged = new Program(["serve", "--port=0", "--key", "by-flag"], {
    CENOTE_KEY: "by-environment",
  });
  const address = await start(flagged);
  assertEquals(await statusWith(address, "by-flag"), 200);
  assertEquals(await statusWith(address, "by-environment"), 401);
  flagged.kill("SIGTERM");
  assertEquals(await flagged.ended(), { code: 0, out: "", err: "" });

  await using other = new Program(["serve", "--port=0"], {
    CENOTE_KEY: "by-environment",
  });
  assertEquals(await statusWith(await start(other), "by-environment"), 200);
  other.kill("SIGTERM");
  assertEquals(await other.ended(), { code: 0, out: "", err: "" });
});

Deno.test("serve ends cleanly on SIGINT and SIGTERM and frees its port", async () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    await using program = new Program(["serve", "--port", "0", "--key", "k"]);
    const address = await start(program);
    assertEquals(await statusWith(address, "k"), 200);
    program.kill(signal);
    assertEquals(await program.ended(), { code: 0, out: "", err: "" });
    const port = Number(new URL(address).port);
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  }
});

Deno.test("serve says what to do about a port in use", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  await using program = new Program(["serve", "--port", String(port)]);
  const { code, out, err } = await program.ended();
  assertEquals([code, out], [1, ""]);
  assertStringIncludes(
    err,
    `Cannot listen on 127.0.0.1:${port}: the port is in use`,
  );
  assertStringIncludes(err, "--port");
  assert(!err.includes("    at "), err);
});

Deno.test("serve says in a line what is wrong with a host and with a folder", async () => {
  const wrong: readonly (readonly [string, string, string])[] = [
    [
      "--host",
      "no.such.host.invalid",
      `no machine is known by the name "no.such.host.invalid"`,
    ],
    ["--host", "203.0.113.7", "this machine has no such address"],
    ["--data", "deno.json", `Cannot use "`],
    ["--key", "a\nkey", "printable ASCII"],
  ];
  for (const [flag, value, said] of wrong) {
    await using program = new Program(["serve", "--port", "0", flag, value]);
    const { code, out, err } = await program.ended();
    assertEquals([code, out], [1, ""]);
    assertStringIncludes(err, said);
    assertEquals(err.trim().split("\n").length, 1, err);
  }
});

Deno.test("serve keeps what it was given when its folder is named", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const flags = ["serve", "--port", "0", "--key", "k", "--data", folder];
    const headers = {
      authorization: "Bearer k",
      "content-type": "application/json",
    };
    await using first = new Program(flags);
    const made = await fetch(`${await start(first)}/api/v1/collections`, {
      method: "POST",
      headers,
      body: JSON.stringify({ name: "kept", description: "over a restart" }),
    });
    const { id } = await made.json();
    first.kill("SIGTERM");
    await first.ended();

    await using second = new Program(flags);
    const found = await fetch(
      `${await start(second)}/api/v1/collections/${id}`,
      { headers },
    );
    assertEquals((await found.json()).name, "kept");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("serve takes an IPv6 address with brackets and without", async () => {
  for (const host of ["::1", "[::1]"]) {
    await using program = new Program(
      ["serve", "--port", "0", "--key", "k", "--host", host],
    );
    const line = await program.line();
    assertMatch(line, /^Listening on http:\/\/\[::1\]:\d+$/);
    assertEquals(
      await statusWith(line.slice("Listening on ".length), "k"),
      200,
    );
  }
});

Deno.test("serve says what is wrong with the address of a model", async () => {
  for (const address of ["nonsense", "ftp://127.0.0.1", "localhost:11434"]) {
    await using program = new Program(["serve", "--port", "0"], {
      CENOTE_LLM_ADDRESS: address,
      CENOTE_LLM_MODEL: "m",
    });
    const { code, out, err } = await program.ended();
    assertEquals([code, out], [1, ""], address);
    assertStringIncludes(err, "CENOTE_LLM_ADDRESS is no address");
    assertEquals(err.trim().split("\n").length, 1, err);
  }
});
