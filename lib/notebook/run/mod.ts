/**
 * Notebooks run without Jupyter: their cells in the cell engine, or on a kernel
 * elsewhere, what they put out kept as nbformat has it.
 *
 * @module
 */

export type * from "./cell_host.ts";
