import type { WireAddress } from "./options.ts";
import { WireError } from "./wire_error.ts";

/** The file of an `ipc` address, as every program of Jupyter makes it. */
function pathOf({ ip, port }: WireAddress): string {
  return `${ip}-${port}`;
}

/** A listener at an address. */
export interface Bound {
  /** Where it listens, the port told. */
  readonly address: WireAddress;
  /** Waits for the next connection. */
  accept(): Promise<Deno.Conn>;
  /** Ends listening; what waits for a connection is rejected. */
  close(): void;
}

/** Listens at an address. A file left by a program that is gone is replaced. */
export function bind(address: WireAddress): Bound {
  try {
    return address.transport === "tcp" ? bindTcp(address) : bindIpc(address);
  } catch (cause) {
    if (cause instanceof WireError) throw cause;
    const where = address.transport === "tcp"
      ? `${address.ip}:${address.port}`
      : pathOf(address);
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new WireError(
      `Cannot listen at ${address.transport} ${where}: found "${found}"; wanted a free address of this machine`,
      { cause },
    );
  }
}

function bindTcp(address: WireAddress): Bound {
  // "*" is how ZeroMQ spells all addresses.
  const hostname = address.ip === "*" ? "0.0.0.0" : address.ip;
  const listener = Deno.listen({
    transport: "tcp",
    hostname,
    port: address.port,
  });
  return {
    address: { ...address, port: listener.addr.port },
    async accept() {
      const conn = await listener.accept();
      try {
        conn.setNoDelay(true);
      } catch (error) {
        // Some systems refuse it for who is gone already.
        conn.close();
        throw error;
      }
      return conn;
    },
    close: () => listener.close(),
  };
}

function bindIpc(wanted: WireAddress): Bound {
  let address = wanted;
  if (wanted.port === 0) {
    let port = 1;
    while (exists(pathOf({ ...wanted, port }))) port++;
    address = { ...wanted, port };
  }
  const path = pathOf(address);
  const listen = (): Bound => {
    const listener = Deno.listen({ transport: "unix", path });
    // Whoever can connect reads all that a notebook shows.
    Deno.chmodSync(path, 0o600);
    return {
      address,
      accept: () => listener.accept(),
      close() {
        listener.close();
        if (exists(path)) Deno.removeSync(path);
      },
    };
  };
  if (!exists(path)) return listen();
  if (!Deno.lstatSync(path).isSocket) {
    throw new WireError(
      `Cannot listen at ipc ${path}: found a file that is no socket; wanted a free path`,
    );
  }
  // As libzmq does, so that a kernel killed before can be started again.
  Deno.removeSync(path);
  return listen();
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
