/**
 * Notebooks without Jupyter: read, run, check, compare, convert, clean and write
 * `.ipynb` files.
 *
 * @module
 */

export * from "./check/mod.ts";
export * from "./clean/mod.ts";
export * from "./compare/mod.ts";
export * from "./convert/mod.ts";
export * from "./format/mod.ts";
export * from "./gateway/mod.ts";
export * from "./html/mod.ts";
export * from "./run/mod.ts";
export * from "./script/mod.ts";
export * from "./site/mod.ts";
export * from "./diff/mod.ts";
export * from "./templates/mod.ts";
