import { assert, assertEquals } from "@std/assert";
import { withServer } from "../_api.ts";
import { echoEngine } from "../_engine.ts";

Deno.test("Steering an unknown answer is told in few words, however long its id", async () => {
  await withServer(async (call) => {
    for (const action of ["pause", "resume", "stop", "finish"]) {
      const path = `/api/v1/messages/${"x".repeat(3000)}/${action}`;
      const { status, body } = await call("POST", path);
      assertEquals(status, 404);
      assert(body.message.includes("x".repeat(20)), body.message);
      assert(body.message.length < 200, body.message);
    }
  }, { engine: echoEngine });
});
