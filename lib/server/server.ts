/**
 * A server's life, from its parts to its end.
 *
 * @module
 */

import { loadSchemas } from "../api/mod.ts";
import { createAnswering } from "./answering/mod.ts";
import { type App, createApp } from "./app.ts";
import {
  type Background,
  type Cancellations,
  HttpProblem,
  problem,
  type ServerConfig,
  type ServerContext,
  type ServerLogger,
} from "./context.ts";
import { temporaryFolder } from "./data_folder.ts";
import { chooseEmbedder, chooseEngine } from "./engines.ts";
import { keyCheck, newKey } from "./http/keys.ts";
import type { ServerOptions } from "./options.ts";
import { openStore, type Store } from "./store/mod.ts";

/** A server that runs inside this process. */
export interface EmbeddedServer extends AsyncDisposable {
  /** Where it listens, without a trailing slash; empty when it does not listen. */
  readonly address: string;
  /** The key that calls have to send; empty when none is wanted. */
  readonly apiKey: string;
  /** True when the key was made by the server. */
  readonly generatedKey: boolean;
  /** Answers a request without any port. */
  fetch(request: Request): Promise<Response>;
  /** Ends running answers, closes the store, and deletes a temporary data folder. */
  close(): Promise<void>;
  /** Resolves once the server is closed. */
  readonly finished: Promise<void>;
}

/** How long clients have to take the rest of their answers when the server closes. */
const GRACE_MS = 1_000;
const MAX_JSON_BYTES = 32 * 1_048_576;

const SILENT: ServerLogger = { info() {}, error() {} };

/** Everything but the sockets. */
class Server implements EmbeddedServer {
  address = "";
  readonly apiKey: string;
  readonly generatedKey: boolean;
  readonly finished: Promise<void>;
  readonly #app: App;
  readonly #end: () => Promise<void>;
  readonly #finish: () => void;
  #listener: Deno.HttpServer<Deno.NetAddr> | undefined;
  readonly #hangUp = new AbortController();
  /** Answers that are on their way to their clients. */
  readonly #pending = new Set<Promise<void>>();
  #closing: Promise<void> | undefined;

  constructor(
    key: { readonly apiKey: string; readonly generatedKey: boolean },
    app: App,
    end: () => Promise<void>,
  ) {
    this.apiKey = key.apiKey;
    this.generatedKey = key.generatedKey;
    this.#app = app;
    this.#end = end;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.finished = promise;
    this.#finish = resolve;
  }

