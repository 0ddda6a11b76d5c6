/**
 * Cells run on a kernel elsewhere: on a Jupyter Server, a JupyterHub, or a
 * cluster's Enterprise Gateway, by the server's REST and WebSocket interface.
 *
 * {@linkcode connectGateway} finds the server and lists its kernels; its
 * {@linkcode NotebookGateway.start} starts one, which runs cells as the engine
 * of this machine does, and ends it when it is disposed of.
 *
 * The token goes into a header of each request, and into no address, no message
 * and no log. A connection that is lost comes back by itself where the server
 * is still there: it keeps what the kernel puts out meanwhile.
 *
 * @module
 */

export {
  connectGateway,
  type GatewayKernelOptions,
  type GatewayOptions,
  NotebookGateway,
} from "./connect_gateway.ts";
export { GatewayError } from "./gateway_error.ts";
export { GatewayKernel } from "./gateway_kernel.ts";
