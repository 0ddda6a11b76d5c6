import type { Kernelspec, NotebookMetadata } from "../format/mod.ts";
import type { CellHostFactory, CellHostListener } from "../run/cell_host.ts";
import { readAddress } from "./_address.ts";
import { textIn } from "./_json.ts";
import {
  chooseKernel,
  type KernelList,
  readKernelList,
} from "./_kernel_choice.ts";
import { Rest } from "./_rest.ts";
import { startKernel } from "./_kernel_life.ts";
import { GatewayError } from "./gateway_error.ts";
import { GatewayKernel } from "./gateway_kernel.ts";

/** Where a Jupyter server is, and how it is spoken to. */
export interface GatewayOptions {
  /**
   * The server's address, the one that `api/` follows: `http://localhost:8888/`,
   * `https://hub.example.com/user/ada/`. A `?token=` in it is taken out and used
   * as {@linkcode GatewayOptions.token}; the path of a page (`/lab`) is cut off.
   */
  readonly url: string;
  /** The token. It goes into a header alone, never into an address or a message. */
  readonly token?: string;
  /** Headers for every request, such as those of a proxy before the server. */
  readonly headers?: HeadersInit;
  /** What requests are sent by; WebSockets are Deno's own. @default {fetch} */
  readonly fetch?: typeof fetch;
  /** How long one request may take. @default {30_000} */
  readonly timeoutMs?: number;
  /** Gives up connecting. */
  readonly signal?: AbortSignal;
}

/** Which kernel is started, and how. */
export interface GatewayKernelOptions {
  /**
   * The kernel's name on the server.
   * @default {the notebook's own, else one of its language, else the server's default}
   */
  readonly kernel?: string;
  /** The notebook's metadata, which says what kernel it was made for. */
  readonly metadata?: NotebookMetadata;
  /** The notebook's path on the server, whose folder becomes the kernel's. */
  readonly path?: string;
  /** Variables for the kernel; Enterprise Gateway takes those that begin with `KERNEL_`. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the kernel may take until it answers; on a cluster that may be minutes. @default {300_000} */
  readonly startTimeoutMs?: number;
  /** How long a lost connection may take to come back. @default {60_000} */
  readonly reconnectMs?: number;
  /** Gives up starting; a kernel that was started already is ended. */
  readonly signal?: AbortSignal;
  /** Tells a person what is waited for, and what went wrong beside the cells. */
  readonly onNotice?: (text: string) => void;
}

/** A Jupyter Server, JupyterHub's server of one user, Kernel Gateway or Enterprise Gateway. */
export class NotebookGateway {
  /** The server's address, without a token. */
  readonly url: string;
  /** The server's version, as it says. */
  readonly version: string;
  /** The kernels that it can start, by their names. */
  readonly kernels: ReadonlyMap<string, Kernelspec>;
  /** The name of the kernel that it starts unasked, where it says so. */
  readonly defaultKernel: string | undefined;
  readonly #rest: Rest;
  readonly #list: KernelList;

  /**
   * Takes what {@linkcode connectGateway} has found.
   *
   * @param rest The server.
   * @param version Its version.
   * @param list Its kernels.
   */
  constructor(rest: Rest, version: string, list: KernelList) {
    this.#rest = rest;
    this.#list = list;
    this.url = rest.base.href;
    this.version = version;
    this.kernels = list.kernels;
    this.defaultKernel = list.default;
  }

  /**
   * Starts a kernel and waits until it answers. Disposing of it ends it.
   *
   * @param listener Takes what its cells put out.
   * @param options Which kernel, and how long it may take.
   * @returns the kernel.
   * @throws {GatewayError} when there is no such kernel, or it does not start.
   */
  async start(
    listener: CellHostListener,
    options: GatewayKernelOptions = {},
  ): Promise<GatewayKernel> {
    const { startTimeoutMs = 300_000, reconnectMs = 60_000, signal } = options;
    const { onNotice = () => {} } = options;
    const rest = this.#rest;
    const kernelspec = chooseKernel(
      this.#list,
      rest.base,
      options.kernel,
      options.metadata,
    );
    onNotice(`Starting kernel "${kernelspec.name}" on ${rest.base}`);
    const id = await startKernel(rest, {
      name: kernelspec.name ?? "",
      path: options.path,
      env: options.env,
      timeoutMs: startTimeoutMs,
      signal,
    });
    const kernel = new GatewayKernel({
      rest,
      id,
      kernelspec,
      listener,
      reconnectMs,
      startTimeoutMs,
      onNotice,
    });
    try {
      await kernel.open(signal);
    } catch (error) {
      await kernel.kill();
      throw error;
    }
    return kernel;
  }

