import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  DEFAULT_IMPORT_HOSTS,
  grantsEverything,
  parsePermissionFlags,
  permissionFlags,
} from "../../../lib/cells/permissions/mod.ts";
import { denoTakes } from "./_deno.ts";

const parse = (...flags: string[]) => parsePermissionFlags(flags, "/home/ada");

Deno.test("parsePermissionFlags() grants nothing but Deno's imports without a flag", () => {
  const { import: imports, programs: _, searchPath: __, ...others } = parse(
    "--no-prompt",
  );
  assertEquals(imports.allow, DEFAULT_IMPORT_HOSTS);
  for (const rules of Object.values(others)) {
    assertEquals(rules, { allow: [], deny: [], ignore: [] });
  }
});

Deno.test("parsePermissionFlags() reads the short forms, alone and joined", () => {
  assertEquals(parse("-RWN=a.com").net.allow, ["a.com"]);
  assertEquals(parse("-RWN=a.com").read.allow, true);
  assertEquals(parse("-RWN=a.com").write.allow, true);
  assertEquals(parse("-S=uid", "-E=HOME", "-I=b.com").sys.allow, ["uid"]);
  assert(grantsEverything(parse("-A")));
});

Deno.test("parsePermissionFlags() lets values win over the same flag without", () => {
  assertEquals(
    parse("--allow-net", "--allow-net=a.com", "--allow-net=b.com,c.com").net
      .allow,
    [
      "a.com",
      "b.com",
      "c.com",
    ],
  );
});

Deno.test("parsePermissionFlags() makes paths absolute and looks programs up", () => {
  const policy = parse(
    "--allow-read=data,../bob,/etc//x/",
    "--deny-write=.",
    "--allow-run=sh,./tool,no-such-program",
  );
  assertEquals(policy.read.allow, ["/home/ada/data", "/home/bob", "/etc/x"]);
  assertEquals(policy.write.deny, ["/home/ada"]);
  assertEquals(policy.run.allow, ["sh", "/home/ada/tool", "no-such-program"]);
  assertEquals(Object.keys(policy.programs), ["sh"]);
  assert(policy.programs["sh"]?.endsWith("/sh"));
});

Deno.test("parsePermissionFlags() finds programs in the PATH that it is given", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/one`);
    await Deno.writeTextFile(`${folder}/one/tool`, "not executable");
    await Deno.mkdir(`${folder}/two`);
    await Deno.writeTextFile(`${folder}/two/tool`, "#!/bin/sh", {
      mode: 0o755,
    });
    const { programs } = parsePermissionFlags(["--allow-run=tool"], folder, {
      path: ":one:/nowhere:two",
    });
    assertEquals(programs, { tool: `${folder}/two/tool` });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("parsePermissionFlags() names a flag that it does not know", () => {
  for (
    const flag of [
      "--allow-nett",
      "--allow-all-net",
      "--ignore-net",
      "-Q",
      "-Nq",
      "x.ts",
      "--unstable-kv",
      "",
      "-",
    ]
  ) {
    assertStringIncludes(
      assertThrows(() => parse(flag), TypeError).message,
      `"${flag}"`,
    );
  }
});

Deno.test("parsePermissionFlags() keeps deno.json out unless it was named", () => {
  assertStringIncludes(
    assertThrows(() => parse("-P"), TypeError).message,
    '"default"',
  );
  assertStringIncludes(
    assertThrows(() => parse("--permission-set=ci"), TypeError).message,
    '"ci"',
  );
});

Deno.test("parsePermissionFlags() takes the flags that Deno takes and refuses what Deno refuses", async () => {
  const flags = [
    "--allow-net=a.com:80,b.com",
    "--allow-net=*.a.com:80",
    "--allow-net=a_b.com",
    "--allow-net=A.com.",
    "--allow-net=10.0.0.0/8",
    "--allow-net=[::1]:80",
    "--allow-net=[fe80::1%eth0]",
    "--allow-net=[::ffff:1.2.3.4]",
    "--allow-net=unix:/run/x",
    "--allow-net=vsock:-1:80",
    "--allow-net=:80",
    "--deny-net=a.com:+80",
    "--deny-net=01.2.3.4",
    "--allow-net=",
    "--allow-net=a.com,",
    "--allow-net= a.com",
    "--allow-net=*",
    "--allow-net=*.",
    "--allow-net=a.*.com",
    "--allow-net=a..com",
    "--allow-net=.",
    "--allow-net=1.2.3.4.",
    "--allow-net=10.0.0.0/33",
    "--allow-net=10.0.0.0/255.0.0.0",
    "--allow-net=::1",
    "--allow-net=fd00::/8",
    "--allow-net=[::1",
    "--allow-net=[::g]",
    "--allow-net=[::1]80",
    "--allow-net=a.com:",
    "--allow-net=a.com:65536",
    "--allow-net=a.com:x",
    "--allow-net=https://a.com",
    "--allow-net=unix:run/x",
    "--allow-net=vsock:1",
    "--allow-import=a.com",
    "--allow-import=:80",
    "--allow-read=",
    "--allow-read=a,,b",
    "--deny-ffi=",
    "--allow-env=",
    "--allow-env=A=B",
    "--deny-env=A_*",
    "--ignore-env=X",
    "--ignore-read",
    "--allow-sys=uid,username",
    "--allow-sys=umask",
    "--allow-sys=setuid,inspector",
    "--allow-sys=geteuid",
    "--deny-sys=nothing",
    "--allow-run=",
    "--deny-run=",
    "--allow-run=sh",
  ];
  const differences: string[] = [];
  for (const flag of flags) {
    let isTaken = true;
    try {
      parse(flag);
    } catch {
      isTaken = false;
    }
    if (isTaken !== await denoTakes([flag], "/")) {
      differences.push(`${flag}: we ${isTaken}`);
    }
  }
  assertEquals(differences, []);
  assertThrows(
    () => parse("-A", "--allow-net=a.com"),
    TypeError,
    "--allow-net",
  );
  assert(!await denoTakes(["-A", "--allow-net=a.com"], "/"));
  assert(!grantsEverything(parse("-A", "--ignore-env=X")));
});

Deno.test("permissionFlags() refuses what a flag cannot say", () => {
  const policy = parse("--allow-read=a");
  assertThrows(
    () =>
      permissionFlags({ ...policy, read: { ...policy.read, allow: ["/a,b"] } }),
    TypeError,
    '"/a,b"',
  );
});
