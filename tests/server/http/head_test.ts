import { assert, assertEquals } from "@std/assert";
import { ingest, newCollection, withServer } from "../_api.ts";
import { echoEngine } from "../_engine.ts";

Deno.test("HEAD tells the length that GET would send, and sends nothing", async () => {
  await withServer(async (call) => {
    const collection = await newCollection(call);
    await ingest(call, collection, { "a.txt": "Some words" });
    const documents = await call(
      "GET",
      `/api/v1/collections/${collection}/documents`,
    );
    for (
      const path of [
        "/api/v1/models",
        "/api/v1/nothing",
        `/api/v1/collections/${collection}`,
        "/rpc/health/readiness",
        "/api-spec.yaml",
        "/swagger-ui/",
        `/file?id=${documents.body[0].id}&name=a.txt`,
      ]
    ) {
      const whole = await call("GET", path);
      const head = await call("HEAD", path);
      assertEquals([head.status, head.text], [whole.status, ""], path);
      assert(Number(whole.headers.get("content-length")) > 0, path);
      for (const name of ["content-length", "content-type"]) {
        assertEquals(head.headers.get(name), whole.headers.get(name), path);
      }
    }
  }, { engine: echoEngine });
});
