import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  parsePermissionFlags,
  type PermissionAnswer,
  PermissionBroker,
  PermissionMemory,
} from "../../../lib/cells/permissions/mod.ts";
import { runChild } from "./_child.ts";

Deno.test("PermissionBroker grants what the flags grant and names the flag for the rest", async () => {
  const { output, code, questions, errors } = await runChild({
    flags: [
      "--allow-read=.",
      "--allow-env=HOME",
      "--deny-env=SECRET_*",
      "--allow-sys=hostname",
    ],
    files: { "data.csv": "a,b" },
    code: `
await attempt("relative", () => Deno.readTextFileSync("data.csv"));
await attempt("dotted", () => Deno.readTextFileSync("./x/../data.csv"));
await attempt("absolute", () => Deno.readTextFile(Deno.cwd() + "/data.csv"));
await attempt("above", () => Deno.readTextFileSync("../x"));
await attempt("home", () => typeof Deno.env.get("HOME"));
await attempt("secret", () => Deno.env.get("SECRET_KEY"));
await attempt("all", () => Deno.env.toObject());
await attempt("hostname", () => typeof Deno.hostname());
await attempt("uid", () => Deno.uid());
await attempt("net", () => fetch("https://example.com/x"));
await attempt("import", () => import("https://example.com/" + "x.ts"));
await attempt("run", () => new Deno.Command("sh").outputSync());
await attempt("kill", () => Deno.kill(999_999_999));
await attempt("ffi", () => Deno.dlopen("./x.so", {}));
`,
  });
  assertEquals(code, 0);
  assertEquals(questions, []);
  assertEquals(
    errors,
    "Warning Permission broker is an experimental feature\n",
  );
  const above = /"(\/[^"]*)\/x"/.exec(output)?.[1];
  assertEquals(
    output,
    `relative done a,b
dotted done a,b
absolute done a,b
above NotCapable: Cannot get read access to "${above}/x": nobody can be asked; --allow-read=${above}/x grants it
home done string
secret NotCapable: Cannot get access to the environment variable "SECRET_KEY": it is denied by the kernel's flags
all NotCapable: Cannot get access to every environment variable: it is denied by the kernel's flags
hostname done string
uid NotCapable: Cannot get access to the system information "uid": nobody can be asked; --allow-sys=uid grants it
net NotCapable: Cannot get network access to "example.com:443": nobody can be asked; --allow-net=example.com:443 grants it
import TypeError: Cannot get import access to "example.com:443": nobody can be asked; --allow-import=example.com:443 grants it
run NotCapable: Cannot get access to the program "sh", wherever the cell's PATH has one: nobody can be asked; --allow-run=sh grants it
kill NotCapable: Cannot get access to every program: --allow-run grants it
ffi NotCapable: Cannot get access to the native library "FOLDER/x.so": nobody can be asked; --allow-ffi=FOLDER/x.so grants it
`,
  );
});

Deno.test("PermissionBroker asks and does what the person says", async () => {
  const { output, questions } = await runChild({
    answers: ["once", "no", "always", "once", "once"],
    files: { "data.csv": "a,b" },
    code: `
await attempt("read", () => Deno.readTextFileSync("data.csv"));
await attempt("again", () => Deno.readTextFileSync("./data.csv"));
await attempt("hostname", () => Deno.hostname());
await attempt("again", () => Deno.hostname());
await attempt("write", () => Deno.writeTextFileSync("out.txt", "x"));
await attempt("both", () => Deno.openSync("data.csv", { read: true, write: true }).close());
await attempt("beside", () => Deno.readTextFileSync("main.ts").length > 0);
`,
  });
  assertEquals(questions, [
    'read access to "FOLDER/data.csv"',
    'access to the system information "hostname"',
    'write access to "FOLDER/out.txt"',
    'write access to "FOLDER/data.csv"',
    'read access to "FOLDER/main.ts"',
  ]);
  const refused =
    'NotCapable: Cannot get access to the system information "hostname": ' +
    "it was refused; --allow-sys=hostname grants it";
  assertEquals(
    output,
    `read done a,b
again done a,b
hostname ${refused}
again ${refused}
write done \nboth done \nbeside done true
`,
  );
});

