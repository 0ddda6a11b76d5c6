import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  boundaryOf,
  formParts,
  MultipartError,
} from "../../../lib/server/http/multipart.ts";
import { ByteSearch } from "../../../lib/server/http/byte_search.ts";

/** A stream of the bytes, cut at these places. */
function cut(
  bytes: Uint8Array,
  places: readonly number[],
  type?: "bytes",
): ReadableStream<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const place of [...places, bytes.length]) {
    if (place > from) pieces.push(bytes.slice(from, place));
    from = place;
  }
  return new ReadableStream({
    type,
    pull(controller: ReadableStreamDefaultController<Uint8Array>) {
      const piece = pieces.shift();
      if (piece === undefined) {
        controller.close();
        // A byte stream waits for the answer to the pending read.
        const { byobRequest } = controller as {
          byobRequest?: { respond(n: number): void };
        };
        byobRequest?.respond(0);
      } else controller.enqueue(piece);
    },
  } as UnderlyingDefaultSource<Uint8Array>);
}

async function read(stream: ReadableStream<Uint8Array>, boundary = "B") {
  const found: { name: string; filename: string | undefined; text: string }[] =
    [];
  for await (const part of formParts(stream, boundary)) {
    const decoder = new TextDecoder();
    let text = "";
    for await (const piece of part.body) {
      text += decoder.decode(piece, { stream: true });
    }
    found.push({
      name: part.name,
      filename: part.filename,
      text: text + decoder.decode(),
    });
  }
  return found;
}

const FORM = new TextEncoder().encode(
  'preamble\r\n--B\r\nContent-Disposition: form-data; name="mtime"\r\n\r\n12\r\n--B  \r\n' +
    'content-disposition: form-data; name="file"; filename="ä b.txt"\r\n' +
    "Content-Type: text/plain; charset=utf-8\r\n\r\n--B\r\n-\r\n--\r\n--A\r\r\n\r\n\r\n--B\r\n" +
    'content-disposition: form-data; name="none"\r\n\r\n\r\n--B--\r\nafter',
);
const PARTS = [
  { name: "mtime", filename: undefined, text: "12" },
  { name: "file", filename: "ä b.txt", text: "" },
  { name: "none", filename: undefined, text: "" },
];

Deno.test("formParts() gives the same parts wherever the network cuts the form", async () => {
  const text = new TextDecoder().decode(FORM);
  // Inside a body, what is like a boundary but for its line end before it is text.
  const form = new TextEncoder().encode(
    text.replace("\r\n\r\n--B\r\n-", "\r\n\r\nx--B\r\n-"),
  );
  const expected = PARTS.map((one) =>
    one.name === "file"
      ? { ...one, text: "x--B\r\n-\r\n--\r\n--A\r\r\n\r\n" }
      : one
  );
  for (let place = 0; place <= form.length; place++) {
    assertEquals(await read(cut(form, [place])), expected, `cut at ${place}`);
    assertEquals(
      await read(cut(form, [place], "bytes")),
      expected,
      `bytes cut at ${place}`,
    );
    assertEquals(
      await read(cut(form, [place, place + 3])),
      expected,
      `cut twice at ${place}`,
    );
  }
  const each = Array.from({ length: form.length }, (_, place) => place);
  assertEquals(await read(cut(form, each)), expected);
});

Deno.test("formParts() passes over parts that nobody reads", async () => {
  const names: string[] = [];
  for await (const part of formParts(cut(FORM, [50]), "B")) {
    names.push(part.name);
  }
  assertEquals(names, ["mtime", "file", "none"]);
});

Deno.test("formParts() refuses a form that is cut off anywhere", async () => {
  const end = new TextDecoder().decode(FORM).indexOf("--B--") + 5;
  // The closing boundary counts from its two dashes on.
  const bytes = new TextEncoder().encode(
    new TextDecoder().decode(FORM).slice(0, end),
  );
  for (let length = 0; length < bytes.length - 1; length++) {
    await assertRejects(
      () => read(cut(bytes.slice(0, length), [])),
      MultipartError,
    );
  }
});

Deno.test("formParts() reads file names as browsers and programs write them", async () => {
  for (
    const [header, name] of [
      ['filename="a.csv"', "a.csv"],
      ["filename=a.csv", "a.csv"],
      ['filename="say %22hi%22.txt"', 'say "hi".txt'],
      ['filename="say \\"hi\\".txt"', 'say "hi".txt'],
      ['filename="50% off.txt"', "50% off.txt"],
      ['filename="C:\\Users\\me\\a.txt"', "a.txt"],
      ['filename="../../etc/passwd"', "passwd"],
      ['filename=".."', "unnamed"],
      ['filename=""', "unnamed"],
      ['filename="zażółć 東京.txt"', "zażółć 東京.txt"],
      [
        "filename=\"x.txt\"; filename*=UTF-8''na%C3%AFve%20plan.txt",
        "naïve plan.txt",
      ],
      ["filename*=utf-8''%E2%82%AC.csv; filename=\"e.csv\"", "€.csv"],
      ["filename*=iso-8859-1''%A3.csv", "£.csv"],
      ["filename*=UTF-8''%ff; filename=\"ok.csv\"", "ok.csv"],
      ['filename="semi;colon.txt"', "semi;colon.txt"],
    ]
  ) {
    const form =
      `--B\r\nContent-Disposition: form-data; name="file"; ${header}\r\n\r\nx\r\n--B--`;
    const [part] = await read(cut(new TextEncoder().encode(form), []));
    assertEquals(part, { name: "file", filename: name, text: "x" }, header);
  }
});

Deno.test("boundaryOf() finds the boundary, quoted or not", () => {
  assertEquals(boundaryOf("multipart/form-data; boundary=abc"), "abc");
  assertEquals(
    boundaryOf('Multipart/Form-Data; charset=x; boundary="a b:c"'),
    "a b:c",
  );
  assertThrows(
    () => boundaryOf("multipart/form-data"),
    MultipartError,
    "boundary",
  );
  assertThrows(() => boundaryOf("text/plain"), MultipartError, "text/plain");
  assertThrows(() => boundaryOf(null), MultipartError);
});

Deno.test("ByteSearch finds what indexOf finds", () => {
  const text = "abababcababcabc--abcabcab";
  const bytes = new TextEncoder().encode(text);
  for (const needle of ["a", "abc", "cab", "abcabcab", "--a", "zz", "bab"]) {
    const search = new ByteSearch(new TextEncoder().encode(needle));
    for (let from = 0; from <= text.length; from++) {
      assertEquals(
        search.find(bytes, from),
        text.indexOf(needle, from),
        `${needle} from ${from}`,
      );
    }
  }
});
