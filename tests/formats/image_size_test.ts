import { assertEquals } from "@std/assert";
import { imageSize } from "../../lib/formats/mod.ts";

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

Deno.test("imageSize() reads the heads of pictures", () => {
  const cases: [string, string, number, number][] = [
    ["png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x20", 256, 32],
    ["gif", "GIF89a\x05\0\x06\x01", 5, 262],
    [
      "jpeg",
      "\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x11\x08\0\x10\0\x20\x03",
      32,
      16,
    ],
    // A camera that was held upright.
    [
      "jpeg",
      "\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\x10\0\x20\x03",
      16,
      32,
    ],
    ["webp", "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3c\0\0\x2a\0\0", 61, 43],
    ["webp", "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3c\x80\x0a\0", 61, 43],
    [
      "webp",
      "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x3d\0\x2b\0",
      61,
      43,
    ],
    [
      "bmp",
      "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x3d\0\0\0\xd5\xff\xff\xff",
      61,
      43,
    ],
    ["avif", "\0\0\0\x14ispe\0\0\0\0\0\0\0\x3d\0\0\0\x2b", 61, 43],
    ["ico", "\0\0\x01\0\x01\0\x00\x10", 256, 16],
    ["svg", "<svg width='61px' height=\"43\">", 61, 43],
    ["svg", '<?xml version="1.0"?>\n<svg viewBox="0,0 61 43">', 61, 43],
  ];
  for (const [kind, bytes, width, height] of cases) {
    assertEquals(imageSize(latin(bytes), kind), { width, height }, kind);
    for (let end = 0; end < bytes.length; end++) {
      imageSize(latin(bytes.slice(0, end)), kind);
    }
  }
});

Deno.test("imageSize() says nothing where there is no size", () => {
  for (
    const [kind, bytes] of [
      ["svg", '<svg width="50%" height="auto">'],
      ["svg", "<svg>"],
      ["png", "\x89PNG\r\n\x1a\n"],
      ["png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0"],
      ["text", "x"],
    ] as const
  ) assertEquals(imageSize(latin(bytes), kind), undefined);
});
