import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import {
  serveChild,
  type WireAnswer,
  type WireRequest,
} from "./_connection.ts";
import { type Place, placeOf } from "./_place.ts";
import { PATH_KINDS } from "./_rules.ts";
import { decide } from "./decide.ts";
import { describeRequest, flagFor } from "./describe.ts";
import { PermissionMemory } from "./memory.ts";
import {
  isEmpty,
  PERMISSION_KINDS,
  type PermissionDecision,
  type PermissionKind,
  type PermissionPolicy,
  type PermissionRequest,
} from "./policy.ts";

/**
 * What a person said: `once` for the cell that runs now, `always` for the
 * kernel's life, `no` to refuse it to the cell that runs now.
 */
export type PermissionAnswer = "once" | "always" | "no";

/** Asks a person; throws when there is nobody to ask. */
export type AskPermission = (
  request: PermissionRequest,
  signal: AbortSignal,
) => Promise<PermissionAnswer>;

/** How a broker answers. */
export interface PermissionBrokerOptions {
  /** What is granted and denied without asking. */
  readonly policy: PermissionPolicy;
  /**
   * Asks a person for the rest, one question at a time. The signal is aborted
   * when the child has left. Without it, or when it throws, the answer is no.
   */
  readonly ask?: AskPermission;
  /**
   * What was granted for the kernel's life before, and takes what is granted so.
   * @default {new PermissionMemory()}
   */
  readonly memory?: PermissionMemory;
}

/** Most bytes that the address of a Unix socket may have on every system. */
const MAX_SOCKET_PATH = 103;

