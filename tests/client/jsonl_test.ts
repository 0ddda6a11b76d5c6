import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertThrows,
} from "@std/assert";
import {
  jsonl,
  JsonlDecoder,
  JsonlDecoderStream,
  MalformedLine,
  StreamError,
} from "../../lib/client/mod.ts";

const encoder = new TextEncoder();
const RECORDS = [
  { body: "Zürich 🌊 \u2028 日本" },
  { body: "a\nb\r\n\\" },
  [1, null],
  "é",
  7,
  null,
  { body: "", finished: true },
];

function decodePieces(pieces: readonly Uint8Array[]): unknown[] {
  const decoder = new JsonlDecoder();
  return [
    ...pieces.flatMap((piece) => decoder.push(piece)),
    ...decoder.finish(),
  ];
}

/** Bytes as one stream that gives them in the pieces named by its cuts. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return ReadableStream.from(pieces);
}

for (
  const [name, text] of [
    ["LF", RECORDS.map((one) => `${JSON.stringify(one)}\n`).join("")],
    ["CR LF", RECORDS.map((one) => `${JSON.stringify(one)}\r\n`).join("")],
    [
      "no line end at the end",
      RECORDS.map((one) => JSON.stringify(one)).join("\n"),
    ],
    [
      "blank lines",
      RECORDS.map((one) => `\n \r\n\t\n${JSON.stringify(one)}\n\n`).join(""),
    ],
    [
      "a byte order mark",
      `\uFEFF${RECORDS.map((one) => JSON.stringify(one)).join("\n")}\n`,
    ],
    [
      "a byte order mark and CR LF",
      `\uFEFF\r\n${RECORDS.map((one) => JSON.stringify(one)).join("\r\n")}`,
    ],
  ] as const
) {
  Deno.test(`JsonlDecoder gives the same records wherever the input is cut: ${name}`, () => {
    const bytes = encoder.encode(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      assertEquals(
        decodePieces([bytes.subarray(0, cut), bytes.subarray(cut)]),
        RECORDS,
        `${cut}`,
      );
    }
    assertEquals(
      decodePieces([...bytes].map((byte) => Uint8Array.of(byte))),
      RECORDS,
    );
    for (let size = 1; size < 20; size++) {
      const pieces = Array.from(
        { length: Math.ceil(bytes.length / size) },
        (_, index) => bytes.subarray(index * size, (index + 1) * size),
      );
      assertEquals(decodePieces(pieces), RECORDS, `pieces of ${size}`);
    }
  });
}

Deno.test("jsonl() and JsonlDecoderStream give what the decoder gives, for any cut", async () => {
  const bytes = encoder.encode(
    RECORDS.map((one) => JSON.stringify(one)).join("\r\n"),
  );
  for (let cut = 0; cut <= bytes.length; cut++) {
    const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
    assertEquals(await Array.fromAsync(jsonl(streamOf(pieces))), RECORDS);
    assertEquals(
      await Array.fromAsync(
        streamOf(pieces).pipeThrough(new JsonlDecoderStream()),
      ),
      RECORDS,
    );
  }
});

Deno.test("JsonlDecoder copies what it keeps: the giver may fill the same bytes anew", () => {
  const decoder = new JsonlDecoder();
  const bytes = encoder.encode('{"a":1');
  assertEquals(decoder.push(bytes), []);
  bytes.fill(0);
  assertEquals(decoder.push(encoder.encode("}\n")), [{ a: 1 }]);
});

Deno.test("JsonlDecoder names the line that is not JSON, and shows its beginning", () => {
  const decoder = new JsonlDecoder();
  const error = assertThrows(
    () => decoder.push(encoder.encode(`{}\n\n{"body": nonsense}\n`)),
    StreamError,
    'Cannot read line 3 of the stream: it is not JSON: "{"body": nonsense}"',
  );
  assertEquals(error.line, 3);
  assertInstanceOf(error.cause, SyntaxError);
});

Deno.test("JsonlDecoder keeps lines that are not JSON among the records when told so", () => {
  const decoder = new JsonlDecoder({ malformed: "keep" });
  assertEquals(decoder.push(encoder.encode("1\r\n<html>\r\n2\n")), [
    1,
    new MalformedLine(2, "<html>"),
    2,
  ]);
});

Deno.test("JsonlDecoder reads bytes that are no UTF-8 as replacement characters", () => {
  const decoder = new JsonlDecoder();
  assertEquals(decoder.push(Uint8Array.of(0x22, 0xff, 0x22, 0x0a)), ["\uFFFD"]);
});

Deno.test("JsonlDecoder refuses a line over its limit in bytes, wherever it is cut, and takes one at it", () => {
  const line = encoder.encode(`"${"é".repeat(10)}"`);
  const good = new JsonlDecoder({ maxLineBytes: line.length });
  assertEquals(
    good.push(new Uint8Array([...line, 0x0a, ...line, 0x0a])).length,
    2,
  );
  const bytes = new Uint8Array([...encoder.encode("1\n"), ...line, 0x0a]);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decoder = new JsonlDecoder({ maxLineBytes: line.length - 1 });
    const error = assertThrows(
      () => {
        decoder.push(bytes.subarray(0, cut));
        decoder.push(bytes.subarray(cut));
      },
      StreamError,
      `Cannot read line 2 of the stream: it has more than ${
        line.length - 1
      } bytes`,
      `${cut}`,
    );
    assertEquals(error.line, 2);
  }
  assertThrows(() => new JsonlDecoder({ maxLineBytes: 0 }), RangeError);
});

Deno.test("JsonlDecoder does not gather a line without end beyond its limit", () => {
  const decoder = new JsonlDecoder({ maxLineBytes: 1000 });
  assertThrows(() => {
    for (let piece = 0; piece < 200; piece++) {
      decoder.push(encoder.encode("xxxxxxxxxx"));
    }
  }, StreamError);
});

Deno.test("jsonl() cancels the stream when the loop is left", async () => {
  let reason: unknown = "not canceled";
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(encoder.encode('{"a":1}\n')),
    cancel: (given) => void (reason = given),
  });
  for await (const record of jsonl(stream)) {
    assertEquals(record, { a: 1 });
    break;
  }
  assertEquals(reason, undefined);
});

Deno.test("jsonl() passes on the stream's own error after the records before it", async () => {
  const failure = new Error("cut");
  let pulls = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulls++ === 0) controller.enqueue(encoder.encode("1\n2\n3"));
      else controller.error(failure);
    },
  });
  const seen: unknown[] = [];
  const error = await assertRejects(async () => {
    for await (const record of jsonl(stream)) seen.push(record);
  });
  assert(error === failure);
  assertEquals(seen, [1, 2]);
});

Deno.test("JsonlDecoder takes no lines together that are JSON only together", () => {
  const cases = [
    ['{"a":1', '"b":2}'],
    ["[1", "2]"],
    ["1,2", "[3", "4]", "5"],
    ['{"a":[{}', "{}]}"],
    ["[", "1", "]"],
    ["1", ""],
    ["", "1", "2,3"],
  ];
  for (const lines of cases) {
    const alone = lines.filter((line) => line !== "").map((line, index) => {
      try {
        return JSON.parse(line);
      } catch {
        return new MalformedLine(index + 1 + (lines[0] === "" ? 1 : 0), line);
      }
    });
    for (const end of ["\n", "\r\n"]) {
      const decoder = new JsonlDecoder({ malformed: "keep" });
      const records = decoder.push(
        encoder.encode(lines.map((line) => line + end).join("")),
      );
      assertEquals(records, alone, JSON.stringify(lines));
    }
  }
});

Deno.test("jsonl() gives the records before a line that is not JSON, wherever the input is cut", async () => {
  const bytes = encoder.encode("1\n2\n3\noops\n5\n");
  for (let cut = 0; cut <= bytes.length; cut++) {
    const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
    const through = () =>
      streamOf(pieces).pipeThrough(new JsonlDecoderStream());
    for (const read of [() => jsonl(streamOf(pieces)), through]) {
      const seen: unknown[] = [];
      const error = await assertRejects(async () => {
        for await (const record of read()) seen.push(record);
      }, StreamError);
      assertEquals(error.line, 4);
      if (read !== through) assertEquals(seen, [1, 2, 3]);
    }
  }
});

Deno.test("JsonlDecoder reads more than one block of lines, and a line longer than a block", () => {
  const long = "x".repeat(3_000_000);
  const records = [
    ...Array(200_000).keys(),
    long,
    ...Array(1000).keys(),
    long,
    1,
  ];
  const text = records.map((record) => JSON.stringify(record)).join("\n");
  assertEquals(
    new JsonlDecoder().push(encoder.encode(`${text}\n`)).length,
    records.length,
  );
  const lines = text.split("\n");
  lines[200_500] = "oops";
  const got: unknown[] = [];
  const bytes = encoder.encode(`${lines.join("\n")}\n`);
  const error = assertThrows(
    () => new JsonlDecoder().push(bytes, got),
    StreamError,
  );
  assertEquals([error.line, got.length], [200_501, 200_500]);
});
