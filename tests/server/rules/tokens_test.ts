import { assertEquals } from "@std/assert";
import { countTokens } from "../../../lib/server/rules/tokens.ts";

Deno.test("countTokens() counts letters by eights, digits by threes and signs one by one", () => {
  assertEquals(countTokens(""), 0);
  assertEquals(countTokens(" \n\t"), 0);
  assertEquals(countTokens("word"), 1);
  assertEquals(countTokens("internationally"), 2);
  assertEquals(countTokens("26,700"), 3);
  assertEquals(countTokens("1234567"), 3);
  assertEquals(countTokens("Größe: 5 €!"), 5);
});

Deno.test("countTokens() of a whole is at least that of its parts at word ends", () => {
  const text = "The garage closes at midnight; parking costs 2.50 euros.";
  const words = text.split(" ");
  assertEquals(
    words.reduce((sum, word) => sum + countTokens(word), 0),
    countTokens(text),
  );
});
