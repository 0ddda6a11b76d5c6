import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  loadSchemas,
  type SchemaSet,
  type TypeNode,
  validate,
} from "../../lib/api/mod.ts";

const schemas: SchemaSet = await loadSchemas();

function places(node: TypeNode, value: unknown): string[] {
  return validate(node, value, schemas).map((problem) => problem.at);
}

/** A value that fits a type: as little as there must be, or all there can be. */
function sample(node: TypeNode, isFull: boolean, depth = 0): unknown {
  if ("ref" in node) {
    const inner = schemas[node.ref];
    assert(inner, node.ref);
    return sample(inner, isFull, depth);
  }
  if ("oneOf" in node) {
    const [first] = node.oneOf;
    assert(first);
    return sample(first, isFull, depth);
  }
  switch (node.type) {
    case "string":
      if (node.enum) return node.enum[0];
      if (node.format === "date") return "2026-02-28";
      if (node.format === "date-time") return "2026-02-28T23:59:59.5+01:00";
      return node.format === "uuid"
        ? "0b2e7f6a-9c1d-4e5f-8a7b-123456789abc"
        : "text";
    case "integer":
    case "number":
      return node.enum?.[0] ?? node.minimum ?? 1;
    case "boolean":
      return true;
    case "any":
      return { anything: [1, null] };
    case "binary":
      return new Uint8Array();
    case "array": {
      const length = Math.max(node.minItems ?? 0, isFull && depth < 6 ? 1 : 0);
      return Array.from(
        { length },
        () => sample(node.items, isFull, depth + 1),
      );
    }
    case "map":
      return isFull && depth < 6
        ? { key: sample(node.values, isFull, depth + 1) }
        : {};
    case "object":
      return Object.fromEntries(
        node.fields.filter((field) => field.required || (isFull && depth < 6))
          .map((field) => [field.name, sample(field, isFull, depth + 1)]),
      );
  }
}

Deno.test("validate() finds nothing wrong with values that fit any schema", () => {
  for (const name of Object.keys(schemas)) {
    for (const isFull of [false, true]) {
      const value = sample({ ref: name }, isFull);
      assertEquals(validate({ ref: name }, value, schemas), [], name);
      if (
        typeof value === "object" && value !== null && !Array.isArray(value)
      ) {
        assertEquals(
          validate({ ref: name }, { ...value, x_new: {} }, schemas),
          [],
          name,
        );
      }
    }
  }
});

Deno.test("validate() names each field that is missing or of a wrong type, for any schema", () => {
  for (const [name, node] of Object.entries(schemas)) {
    if (!("type" in node) || node.type !== "object") continue;
    const full = Object(sample(node, true));
    for (const field of node.fields) {
      const { [field.name]: _, ...without } = full;
      const missing = places(node, without);
      assertEquals(
        missing,
        field.required ? [field.name] : [],
        `${name}.${field.name}`,
      );
      if ("type" in field && field.type === "any") continue;
      const wrong = places(node, { ...full, [field.name]: Symbol("wrong") });
      assertEquals(wrong, [field.name], `${name}.${field.name}`);
    }
  }
});

Deno.test("validate() gives all problems with their paths", () => {
  const problems = validate(
    { ref: "CollectionCreateRequest" },
    {
      description: 5,
      collection_settings: { max_tokens_per_chunk: "many" },
      expiry_date: "soon",
      chat_settings: { tags: [1] },
    },
    schemas,
  );
  assertEquals(problems.map((problem) => problem.at), [
    "name",
    "description",
    "collection_settings.max_tokens_per_chunk",
    "chat_settings.tags[0]",
    "expiry_date",
  ]);
  for (const { at, message } of problems) {
    assert(message.includes(`"${at}"`), message);
  }
  assertEquals(
    problems[2]?.message,
    '"collection_settings.max_tokens_per_chunk" must be an integer: found the string "many"',
  );
});

Deno.test("validate() takes the spelling of values as it stands", () => {
  const node: TypeNode = { ref: "CollectionCreateRequest" };
  const body = { name: "a", description: "" };
  assertEquals(places(node, { ...body, vex_encryption: "enabled" }), []);
  assertEquals(places(node, { ...body, vex_encryption: "Enabled" }), [
    "vex_encryption",
  ]);
});