/**
 * Answers the permission requests of one Deno process, and of the ones that it
 * starts with its environment. It is reached by a Unix socket in a folder of
 * its own; whoever connects can only ask. Start the process with
 * {@linkcode PermissionBroker.environment} and `--no-prompt`. Its `--allow-…`
 * flags count for `Deno.permissions.query()` alone.
 *
 * A request is answered by what is granted and denied, then by what was
 * answered before, and then by asking. Deno sends several requests for one
 * call (two for a WebSocket, one for each module of a package), so an answer
 * of `once` or `no` holds for the same request until {@linkcode
 * PermissionBroker.newCell}.
 *
 * A program that is named without a folder is never granted by a flag that
 * names one, since the call may bring its own `PATH`: it is asked for. So is
 * a relative path while the process has workers, which may change its folder.
 *
 * @example A child that may read its own folder
 * ```ts
 * import { parsePermissionFlags, PermissionBroker } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const policy = parsePermissionFlags(["--allow-read=."], folder);
 * {
 *   await using broker = await PermissionBroker.listen({ policy });
 *   await Deno.writeTextFile(`${folder}/main.ts`, `
 *     console.log(Deno.readTextFileSync("main.ts").length > 0);
 *     try { Deno.hostname() } catch (error) { console.log(error.message) }
 *   `);
 *   const { stdout } = await new Deno.Command(Deno.execPath(), {
 *     args: ["run", "--no-prompt", "--no-config", "main.ts"],
 *     cwd: folder,
 *     env: broker.environment,
 *   }).output();
 *   assertEquals(
 *     new TextDecoder().decode(stdout),
 *     'true\nCannot get access to the system information "hostname": ' +
 *       "nobody can be asked; --allow-sys=hostname grants it\n",
 *   );
 * }
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export class PermissionBroker implements AsyncDisposable {
  /** The socket. */
  readonly path: string;
  readonly #policy: PermissionPolicy;
  readonly #ask: AskPermission | undefined;
  readonly #memory: PermissionMemory;
  readonly #listener: Deno.UnixListener;
  readonly #folders: readonly string[];
  readonly #connections = new Set<Deno.Conn>();
  readonly #serving = new Set<Promise<void>>();
  readonly #granted = new PermissionMemory();
  readonly #refused = new PermissionMemory();
  /** The last question that was put or waits. Never rejects. */
  #asking: Promise<unknown> = Promise.resolve();
  #canMoveTemporary = false;

  private constructor(
    path: string,
    realFolder: string,
    listener: Deno.UnixListener,
    options: PermissionBrokerOptions,
  ) {
    this.path = path;
    this.#folders = [dirname(path), realFolder];
    this.#listener = listener;
    this.#policy = options.policy;
    this.#ask = options.ask;
    this.#memory = options.memory ?? new PermissionMemory();
    this.#serve(this.#accept());
  }

  /**
   * Opens the socket and answers whoever comes.
   *
   * @param options How to answer.
   * @returns The broker, ready for a child.
   * @throws {Deno.errors.NotSupported} On Windows.
   */
  static async listen(
    options: PermissionBrokerOptions,
  ): Promise<PermissionBroker> {
    if (Deno.build.os === "windows") {
      throw new Deno.errors.NotSupported(
        "Cannot ask for permissions: it is not there on Windows yet; grant them by flags",
      );
    }
    const folder = await Deno.makeTempDir({ prefix: "cenote-" });
    try {
      const path = resolve(folder, "permissions");
      if (new TextEncoder().encode(path).length > MAX_SOCKET_PATH) {
        throw new Deno.errors.NotSupported(
          `Cannot ask for permissions: "${path}" is too long for a socket; set TMPDIR to a shorter folder`,
        );
      }
      const listener = Deno.listen({ transport: "unix", path });
      return new PermissionBroker(
        path,
        await Deno.realPath(folder),
        listener,
        options,
      );
    } catch (error) {
      await Deno.remove(folder, { recursive: true });
      throw error;
    }
  }

  /** What the child's environment must have. */
  get environment(): { readonly DENO_PERMISSION_BROKER_PATH: string } {
    return { DENO_PERMISSION_BROKER_PATH: this.path };
  }

  /** Forgets what was granted and refused to the cell before: another one begins. */
  newCell(): void {
    this.#granted.clear();
    this.#refused.clear();
  }

  /** Hangs up and takes the socket away. A child that asks afterwards ends itself. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const connection of this.#connections) {
      try {
        connection.close();
      } catch {
        // Its child has just left.
      }
    }
    await Promise.all(this.#serving);
    await Deno.remove(dirname(this.path), { recursive: true }).catch(() => {});
  }

  async #accept(): Promise<void> {
    try {
      for await (const connection of this.#listener) {
        this.#connections.add(connection);
        this.#serve(
          serveChild(
            connection,
            (request, signal) => this.#answer(request, signal),
          )
            .finally(() => this.#connections.delete(connection)),
        );
      }
    } catch {
      // The broker is closing.
    }
  }

  #serve(work: Promise<void>): void {
    this.#serving.add(work);
    work.finally(() => this.#serving.delete(work));
  }

  async #answer(wire: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
    const kind = PERMISSION_KINDS.find((kind) => kind === wire.permission);
    if (kind === undefined) {
      return deny(
        `Cannot get ${
          JSON.stringify(wire.permission)
        } access: it is of a kind that is not known here`,
      );
    }
    const place = await placeOf(
      kind,
      wire.value,
      wire.pid,
      this.#canMoveTemporary,
    );
    const answer = await this.#answerFor(place, signal);
    if (
      kind === "env" && answer.result === "allow" &&
      (wire.value === "TMPDIR" || wire.value === null)
    ) {
      this.#canMoveTemporary = true;
    }
    return answer;
  }

  async #answerFor(place: Place, signal: AbortSignal): Promise<WireAnswer> {
    const { request } = place;
    const what = `Cannot get ${describeRequest(request)}`;
    const flag = flagFor(request);
    switch (await this.#settle(place, signal)) {
      case "granted":
        return { result: "allow" };
      case "denied":
        return deny(`${what}: it is denied by the kernel's flags`);
      case "refused":
        return deny(`${what}: it was refused; ${flag} grants it`);
      case "nobody":
        return deny(`${what}: nobody can be asked; ${flag} grants it`);
      case "unasked":
        return deny(`${what}: ${flag} grants it`);
    }
  }

  async #settle(
    place: Place,
    signal: AbortSignal,
  ): Promise<"granted" | "denied" | "refused" | "nobody" | "unasked"> {
    const { request } = place;
    const decision = this.#decide(place);
    if (decision !== "ask") return decision;
    // Deno looks by this whether it can start any program, each time before it starts one.
    if (request.kind === "run" && request.value === null) return "unasked";
    const known = this.#known(place);
    if (known) return known;
    const turn = this.#asking.then(() =>
      // The question before may have settled this one.
      this.#known(place) ?? this.#askPerson(place, signal)
    );
    this.#asking = turn;
    return await turn;
  }

  #decide({ request, isSure }: Place): PermissionDecision {
    if (this.#isOwn(request)) return "denied";
    const { kind, value } = request;
    const isPath = PATH_KINDS.has(kind);
    if (value !== null && isPath && !isAbsolute(value)) {
      return this.#grantsAll(kind) ? "granted" : "ask";
    }
    const decision = decide(this.#policy, request);
    const isSettled = isSure || decision !== "granted" || this.#grantsAll(kind);
    return isSettled ? decision : "ask";
  }

  /** Whether a kind is granted so that what exactly is asked for does not matter. */
  #grantsAll(kind: PermissionKind): boolean {
    const { allow, deny, ignore } = this.#policy[kind];
    // What is denied of programs holds by name alone, for Deno as well.
    if (kind === "run") return allow === true;
    return allow === true && isEmpty(deny) && isEmpty(ignore) &&
      (kind !== "write" ||
        decide(this.#policy, { kind, value: null }) === "granted");
  }

  /** The socket's own folder: nothing in it is for cells, by whatever way to it. */
  #isOwn({ kind, value }: PermissionRequest): boolean {
    if (value === null) return false;
    const path = kind === "net" ? value.replace(/^unix:/, "") : value;
    if (!isAbsolute(path)) return false;
    return [path, realPath(path)].some((path) =>
      this.#folders.some((own) => path === own || path.startsWith(`${own}/`))
    );
  }

  #known({ request, isSure }: Place): "granted" | "refused" | undefined {
    if (this.#refused.has(request)) return "refused";
    // A program's name is what was asked about; a path which is not sure may be another one.
    if (!isSure && request.kind !== "run") return undefined;
    return this.#granted.has(request) || this.#memory.has(request)
      ? "granted"
      : undefined;
  }

  async #askPerson(
    { request, isSure }: Place,
    signal: AbortSignal,
  ): Promise<"granted" | "refused" | "nobody"> {
    if (!this.#ask || signal.aborted) return "nobody";
    let answer: PermissionAnswer;
    try {
      answer = await untilAborted(this.#ask(request, signal), signal);
    } catch {
      return "nobody";
    }
    if (answer === "once" || answer === "always") {
      if (isSure || request.kind === "run") {
        (answer === "always" ? this.#memory : this.#granted).add(request);
      }
      return "granted";
    }
    this.#refused.add(request);
    return "refused";
  }
}

/** Where a path leads, which need not be there itself. */
function realPath(path: string): string {
  try {
    return Deno.realPathSync(path);
  } catch {
    try {
      return join(Deno.realPathSync(dirname(path)), basename(path));
    } catch {
      // What has no folder is not in ours.
      return path;
    }
  }
}

/** Waits no longer than the child is there, whatever the asker does. */
async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

function deny(reason: string): WireAnswer {
  return { result: "deny", reason };
}
