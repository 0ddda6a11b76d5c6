import { assertEquals, assertThrows } from "@std/assert";
import { join } from "@std/path";
import {
  decide,
  parsePermissionFlags,
  type PermissionRequest,
} from "../../../lib/cells/permissions/mod.ts";
import { denoSays, denoTakes } from "./_deno.ts";

const SETS = {
  default: {
    read: ["./data", "/etc"],
    write: { allow: true, deny: ["data"] },
    env: { allow: ["A"], ignore: ["B"], deny: ["C"] },
    net: true,
    import: ["a.com"],
    sys: false,
    run: { allow: ["sh"], deny: ["/usr/bin/no"] },
  },
  all: { all: true },
  most: { all: true, net: false, read: ["x"], import: false },
  none: { all: false, import: false, net: { deny: true } },
  empty: { import: [], env: { allow: [] } },
};

const requests = (folder: string): PermissionRequest[] => [
  { kind: "read", value: join(folder, "data/x") },
  { kind: "read", value: "/etc/hosts" },
  { kind: "read", value: "/data/x" },
  { kind: "read", value: null },
  { kind: "write", value: join(folder, "data") },
  { kind: "write", value: "/x" },
  { kind: "env", value: "A" },
  { kind: "env", value: "B" },
  { kind: "env", value: "C" },
  { kind: "env", value: "D" },
  { kind: "net", value: null },
  { kind: "net", value: "a.com" },
  { kind: "import", value: "a.com:443" },
  { kind: "import", value: "jsr.io:443" },
  { kind: "sys", value: "uid" },
  { kind: "run", value: "sh" },
  { kind: "run", value: "env" },
  { kind: "ffi", value: null },
];

async function withConfig(
  sets: unknown,
  work: (folder: string, config: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const config = join(folder, "deno.json");
    await Deno.writeTextFile(config, JSON.stringify({ permissions: sets }));
    await work(folder, config);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("parsePermissionFlags() reads the sets of a deno.json as Deno does", async () => {
  await withConfig(SETS, async (folder, config) => {
    const asked = requests(folder);
    for (
      const flags of [
        ["-P"],
        ["-P=default", "--allow-read=/x"],
        ["-P", "--deny-env=A"],
        ["-P", "--allow-env=B", "--deny-net=a.com"],
        ["--permission-set=all"],
        ["-P=all", "--deny-read"],
        ["-P=most"],
        ["-P=none"],
        ["-P=empty"],
        ["-P", "-A"],
      ]
    ) {
      const policy = parsePermissionFlags(flags, "/", {
        config: { sets: SETS, folder },
      });
      const said = await denoSays(["--config", config, ...flags], asked, "/");
      assertEquals(
        asked.map((request) => decide(policy, request)),
        said.map((state, n) => {
          if (state === "partly") {
            return asked[n]?.kind === "net" ? "granted" : "denied";
          }
          return state === "prompt" ? "ask" : state;
        }),
        flags.join(" "),
      );
    }
  });
});

Deno.test("parsePermissionFlags() refuses a set that Deno refuses", async () => {
  for (
    const set of [
      { nett: true },
      { net: { allow: ["a.com"], denny: true } },
      { net: { ignore: true } },
      { net: null },
      { net: [1] },
      { net: "a.com" },
      { all: "yes" },
      true,
      null,
    ]
  ) {
    const sets = { default: set };
    assertThrows(
      () =>
        parsePermissionFlags(["-P"], "/", { config: { sets, folder: "/" } }),
      TypeError,
      "default",
      JSON.stringify(set),
    );
    await withConfig(sets, async (_, config) => {
      assertEquals(
        await denoTakes(["--config", config, "-P"], "/"),
        false,
        JSON.stringify(set),
      );
    });
  }
  assertThrows(
    () =>
      parsePermissionFlags(["-P=toString"], "/", {
        config: { sets: SETS, folder: "/" },
      }),
    TypeError,
    "toString",
  );
});
