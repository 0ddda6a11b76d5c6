import { parse } from "@std/yaml/parse";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { operations } from "../../../lib/api/mod.ts";
import { withServer } from "../_api.ts";
import { echoEngine } from "../_engine.ts";

// deno-lint-ignore no-explicit-any -- a document of any shape
function operationsOf(document: any): Record<string, unknown>[] {
  return Object.values<Record<string, Record<string, unknown>>>(document.paths)
    .flatMap((item) =>
      Object.values(item).filter((one) => "operationId" in one)
    );
}

Deno.test("GET /api-spec.yaml lists what the server does, and with all=true everything", async () => {
  await withServer(async (_call, server) => {
    const load = async (query: string) => {
      const answer = await fetch(`${server.address}/api-spec.yaml${query}`);
      assertMatch(
        answer.headers.get("content-type") ?? "",
        /^application\/yaml/,
      );
      return parse(await answer.text());
    };
    const some = operationsOf(await load(""));
    const all = operationsOf(await load("?all=true"));
    assertEquals(all.length, Object.keys(operations).length);
    assert(some.every((one) => one["x-cenote-implemented"] === true));
    const done = all.filter((one) => one["x-cenote-implemented"] === true);
    assertEquals(
      done.map((one) => String(one["operationId"])).sort(),
      some.map((one) => String(one["operationId"])).sort(),
    );
    for (
      const name of [
        "list_collections",
        "get_completion",
        "ingest_upload",
        "download_file",
      ]
    ) {
      assert(some.some((one) => one["operationId"] === name), name);
    }
    const json = await fetch(`${server.address}/api-spec.json`);
    assertEquals(await json.json(), await load(""));
  }, { engine: echoEngine });
});

Deno.test("GET /swagger-ui/ takes nothing from elsewhere", async () => {
  await withServer(async (_call, server) => {
    const home = await fetch(`${server.address}/`);
    assertEquals(new URL(home.url).pathname, "/swagger-ui/");
    const page = await home.text();
    for (const path of ["", "explorer.js", "explorer.css"]) {
      const answer = await fetch(`${server.address}/swagger-ui/${path}`);
      const text = await answer.text();
      assertEquals(answer.status, 200);
      const policy = answer.headers.get("content-security-policy") ?? "";
      assertMatch(policy, /default-src 'none'/);
      assertEquals(/unsafe-inline|unsafe-eval|https?:/.test(policy), false);
      assertEquals(
        /(src|href|url\()\s*=?\s*["'(]?(https?:)?\/\//.test(text),
        false,
        path,
      );
      assertEquals(
        /localStorage|sessionStorage|document\.cookie|innerHTML/.test(text),
        false,
      );
    }
    // With this policy, script and style have to stand in files of their own.
    assertEquals(/<script>|<style|\son\w+=|\sstyle=/.test(page), false);
    assertMatch(page, /<html lang="en">/);
    const script =
      await (await fetch(`${server.address}/swagger-ui/explorer.js`)).text();
    new Function(script);
    const moved = await fetch(`${server.address}/swagger-ui`);
    assertEquals(new URL(moved.url).pathname, "/swagger-ui/");
    await moved.body?.cancel();
  }, { engine: echoEngine });
});
