import { escapeText } from "./_escape.ts";
export function mathMarkup(source: string, isBlock: boolean): string {
  return `<code class="nb-math${isBlock ? " nb-block" : ""}">${
    escapeText(source)
  }</code>`;
}
