/**
 * The sockets of a kernel: ZeroMQ's protocol (ZMTP 3.1, mechanism NULL) over TCP
 * and `ipc`.
 *
 * A {@linkcode RouterSocket} for shell, control and stdin, a
 * {@linkcode PublisherSocket} for iopub, a {@linkcode HeartbeatSocket}. They
 * carry frames of bytes and know nothing of Jupyter. A peer that breaks the
 * rules, claims too much or takes too long loses its connection; the others
 * notice nothing.
 *
 * @module
 */
export { HeartbeatSocket } from "./heartbeat_socket.ts";
export type {
  CloseOptions,
  WireAddress,
  WireOptions,
  WirePeer,
} from "./options.ts";
export { type PublisherOptions, PublisherSocket } from "./publisher_socket.ts";
export { type RoutedMessage, RouterSocket } from "./router_socket.ts";
export { WireError } from "./wire_error.ts";
