import { isRecord, nameOf } from "./_is_record.ts";
import { ProtocolError } from "./protocol_error.ts";

/** Where a kernel binds its five sockets, and the key its messages are signed by. */
export interface ConnectionFile {
  /** What the sockets go over. */
  readonly transport: "tcp" | "ipc";
  /** The address to bind to; with `ipc` the path that `-` and the port are put after. */
  readonly ip: string;
  /** Port of the socket for requests. */
  readonly shell_port: number;
  /** Port of the socket for what everybody sees. */
  readonly iopub_port: number;
  /** Port of the socket on which the kernel asks for input. */
  readonly stdin_port: number;
  /** Port of the socket for requests that must not wait. */
  readonly control_port: number;
  /** Port of the socket that echoes. */
  readonly hb_port: number;
  /** The key; empty where nothing is signed. */
  readonly key: string;
  /** How messages are signed. */
  readonly signature_scheme: string;
  /** The name of the kernelspec, where it is told. */
  readonly kernel_name?: string;
}

/**
 * Reads the object in a connection file.
 *
 * @param value The parsed JSON.
 * @returns the connection, checked, with what was left out filled in.
 * @throws {ProtocolError} when a field is missing or is not what it should be;
 * the key is never shown.
 *
 * @example A connection file as Jupyter writes it
 * ```ts
 * import { parseConnectionFile } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const connection = parseConnectionFile(JSON.parse(`{
 *   "shell_port": 53794, "iopub_port": 53795, "stdin_port": 53796,
 *   "control_port": 53797, "hb_port": 53798, "ip": "127.0.0.1",
 *   "key": "a0436f6c-1916-498b-8eb9-e81ab9368e84", "transport": "tcp",
 *   "signature_scheme": "hmac-sha256", "kernel_name": "cenote"
 * }`));
 * assertEquals(connection.shell_port, 53794);
 * ```
 */
export function parseConnectionFile(value: unknown): ConnectionFile {
  if (!isRecord(value)) {
    throw new ProtocolError(
      `Cannot read the connection file: found ${
        nameOf(value)
      }; wanted an object`,
    );
  }
  const port = (name: string): number => {
    const found = value[name];
    if (
      typeof found !== "number" || !Number.isInteger(found) || found < 0 ||
      found > 65_535
    ) {
      throw wrong(name, found, "a port number");
    }
    return found;
  };
  // Files written by hand leave out the transport and the scheme, and the key of an unsigned kernel.
  const text = (name: string, missing: string): string => {
    const found = value[name] ?? missing;
    if (typeof found !== "string") throw wrong(name, found, "a string");
    return found;
  };
  const transport = text("transport", "tcp");
  if (transport !== "tcp" && transport !== "ipc") {
    throw wrong("transport", transport, '"tcp" or "ipc"');
  }
  const ip = text("ip", transport === "tcp" ? "127.0.0.1" : "");
  if (ip === "") {
    throw wrong("ip", ip, transport === "tcp" ? "an address" : "a path");
  }
  const kernelName = text("kernel_name", "");
  return {
    transport,
    ip,
    shell_port: port("shell_port"),
    iopub_port: port("iopub_port"),
    stdin_port: port("stdin_port"),
    control_port: port("control_port"),
    hb_port: port("hb_port"),
    key: text("key", ""),
    signature_scheme: text("signature_scheme", "hmac-sha256"),
    ...(kernelName === "" ? {} : { kernel_name: kernelName }),
  };
}

function wrong(name: string, found: unknown, wanted: string): ProtocolError {
  const said = name === "key"
    ? nameOf(found)
    : typeof found === "string"
    ? JSON.stringify(found.slice(0, 100))
    : typeof found === "number"
    ? String(found)
    : nameOf(found);
  return new ProtocolError(
    `Cannot read the connection file: found ${said} as "${name}"; wanted ${wanted}`,
  );
}
