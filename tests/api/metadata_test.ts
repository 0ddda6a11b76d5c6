import { assert, assertEquals } from "@std/assert";
import {
  decodeContent,
  decodeMeta,
  formatAgentFiles,
} from "../../lib/api/mod.ts";

function decode(message_type: string, content: unknown) {
  return decodeMeta({
    message_type,
    content: typeof content === "string" ? content : JSON.stringify(content),
  });
}

Deno.test("decodeContent() follows the one rule for all types", () => {
  assertEquals(decodeContent('{"a":1}'), { a: 1 });
  assertEquals(decodeContent("plain {text"), "plain {text");
  assertEquals(decodeContent('"quoted"'), "quoted");
  assertEquals(decodeContent(JSON.stringify('{"a":[1]}')), { a: [1] });
  assertEquals(decodeContent(JSON.stringify("[no list")), "[no list");
  assertEquals(decodeContent({ a: 1 }), { a: 1 });
});

Deno.test("decodeMeta() reads prompts with the history in a string", () => {
  const meta = decode("prompt_raw", {
    system_prompt: "Be brief.",
    prompt_raw: "What is 1 + 2?",
    chat_conversation: JSON.stringify([["Hi", "Hello"], ["Who?"], "odd"]),
  });
  assert(meta.kind === "prompt");
  assertEquals(meta.prompt, {
    system: "Be brief.",
    prompt: "What is 1 + 2?",
    conversation: [
      { question: "Hi", answer: "Hello" },
      { question: "Who?", answer: "" },
    ],
  });
});

Deno.test("decodeMeta() takes a prompt that is plain text", () => {
  for (const text of ["What is 1 + 2?", "42", "[1]"]) {
    const meta = decode("prompt_raw", text);
    assert(meta.kind === "prompt", text);
    assertEquals(meta.prompt, { system: "", prompt: text, conversation: [] });
  }
  const cut = decode("prompt_raw", '{"prompt_raw": "What');
  assert(cut.kind === "text" && cut.malformed);
});

Deno.test("decodeMeta() lists files in order and keeps equal names apart", () => {
  const content = [{ "b-1": "sum.csv" }, { "a-2": "sum.csv" }, {
    "c-3": "note.md",
  }];
  for (const type of ["agent_files", "agent_files_old", "agent_files_pdf"]) {
    const meta = decode(type, content);
    assert(meta.kind === "files");
    assertEquals(meta.messageType, type);
    assertEquals(meta.files, [
      { documentId: "b-1", name: "sum.csv" },
      { documentId: "a-2", name: "sum.csv" },
      { documentId: "c-3", name: "note.md" },
    ]);
    assertEquals(formatAgentFiles(meta.files), JSON.stringify(content));
  }
});

Deno.test("decodeMeta() takes files as one object, and no files", () => {
  const one = decode("agent_files", { "b-1": "sum.csv", "c-3": "note.md" });
  assert(one.kind === "files");
  assertEquals(one.files.map((file) => file.name), ["sum.csv", "note.md"]);
  const none = decode("agent_files", "[]");
  assert(none.kind === "files");
  assertEquals(none.files, []);
});

Deno.test("decodeMeta() marks what does not hold what its type promises", () => {
  for (
    const [type, content] of [
      ["agent_files", "[{"],
      ["agent_files", '["a.csv"]'],
      ["agent_files", '[{"a": 5}]'],
      ["usage_stats", "oops"],
      ["usage_stats", "null"],
      ["usage", "7"],
      ["agent_meta", "[]"],
      ["code_dict", '"text"'],
      ["agent_chat_history", "no list"],
    ] as const
  ) {
    const meta = decode(type, content);
    assert(meta.kind === "text", type);
    assert(meta.malformed, type);
    assertEquals(meta.text, content);
  }
});