Deno.test("PermissionBroker forgets once and no with the cell, and always never", async () => {
  const memory = new PermissionMemory();
  const answers: PermissionAnswer[] = ["once", "no", "always"];
  const listen = () =>
    PermissionBroker.listen({
      policy: parsePermissionFlags([], "/"),
      memory,
      ask: () => {
        const answer = answers.shift();
        return answer
          ? Promise.resolve(answer)
          : Promise.reject(new Error("asked too often"));
      },
    });
  {
    await using broker = await listen();
    using connection = await Deno.connect({
      transport: "unix",
      path: broker.path,
    });
    let id = 0;
    const result = async () => {
      await send(connection, ++id, "uid");
      const answer = await receive(connection);
      return [JSON.stringify(answer).includes('"allow"'), answers.length];
    };
    assertEquals(await result(), [true, 2]);
    assertEquals(await result(), [true, 2]);
    broker.newCell();
    assertEquals(await result(), [false, 1]);
    assertEquals(await result(), [false, 1]);
    broker.newCell();
    assertEquals(await result(), [true, 0]);
    broker.newCell();
    assertEquals(await result(), [true, 0]);
  }
  await using next = await listen();
  using connection = await Deno.connect({ transport: "unix", path: next.path });
  await send(connection, 1, "uid");
  assertEquals(await receive(connection), { id: 1, result: "allow" });
});

Deno.test("PermissionBroker remembers exactly what was asked for", async () => {
  const memory = new PermissionMemory();
  const { questions } = await runChild({
    memory,
    answers: () => Promise.resolve("always"),
    code: `
const ask = (port: number) => Deno.connect({ hostname: "127.0.0.1", port }).catch(() => {});
await ask(1); await ask(1); await ask(2);
`,
  });
  assertEquals(questions, [
    'network access to "127.0.0.1:1"',
    'network access to "127.0.0.1:2"',
  ]);
  assert(memory.has({ kind: "net", value: "127.0.0.1:1" }));
  assert(!memory.has({ kind: "net", value: "127.0.0.1" }));
  assert(!memory.has({ kind: "net", value: null }));
  memory.clear();
  assert(!memory.has({ kind: "net", value: "127.0.0.1:1" }));
});

Deno.test("PermissionBroker takes an asker that fails for nobody", async () => {
  const { output } = await runChild({
    answers: () => Promise.reject(new Error("no stdin")),
    code: `await attempt("uid", () => Deno.uid());`,
  });
  assertStringIncludes(
    output,
    "nobody can be asked; --allow-sys=uid grants it",
  );
});

Deno.test("PermissionBroker puts one question at a time, and answers what is granted meanwhile", async () => {
  await using broker = await PermissionBroker.listen({
    policy: parsePermissionFlags(["--allow-sys=uid"], "/"),
    ask: async ({ value }) => {
      log.push(`ask ${value}`);
      asked.resolve();
      await (value === "gid" ? answered.promise : undefined);
      log.push(`answer ${value}`);
      return "once";
    },
  });
  const log: string[] = [];
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const first = await Deno.connect({ transport: "unix", path: broker.path });
  const second = await Deno.connect({ transport: "unix", path: broker.path });
  await send(first, 1, "gid");
  await asked.promise;
  const waiting = send(second, 1, "hostname").then(() => receive(second));
  const fourth = await Deno.connect({ transport: "unix", path: broker.path });
  const same = send(fourth, 1, "gid").then(() => receive(fourth));
  const third = await Deno.connect({ transport: "unix", path: broker.path });
  await send(third, 1, "uid");
  assertEquals(await receive(third), { id: 1, result: "allow" });
  assertEquals(log, ["ask gid"]);
  answered.resolve();
  assertEquals(await receive(first), { id: 1, result: "allow" });
  assertEquals(await waiting, { id: 1, result: "allow" });
  // What was answered meanwhile is not asked again.
  assertEquals(await same, { id: 1, result: "allow" });
  assertEquals(log, [
    "ask gid",
    "answer gid",
    "ask hostname",
    "answer hostname",
  ]);
  for (const connection of [first, second, third, fourth]) connection.close();
});

Deno.test("PermissionBroker withdraws a question whose child has left, and asks the next one", async () => {
  const withdrawn = Promise.withResolvers<unknown>();
  const asked = Promise.withResolvers<void>();
  await using broker = await PermissionBroker.listen({
    policy: parsePermissionFlags([], "/"),
    ask: ({ value }, signal) => {
      if (value !== "gid") return Promise.resolve("once");
      signal.addEventListener("abort", () => withdrawn.resolve(signal.reason));
      asked.resolve();
      // An asker that never comes back.
      return new Promise(() => {});
    },
  });
  const first = await Deno.connect({ transport: "unix", path: broker.path });
  await send(first, 1, "gid");
  await asked.promise;
  const second = await Deno.connect({ transport: "unix", path: broker.path });
  await send(second, 1, "uid");
  first.close();
  assert(await withdrawn.promise instanceof DOMException);
  assertEquals(await receive(second), { id: 1, result: "allow" });
  second.close();
});

