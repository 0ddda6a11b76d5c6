import { assert, assertEquals, assertThrows } from "@std/assert";
import { parseConnectionFile, ProtocolError } from "../../lib/protocol/mod.ts";

const FILE = {
  shell_port: 1,
  iopub_port: 2,
  stdin_port: 3,
  control_port: 4,
  hb_port: 5,
  ip: "127.0.0.1",
  key: "the key",
  transport: "tcp",
  signature_scheme: "hmac-sha256",
  kernel_name: "cenote",
};

Deno.test("parseConnectionFile() reads what Jupyter writes, and no more than it knows", () => {
  assertEquals(
    parseConnectionFile({ ...FILE, jupyter_session: "x", other: [1] }),
    parseConnectionFile(FILE),
  );
  assertEquals(
    Object.entries(parseConnectionFile(FILE)).toSorted(),
    Object.entries(FILE).toSorted(),
  );
});

Deno.test("parseConnectionFile() fills in what may be left out", () => {
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = FILE;
  assertEquals(
    {
      ...parseConnectionFile({
        shell_port,
        iopub_port,
        stdin_port,
        control_port,
        hb_port,
      }),
    },
    {
      shell_port,
      iopub_port,
      stdin_port,
      control_port,
      hb_port,
      ip: "127.0.0.1",
      key: "",
      transport: "tcp",
      signature_scheme: "hmac-sha256",
    },
  );
});

Deno.test("parseConnectionFile() says which field is wrong, and never shows the key", () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [[], "found a list; wanted an object"],
    [null, "found null; wanted an object"],
    [{ ...FILE, transport: "udp" }, 'found "udp" as "transport"'],
    [
      { ...FILE, transport: "ipc", ip: undefined },
      'found "" as "ip"; wanted a path',
    ],
    [{ ...FILE, ip: 127 }, 'found 127 as "ip"; wanted a string'],
    [{ ...FILE, hb_port: 65_536 }, 'found 65536 as "hb_port"'],
    [{ ...FILE, hb_port: -1 }, 'found -1 as "hb_port"'],
    [{ ...FILE, hb_port: 1.5 }, 'found 1.5 as "hb_port"'],
    [{ ...FILE, hb_port: "5" }, 'found "5" as "hb_port"; wanted a port number'],
    [{ ...FILE, shell_port: undefined }, 'found nothing as "shell_port"'],
    [{ ...FILE, key: ["the key"] }, 'found a list as "key"'],
    [{ ...FILE, key: 12_345 }, 'as "key"; wanted a string'],
  ];
  for (const [value, message] of wrong) {
    const error = assertThrows(
      () => parseConnectionFile(value),
      ProtocolError,
      message,
    );
    assert(!error.message.includes("the key") && !/12345/.test(error.message));
  }
});
