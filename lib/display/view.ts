import { type Ansi, ansi } from "./text/ansi.ts";
import type { Html } from "./html.ts";
import { withoutFormulas } from "./markup/no_formulas.ts";
import { CUSTOM_INSPECT, JUPYTER_DISPLAY } from "./symbols.ts";

export { CUSTOM_INSPECT, JUPYTER_DISPLAY };

/** What a notebook front end gets: one form a media type. */
export type MediaBundle = Readonly<Record<string, string | object>>;

/** The room that a text form is made for. */
export interface TextSpace {
  /** Columns of a line. */
  readonly width: number;
  /** Whether escape sequences for styles may be used. @default {false} */
  readonly isColored?: boolean;
}

/** @internal What a view is made of; each is made only when it is asked for. */
export interface ViewForms {
  readonly html?: () => Html;
  readonly markdown?: () => string;
  readonly text: (width: number, style: Ansi) => string;
  /**
   * What the bundle holds in place of HTML and Markdown: where a front end
   * would choose the HTML over a form that it shows better, or the other way
   * round. `text/plain` is added to it.
   */
  readonly bundle?: () => MediaBundle;
  /**
   * Sizes and the like, by media type: front ends read them beside the bundle,
   * and only `show()` can send them.
   */
  readonly metadata?: () => Readonly<Record<string, object>>;
  /**
   * What `show()` sends in place of the bundle, `text/plain` added: forms that
   * need their metadata, such as a picture as itself with its width.
   */
  readonly sent?: () => MediaBundle;
}

/** Width of text forms where no terminal says otherwise. */
export const PLAIN_WIDTH = 80;

/**
 * Something to look at. As the last expression of a notebook cell it shows as
 * rich output, in `console.log` as text that fits the terminal, and its
 * `toString()` is plain text.
 *
 * @example
 * ```ts
 * import { table } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = table([{ name: "tea", price: 3.5 }]);
 * assertStringIncludes(String(view), "tea");
 * assertStringIncludes(view.toHtml(), "<td");
 * ```
 */
export class View {
  readonly #forms: ViewForms;

  /**
   * Views are made by functions such as `table()`.
   *
   * @param forms The forms of the view.
   * @internal
   */
  constructor(forms: ViewForms) {
    this.#forms = forms;
  }

  /**
   * The bundle of media types that a notebook front end chooses from.
   *
   * @returns The bundle; `text/plain` is always in it.
   */
  [JUPYTER_DISPLAY](): MediaBundle {
    const { html, markdown, bundle } = this.#forms;
    const forms = bundle ? bundle() : {
      ...(html ? { "text/html": html().toString() } : {}),
      ...(markdown ? { "text/markdown": markdown() } : {}),
    };
    return withoutFormulas({ ...forms, "text/plain": this.toString() });
  }

  /**
   * What goes beside the bundle when {@linkcode show} sends it, by media type:
   * the width of an image, say.
   *
   * @returns The metadata, `{}` for most views.
   * @internal
   */
  bundleMetadata(): Readonly<Record<string, object>> {
    return this.#forms.metadata?.() ?? {};
  }

  /**
   * What {@linkcode show} sends: the bundle, but for pictures, which it sends
   * as themselves, since it can say beside them how wide they are.
   *
   * @returns The bundle; `text/plain` is always in it.
   * @internal
   */
  sentBundle(): MediaBundle {
    const { sent } = this.#forms;
    return sent === undefined
      ? this[JUPYTER_DISPLAY]()
      : withoutFormulas({ ...sent(), "text/plain": this.toString() });
  }

  /**
   * The form for a terminal: as wide as it is, in colour where Deno would use
   * colour itself.
   *
   * @param _inspect Deno's own function, not needed.
   * @param options Deno's options, of which only the colours count.
   * @returns The text.
   */
  [CUSTOM_INSPECT](
    _inspect?: unknown,
    options?: { readonly colors?: boolean },
  ): string {
    return this.toText({
      width: terminalWidth(),
      isColored: options?.colors ?? false,
    });
  }

  /**
   * The HTML form.
   *
   * @returns Markup, or `""` when the view has none.
   */
  toHtml(): string {
    return this.#forms.html?.().toString() ?? "";
  }

  /**
   * The Markdown form.
   *
   * @returns Markdown, or the plain text when the view has none.
   */
  toMarkdown(): string {
    return this.#forms.markdown?.() ?? this.toString();
  }

  /**
   * The text form for a given room.
   *
   * @param space Width, and whether styles may be used.
   * @returns The text, without a line end at its end.
   */
  toText(space: TextSpace): string {
    const { width, isColored = false } = space;
    const columns = Math.max(20, Math.floor(width));
    return this.#forms.text(columns, ansi(isColored)).trimEnd();
  }

  /**
   * The text form without styles, 80 columns wide.
   *
   * @returns The text.
   */
  toString(): string {
    return this.toText({ width: PLAIN_WIDTH });
  }
}

/** Columns of the terminal, or of a line where there is none. */
function terminalWidth(): number {
  try {
    return Deno.stdout.isTerminal()
      ? Deno.consoleSize().columns || PLAIN_WIDTH
      : PLAIN_WIDTH;
  } catch {
    return PLAIN_WIDTH;
  }
}
