/** A server that speaks as Jupyter's do, until it does not. */
import {
  type ChannelMessage,
  decodeFrame,
  encodeFrame,
} from "../../../lib/notebook/gateway/_frames.ts";
import type { JsonObject } from "../../../lib/notebook/format/mod.ts";

/** What a kernel of this server can do in answer to a request. */
export interface FakeKernel {
  /** Sends a message that follows from the request. */
  say(channel: string, type: string, content: JsonObject): void;
  /** Sends a message that follows from nothing. */
  announce(type: string, content: JsonObject): void;
  /** Sends bytes as they are. */
  raw(data: string): void;
  /** Sends one status. */
  status(state: string): void;
  /** Closes the connection. */
  drop(): void;
}

/** What answers a request: its type, its content. */
export type Behaviour = (
  kernel: FakeKernel,
  type: string,
  content: JsonObject,
) => void;

/** A running server. */
export interface WrongServer extends AsyncDisposable {
  readonly url: string;
  /** `"POST /api/kernels"` and the like, in their order. */
  readonly requests: readonly string[];
  /** All headers and addresses that came, as text. */
  readonly seen: string;
}

/** Answers what every kernel answers, and cells by `onCell`. */
export function kernelThat(
  onCell: (kernel: FakeKernel, code: string) => void,
): Behaviour {
  return (kernel, type, content) => {
    if (type === "kernel_info_request") {
      kernel.status("busy");
      kernel.say("shell", "kernel_info_reply", {
        status: "ok",
        implementation: "fake",
        language_info: { name: "fake" },
      });
      kernel.status("idle");
    } else if (type === "execute_request") {
      onCell(kernel, String(content.code));
    }
  };
}

/** Starts one; `answer` may stand in for any of its answers, `onConnect` is told of each connection. */
export function startWrongServer(
  behaviour: Behaviour,
  answer: (request: Request, path: string) => Response | undefined = () =>
    undefined,
  onConnect: (connections: number) => void = () => {},
): WrongServer {
  const requests: string[] = [];
  let seen = "";
  let connections = 0;
  let socket: WebSocket | undefined;

  function send(
    channel: string,
    type: string,
    content: JsonObject,
    parent: JsonObject,
  ): void {
    const message: ChannelMessage = {
      channel,
      header: { msg_id: crypto.randomUUID(), msg_type: type },
      parent_header: parent,
      metadata: {},
      content,
      buffers: [],
    };
    sendRaw(encodeFrame(message, ""));
  }

  function sendRaw(data: string | Uint8Array<ArrayBuffer>): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(data);
  }

  /** What the kernel can do for one request; what it says goes to whoever is connected. */
  function kernelFor(asked: ChannelMessage): FakeKernel {
    const { header } = asked;
    return {
      say: (channel, type, content) => send(channel, type, content, header),
      announce: (type, content) => send("iopub", type, content, {}),
      raw: sendRaw,
      status: (state) =>
        send("iopub", "status", { execution_state: state }, header),
      drop: () => socket?.close(),
    };
  }

  function channels(request: Request): Response {
    const upgraded = Deno.upgradeWebSocket(request);
    upgraded.socket.binaryType = "arraybuffer";
    upgraded.socket.onopen = () => {
      socket = upgraded.socket;
      onConnect(++connections);
    };
    upgraded.socket.onmessage = ({ data }) => {
      const asked = decodeFrame(data, "");
      const type = String(asked.header.msg_type);
      behaviour(kernelFor(asked), type, asked.content);
    };
    return upgraded.response;
  }

  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      seen += `${request.url} ${JSON.stringify([...request.headers])}\n`;
      const path = `${request.method} ${pathname}`;
      requests.push(path);
      await request.body?.cancel();
      const special = answer(request, path);
      if (special !== undefined) return special;
      if (pathname.endsWith("/channels")) return channels(request);
      switch (path) {
        case "GET /api":
          return Response.json({ version: "2.0" });
        case "GET /api/kernelspecs":
          return Response.json({
            default: "fake",
            kernelspecs: { fake: { spec: { language: "fake" } } },
          });
        case "POST /api/kernels":
          return Response.json({ id: "k1" }, { status: 201 });
        case "GET /api/kernels/k1":
          return Response.json({ id: "k1", execution_state: "busy" });
        default:
          return new Response(null, { status: 204 });
      }
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    requests,
    get seen() {
      return seen;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
