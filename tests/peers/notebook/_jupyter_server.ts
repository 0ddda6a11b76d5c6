/** Real Jupyter servers for the tests of kernels elsewhere. */
import { join } from "@std/path/join";
import type { PeerEnvironment } from "../../../tools/peers/environment.ts";

/** A running server. */
export interface JupyterServer extends AsyncDisposable {
  /** Its address, which ends with a slash. */
  readonly url: string;
  readonly token: string;
  readonly port: number;
  /** The ids of its kernels. */
  kernels(): Promise<readonly string[]>;
}

/** Which server it is. */
export interface JupyterServerOptions {
  readonly kind: "server" | "kernelgateway";
  /** The path in front of everything. */
  readonly base?: string;
  /** The form of its WebSockets' messages; empty for the older one. */
  readonly protocol: string;
}

/** A port that is free now. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** The flags of each kind. */
function flags(
  { kind, base = "/" }: JupyterServerOptions,
  port: number,
  token: string,
  folder: string,
): readonly string[] {
  const app = kind === "server" ? "ServerApp" : "KernelGatewayApp";
  const common = [
    kind,
    `--${app}.ip=127.0.0.1`,
    `--${app}.port=${port}`,
    `--${app}.port_retries=0`,
    `--${app}.base_url=${base}`,
  ];
  if (kind === "kernelgateway") {
    return [
      ...common,
      `--${app}.auth_token=${token}`,
      "--JupyterWebsocketPersonality.list_kernels=True",
    ];
  }
  return [
    ...common,
    `--IdentityProvider.token=${token}`,
    `--${app}.root_dir=${folder}`,
    `--${app}.jpserver_extensions={}`,
    "--allow-root",
    "--no-browser",
  ];
}

/** Starts a server and waits until it answers. */
export async function startJupyterServer(
  peers: PeerEnvironment,
  options: JupyterServerOptions,
): Promise<JupyterServer> {
  const folder = await Deno.makeTempDir({ prefix: "cenote-gateway-" });
  const port = freePort();
  const token = crypto.randomUUID();
  const child = new Deno.Command(peers.python, {
    args: [
      "-m",
      "jupyter",
      ...flags(options, port, token, folder),
      `--ZMQChannelsWebsocketConnection.kernel_ws_protocol=${options.protocol}`,
      "--ZMQChannelsWebsocketConnection.limit_rate=False",
    ],
    cwd: folder,
    env: {
      ...peers.env,
      JUPYTER_DATA_DIR: join(folder, "jupyter"),
      JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
      IPYTHONDIR: join(folder, "ipython"),
      XDG_STATE_HOME: join(folder, "state"),
    },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  // What it says is read, so that it is not held up, and shown when it does not start.
  const said = new Response(child.stderr).text();
  const url = `http://127.0.0.1:${port}${options.base ?? "/"}`;
  const rest = (path: string) =>
    fetch(`${url}${path}`, { headers: { authorization: `token ${token}` } });
  let hasEnded = false;
  child.status.then(() => hasEnded = true);
  const end = async () => {
    if (!hasEnded) child.kill("SIGTERM");
    await child.status;
    await Deno.remove(folder, { recursive: true });
    return await said;
  };
  let ending: Promise<string> | undefined;
  for (;;) {
    if (hasEnded) throw new Error(`The server ended: ${await end()}`);
    try {
      const response = await rest("api/kernelspecs");
      await response.body?.cancel();
      if (response.ok) break;
    } catch {
      // It does not listen yet.
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return {
    url,
    token,
    port,
    kernels: async () => {
      const list: { id: string }[] = await (await rest("api/kernels")).json();
      return list.map(({ id }) => id);
    },
    [Symbol.asyncDispose]: async () => void await (ending ??= end()),
  };
}

/** A way to a server that can be cut. */
export interface Wire extends AsyncDisposable {
  readonly port: number;
  /** Ends all connections that there are. */
  cut(): void;
}

/** Passes bytes on to `port` and back. */
export function startWire(port: number): Wire {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open = new Set<Deno.Conn>();
  const cut = () => {
    for (const connection of open) {
      try {
        connection.close();
      } catch {
        // It is closed already.
      }
    }
    open.clear();
  };
  const pass = async (from: Deno.Conn) => {
    const to = await Deno.connect({ hostname: "127.0.0.1", port });
    open.add(from).add(to);
    await Promise.allSettled([
      from.readable.pipeTo(to.writable),
      to.readable.pipeTo(from.writable),
    ]);
  };
  const accepted = (async () => {
    const all: Promise<void>[] = [];
    for await (const connection of listener) all.push(pass(connection));
    await Promise.allSettled(all);
  })();
  return {
    port: listener.addr.port,
    cut,
    [Symbol.asyncDispose]: async () => {
      listener.close();
      cut();
      await accepted;
    },
  };
}
