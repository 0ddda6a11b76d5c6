import type { Examples } from "./_example.ts";

export const examples: Examples = {};
