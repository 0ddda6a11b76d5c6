import { assertEquals, assertThrows } from "@std/assert";
import {
  isRequestType,
  ProtocolError,
  readContent,
} from "../../lib/protocol/mod.ts";
import { numbers } from "../bench/_corpus.ts";
import { jsonObject, jsonValue, pick } from "./_values.ts";

Deno.test("readContent() fills in an execute_request as ipykernel does", () => {
  assertEquals(readContent("execute_request", { code: "1" }), {
    code: "1",
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  });
});

Deno.test("readContent() never stores what is silent", () => {
  const { store_history } = readContent("execute_request", {
    code: "1",
    silent: true,
    store_history: true,
  });
  assertEquals(store_history, false);
});

Deno.test("readContent() keeps user expressions of any name", () => {
  const expressions = JSON.parse('{"__proto__": "1", "constructor": "2"}');
  const { user_expressions } = readContent("execute_request", {
    code: "",
    user_expressions: expressions,
  });
  assertEquals(Object.entries(user_expressions), [
    ["__proto__", "1"],
    ["constructor", "2"],
  ]);
});

Deno.test("readContent() takes the end of the code, in code points, where no place is said", () => {
  const code = "a💧b";
  assertEquals(readContent("complete_request", { code }).cursor_pos, 3);
  assertEquals(
    readContent("inspect_request", { code, cursor_pos: null }).cursor_pos,
    3,
  );
});

Deno.test("readContent() reads the forms of a history_request", () => {
  assertEquals(
    readContent("history_request", { hist_access_type: "tail", n: 5 }),
    {
      output: false,
      raw: true,
      hist_access_type: "tail",
      session: 0,
      start: 0,
      n: 5,
      pattern: "*",
      unique: false,
    },
  );
  const range = readContent("history_request", {
    hist_access_type: "range",
    session: -1,
    start: 2,
    stop: 4,
    n: null,
  });
  assertEquals([range.session, range.start, range.stop, range.n], [
    -1,
    2,
    4,
    undefined,
  ]);
});

Deno.test("readContent() takes comms, subshells and the debugger's requests", () => {
  assertEquals(
    readContent("comm_open", { comm_id: "c", target_name: "t" }),
    { comm_id: "c", target_name: "t", data: {} },
  );
  assertEquals(readContent("comm_info_request", { target_name: "" }), {});
  assertEquals(readContent("shutdown_request", {}), { restart: false });
  assertEquals(
    readContent("debug_request", {
      seq: 1,
      command: "attach",
      arguments: null,
    }),
    { seq: 1, type: "request", command: "attach" },
  );
  assertEquals(readContent("input_reply", { status: "error" }), { value: "" });
  assertThrows(() => readContent("delete_subshell_request", {}), ProtocolError);
});

Deno.test("readContent() says which field is wrong, and not what it holds", () => {
  const wrong = [
    [
      "execute_request",
      { code: ["x"] },
      'found a list as "code"; wanted a string',
    ],
    ["execute_request", {}, 'found nothing as "code"'],
    [
      "execute_request",
      { code: "", silent: "yes" },
      'found a string as "silent"; wanted true or false',
    ],
    [
      "execute_request",
      { code: "", user_expressions: { a: 1 } },
      'found an object as "user_expressions"; wanted an object of strings',
    ],
    [
      "complete_request",
      { code: "", cursor_pos: 1.5 },
      'found a number as "cursor_pos"; wanted a whole number',
    ],
    [
      "inspect_request",
      { code: "", detail_level: 2 },
      'found a number as "detail_level"; wanted 0 or 1',
    ],
    [
      "history_request",
      { hist_access_type: "all" },
      'found a string as "hist_access_type"; wanted "tail" or "range" or "search"',
    ],
    ["comm_msg", { comm_id: "c", data: 1 }, 'found a number as "data"'],
  ] as const;
  for (const [type, content, message] of wrong) {
    assertThrows(() => readContent(type, content), ProtocolError, message);
  }
});

Deno.test("isRequestType() knows the kinds of message that can be read, and no others", () => {
  assertEquals(isRequestType("execute_request"), true);
  for (const type of ["execute_reply", "", "toString", "__proto__"]) {
    assertEquals(isRequestType(type), false);
  }
});

Deno.test("readContent() either reads any content or throws a ProtocolError", () => {
  const next = numbers(31);
  const types = [
    "execute_request",
    "complete_request",
    "inspect_request",
    "is_complete_request",
    "history_request",
    "comm_open",
    "comm_msg",
    "comm_close",
    "comm_info_request",
    "shutdown_request",
    "debug_request",
    "delete_subshell_request",
    "input_reply",
    "kernel_info_request",
  ] as const;
  const names = [
    "code",
    "silent",
    "user_expressions",
    "cursor_pos",
    "detail_level",
    "hist_access_type",
    "n",
    "comm_id",
    "target_name",
    "data",
    "restart",
    "command",
    "subshell_id",
    "value",
  ];
  let read = 0;
  for (let i = 0; i < 5_000; i++) {
    const content = jsonObject(next);
    for (let j = 0; j < 4; j++) content[pick(names, next)] = jsonValue(next);
    try {
      readContent(pick(types, next), content);
      read++;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  assertEquals(read > 200 && read < 4_800, true, String(read));
});