Deno.test("decodeMeta() reads the smaller types", () => {
  assertEquals(
    decode("agent_meta", {
      agent_work_dir: ".work_1",
      agent_venv_dir: ".venv_1",
    }),
    {
      kind: "folders",
      messageType: "agent_meta",
      workFolder: ".work_1",
      environmentFolder: ".venv_1",
    },
  );
  assertEquals(decode("turn_title", '"A headline"'), {
    kind: "text",
    messageType: "turn_title",
    text: "A headline",
    malformed: false,
  });
  assertEquals(
    decode("agent_venv_requirements", JSON.stringify('{"packages":["numpy"]}')),
    {
      kind: "json",
      messageType: "agent_venv_requirements",
      value: { packages: ["numpy"] },
    },
  );
  const code = decode("code_dict", {
    lang: "python",
    code: "print(1)",
    agent_tool: null,
    valid_agent_tool: false,
    filename: "a.py",
    exitcode: 0,
    logs_all: "<code_stdout>1</code_stdout>",
    turns: 2,
  });
  assert(code.kind === "code");
  assertEquals(code.run.turn, 2);
  assertEquals(code.run.exitCode, 0);
  assertEquals(code.run.tool, undefined);
  const use = decode("usage", {
    completion_tokens: 5,
    prompt_tokens: 10,
    total_tokens: 15,
    cost: 0.01,
    stage: "agent",
    model_name: "m",
  });
  assert(use.kind === "model use");
  assertEquals(use.use, {
    llm: "m",
    inputTokens: 10,
    outputTokens: 5,
    cost: 0.01,
    origin: "agent",
  });
});

Deno.test("decodeMeta() splits the analysis of a run", () => {
  const meta = decode(
    "agent_analysis",
    "Plan.\nENDOFTURN\nThe answer.\nENDOFTURN\n",
  );
  assert(meta.kind === "analysis");
  assertEquals(meta.turns.length, 2);
  assertEquals(meta.answer, "The answer.");
  assert(meta.text.includes("ENDOFTURN"));
});

Deno.test("decodeMeta() passes unknown types as text or JSON, without persons", () => {
  assertEquals(decode("version_message", "1.7"), {
    kind: "text",
    messageType: "version_message",
    text: "1.7",
    malformed: false,
  });
  assertEquals(
    decode("agent_brand_new", { a: [{ client_metadata: "x", b: 1 }] }),
    {
      kind: "json",
      messageType: "agent_brand_new",
      value: { a: [{ b: 1 }] },
    },
  );
});

Deno.test("decodeMeta() never throws, whatever the content", () => {
  const types = [
    ..."usage_stats usage prompt_raw agent_files agent_chat_history agent_chat_history_md"
      .split(" "),
    ..."agent_analysis agent_meta code_dict turn_title self_reflection strange"
      .split(" "),
  ];
  const contents = [
    ...[
      "",
      "null",
      "true",
      "0",
      "{",
      "[",
      '"',
      "[[[[",
      "[null]",
      '[{"a":null}]',
      "{}",
      "\u0000",
    ],
    ...[undefined, null, 5, [], {}, [[]], { usage: { a: 1 } }],
    "```\n".repeat(99),
    "<code_stdout>".repeat(99),
    "### 🤖 Coder Agent\n".repeat(99),
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
  ];
  for (const message_type of types) {
    for (const content of contents) {
      const meta = decodeMeta({ message_type, content });
      assertEquals(meta.messageType, message_type);
    }
  }
});

Deno.test("decodeMeta() reads large texts that start many things and end none", () => {
  for (
    const piece of [
      '<a href="/file?id=',
      "<a ",
      "/file?id=",
      "x",
      "\\",
      '"client_metadata":{',
      "a.",
      "1:",
      `1:1:1:${"a".repeat(60)}g`,
      "`",
    ]
  ) {
    const content = piece.repeat(Math.ceil(400_000 / piece.length));
    for (
      const type of [
        "agent_analysis",
        "agent_chat_history_md",
        "usage_stats",
        "new_type",
      ]
    ) {
      assertEquals(
        decodeMeta({ message_type: type, content }).messageType,
        type,
      );
    }
  }
});
