import { assertEquals, assertStringIncludes } from "@std/assert";
import { health } from "../../lib/display/health.ts";
import { problemsOf, visibleText } from "./_sanitizer.ts";

Deno.test("health() shows one probe, or several by their names", () => {
  assertEquals(
    String(health({ ready: true, status: 200, text: "ok" })),
    "✓ server  200 ok",
  );
  assertEquals(
    String(
      health({ readiness: { ready: false, status: 503 }, liveness: true }),
    ),
    "✗ readiness  503 not ready\n✓ liveness   ready",
  );
});

Deno.test("health() says when nobody answered", () => {
  assertEquals(String(health({})), "Nothing was probed");
  // @ts-expect-error The types rule it out, a cell's data does not.
  assertEquals(String(health({ readiness: null })), "✗ readiness  no answer");
});

Deno.test("health() shows a server's page as text, shortened", () => {
  const view = health({
    ready: false,
    status: 502,
    text: "<html><script>alert(1)</script>\n" + "x".repeat(5_000),
  }, { caption: "https://h.example" });
  assertEquals(problemsOf(view.toHtml()), []);
  assertStringIncludes(visibleText(view.toHtml()), "<script>alert(1)");
  assertEquals(view.toHtml().length < 2_000, true);
  assertEquals(String(view).split("\n")[0], "https://h.example");
});
