import { assert, assertEquals, assertThrows } from "@std/assert";
import { isKey, keyCheck, newKey } from "../../../lib/server/http/keys.ts";

Deno.test("keyCheck() refuses keys that no client could send, and the empty one", () => {
  for (const key of ["new\nline", "schlüssel", " k-1", "k-1 ", "\u0000"]) {
    const { message } = assertThrows(() => keyCheck(key), TypeError);
    assert(message.includes("a header cannot carry"), message);
    assert(!message.includes(key), "a key must not stand in an error");
  }
  assertThrows(() => keyCheck(""), TypeError, "empty");
});

Deno.test("isKey() takes the key after any spelling of Bearer, and nothing else", () => {
  for (const key of ["k", "with blank", "a=b/c+d", newKey()]) {
    const check = keyCheck(key);
    for (const scheme of ["Bearer ", "bearer ", "BEARER   "]) {
      assertEquals(isKey(check, scheme + key), true);
      assertEquals(isKey(check, `${scheme}${key}x`), false);
    }
    for (const header of [null, "", key, "Bearer", "Bearer ", `Basic ${key}`]) {
      assertEquals(isKey(check, header), false, `${header}`);
    }
  }
  assertEquals(isKey(keyCheck(null), null), true);
});
