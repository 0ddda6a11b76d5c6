import { joinPath } from "./_join.ts";

/** The name that a kernelspec gets when none is given. */
export const KERNEL_NAME = "cenote";
/** What front ends call that one. */
export const KERNEL_DISPLAY_NAME = "Cenote (Deno)";
/** The files beside `kernel.json`. */
export const KERNEL_LOGOS = [
  "logo-32x32.png",
  "logo-64x64.png",
  "logo-svg.svg",
] as const;

/** What Jupyter takes as the name of a kernelspec. */
const NAME_REGEXP = /^[a-z0-9._-]+$/i;

/** A kernelspec as Jupyter reads it from `kernel.json`. */
export interface KernelSpec {
  /** The command; `{connection_file}` stands for the connection file. */
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message" | "signal";
  readonly env: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a kernelspec of this package says. */
export interface KernelSpecOptions {
  /** The folder of this package. */
  readonly root: string;
  /** The package's version. */
  readonly version: string;
  /** The Deno that runs the kernel. @default {Deno.execPath()} */
  readonly deno?: string;
  /** @default {"Cenote (Deno)"} */
  readonly displayName?: string;
  /** Deno's permission flags for the cells; none grants everything. */
  readonly permissions?: readonly string[];
}

/**
 * The kernelspec that starts this package's kernel out of its folder, from any
 * working folder.
 */
export function kernelSpec(options: KernelSpecOptions): KernelSpec {
  const {
    root,
    version,
    deno = Deno.execPath(),
    displayName = KERNEL_DISPLAY_NAME,
    permissions = [],
  } = options;
  return {
    argv: [
      deno,
      "run",
      "-A",
      "--config",
      joinPath(root, "deno.json"),
      joinPath(root, "lib", "cli", "mod.ts"),
      "kernel",
      "start",
      "--conn",
      "{connection_file}",
      ...permissions,
    ],
    display_name: displayName,
    language: "typescript",
    interrupt_mode: "message",
    // No look for a newer Deno while somebody waits for a kernel.
    env: { DENO_NO_UPDATE_CHECK: "1" },
    metadata: { debugger: false, cenote: { version } },
  };
}

/** Whether a parsed `kernel.json` was written by this package. */
export function isOwnSpec(spec: unknown): boolean {
  return typeof spec === "object" && spec !== null && "metadata" in spec &&
    typeof spec.metadata === "object" && spec.metadata !== null &&
    "cenote" in spec.metadata;
}

/**
 * Refuses a name that Jupyter would not take.
 *
 * @throws {TypeError} when the name has anything but letters, digits, `.`, `_` and `-`.
 */
export function checkKernelName(name: string): void {
  // Either would be the folder itself, or the one above.
  if (NAME_REGEXP.test(name) && name !== "." && name !== "..") return;
  throw new TypeError(
    `Cannot name a kernel: found "${name}"; wanted letters of a to z, digits, ".", "_" and "-"`,
  );
}

/**
 * The folder of this package.
 *
 * @throws {Error} when it was not loaded from a folder.
 */
export function packageFolder(): string {
  const folder = import.meta.dirname;
  if (folder !== undefined) return folder.replace(/([\\/][^\\/]+){2}$/, "");
  throw new Error(
    "Cannot find the kernel's files: this copy of Cenote was not loaded from a folder; use a checkout",
  );
}
