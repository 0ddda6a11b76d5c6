/** Declarations that change how something looks where it stands, and no more. */
const PROPERTIES = new Set(
  `align-content align-items align-self aspect-ratio background background-color
  border-collapse border-radius border-spacing box-sizing caption-side clear color
  column-count column-gap columns direction display empty-cells flex flex-basis
  flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family
  font-size font-style font-variant font-variant-numeric font-weight gap height
  hyphens justify-content justify-items justify-self letter-spacing line-height
  list-style list-style-type margin max-height max-width min-height min-width
  object-fit opacity order outline overflow overflow-wrap overflow-x overflow-y
  padding place-items row-gap tab-size table-layout text-align text-decoration
  text-indent text-overflow text-transform unicode-bidi vertical-align
  visibility white-space width word-break word-spacing writing-mode`.split(
    /\s+/,
  ),
);
const FAMILIES_REGEXP =
  /^(?:(?:border|margin|padding)(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?(?:-(?:width|style|color))?|border-(?:width|style|color)|border-(?:top|bottom)-(?:left|right)-radius|grid(?:-(?:template|auto|row|column|area|gap)[a-z-]*)?)$/;
/** No `url(…)`, no `\`, no `@`, no comment, no `var(…)`. */
const VALUE_REGEXP = /^[\w\s#%.,()+*/'"!-]*$/;
const FUNCTIONS = new Set(
  "rgb rgba hsl hsla calc min max clamp minmax repeat linear-gradient fit-content"
    .split(" "),
);

/**
 * The declarations of a `style` attribute that may stay: those that fetch
 * nothing, act on nothing and cover nothing of the page.
 */
export function safeStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (!PROPERTIES.has(name) && !FAMILIES_REGEXP.test(name)) continue;
    // What is moved far, or by a sum, could cover something else.
    if (/^(?:margin|text-indent)/.test(name) && isFar(value)) continue;
    if (isSafeValue(value)) kept.push(`${name}:${value}`);
  }
  return kept.join(";");
}

function isSafeValue(value: string): boolean {
  if (value === "" || value.length > 1_000 || !VALUE_REGEXP.test(value)) {
    return false;
  }
  if (value.includes("/*")) return false;
  for (const [, name] of value.matchAll(/([\w-]*)\(/g)) {
    if (name !== "" && !FUNCTIONS.has((name ?? "").toLowerCase())) return false;
  }
  return true;
}

function isFar(value: string): boolean {
  return /\(|(?:^|\s)-(?:\d{3,}|\d+(?!\d|\.|px|pt))/.test(value);
}
