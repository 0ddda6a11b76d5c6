import type { View } from "../../../lib/display/mod.ts";

/** Examples by name; the name is that of the golden files. */
export type Examples = Readonly<Record<string, () => View | Promise<View>>>;
