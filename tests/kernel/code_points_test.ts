import { assertEquals } from "@std/assert";
import { codePointsOf, unitsOf } from "../../lib/kernel/_code_points.ts";

Deno.test("unitsOf() counts what is beyond the BMP as two units, and holds to the end", () => {
  assertEquals(unitsOf("a😀b", 0), 0);
  assertEquals(unitsOf("a😀b", 1), 1);
  assertEquals(unitsOf("a😀b", 2), 3);
  assertEquals(unitsOf("a😀b", 3), 4);
  assertEquals(unitsOf("a😀b", 99), 4);
  assertEquals(unitsOf("abc", -1), 0);
});

Deno.test("codePointsOf() is the other way round at every place of a text", () => {
  const text = "const 名前 = '👩‍👩‍👧';\r\n\ud800x𝒳";
  const count = [...text].length;
  for (let place = 0; place <= count; place++) {
    assertEquals(codePointsOf(text, unitsOf(text, place)), place);
  }
});
