/**
 * Cenote: h2oGPTe's REST API for TypeScript, in notebooks and scripts.
 *
 * It exports the client ({@linkcode connect}, {@linkcode call} for any
 * operation), the guide's steps (verbs, such as {@linkcode ask}) and the views
 * (nouns, such as {@linkcode table}). With `H2OGPTE_ADDRESS` and
 * `H2OGPTE_API_KEY` set, `connect()` speaks to that server; with no address it
 * starts the embedded one in this process, so that everything here runs on a
 * fresh machine. Importing this module does nothing by itself and does not load
 * the server.
 *
 * @example From a file to an answer
 * ```ts
 * import { connect, ingestFile, listModels, runAgent, table, withChat, withCollection } from "@cenote/cenote";
 * import { assertStringIncludes } from "@std/assert";
 *
 * await using gpt = await connect();
 * const sales = new File(["product,revenue\nWidget A,12500\nWidget A,14200\n"], "sales.csv");
 * const answer = await withCollection(gpt, "Sales", async (collection) => {
 *   await ingestFile(gpt, sales, collection);
 *   return await withChat(gpt, { collection }, (chat) =>
 *     runAgent(gpt, chat, "What is the total revenue per product?"));
 * });
 * assertStringIncludes(answer.body, "26,700");
 * const models = table(await listModels(gpt)); // as the last line of a cell: a table
 * assertStringIncludes(Deno.inspect(models), "display_name");
 * ```
 *
 * @module
 */

export * from "./lib/client/mod.ts";
export * from "./lib/connect.ts";
export * from "./lib/display/mod.ts";
export * from "./lib/guide/mod.ts";
