/**
 * What can be said of the cells of a notebook without running them: types,
 * definitions, uses.
 *
 * @module
 */

export {};