  listen(options: ServerOptions): void {
    const { port = 0, unref = false } = options;
    // In addresses IPv6 stands in brackets; those who copy it from one mean the same.
    const hostname = (options.hostname ?? "127.0.0.1").replace(
      /^\[(.*)\]$/,
      "$1",
    );
    const listener = Deno.serve(
      { hostname, port, onListen: () => {}, signal: this.#hangUp.signal },
      (request, { completed }) => this.#answer(request, completed),
    );
    this.#listener = listener;
    const bound = listener.addr.port;
    this.address = `http://${
      hostname.includes(":") ? `[${hostname}]` : hostname
    }:${bound}`;
    if (unref) this.#listener.unref();
  }

  async fetch(request: Request): Promise<Response> {
    if (this.#closing !== undefined) {
      throw new TypeError("Cannot answer: the server is closed");
    }
    return await this.#app(request, request.signal);
  }

  close(): Promise<void> {
    return this.#closing ??= this.#close();
  }

  async #close(): Promise<void> {
    try {
      await this.#end();
      if (this.#listener === undefined) return;
      // A listener that was to keep no program running is waited for all the same.
      this.#listener.ref();
      // Whoever does not take the rest of an answer must not keep the server from ending.
      const { promise: over, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, GRACE_MS);
      await Promise.race([over, Promise.allSettled(this.#pending)]);
      clearTimeout(timer);
      this.#hangUp.abort();
      await this.#listener.finished;
    } finally {
      this.#finish();
    }
  }

  /** Answers one request of a connection, unless the server is closing. */
  async #answer(request: Request, completed: Promise<void>): Promise<Response> {
    if (this.#closing !== undefined) {
      return problem(new HttpProblem(503, "The server is closing"));
    }
    this.#pending.add(completed);
    const forget = () => this.#pending.delete(completed);
    completed.then(forget, forget);
    return await this.#app(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** The jobs that may still be canceled. */
function createCancellations(): Cancellations {
  const running = new Map<string, AbortController>();
  return {
    start(jobId) {
      const controller = new AbortController();
      running.set(jobId, controller);
      return controller.signal;
    },
    cancel(jobId) {
      running.get(jobId)?.abort(
        new DOMException("The job was canceled", "AbortError"),
      );
    },
    end(jobId) {
      running.delete(jobId);
    },
  };
}

/** Work to wait for, and the promise that all of it is done. */
function createBackground(): Background & { settled(): Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    add(work) {
      running.add(work);
      work.finally(() => running.delete(work));
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

const USERNAME = "cenote";

/**
 * Makes a server that does not listen: its `fetch` answers requests.
 *
 * @throws {StoreError} When the data folder cannot be used.
 * @throws {TypeError} When the environment names half of an engine, or no client could send the key.
 */
export async function createServer(
  options: ServerOptions = {},
): Promise<EmbeddedServer> {
  return await makeServer(options);
}

/**
 * Starts a server in this process and returns once it listens.
 *
 * @throws {StoreError} When the data folder cannot be used.
 * @throws {TypeError} When the environment names half of an engine, or no client could send the key.
 * @throws {Deno.errors.AddrInUse} When something else listens at the port.
 */
export async function serve(
  options: ServerOptions = {},
): Promise<EmbeddedServer> {
  const server = await makeServer(options);
  try {
    server.listen(options);
  } catch (cause) {
    await server.close();
    throw cause;
  }
  return server;
}

async function makeServer(options: ServerOptions): Promise<Server> {
  const generatedKey = options.apiKey === undefined;
  const apiKey = options.apiKey === undefined ? newKey() : options.apiKey;
  const key = keyCheck(apiKey);
  const embedder = chooseEmbedder(options);
  const engine = await chooseEngine(options);
  const temporary = options.dataFolder === undefined
    ? await temporaryFolder()
    : undefined;
  const { dataFolder = temporary?.path ?? "" } = options;
  let store: Store;
  try {
    store = await openStore(
      dataFolder,
      options.now === undefined ? {} : { now: options.now },
    );
  } catch (cause) {
    temporary?.remove();
    throw cause;
  }
  const closing = new AbortController();
  const background = createBackground();
  const logger = options.logger ?? SILENT;
  const answering = createAnswering({
    store,
    engine,
    embedder,
    clock: store.clock,
    logger,
  });
  const config: ServerConfig = {
    lastLine: options.lastLine ?? "increment",
    get address() {
      return server.address;
    },
    embeddingModel: embedder?.model ?? "",
    maxJsonBytes: MAX_JSON_BYTES,
  };
  const context: ServerContext = {
    store,
    engine,
    embedder,
    answering,
    dataFolder: store.folders.root,
    config,
    clock: store.clock,
    logger,
    background,
    cancellations: createCancellations(),
    closing: closing.signal,
  };
  // The process may end without `close`: what is only for now must not stay.
  const atExit = () => {
    store.close();
    temporary?.remove();
  };
  globalThis.addEventListener("unload", atExit);
  const server = new Server(
    { apiKey: apiKey ?? "", generatedKey },
    createApp({
      context,
      schemas: await loadSchemas(),
      key,
      user: store.users.named(USERNAME),
    }),
    async () => {
      await answering.close();
      closing.abort(new DOMException("The server is closing", "AbortError"));
      await background.settled();
      globalThis.removeEventListener("unload", atExit);
      atExit();
    },
  );
  return server;
}
