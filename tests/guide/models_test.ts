import { GpteError } from "../../lib/client/mod.ts";
import { listModels, pickModel } from "../../lib/guide/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { json, withCluster } from "./_cluster.ts";

Deno.test("listModels() names each model by name, else by id, and keeps unknown fields", () =>
  withCluster({
    "GET /api/v1/models": () =>
      json([
        { id: "a/one", display_name: "One", name: "one", guided_vllm: true },
        { id: "b/two", display_name: "Two" },
        { id: "c/three", display_name: "Three", name: null },
      ]),
  }, async ({ gpt }) => {
    const models = await listModels(gpt);
    assertEquals(models.map((model) => model.name), [
      "one",
      "b/two",
      "c/three",
    ]);
    assertEquals(models[0]?.guided_vllm, true);
  }));

Deno.test("listModels() reads a list under data as well", () =>
  withCluster({
    "GET /api/v1/models": () => json({ data: [{ id: "one" }] }),
  }, async ({ gpt }) => {
    assertEquals((await listModels(gpt)).map((model) => model.name), ["one"]);
  }));

Deno.test("pickModel() asks nothing for auto and finds a model by any of its names", () =>
  withCluster({
    "GET /api/v1/models": () =>
      json([
        { id: "a/one", display_name: "Model One" },
        { id: "b/two", display_name: "Model Two" },
      ]),
  }, async ({ gpt, seen }) => {
    assertEquals(await pickModel(gpt), "auto");
    assertEquals(seen.length, 0);
    assertEquals(await pickModel(gpt, "B/TWO"), "b/two");
    assertEquals(await pickModel(gpt, "model one"), "a/one");
    const error = await assertRejects(() => pickModel(gpt, "three"), GpteError);
    assertStringIncludes(error.message, '"a/one", "b/two"');
  }));
