/** Where a socket listens. */
export interface WireAddress {
  /** TCP, or a socket in the file system. */
  readonly transport: "tcp" | "ipc";
  /** The address; with `ipc` the path, to which `-` and the port are added. */
  readonly ip: string;
  /** The port; 0 for one that is free. */
  readonly port: number;
}

/** Limits of a socket, and what it tells. */
export interface WireOptions {
  /** Bytes that one message may have; more closes the connection. @default {2_147_483_648} */
  readonly maxMessageBytes?: number;
  /** Frames that one message may have; more closes the connection. @default {16_384} */
  readonly maxFrames?: number;
  /** How long a handshake may take. @default {10_000} */
  readonly handshakeMs?: number;
  /** How many handshakes may be under way; the oldest one makes room. @default {256} */
  readonly maxHandshakes?: number;
  /** Bytes that wait for one peer before whoever sends has to wait. @default {8_388_608} */
  readonly highWaterBytes?: number;
  /** A peer that takes no byte of what waits for it for so long is disconnected. @default {30_000} */
  readonly stalledMs?: number;
  /** Told why a connection was closed by this side. */
  readonly onRefused?: (reason: Error) => void;
}

/** What a message can be sent to: one connection of a peer. */
export interface WirePeer {
  /** Its routing id; empty where the peer has none. */
  readonly identity: Uint8Array;
  /** Whether it is gone. */
  readonly isClosed: boolean;
}

/** How a socket is closed. */
export interface CloseOptions {
  /** How long to wait until what is queued is written. @default {0} */
  readonly lingerMs?: number;
}
