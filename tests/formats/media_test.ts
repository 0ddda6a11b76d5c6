import { assertEquals } from "@std/assert";
import { readMedia } from "../../lib/formats/mod.ts";

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

function u32(value: number): string {
  return String.fromCharCode(
    value >>> 24,
    value >>> 16 & 255,
    value >>> 8 & 255,
    value & 255,
  );
}
const little = (value: number) => [...u32(value)].reverse().join("");
const box = (name: string, body: string) => u32(body.length + 8) + name + body;
const zeros = (n: number) => "\0".repeat(n);

Deno.test("readMedia() reads WAV, and one whose recorder was cut off", () => {
  const head = (data: number) =>
    `RIFF${little(36)}WAVEfmt ${little(16)}\x01\0\x02\0${little(44_100)}${
      little(176_400)
    }\x04\0\x10\0LIST${little(4)}INFOdata${little(data)}`;
  const facts = { durationMs: 500, sampleRate: 44_100, channels: 2 };
  assertEquals(
    readMedia(latin(head(88_200) + zeros(88_200)), "audio/wav"),
    facts,
  );
  assertEquals(readMedia(latin(head(0) + zeros(88_200)), "audio/wav"), facts);
  assertEquals(
    readMedia(latin(head(0xffffffff)), "audio/wav", {
      size: head(0).length + 88_200,
    }),
    facts,
  );
});

Deno.test("readMedia() reads MP3 by its bit rate or its number of frames", () => {
  // MPEG 1, layer III, 128 kbit/s, 44.1 kHz, stereo.
  const frame = "\xff\xfb\x90\x00";
  assertEquals(
    readMedia(latin(frame + zeros(60)), "audio/mpeg", { size: 160_000 }),
    { durationMs: 10_000, sampleRate: 44_100, channels: 2 },
  );
  const tagged = `ID3\x04\0\0\0\0\x01\x00${zeros(128)}${frame}${zeros(32)}Xing${
    u32(1)
  }${u32(3_828)}`;
  assertEquals(readMedia(latin(tagged), "audio/mpeg"), {
    durationMs: 99_997,
    sampleRate: 44_100,
    channels: 2,
  });
});

Deno.test("readMedia() reads FLAC", () => {
  // 44,100 Hz, 2 channels, 16 bits, 441,000 samples.
  const packed = "\x0a\xc4\x42\xf0" + u32(441_000);
  assertEquals(
    readMedia(latin(`fLaC\0\0\0\x22${zeros(10)}${packed}`), "audio/flac"),
    { durationMs: 10_000, sampleRate: 44_100, channels: 2 },
  );
});

Deno.test("readMedia() reads Ogg by its last page", () => {
  const page = (position: number, body: string) =>
    `OggS\0\0${little(position)}${zeros(4)}${zeros(12)}\x01${
      String.fromCharCode(body.length)
    }${body}`;
  const vorbis = page(
    0,
    `\x01vorbis${zeros(4)}\x01${little(8_000)}${zeros(13)}`,
  );
  const last = page(20_000, "x");
  const expected = { durationMs: 2_500, sampleRate: 8_000, channels: 1 };
  assertEquals(readMedia(latin(vorbis + last), "audio/ogg"), expected);
  assertEquals(
    readMedia(latin(vorbis), "audio/ogg", { tail: latin(`xx${last}`) }),
    expected,
  );
  const opus = page(0, `OpusHead\x01\x02\x38\x01${little(44_100)}\0\0\0`);
  assertEquals(
    readMedia(latin(opus + page(48_312, "x")), "audio/ogg"),
    { durationMs: 1_000, sampleRate: 48_000, channels: 2 },
  );
});

Deno.test("readMedia() reads MP4, its directory before or behind the film", () => {
  const movie = box(
    "moov",
    box("mvhd", zeros(12) + u32(600) + u32(39_000) + zeros(80)) +
      box("trak", box("tkhd", zeros(76) + u32(640 << 16) + u32(360 << 16))),
  );
  const type = box("ftyp", "isom" + zeros(4));
  const expected = { durationMs: 65_000, width: 640, height: 360 };
  const film = box("mdat", zeros(500));
  for (const file of [type + movie + film, type + film + movie]) {
    assertEquals(readMedia(latin(file), "video/mp4"), expected);
  }
  assertEquals(
    readMedia(latin(type + film), "video/mp4", { tail: latin("abc" + movie) }),
    expected,
  );
});

Deno.test("readMedia() reads WebM", () => {
  const element = (id: string, body: string) =>
    id + String.fromCharCode(0x80 | body.length) + body;
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, 2_500);
  const file = element("\x1aE\xdf\xa3", element("\x42\x82", "webm")) +
    element(
      "\x18S\x80g",
      element(
        "\x15I\xa9f",
        element("\x2a\xd7\xb1", "\x0f\x42\x40") +
          element("\x44\x89", String.fromCharCode(...duration)),
      ) +
        element(
          "\x16\x54\xae\x6b",
          element(
            "\xae",
            element(
              "\xe0",
              element("\xb0", "\x02\x80") + element("\xba", "\x01\x68"),
            ),
          ),
        ),
    );
  assertEquals(readMedia(latin(file), "video/webm"), {
    durationMs: 2_500,
    width: 640,
    height: 360,
  });
});

Deno.test("readMedia() leaves out what cannot be", () => {
  for (
    const type of [
      "audio/wav",
      "audio/mpeg",
      "audio/flac",
      "audio/ogg",
      "video/mp4",
      "video/webm",
      "video/x-none",
    ]
  ) {
    assertEquals(readMedia(new Uint8Array(), type), {});
  }
  // A hundred thousand hours of one sample a second.
  const head = `fLaC\0\0\0\x22${zeros(10)}`;
  assertEquals(
    readMedia(latin(`${head}\0\0\x10\xf0${u32(360_000_000)}`), "audio/flac"),
    { sampleRate: 1, channels: 1 },
  );
});
