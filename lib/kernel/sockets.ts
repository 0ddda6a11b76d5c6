import type { ConnectionFile } from "../protocol/mod.ts";
import {
  type CloseOptions,
  HeartbeatSocket,
  PublisherSocket,
  RouterSocket,
  type WirePeer,
} from "./wire/mod.ts";

/** Whom the sockets tell what happens on them. */
export interface SocketsListener {
  /** A front end sees from now on what is published. */
  onSubscribe(topic: Uint8Array, peer: WirePeer): void;
  /** A connection was closed by this side. */
  onRefused(reason: Error): void;
}

/** The five sockets of a kernel. */
export class KernelSockets implements AsyncDisposable {
  readonly shell: RouterSocket;
  readonly control: RouterSocket;
  readonly stdin: RouterSocket;
  readonly iopub: PublisherSocket;
  readonly heartbeat: HeartbeatSocket;

  private constructor(
    shell: RouterSocket,
    control: RouterSocket,
    stdin: RouterSocket,
    iopub: PublisherSocket,
    heartbeat: HeartbeatSocket,
  ) {
    this.shell = shell;
    this.control = control;
    this.stdin = stdin;
    this.iopub = iopub;
    this.heartbeat = heartbeat;
  }

  /**
   * Binds all of them, or none.
   *
   * @throws {WireError} when an address is taken or not of this machine.
   */
  static async bind(
    connection: ConnectionFile,
    { onSubscribe, onRefused }: SocketsListener,
  ): Promise<KernelSockets> {
    const { transport, ip } = connection;
    const at = (port: number) => ({ transport, ip, port });
    await using bound = new AsyncDisposableStack();
    // iopub first: what asks on shell may rely on hearing of it.
    const iopub = bound.use(
      new PublisherSocket(at(connection.iopub_port), {
        onSubscribe,
        onRefused,
      }),
    );
    const router = (port: number) =>
      bound.use(new RouterSocket(at(port), { onRefused }));
    const stdin = router(connection.stdin_port);
    const control = router(connection.control_port);
    const shell = router(connection.shell_port);
    const heartbeat = bound.use(
      new HeartbeatSocket(at(connection.hb_port), { onRefused }),
    );
    bound.move();
    return new KernelSockets(shell, control, stdin, iopub, heartbeat);
  }

  /** The connection with the ports that were really bound. */
  bound(connection: ConnectionFile): ConnectionFile {
    return {
      ...connection,
      shell_port: this.shell.address.port,
      iopub_port: this.iopub.address.port,
      stdin_port: this.stdin.address.port,
      control_port: this.control.address.port,
      hb_port: this.heartbeat.address.port,
    };
  }

  /** Closes all of them. */
  async close(options?: CloseOptions): Promise<void> {
    await Promise.all(
      [this.shell, this.control, this.stdin, this.iopub, this.heartbeat]
        .map((socket) => socket.close(options)),
    );
  }

  /** Closes them without waiting for what is queued. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
