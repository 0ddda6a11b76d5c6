import { assert, assertEquals } from "@std/assert";
import { preview } from "../../../lib/display/mod.ts";
import {
  joined,
  latin,
  mp4,
  notebook,
  pdf,
  png,
  utf8,
  wav,
  zip,
} from "../gallery/_files.ts";
import { problemsOf } from "../_sanitizer.ts";

const FILES: Readonly<Record<string, Uint8Array>> = {
  "a.csv": utf8('a,b\n1,"x\ny"\n2,日本\n'),
  "a.json": utf8('{"a": [1, {"b": "日本"}]}'),
  "a.jsonl": utf8('{"a":1}\n{"b":2}\n'),
  "a.yaml": utf8("a: 1\nb:\n  - x\n---\nc: &d 2\ne: *d\n"),
  "a.md": utf8("# T\n\n```js\nlet x = `\n```\n\n| a |\n|---|\n| 日 |\n"),
  "a.html": utf8("<!doctype html><title>T</title><p>日本<script>x</script>"),
  "a.svg": utf8('<svg xmlns="x" width="4" height="5"><g/></svg>'),
  "a.ipynb": utf8(notebook().slice(0, 700)),
  "a.png": png(8, 8),
  "a.jpg": latin(
    "\xff\xd8\xff\xe1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\x10\0\x20\x03\xff\xd9",
  ),
  "a.gif": latin("GIF89a\x02\0\x03\0\0\0\0;"),
  "a.webp": latin("RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0\x2f\x01\x40\0\0"),
  "a.bmp": latin(
    "BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0\x02\0\x03\0\x01\0\x18\0",
  ),
  "a.pdf": pdf(),
  "a.zip": zip({ "a.txt": "x", "日本/b.txt": "yy" }),
  "a.wav": wav().slice(0, 90),
  "a.mp4": mp4(),
  "a.mp3": latin("ID3\x04\0\0\0\0\0\x02\0\0\xff\xfb\x90\x00" + "\0".repeat(60)),
  "a.ogg": latin(
    "OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead\x01\x02\0\0\x80\xbb\0\0\0\0\0",
  ),
  "a.flac": latin("fLaC\0\0\0\x22" + "\x0a\xc4\x42\xf0".repeat(9)),
  "a.webm": latin(
    "\x1aE\xdf\xa3\x87\x42\x82\x84webm\x18S\x80g\x8c\x15I\xa9f\x87D\x89\x84\x44\x7a\0\0",
  ),
  "a.gz": latin(
    "\x1f\x8b\x08\x08\0\0\0\0\0\x03data.csv\0\x4b\x04\0\x43\xbe\xb7\xe8\x01\0\0\0",
  ),
  "a.db": joined(latin("SQLite format 3\0"), new Uint8Array(20)),
  "a.npy": latin("\x93NUMPY\x01\0v\0{'descr': '<f8', 'shape': (3, 4), }"),
  "a.so": latin("\x7fELF\x02\x01\x01" + "\0".repeat(9) + "\x03\0\x3e\0"),
};

Deno.test("preview() of a file cut at any byte shows it, and never throws", async () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    for (let end = 0; end <= bytes.length; end++) {
      const view = await preview({ name, bytes: bytes.slice(0, end) });
      const text = String(view);
      assert(text.startsWith(`${name} · `), text);
      assertEquals(problemsOf(view.toHtml()), [], `${name} cut at ${end}`);
      if (end === 0) assert(/empty|0 rows/.test(text), text);
    }
  }
});

Deno.test("preview() of a part of a file says the same of its head, however little is read", async () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    for (const maxBytes of [1, 2, 7, 16, 33]) {
      if (bytes.length <= maxBytes) continue;
      for (
        const source of [
          { name, bytes },
          { name, stream: new Blob([bytes.slice()]).stream() },
        ]
      ) {
        const view = await preview(source, { maxBytes });
        assert(String(view).startsWith(`${name} · `));
        assertEquals(problemsOf(view.toHtml()), [], `${name}: ${maxBytes}`);
      }
    }
  }
});

let seed = 5;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return (seed >> 8) % below;
}

Deno.test("preview() of a damaged file shows it, and never throws", async () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    for (let i = 0; i < 60; i++) {
      const broken = bytes.slice();
      for (let n = random(6); n >= 0; n--) {
        broken[random(broken.length)] = random(256);
      }
      const view = await preview({ name, bytes: broken });
      assertEquals(problemsOf(view.toHtml()), [], `${name}: ${broken}`);
      assertEquals(
        /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(String(view)),
        false,
        name,
      );
    }
  }
});

Deno.test("preview() of random bytes shows them, under any name", async () => {
  const names = Object.keys(FILES);
  for (let i = 0; i < 400; i++) {
    const length = random(300);
    const isText = random(2) === 0;
    const bytes = Uint8Array.from(
      { length },
      () => isText ? 32 + random(96) : random(256),
    );
    const name = names[random(names.length)] ?? "";
    const view = await preview({ name, bytes });
    assertEquals(problemsOf(view.toHtml()), []);
    for (const width of [20, 80]) {
      view.toText({ width, isColored: true });
    }
    view.toMarkdown();
  }
});
