const OPEN = "<think>";
const CLOSE = "</think>";

/** Leaves out what a model thinks aloud, in tags before its answer. */
export class ThinkingFilter {
  #held = "";
  #state: "start" | "thinking" | "answer" = "start";

  /** Takes a piece of text, gives what of it belongs to the answer. */
  push(text: string): string {
    if (this.#state === "answer") return text;
    this.#held += text;
    if (this.#state === "start") {
      const begun = this.#held.trimStart();
      if (begun.startsWith(OPEN)) this.#state = "thinking";
      else if (begun === "" || OPEN.startsWith(begun)) return "";
      else return this.#answer(this.#held);
    }
    const end = this.#held.indexOf(CLOSE);
    return end < 0
      ? ""
      : this.#answer(this.#held.slice(end + CLOSE.length).trimStart());
  }

  /** Gives what is left: thoughts that never came to an end are the answer. */
  end(): string {
    return this.#state === "answer"
      ? ""
      : this.#answer(this.#held.replace(OPEN, "").trim());
  }

  #answer(text: string): string {
    this.#state = "answer";
    this.#held = "";
    return text;
  }
}
