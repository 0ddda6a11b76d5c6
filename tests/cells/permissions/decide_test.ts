import { assert, assertEquals, assertThrows } from "@std/assert";
import { resolve } from "@std/path";
import {
  decide,
  parsePermissionFlags,
  PERMISSION_KINDS,
  permissionFlags,
  type PermissionKind,
  type PermissionPolicy,
  type PermissionRequest,
} from "../../../lib/cells/permissions/mod.ts";
import { denoSays, randomNumbers } from "./_deno.ts";

const CWD = "/tmp";
const PATHS = [
  "/",
  "/a",
  "/a/b",
  "/a/b/c",
  "/a/bc",
  "/d",
  "/d/e",
  "/usr/bin/env",
  "x",
  "x/y",
  "./x/../z",
  "/a//b/",
];
const HOSTS = [
  "a.com",
  "a.com:80",
  "b.a.com",
  "c.b.a.com:443",
  "A.COM",
  "d.com.",
  "bb.a.com",
  "0.a.com",
  "x.0.a.com",
  "localhost:80",
  "10.0.0.1",
  "10.0.0.1:80",
  "10.1.2.3",
  "11.0.0.1:8080",
  "[::1]",
  "[::1]:80",
  "[::ffff:10.0.0.1]",
  "[fe80::a]:80",
  "unix:/a/b",
  "unix:/a",
  "vsock:1:2",
  "jsr.io:443",
  "jsr.io",
];
const HOST_RULES = [
  ...HOSTS,
  "*.a.com",
  "*.b.a.com",
  "*.0.a.com",
  "*.com:80",
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.0.0.0/31",
  "0.0.0.0/0",
];
const VARIABLES = ["HOME", "FOO", "FOO_A", "FOO_AB", "FOO_B", "foo_a", "BAR"];
const WORDS = ["hostname", "userInfo", "username", "uid", "cpus"];
const PROGRAMS = [
  "sh",
  "env",
  "/usr/bin/env",
  "/bin/sh",
  "/usr/bin",
  "no-such-program",
  "/a/env.old",
];

const VALUES: Readonly<Record<PermissionKind, readonly string[]>> = {
  read: PATHS,
  write: PATHS,
  ffi: PATHS,
  net: HOSTS,
  import: HOSTS.filter((host) => !/^(?:unix|vsock)/.test(host)),
  env: VARIABLES,
  sys: WORDS,
  run: PROGRAMS,
};
const RULES: Readonly<Record<PermissionKind, readonly string[]>> = {
  ...VALUES,
  net: [...HOST_RULES, ":80"],
  import: HOST_RULES.filter((host) => !/^(?:unix|vsock)/.test(host)),
  env: [...VARIABLES, "FOO_*", "FOO_A*", "*", "F*"],
  run: [...PROGRAMS, "SH", "en"],
};

/** Every value of every kind, and everything of each kind. Paths are absolute, as requests have them. */
const REQUESTS: readonly PermissionRequest[] = PERMISSION_KINDS.flatMap((
  kind,
) =>
  [null, ...VALUES[kind]].map((value) => ({
    kind,
    value: value !== null && VALUES[kind] === PATHS && !value.startsWith("/")
      ? `${CWD}/${value}`
      : value,
  }))
);

function someFlags(random: () => number): string[] {
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[Math.floor(random() * list.length)];
  const flags: string[] = random() < 0.1 ? ["-A"] : [];
  for (const kind of PERMISSION_KINDS) {
    for (const verb of ["allow", "deny", "ignore"]) {
      if (random() < 0.4 || (verb === "allow" && flags[0] === "-A")) continue;
      if (verb === "ignore" && kind !== "read" && kind !== "env") continue;
      const size = Math.floor(random() * (verb === "allow" ? 6 : 4));
      const values = Array.from({ length: size }, () => pick(RULES[kind]));
      flags.push(
        `--${verb}-${kind}${size === 0 ? "" : `=${values.join(",")}`}`,
      );
    }
  }
  // Deno forgets such a denial; see the next test.
  return flags.some((flag) => flag.startsWith("--allow-run="))
    ? flags.filter((flag) => flag !== "--deny-write")
    : flags;
}

