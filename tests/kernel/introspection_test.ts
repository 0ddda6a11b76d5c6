import { assert, assertEquals } from "@std/assert";
import { session } from "./_kernel.ts";

Deno.test("complete_request and inspect_request count places in code points", async () => {
  await using session_ = await session();
  const { front } = session_;
  await front.run("const 名前 = { first: 1, second: () => 2 };");
  const code = "'😀😀'; 名前.fi";
  const reply = await front.request("complete_request", {
    code,
    cursor_pos: [...code].length,
  });
  assertEquals(reply.status, "ok");
  assertEquals(reply.matches, ["first"]);
  assertEquals([reply.cursor_start, reply.cursor_end], [9, 11]);
  const found = await front.request("inspect_request", {
    code: "'😀😀'; 名前.second",
    cursor_pos: 12,
    detail_level: 0,
  });
  assertEquals([found.status, found.found], ["ok", true]);
  const nothing = await front.request("inspect_request", {
    code: "nowhere",
    cursor_pos: 3,
    detail_level: 0,
  });
  assertEquals([nothing.found, nothing.data], [false, {}]);
});

Deno.test("is_complete_request tells what is whole, what is not yet, and what never will be", async () => {
  await using session_ = await session();
  const { front } = session_;
  const status = async (code: string) =>
    await front.request("is_complete_request", { code });
  assertEquals(await status("1 + 1"), { status: "complete" });
  assertEquals((await status("const a = ) 1")).status, "invalid");
  const more = await status("if (true) {");
  assertEquals(more.status, "incomplete");
  assert(typeof more.indent === "string");
});
