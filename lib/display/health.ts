import { captionHtml } from "./markup/caption.ts";
import { element, lines } from "./markup/element.ts";
import { escapeMarkdown } from "./markup/escape_markdown.ts";
import { BAD, FONT, GOOD, QUIET } from "./markup/styles.ts";
import { oneLine, pad, shorten, widthOf, wrap } from "./text/measure.ts";
import { View } from "./view.ts";

/** The answer of a probe, as health checks give it. */
export interface HealthProbe {
  /** Whether the server said yes. */
  readonly ready: boolean;
  /** The HTTP status. */
  readonly status?: number;
  /** What it said. */
  readonly text?: string;
}

/** What {@linkcode health} shows: one probe, or several by their names. */
export type HealthStatus =
  | HealthProbe
  | Readonly<Record<string, HealthProbe | boolean>>;

/** Options of {@linkcode health}. */
export interface HealthOptions {
  /** Whose health it is. */
  readonly caption?: string;
}

/**
 * Whether a server is well: each probe with a sign and what it said.
 *
 * @param status One probe, or several by their names.
 * @param options What stands above.
 * @returns The view.
 *
 * @example
 * ```ts
 * import { health } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   String(health({
 *     readiness: { ready: true, status: 200, text: "ok" },
 *     liveness: false,
 *   })),
 *   "✓ readiness  200 ok\n✗ liveness   not ready",
 * );
 * ```
 */
export function health(
  status: HealthStatus,
  options: HealthOptions = {},
): View {
  const caption = oneLine(options.caption ?? "");
  const probes = isProbe(status)
    ? [probeLine("server", status)]
    : Object.entries(status ?? {}).map(([name, probe]) =>
      probeLine(
        name,
        typeof probe === "boolean" ? { ready: probe } : probe ?? UNKNOWN,
      )
    );
  return new View({
    html: () =>
      element(
        "div",
        { style: FONT },
        lines(
          captionHtml(caption),
          ...(probes.length === 0 ? [element("em", {}, NOTHING)] : []),
          ...probes.map(({ sign, isReady, name, said }) =>
            element(
              "div",
              { dir: "auto" },
              element(
                "span",
                { style: `color:${isReady ? GOOD : BAD};font-weight:600` },
                `${sign} `,
              ),
              element("strong", {}, name),
              element("span", { style: QUIET }, ` ${said}`),
            )
          ),
        ),
      ),
    markdown: () =>
      [
        ...(caption === "" ? [] : [`**${escapeMarkdown(caption)}**`]),
        probes.map(({ sign, name, said }) =>
          `- ${sign} **${escapeMarkdown(name)}** ${escapeMarkdown(said)}`
        ).join("\n") || `*${NOTHING}*`,
      ].join("\n\n"),
    text: (width, style) => {
      const longest = Math.min(
        width >> 1,
        Math.max(0, ...probes.map(({ name }) => widthOf(name))),
      );
      const shown = probes.map(({ sign, isReady, name, said }) => {
        const mark = isReady ? style.green(sign) : style.red(sign);
        const label = pad(shorten(name, longest), longest);
        return `${mark} ${label}  ${
          style.dim(shorten(said, width - longest - 4))
        }`;
      });
      return [
        ...(caption === "" ? [] : wrap(caption, width).map(style.bold)),
        ...(shown.length === 0 ? [NOTHING] : shown),
      ].join("\n");
    },
  });
}

const NOTHING = "Nothing was probed";
/** A probe that nobody got an answer from. */
const UNKNOWN: HealthProbe = { ready: false, text: "no answer" };

function isProbe(status: HealthStatus): status is HealthProbe {
  return typeof status?.ready === "boolean" &&
    !Object.values(status).some((each) => typeof each === "object");
}

function probeLine(name: string, probe: HealthProbe) {
  const said = [
    ...(probe.status === undefined ? [] : [String(probe.status)]),
    oneLine(probe.text ?? "") || (probe.ready ? "ready" : "not ready"),
  ].join(" ");
  return {
    name: oneLine(name),
    isReady: probe.ready,
    sign: probe.ready ? "✓" : "✗",
    said: shorten(said, 200),
  };
}