  /**
   * What starts a kernel once somebody takes its output, as the notebook runner wants it.
   *
   * @param options Which kernel, and how long it may take.
   * @returns the factory.
   */
  host(options: GatewayKernelOptions = {}): CellHostFactory {
    return (listener) => this.start(listener, options);
  }
}

/**
 * Connects to a Jupyter server, whose kernels can then run cells.
 *
 * @param options Where it is, and the token.
 * @returns the server, with the kernels that it has.
 * @throws {GatewayError} when it cannot be reached, refuses, or is no Jupyter server.
 *
 * @example A kernel that runs a cell
 * ```ts ignore
 * import { connectGateway } from "@cenote/cenote/notebook";
 *
 * const gateway = await connectGateway({ url: "http://localhost:8888/", token: "…" });
 * await using kernel = await gateway.start({
 *   onEvent: (event) => console.log(event),
 *   onRestart: (why) => console.log(why),
 * }, { kernel: "deno" });
 * const { status } = await kernel.run("6 * 7").outcome;
 * console.log(status);
 * ```
 *
 * @example A server that wants a token
 * ```ts
 * import { connectGateway, GatewayError } from "@cenote/cenote/notebook";
 * import { assertRejects } from "@std/assert";
 *
 * await using server = Deno.serve(
 *   { hostname: "127.0.0.1", port: 0, onListen() {} },
 *   () => Response.json({ message: "Forbidden" }, { status: 403 }),
 * );
 * await assertRejects(
 *   () => connectGateway({ url: `http://127.0.0.1:${server.addr.port}/` }),
 *   GatewayError,
 *   "it wants a token; give it by --token, CENOTE_GATEWAY_TOKEN or JUPYTER_TOKEN",
 * );
 * ```
 */
export async function connectGateway(
  options: GatewayOptions,
): Promise<NotebookGateway> {
  const { timeoutMs = 30_000, headers, signal } = options;
  const address = readAddress(options.url);
  const token = readToken(options.token) ?? readToken(address.token);
  const rest = new Rest({
    base: address.base,
    token,
    headers,
    timeoutMs,
    fetch: options.fetch,
  });
  try {
    return await look(rest, signal);
  } catch (error) {
    const { shorter } = address;
    const isElsewhere = error instanceof GatewayError &&
      error.isMisplaced && shorter !== undefined;
    if (!isElsewhere) throw error;
    return await look(rest.at(shorter), signal);
  }
}

/** The token, without the line end that it has in a file. */
function readToken(text: string | undefined): string | undefined {
  const token = text?.trim() ?? "";
  if (/[^\x21-\x7e]/.test(token)) {
    throw new GatewayError(
      "Cannot use the token for the Jupyter server: found a space or another character that no token has; check --token, CENOTE_GATEWAY_TOKEN or JUPYTER_TOKEN",
    );
  }
  return token === "" ? undefined : token;
}

async function look(
  rest: Rest,
  signal: AbortSignal | undefined,
): Promise<NotebookGateway> {
  const what = "connect to the Jupyter server";
  const version = textIn(await rest.send(what, "api", { signal }), "version");
  if (version === undefined) {
    throw new GatewayError(
      `Cannot ${what}: ${rest.base} answered without a version, so it is none; the address has to be the one that "api/" follows`,
      { isMisplaced: true },
    );
  }
  const answer = await rest.send("list the kernels", "api/kernelspecs", {
    signal,
  });
  return new NotebookGateway(rest, version, readKernelList(answer, rest.base));
}
