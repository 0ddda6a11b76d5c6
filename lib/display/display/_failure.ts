import { element, lines } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { BAD, FONT, QUIET } from "../markup/styles.ts";
import { oneLine, wrap } from "../text/measure.ts";
import { View } from "../view.ts";
import { withoutSecrets } from "../text/secrets.ts";

/** No error has more causes than this worth reading. */
const MAX_CAUSES = 5;
/** Nor is any message longer. */
const MAX_MESSAGE = 2_000;

/** What went wrong, on one line. */
export function failureText(error: Error): string {
  return messagesOf(error).map(({ message }) => message).join("; because of ");
}

/** What went wrong, in the words of the error, without its stack or a secret. */
export function failureView(error: Error): View {
  const [first, ...causes] = messagesOf(error);
  const { name, message } = first ?? { name: "Error", message: "" };
  return new View({
    html: () =>
      element(
        "div",
        { style: FONT },
        lines(
          element(
            "div",
            { dir: "auto" },
            element("strong", { style: `color:${BAD}` }, `${name}: `),
            message,
          ),
          ...causes.map((cause) =>
            element(
              "div",
              { dir: "auto", style: ["margin:2px 0 0", QUIET] },
              `because of ${cause.name}: ${cause.message}`,
            )
          ),
        ),
      ),
    markdown: () =>
      [
        `**${escapeMarkdown(name)}:** ${escapeMarkdown(message)}`,
        ...causes.map((cause) =>
          `because of ${escapeMarkdown(`${cause.name}: ${cause.message}`)}`
        ),
      ].join("\n\n"),
    text: (width, style) =>
      [
        ...wrap(`${name}: ${message}`, width).map((line) => style.red(line)),
        ...causes.flatMap((cause) =>
          wrap(`because of ${cause.name}: ${cause.message}`, width)
        ).map((line) => style.dim(line)),
      ].join("\n"),
  });
}

/** The error and what caused it; a cause that is quoted already is not said again. */
function messagesOf(error: Error): { name: string; message: string }[] {
  const out: { name: string; message: string }[] = [];
  const seen = new Set<unknown>();
  let rest: unknown = error;
  while (rest instanceof Error && !seen.has(rest) && out.length < MAX_CAUSES) {
    seen.add(rest);
    const message = oneLine(
      withoutSecrets(String(rest.message).slice(0, MAX_MESSAGE)),
    );
    const { name } = rest;
    const isSaid = out.some((one) =>
      one.message.includes(message) || (one.name === name && name !== "Error")
    );
    if (out.length === 0 || !isSaid) {
      out.push({ name: oneLine(String(rest.name)) || "Error", message });
    }
    rest = rest.cause;
  }
  return out;
}