Deno.test("PermissionBroker ends its child's waiting when it is closed in the midst of a question", async () => {
  const asked = Promise.withResolvers<void>();
  const broker = await PermissionBroker.listen({
    policy: parsePermissionFlags([], "/"),
    ask: () => {
      asked.resolve();
      return new Promise(() => {});
    },
  });
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--no-config",
      "try { Deno.hostname() } catch {} console.log('went on')",
    ],
    env: broker.environment,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  await asked.promise;
  await broker[Symbol.asyncDispose]();
  const { code, stdout } = await child.output();
  assertEquals(code, 87);
  assertEquals(stdout.length, 0);
  await Deno.stat(broker.path).then(
    () => assert(false, "the socket is still there"),
    (error) => assert(error instanceof Deno.errors.NotFound),
  );
});

Deno.test("PermissionBroker hangs up on whoever sends something else than requests, or two at once", async () => {
  await using broker = await PermissionBroker.listen({
    policy: parsePermissionFlags(["-A"], "/"),
    ask: () => new Promise(() => {}),
  });
  const line = (fields: object) => JSON.stringify(fields) + "\n";
  const good = {
    v: 1,
    pid: 1,
    id: 1,
    datetime: "",
    permission: "sys",
    value: "uid",
  };
  for (
    const text of [
      "hello\n",
      "null\n",
      "[]\n",
      line({ id: 1, result: "allow" }),
      line({ ...good, v: 2 }),
      line({ ...good, id: "1" }),
      line({ ...good, pid: null }),
      line({ ...good, permission: 7 }),
      line({ ...good, value: ["uid"] }),
      line(good) + line(good),
      line({ ...good, permission: "net", value: "a b" }),
      "x".repeat(1_100_000),
      "\n",
    ]
  ) {
    const connection = await Deno.connect({
      transport: "unix",
      path: broker.path,
    });
    await write(connection, text).catch(() => {});
    let all = "";
    for (;;) {
      const buffer = new Uint8Array(1024);
      const size = await connection.read(buffer).catch(() => null);
      if (size === null) break;
      all += new TextDecoder().decode(buffer.subarray(0, size));
    }
    connection.close();
    // The first of two may have been answered; the second never is.
    assert(all.split("\n").length <= 2, text.slice(0, 80));
    if (!text.startsWith('{"v":1,"pid":1,"id":1')) assertEquals(all, "");
  }
  const late = await Deno.connect({ transport: "unix", path: broker.path });
  await send(late, 5, "uid");
  assertEquals(await receive(late), { id: 5, result: "allow" });
  await write(
    late,
    line({ ...good, id: 6, permission: "hrtime", value: null }),
  );
  assertMatch(JSON.stringify(await receive(late)), /"id":6,"result":"deny"/);
  late.close();
});

Deno.test("PermissionBroker reads requests that come in pieces", async () => {
  await using broker = await PermissionBroker.listen({
    policy: parsePermissionFlags(["--allow-env=Ä€😀"], "/"),
  });
  const connection = await Deno.connect({
    transport: "unix",
    path: broker.path,
  });
  const bytes = new TextEncoder().encode(
    JSON.stringify({ v: 1, pid: 1, id: 3, permission: "env", value: "Ä€😀" }) +
      "\n",
  );
  for (const byte of bytes) await connection.write(Uint8Array.of(byte));
  assertEquals(await receive(connection), { id: 3, result: "allow" });
  connection.close();
});

async function write(connection: Deno.Conn, text: string): Promise<void> {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) {
    bytes = bytes.subarray(await connection.write(bytes));
  }
}

function send(connection: Deno.Conn, id: number, value: string): Promise<void> {
  return write(
    connection,
    JSON.stringify({ v: 1, pid: Deno.pid, id, permission: "sys", value }) +
      "\n",
  );
}

async function receive(connection: Deno.Conn): Promise<unknown> {
  let text = "";
  while (!text.endsWith("\n")) {
    const buffer = new Uint8Array(4096);
    const size = await connection.read(buffer);
    if (size === null) throw new Error(`The connection ended after "${text}"`);
    text += new TextDecoder().decode(buffer.subarray(0, size));
  }
  return JSON.parse(text);
}
