import { assertEquals, assertStringIncludes } from "@std/assert";
import { display } from "../../../lib/display/display/display.ts";

Deno.test("display() shows no key, token or password that an error quotes", () => {
  const shown = (message: string) =>
    display(new Error("failed", { cause: new TypeError(message) })).toText({
      width: 300,
    }).split("TypeError: ")[1];
  const secrets: [string, string][] = [
    ["Authorization: Bearer abc123.DEF-456", "Bearer [removed]"],
    ['{"api_key": "q9"}', '{"api_key": "[removed]"}'],
    ["H2OGPTE_API_KEY=hunter2 is wrong", "H2OGPTE_API_KEY=[removed] is wrong"],
    ["sent Bearer abc.def-ghi to it", "sent Bearer [removed] to it"],
    ["Authorization: Bearer abcdef", "Authorization: Bearer [removed]"],
    ["Set-Cookie: abc=def; Path=/", "Set-Cookie: [removed]; Path=/"],
    ["password: hunter2!", "password: [removed]"],
    ["https://ann:pw@h.example/x", "https://[removed]@h.example/x"],
    [
      "https://h.example/x?token=t1&n=2",
      "https://h.example/x?token=[removed]&n=2",
    ],
    ["the key sk-abcdefgh12345678xyz", "the key [removed]"],
  ];
  for (const [message, wanted] of secrets) {
    assertStringIncludes(shown(message) ?? "", wanted);
  }
  for (
    const plain of [
      "password: must not be empty",
      "max_tokens: 500 is too many tokens=12",
      "the token ended",
      "basic understanding, bearer authentication, a bearer token.",
      "see https://h.example/a:b@c",
    ]
  ) assertEquals(shown(plain), plain);
});

Deno.test("display() shows no secret in the error of a message either", () => {
  const error = "refused: Bearer abc123.DEF-456";
  for (
    const value of [
      { id: "m", content: "", reply_to: "q", error },
      [{ id: "m", content: "", reply_to: "q", error }],
      new Map([["why", new Error(error)]]),
    ]
  ) {
    const shown = display(value);
    for (const form of [String(shown), shown.toHtml(), shown.toMarkdown()]) {
      assertStringIncludes(form.replaceAll("\\", ""), "Bearer [removed]");
    }
  }
});

Deno.test("display() leaves out fields that open a door, and no others", () => {
  const text = String(display({
    name: "k",
    API_KEY: "s1",
    token: "s2",
    max_tokens: 7,
    inner: { password: "s3", kept: 8 },
  }));
  assertEquals(/s[123]/.test(text), false);
  assertEquals(text, "name        k\nmax_tokens  7\ninner       { kept: 8 }");
  assertEquals(
    String(display([{ model: "m", input_tokens: 5, access_token: "s1" }])),
    "model  input_tokens\n─────  ────────────\nm                 5",
  );
});
