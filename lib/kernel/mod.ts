/**
 * The Jupyter kernel: TypeScript notebooks on Deno.
 *
 * {@linkcode startKernel} runs a kernel in this process, its cells in another
 * one. {@linkcode installKernel} tells Jupyter of it, so that front ends start
 * it by themselves; {@linkcode listKernels} and {@linkcode uninstallKernel} see
 * and undo that. On the command line it is `cenote kernel`.
 *
 * Importing this costs next to nothing: what a kernel is made of is loaded when
 * one is started.
 *
 * @module
 */
export type { ConnectionFile } from "../protocol/mod.ts";
export {
  type InstalledKernel,
  installKernel,
  type InstallKernelOptions,
  listKernels,
  uninstallKernel,
} from "./install.ts";
export {
  dataFolders,
  type JupyterEnvironment,
  prefixDataFolder,
  userDataFolder,
} from "./jupyter_paths.ts";
export {
  type RunningKernel,
  startKernel,
  type StartKernelOptions,
} from "./start.ts";
