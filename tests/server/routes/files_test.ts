import { assert, assertEquals } from "@std/assert";
import { type Call, ingest, newCollection, withServer } from "../_api.ts";
import { echoEngine } from "../_engine.ts";

const TEXT = "0123456789".repeat(100);

async function document(
  call: Call,
  name: string,
  content: string,
): Promise<string> {
  const collection = await newCollection(call);
  assertEquals(
    (await ingest(call, collection, { [name]: content })).status,
    204,
  );
  return (await call("GET", `/api/v1/collections/${collection}/documents`))
    .body[0].id;
}

Deno.test("GET /file gives the ranges that are asked for", async () => {
  await withServer(async (call) => {
    const id = await document(call, "digits.txt", TEXT);
    const whole = await call("GET", `/file?id=${id}`);
    assertEquals([whole.status, whole.text], [200, TEXT]);
    assertEquals(whole.headers.get("accept-ranges"), "bytes");
    for (
      const [range, first, last] of [
        ["bytes=0-0", 0, 0],
        ["bytes=10-19", 10, 19],
        ["bytes=990-", 990, 999],
        ["bytes=-5", 995, 999],
        ["bytes=995-5000", 995, 999],
        ["bytes=-5000", 0, 999],
      ] as const
    ) {
      const part = await call("GET", `/file?id=${id}`, { headers: { range } });
      assertEquals(
        [part.status, part.text],
        [206, TEXT.slice(first, last + 1)],
        range,
      );
      assertEquals(
        part.headers.get("content-range"),
        `bytes ${first}-${last}/1000`,
      );
    }
    for (const range of ["bytes=1000-", "bytes=5-4", "bytes=-0"]) {
      const none = await call("GET", `/file?id=${id}`, { headers: { range } });
      assertEquals([none.status, none.headers.get("content-range")], [
        416,
        "bytes */1000",
      ]);
    }
    for (const range of ["bytes=0-1,5-6", "lines=1-2", "bytes=a-b"]) {
      assertEquals(
        (await call("GET", `/file?id=${id}`, { headers: { range } })).status,
        200,
      );
    }
    const etag = whole.headers.get("etag") ?? "";
    const known = await call("GET", `/file?id=${id}`, {
      headers: { "if-none-match": etag },
    });
    assertEquals([known.status, known.text], [304, ""]);
    const other = { range: "bytes=0-1", "if-range": '"another"' };
    assertEquals(
      (await call("GET", `/file?id=${id}`, { headers: other })).status,
      200,
    );
    const head = await call("HEAD", `/file?id=${id}`);
    assertEquals([head.status, head.headers.get("content-length")], [
      200,
      "1000",
    ]);
  }, { engine: echoEngine });
});

Deno.test("GET /file never lets a file pass for a page of the server", async () => {
  await withServer(async (call) => {
    const id = await document(
      call,
      "page.html",
      "<script>alert(1)</script><p>Owl",
    );
    const file = await call("GET", `/file?id=${id}&name=page.html`);
    assertEquals(file.headers.get("x-content-type-options"), "nosniff");
    assert(file.headers.get("content-disposition")?.startsWith("attachment"));
    assert(file.headers.get("content-security-policy")?.includes("sandbox"));
    for (
      const [name, disposition] of [
        ["a.csv", 'attachment; filename="a.csv"'],
        ["../../a.csv", 'attachment; filename="a.csv"'],
        ['x"y\r\nset-cookie: a=b.csv', undefined],
        ["naïve 東京.csv", undefined],
      ] as const
    ) {
      const path = `/file?id=${id}&name=${encodeURIComponent(name)}`;
      const { status, headers } = await call("GET", path);
      assertEquals(status, 200);
      assertEquals(headers.get("set-cookie"), null);
      assertEquals(headers.get("content-type"), "text/csv; charset=UTF-8");
      const found = headers.get("content-disposition") ?? "";
      if (disposition !== undefined) assertEquals(found, disposition);
      else {
        const encoded = /filename\*=UTF-8''(\S+)$/.exec(found)?.[1] ?? "";
        assertEquals(decodeURIComponent(encoded), name);
      }
    }
  }, { engine: echoEngine });
});
