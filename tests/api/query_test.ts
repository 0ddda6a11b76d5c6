import { assert, assertEquals } from "@std/assert";
import {
  coerceForm,
  coercePath,
  coerceQuery,
  operations,
  type Parameter,
} from "../../lib/api/mod.ts";

function parameter(node: object, required = false): Parameter[] {
  return [{ type: "string", ...node, name: "a", required }];
}

function read(parameters: readonly Parameter[], query: string) {
  return coerceQuery(parameters, new URLSearchParams(query));
}

Deno.test("coerceQuery() reads booleans as Python and others write them", () => {
  const flag: Parameter[] = [{ name: "a", type: "boolean", required: false }];
  for (const text of ["True", "true", "TRUE", "1"]) {
    assertEquals(read(flag, `a=${text}`).values, { a: true });
  }
  for (const text of ["False", "false", "0"]) {
    assertEquals(read(flag, `a=${text}`).values, { a: false });
  }
  for (const text of ["", "yes", "2", "null"]) {
    const { values, problems } = read(flag, `a=${text}`);
    assertEquals(values, {});
    assertEquals(problems.map((problem) => problem.at), ["a"]);
  }
});

Deno.test("coerceQuery() reads whole numbers and others", () => {
  const whole: Parameter[] = [{
    name: "a",
    type: "integer",
    required: false,
    minimum: 0,
  }];
  assertEquals(read(whole, "a=5").values, { a: 5 });
  assertEquals(read(whole, "a=5.0").values, { a: 5 });
  for (
    const text of ["5.5", "abc", "", "-1", "0x10", "1e3", "Infinity", "5 6"]
  ) {
    assertEquals(read(whole, `a=${text}`).problems.length, 1, text);
  }
  const any: Parameter[] = [{ name: "a", type: "number", required: false }];
  assertEquals(read(any, "a=2.5e1").values, { a: 25 });
  assertEquals(read(any, "a=.5").values, { a: 0.5 });
  assertEquals(read(any, "a=NaN").problems.length, 1);
  assertEquals(read(any, "a=1e999").problems.length, 1);
});

Deno.test("coerceQuery() says what it found and what it wanted", () => {
  assertEquals(read(operations.list_collections.query, "limit=many").problems, [
    {
      at: "limit",
      message:
        '"limit" must be an integer of at least 0: found the string "many"',
    },
  ]);
  assertEquals(read(operations.ingest_upload.query, "").problems, [{
    at: "collection_id",
    message: '"collection_id" is required: found nothing, wanted a string',
  }]);
});

Deno.test("coerceQuery() fills in defaults and leaves other names out", () => {
  const { values } = read(
    operations.list_collections.query,
    "x=1&name_filter=&ascending=True",
  );
  assertEquals(values, {
    offset: 0,
    limit: 100,
    sort_column: "updated_at",
    ascending: true,
    name_filter: "",
    current_user_only: false,
  });
});

Deno.test("coerceQuery() checks values against the list, unless it is open", () => {
  assertEquals(
    read(operations.list_collections.query, "sort_column=Name").problems.length,
    1,
  );
  assertEquals(
    read(operations.get_message_meta.query, "info_type=agent_new").values,
    {
      info_type: "agent_new",
    },
  );
});

Deno.test("coerceQuery() reads lists in both forms", () => {
  const items = { type: "array", items: { type: "integer" } };
  const multi = parameter({ ...items, collectionFormat: "multi" });
  const csv = parameter({ ...items, collectionFormat: "csv" });
  assertEquals(read(multi, "a=1&a=2").values, { a: [1, 2] });
  assertEquals(read(csv, "a=1,2&a=3").values, { a: [1, 2, 3] });
  assertEquals(read(multi, "a=1&a=x").problems.map((problem) => problem.at), [
    "a[1]",
  ]);
  assertEquals(read(multi, "").values, {});
});

Deno.test("coercePath() reads lists joined by commas", () => {
  const { pathParams } = operations.ingest_upload;
  assertEquals(coercePath(pathParams, { upload_ids: "1,2" }).values, {
    upload_ids: ["1", "2"],
  });
  assertEquals(coercePath(pathParams, { upload_ids: "1" }).values, {
    upload_ids: ["1"],
  });
  assertEquals(coercePath(pathParams, { upload_ids: "1,,2," }).values, {
    upload_ids: ["1", "2"],
  });
  assertEquals(coercePath(pathParams, { upload_ids: "," }).problems.length, 1);
});

Deno.test("coerceForm() keeps files and reads the rest", () => {
  const form = new FormData();
  form.set("file", new File(["x"], "a.py"));
  form.set("tool_type", "general_code");
  form.set("tool_args", "{}");
  form.set("generate_system_prompt", "True");
  form.set("system_prompt_generation_timeout", "2.5");
  const { values, problems } = coerceForm(
    operations.add_custom_agent_tool.body?.fields ?? [],
    form,
  );
  assertEquals(problems, []);
  assert(values["file"] instanceof File);
  assertEquals(values["generate_system_prompt"], true);
  assertEquals(values["system_prompt_generation_timeout"], 2.5);
});

Deno.test("coerceForm() says that a file is missing, or is no file", () => {
  const fields = operations.upload_file.body?.fields ?? [];
  assertEquals(coerceForm(fields, new FormData()).problems, [{
    at: "file",
    message: '"file" is required: found nothing, wanted a file',
  }]);
  const form = new FormData();
  form.set("file", "text");
  assertEquals(coerceForm(fields, form).problems.length, 1);
});
