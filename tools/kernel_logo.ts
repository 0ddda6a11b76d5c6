/**
 * Draws the kernel's logo, a cenote seen from above, as SVG and as PNG in the
 * sizes that Jupyter asks for: `deno run -A tools/kernel_logo.ts`.
 *
 * @module
 */
import { crc32 } from "node:zlib";
import { encodeHex } from "@std/encoding/hex";

/** A filled shape on a square of 64 by 64; the last one is on top. */
type Shape =
  & {
    readonly fill: readonly [number, number, number];
    readonly opacity?: number;
  }
  & (
    | { readonly x: number; readonly y: number; readonly r: number }
    | { readonly points: readonly (readonly [number, number])[] }
  );

const SIZE = 64;
/** Samples a side of each pixel. */
const FINE = 8;

const SHAPES: readonly Shape[] = [
  { fill: [24, 84, 60], x: 32, y: 32, r: 31 },
  { fill: [222, 205, 165], x: 32, y: 32, r: 26 },
  { fill: [176, 152, 108], x: 32, y: 32.5, r: 23.5 },
  { fill: [11, 89, 120], x: 32, y: 34, r: 21.5 },
  { fill: [14, 138, 160], x: 32, y: 37, r: 17 },
  { fill: [45, 196, 190], x: 32, y: 41, r: 11 },
  {
    fill: [255, 255, 255],
    opacity: 0.3,
    points: [[27, 13], [37, 13], [43, 47], [21, 47]],
  },
];

function svg(): string {
  const shapes = SHAPES.map((shape) => {
    const { fill, opacity } = shape;
    const paint = `fill="#${encodeHex(new Uint8Array(fill))}"${
      opacity === undefined ? "" : ` fill-opacity="${opacity}"`
    }`;
    return "points" in shape
      ? `  <polygon points="${
        shape.points.map((point) => point.join(",")).join(" ")
      }" ${paint} />`
      : `  <circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}" ${paint} />`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}">\n${
    shapes.join("\n")
  }\n</svg>\n`;
}

/** Whether a place is within a shape; polygons are convex, their points clockwise. */
function covers(shape: Shape, x: number, y: number): boolean {
  if (!("points" in shape)) {
    return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.r ** 2;
  }
  return shape.points.every(([ax, ay], n) => {
    const [bx, by] = shape.points[(n + 1) % shape.points.length] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

/** Colour and opacity of a place, the colour not multiplied by the opacity. */
function colourAt(x: number, y: number): [number, number, number, number] {
  let colour: [number, number, number, number] = [0, 0, 0, 0];
  for (const shape of SHAPES) {
    if (!covers(shape, x, y)) continue;
    const { fill: [r, g, b], opacity = 1 } = shape;
    const below = colour[3] * (1 - opacity);
    const all = opacity + below;
    const mixed = (over: number, under: number) =>
      (over * opacity + under * below) / all;
    colour = [
      mixed(r, colour[0]),
      mixed(g, colour[1]),
      mixed(b, colour[2]),
      all,
    ];
  }
  return colour;
}

/** Four bytes a pixel. */
function pixels(size: number): Uint8Array {
  const rows = new Uint8Array(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0, 0];
      for (let n = 0; n < FINE ** 2; n++) {
        const x = (column + (n % FINE + 0.5) / FINE) * SIZE / size;
        const y = (row + (Math.floor(n / FINE) + 0.5) / FINE) * SIZE / size;
        const [r, g, b, a] = colourAt(x, y);
        [r * a, g * a, b * a, a].forEach((value, i) =>
          sum[i] = (sum[i] ?? 0) + value
        );
      }
      const [r = 0, g = 0, b = 0, a = 0] = sum;
      const at = row * (1 + size * 4) + 1 + column * 4;
      if (a === 0) continue;
      rows.set([r / a, g / a, b / a, a * 255 / FINE ** 2].map(Math.round), at);
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

async function png(size: number): Promise<Uint8Array> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // 8 bits a channel, colour with opacity.
  header.set([8, 6], 8);
  const stream = new Blob([new Uint8Array(pixels(size))]).stream()
    .pipeThrough(new CompressionStream("deflate"));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  const parts = [
    new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array()),
  ];
  return new Uint8Array(
    await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer(),
  );
}

if (import.meta.main) {
  const folder = new URL("../lib/kernel/kernelspec/", import.meta.url);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(new URL("logo-svg.svg", folder), svg());
  for (const size of [32, 64]) {
    await Deno.writeFile(
      new URL(`logo-${size}x${size}.png`, folder),
      await png(size),
    );
  }
}
