import { assert } from "@std/assert";
import {
  AXIS_COLOR,
  OTHERS_COLOR,
  SERIES_COLORS,
  TEXT_COLOR,
} from "../../../../lib/display/chart/svg/palette.ts";

type Rgb = readonly [number, number, number];

/** Relative luminance and contrast, as WCAG 2 defines them. */
function linear(color: string): Rgb {
  const part = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function contrast(a: string, b: string): number {
  const light = (color: string) => {
    const [r, g, blue] = linear(color);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  };
  const [x, y] = [light(a), light(b)];
  return Math.max(x, y) / Math.min(x, y);
}

const BACKGROUNDS = ["#ffffff", "#111111", "#1e1e1e", "#0d1117"];

Deno.test("the grey of a chart's texts has a contrast of 4 on white and on dark", () => {
  for (const background of BACKGROUNDS) {
    assert(contrast(TEXT_COLOR, background) >= 4, background);
  }
});

Deno.test("the colours of a chart's marks have a contrast of 3 on white and on dark", () => {
  for (const color of [...SERIES_COLORS, OTHERS_COLOR, AXIS_COLOR]) {
    for (const background of BACKGROUNDS) {
      assert(contrast(color, background) >= 3, `${color} on ${background}`);
    }
  }
});

/** What colours become without one kind of cones (Machado and others, 2009). */
const DEFICIENCIES: Readonly<Record<string, readonly Rgb[]>> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A space in which distances are as they are seen. */
function oklab([r, g, b]: Rgb): Rgb {
  const root = (value: number) => Math.cbrt(Math.max(0, value));
  const l = root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

Deno.test("no two colours of series look alike, also to the colour-blind", () => {
  for (const [name, rows] of Object.entries(DEFICIENCIES)) {
    const seen = SERIES_COLORS.map((color) => {
      const [r, g, b] = linear(color);
      const [x = 0, y = 0, z = 0] = rows.map((row) =>
        row[0] * r + row[1] * g + row[2] * b
      );
      return oklab([x, y, z]);
    });
    seen.forEach((a, i) =>
      seen.slice(0, i).forEach((b, j) => {
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        assert(
          distance > 0.06,
          `${name}: ${SERIES_COLORS[i]} and ${SERIES_COLORS[j]} ${distance}`,
        );
      })
    );
  }
});