Deno.test("validate() takes null only where it is a value", () => {
  assertEquals(places({ type: "string", nullable: true }, null), []);
  assertEquals(places({ type: "string" }, null), [""]);
  assertEquals(
    places({ ref: "CollectionCreateRequest" }, { name: null, description: "" }),
    [
      "name",
    ],
  );
});

Deno.test("validate() tells numbers apart", () => {
  assertEquals(places({ type: "integer" }, 5), []);
  assertEquals(places({ type: "integer" }, 5.5), [""]);
  assertEquals(places({ type: "integer" }, "5"), [""]);
  assertEquals(places({ type: "integer" }, true), [""]);
  assertEquals(places({ type: "number" }, 5.5), []);
  assertEquals(places({ type: "number" }, NaN), [""]);
  assertEquals(places({ type: "integer", format: "int32" }, 2 ** 31), [""]);
  assertEquals(places({ type: "integer", minimum: 1 }, 0), [""]);
  assertEquals(places({ type: "integer", maximum: 1 }, 2), [""]);
  assertEquals(places({ type: "integer", enum: [-1, 0, 1] }, 2), [""]);
});

Deno.test("validate() checks dates against the calendar", () => {
  const date: TypeNode = { type: "string", format: "date" };
  const time: TypeNode = { type: "string", format: "date-time" };
  assertEquals(places(date, "2028-02-29"), []);
  assertEquals(places(date, "2026-02-29"), [""]);
  assertEquals(places(date, "26-02-01"), [""]);
  assertEquals(places(time, "2026-01-31T12:00:00Z"), []);
  assertEquals(places(time, "2026-01-31T12:00:00.123456"), []);
  assertEquals(places(time, "2026-01-31 12:00:00+01:00"), []);
  assertEquals(places(time, "2026-01-31T25:00:00Z"), [""]);
  assertEquals(places(time, "2026-01-32T12:00:00Z"), [""]);
});

Deno.test("validate() goes into lists, maps and unions", () => {
  const lists: TypeNode = {
    type: "array",
    items: { type: "integer" },
    minItems: 1,
  };
  assertEquals(places(lists, [1, "2", 3, null]), ["[1]", "[3]"]);
  assertEquals(places(lists, []), [""]);
  assertEquals(places(lists, { length: 1 }), [""]);
  const map: TypeNode = { type: "map", values: { type: "string" } };
  assertEquals(places(map, { a: "1", b: 2 }), ["b"]);
  assertEquals(places(map, []), [""]);
  const tags: TypeNode = { ref: "ChatSettingsTags" };
  assertEquals(places(tags, ["a"]), []);
  assertEquals(places(tags, { include: ["a"] }), []);
  assertEquals(places(tags, { include: [1] }), ["include[0]"]);
  assertEquals(places(tags, 5), [""]);
  assert(
    validate(tags, 5, schemas)[0]?.message.includes("a list or an object"),
  );
});

Deno.test("validate() takes the older values that clients still send", () => {
  const body = (value: unknown) => ({
    message: "Hi",
    include_chat_history: value,
  });
  for (const value of ["on", "off", "auto", "true", "false", true, false]) {
    assertEquals(places({ ref: "ChatCompletionRequest" }, body(value)), []);
  }
  assertEquals(places({ ref: "ChatCompletionRequest" }, body("Off")), [
    "include_chat_history",
  ]);
});

Deno.test("validate() is not misled by names that every object has", () => {
  const node: TypeNode = {
    type: "object",
    fields: [{ name: "constructor", type: "string", required: true }],
  };
  assertEquals(places(node, {}), ["constructor"]);
});

Deno.test("validate() repeats no secret and cuts long values", () => {
  const node = (name: string): TypeNode => ({
    type: "object",
    fields: [{ name, type: "integer", required: true }],
  });
  for (
    const name of [
      "api_key",
      "password",
      "client_secret",
      "access_token",
      "token",
    ]
  ) {
    const [problem] = validate(node(name), { [name]: "s3cr3t" }, schemas);
    assert(problem && !problem.message.includes("s3cr3t"), name);
  }
  const [long] = validate(
    node("max_tokens"),
    { max_tokens: "x".repeat(999) },
    schemas,
  );
  assert(long && long.message.length < 200 && long.message.includes("xxx"));
});

Deno.test("validate() says which schema it does not have", () => {
  assertThrows(
    () => validate({ ref: "Nothing" }, 1, schemas),
    TypeError,
    '"Nothing"',
  );
});
