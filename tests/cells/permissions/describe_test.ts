import { assert, assertEquals } from "@std/assert";
import {
  decide,
  describeRequest,
  flagFor,
  parsePermissionFlags,
  PERMISSION_KINDS,
  type PermissionRequest,
} from "../../../lib/cells/permissions/mod.ts";

const REQUESTS: readonly PermissionRequest[] = [
  ...PERMISSION_KINDS.map((kind) => ({ kind, value: null })),
  { kind: "read", value: "/home/ada/data.csv" },
  { kind: "write", value: "/home/ada/a,b/c,d.csv" },
  { kind: "write", value: "/,a" },
  { kind: "net", value: "example.com:443" },
  { kind: "net", value: "[::1]:80" },
  { kind: "net", value: "unix:/run/a,b" },
  { kind: "env", value: "HOME" },
  { kind: "sys", value: "hostname" },
  { kind: "sys", value: "umask" },
  { kind: "run", value: "/bin/sh" },
  { kind: "ffi", value: "/lib/libx.so" },
  { kind: "import", value: "example.com:443" },
];

Deno.test("flagFor() gives a flag that grants the request", () => {
  for (const request of REQUESTS) {
    const flag = flagFor(request);
    assertEquals(
      decide(parsePermissionFlags([flag], "/elsewhere"), request),
      "granted",
      flag,
    );
  }
});

Deno.test("flagFor() names the value where a flag can", () => {
  assertEquals(
    flagFor({ kind: "net", value: "[::1]:80" }),
    "--allow-net=[::1]:80",
  );
  assertEquals(
    flagFor({ kind: "write", value: "/home/ada/a,b/c,d.csv" }),
    "--allow-write=/home/ada",
  );
  assertEquals(flagFor({ kind: "sys", value: "osArch" }), "--allow-sys");
  assertEquals(flagFor({ kind: "env", value: "A,B" }), "--allow-env");
});

Deno.test("describeRequest() says what is asked for", () => {
  const texts = REQUESTS.map(describeRequest);
  assertEquals(new Set(texts).size, texts.length);
  assertEquals(
    describeRequest({ kind: "read", value: "/etc/hosts" }),
    'read access to "/etc/hosts"',
  );
  assertEquals(
    describeRequest({ kind: "run", value: "git" }),
    `access to the program "git", wherever the cell's PATH has one`,
  );
});

Deno.test("describeRequest() lets a value neither end the quotation nor steer a terminal", () => {
  const text = describeRequest({
    kind: "read",
    value: '/a" and nothing else\n\x1b[2J\u202e\u200b\u2028\u{e0001}\x9b',
  });
  assert(/^read access to "(?:[^"\\]|\\.)*"$/.test(text), text);
  assert(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), text);
});