/** What `decide()` is to say where Deno's answer to a query is known. */
function wanted(
  said: string | undefined,
  policy: PermissionPolicy,
  request: PermissionRequest,
): string {
  const { kind, value } = request;
  const isPath = kind === "read" || kind === "write" || kind === "ffi";
  if (said === "partly") {
    return value === null && ["net", "sys", "ffi"].includes(kind)
      ? "granted"
      : "denied";
  }
  if (said !== "prompt") return said ?? "nothing";
  // What a query calls open an access refuses where a part of it is denied.
  const { deny, ignore } = policy[kind];
  const { run, programs } = policy;
  const denied = [deny, ignore, ...(kind === "write" ? [run.allow] : [])]
    .flatMap((list) => list === true ? [] : list)
    .map((text) => kind === "write" ? programs[text] ?? text : text)
    .filter((text) => kind !== "write" || text.startsWith("/"));
  const isPartlyDenied = value === null
    ? denied.length > 0 && !["net", "sys", "ffi"].includes(kind)
    : isPath &&
      denied.some((path) =>
        path.startsWith(`${resolve(value)}/`.replace("//", "/"))
      );
  return isPartlyDenied ? "denied" : "ask";
}

Deno.test("decide() says what Deno says, under any flags", async () => {
  const random = randomNumbers(20_261);
  const differences: string[] = [];
  const counts = { granted: 0, denied: 0, ask: 0 };
  for (
    let round = 0;
    round < Number(Deno.env.get("CENOTE_PERMISSION_ROUNDS") ?? 40);
    round++
  ) {
    const flags = someFlags(random);
    const policy = parsePermissionFlags(flags, CWD);
    const said = await denoSays(flags, REQUESTS, CWD);
    for (const [n, request] of REQUESTS.entries()) {
      const ours = decide(policy, request);
      counts[ours]++;
      if (ours !== wanted(said[n], policy, request)) {
        differences.push(
          `${
            flags.filter((flag) =>
              flag === "-A" || flag.includes(`-${request.kind}`)
            ).join(" ")
          }: ` +
            `${request.kind} ${request.value}: Deno ${said[n]}, we ${ours}`,
        );
      }
    }
  }
  assertEquals(differences, []);
  for (const [name, count] of Object.entries(counts)) {
    assert(count > 500, `${name}: ${count}`);
  }
});

Deno.test("permissionFlags() says the same in every folder", async () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 15; round++) {
    const flags = someFlags(random);
    const policy = parsePermissionFlags(flags, CWD);
    const written = permissionFlags(policy);
    const { searchPath: _, ...again } = parsePermissionFlags(written, "/usr");
    const { searchPath: __, ...first } = policy;
    assertEquals(again, first);
    assertEquals(
      await denoSays(written, REQUESTS, "/usr"),
      await denoSays(flags, REQUESTS, CWD),
      flags.join(" "),
    );
  }
});

Deno.test("decide() keeps writing denied beside a program that is granted", () => {
  const policy = parsePermissionFlags([
    "--allow-write",
    "--deny-write",
    "--allow-run=sh",
  ], "/");
  assertEquals(
    decide(policy, { kind: "write", value: "/home/ada/x" }),
    "denied",
  );
});

Deno.test("decide() lets nobody write over a program that is granted", () => {
  const policy = parsePermissionFlags(["--allow-write", "--allow-run=sh"], "/");
  const sh = policy.programs["sh"] ?? "";
  assertEquals(decide(policy, { kind: "write", value: sh }), "denied");
  assertEquals(decide(policy, { kind: "write", value: null }), "denied");
  assertEquals(
    decide(policy, { kind: "write", value: "/home/ada/sh" }),
    "granted",
  );
});

Deno.test("decide() wants paths absolute", () => {
  const policy = parsePermissionFlags([], "/");
  assertThrows(
    () => decide(policy, { kind: "read", value: "x" }),
    TypeError,
    '"x"',
  );
});
