/** A bundle that may hold markup. */
type Bundle = Readonly<Record<string, string | object>>;

/**
 * Keeps front ends from taking two prices in a sentence for a formula: those
 * with MathJax look for `$…$` in HTML as well, but not in what has these
 * classes, the second being that of its older versions.
 */
export function withoutFormulas(bundle: Bundle): Bundle {
  const markup = bundle["text/html"];
  if (typeof markup !== "string" || markup === "") return bundle;
  return {
    ...bundle,
    "text/html": `<div class="mathjax_ignore tex2jax_ignore">${markup}</div>`,
  };
}
