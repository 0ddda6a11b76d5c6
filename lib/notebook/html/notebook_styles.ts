import {
  ACCENT,
  BAD,
  CODE_COLORS,
  GOOD,
  WARN,
} from "../../display/markup/mod.ts";
import { PRINT_STYLES } from "./_print_styles.ts";

/** The colours of a page by day. */
const LIGHT = {
  bg: "#fff",
  fg: "#1f2328",
  quiet: "#57606a",
  line: "#d8dee4",
  soft: "#f6f8fa",
  accent: "#0860c4",
  mark: "#ddf0ff",
  k: "#a0268f",
  s: "#18703a",
  n: "#a14a00",
  f: "#0756b3",
  t: "#126b73",
  c: "#656d76",
  bad: "#b3261e",
  "bad-bg": "#fff1f0",
  "err-bg": "#fff8e6",
  a0: "#1f2328",
  a1: "#b3261e",
  a2: "#18703a",
  a3: "#7d5700",
  a4: "#0756b3",
  a5: "#8b2fb0",
  a6: "#0f6b75",
  a7: "#57606a",
  b0: "#d8dee4",
  b1: "#ffdcd9",
  b2: "#cdf2d6",
  b3: "#fcebad",
  b4: "#d5e8ff",
  b5: "#f0deff",
  b6: "#c9f0f4",
  b7: "#eaeef2",
  mix: "#000",
};

/** The same by night. */
const DARK: typeof LIGHT = {
  bg: "#14161a",
  fg: "#e4e7eb",
  quiet: "#9aa5b1",
  line: "#333a44",
  soft: "#1c2027",
  accent: "#74b5ff",
  mark: "#1d3350",
  k: "#e29bea",
  s: "#7fce95",
  n: "#f0aa6b",
  f: "#84bdff",
  t: "#6fd0d6",
  c: "#9aa5b1",
  bad: "#ff8a80",
  "bad-bg": "#2b191a",
  "err-bg": "#2a2416",
  a0: "#9aa5b1",
  a1: "#ff8a80",
  a2: "#6ecb87",
  a3: "#e0b252",
  a4: "#78b6ff",
  a5: "#d79bf0",
  a6: "#5fcdd6",
  a7: "#d5dae0",
  b0: "#2d333b",
  b1: "#5a2321",
  b2: "#1f4a2d",
  b3: "#4f3c0c",
  b4: "#1c3f6b",
  b5: "#4a2a5e",
  b6: "#174a50",
  b7: "#444c56",
  mix: "#fff",
};

function variables(colors: typeof LIGHT, scheme: string): string {
  const all = Object.entries(colors).map(([name, value]) =>
    `--nb-${name}:${value}`
  );
  return `color-scheme:${scheme};${all.join(";")}`;
}

const INKS = Array.from({ length: 16 }, (_, n) => n).map((n) =>
  `.nb .nb-i${n}{color:var(--nb-a${n % 8})}.nb .nb-g${n}{background:var(--nb-b${
    n % 8
  })}`
).join("");

/** Views have one colour for all themes; a page has a better one for each. */
const VIEWS = [
  [CODE_COLORS.keyword, "k"],
  [CODE_COLORS.string, "s"],
  [CODE_COLORS.number, "n"],
  [CODE_COLORS.name, "f"],
  [CODE_COLORS.type, "t"],
  [CODE_COLORS.comment, "c"],
  [ACCENT, "accent"],
  [GOOD, "a2"],
  [BAD, "bad"],
  [WARN, "a3"],
].map(([color, name]) =>
  `.nb :is([style^="color:${color}"],[style*=";color:${color}"]){color:var(--nb-${name})!important}`
).join("");

/**
 * The style sheet of notebooks made HTML: colours for light and dark, by what the
 * reader's system says or by `data-theme` of the root element, the cells inside an
 * element of the class `nb`, and how they print.
 */
export const NOTEBOOK_STYLES: string = `
:root{${variables(LIGHT, "light")}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${
  variables(DARK, "dark")
}}}
:root[data-theme=dark]{${variables(DARK, "dark")}}
.nb{--nb-gutter:3.6rem;--nb-mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--nb-fg);font:1rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
.nb *{box-sizing:border-box}
.nb-cell{margin:0 0 1.1rem}
.nb-prose,.nb-raw-cell,.nb-fold{padding-left:var(--nb-gutter)}
.nb-fold .nb-in,.nb-fold .nb-out{padding-left:0}
.nb-fold .nb-in::before,.nb-fold .nb-out::before{display:none}
.nb-in,.nb-out{position:relative;padding-left:var(--nb-gutter)}
.nb-out{margin-top:.55rem;overflow-x:auto}
.nb-in::before,.nb-out[data-n]::before{content:"[" attr(data-n) "]";position:absolute;left:0;top:.62rem;width:calc(var(--nb-gutter) - .7rem);text-align:right;white-space:pre;font:.75rem/1.6 var(--nb-mono);color:var(--nb-quiet)}
.nb-out[data-n]::before{top:.05rem}.nb-html[data-n]::before{top:.3rem}
.nb-code{position:relative;margin:.8em 0;border:1px solid var(--nb-line);border-radius:8px;background:var(--nb-soft)}
.nb-in>.nb-code{margin:0}
.nb pre{margin:0;font:.8438rem/1.55 var(--nb-mono);tab-size:4;white-space:pre;text-align:left}
.nb-code pre{padding:.65rem .9rem;overflow-x:auto}
.nb-code code{font:inherit}
.nb-code i{font-style:normal}
.nb i.k{color:var(--nb-k)}.nb i.s{color:var(--nb-s)}.nb i.n{color:var(--nb-n)}.nb i.f{color:var(--nb-f)}.nb i.t{color:var(--nb-t)}.nb i.a{color:var(--nb-s)}.nb i.r{color:var(--nb-bad)}
.nb i.c{color:var(--nb-c);font-style:italic}
.nb-copy{position:absolute;top:.35rem;right:.35rem;padding:.15rem .55rem;font:.75rem/1.5 system-ui,sans-serif;color:var(--nb-quiet);background:var(--nb-bg);border:1px solid var(--nb-line);border-radius:6px;cursor:pointer;opacity:0;transition:opacity .12s}
.nb-code:hover .nb-copy,.nb-copy:focus-visible,.nb-copy[data-done]{opacity:1}
@media (hover:none){.nb-copy{opacity:1}}
.nb-copy:hover{color:var(--nb-fg)}
.nb :focus-visible{outline:2px solid var(--nb-accent);outline-offset:2px}
.nb h1,.nb h2,.nb h3,.nb h4,.nb h5,.nb h6{line-height:1.25;font-weight:650;margin:1.6em 0 .6em;text-wrap:balance}
.nb-prose>:first-child{margin-top:0}.nb-prose>:last-child{margin-bottom:0}
.nb h1{font-size:2rem;letter-spacing:-.015em}
.nb h2{font-size:1.45rem;padding-bottom:.3em;border-bottom:1px solid var(--nb-line)}
.nb h3{font-size:1.18rem}.nb h4{font-size:1rem}.nb h5,.nb h6{font-size:.9rem}
.nb-cell+.nb-prose:has(>h1:first-child,>h2:first-child){margin-top:2.2rem}
.nb-pin{opacity:0;color:var(--nb-quiet);text-decoration:none;font-weight:400;padding:0 .2em}
:hover>.nb-pin,.nb-pin:focus-visible{opacity:1}
.nb p,.nb ul,.nb ol,.nb dl,.nb blockquote,.nb figure{margin:0 0 .9em}
.nb :is(p,li,h1,h2,h3,h4,h5,h6,td,th,summary,figcaption){unicode-bidi:plaintext}
.nb ul,.nb ol{padding:0;padding-inline-start:1.6em}.nb li{margin:.2em 0}.nb li>ul,.nb li>ol{margin-bottom:0}
.nb .nb-task{list-style:none;margin-inline-start:-1.35em}
.nb-task input{margin:0;margin-inline-end:.3em;vertical-align:-.1em}
.nb a{color:var(--nb-accent);text-underline-offset:.15em}
.nb blockquote{padding:.1em 0 .1em 1em;border-left:4px solid var(--nb-line)}.nb blockquote:not([style]){color:var(--nb-quiet)}
.nb hr{border:0;border-top:1px solid var(--nb-line);margin:1.6em 0}
.nb img,.nb video{max-width:100%;height:auto}
.nb-prose code,.nb-text code{font:.86em/1.5 var(--nb-mono);padding:.15em .35em;border-radius:5px;background:var(--nb-soft);border:1px solid var(--nb-line)}
.nb-code pre code,.nb pre>code{font:inherit;padding:0;border:0;background:none}
.nb kbd{font:.82em var(--nb-mono);padding:.1em .4em;border:1px solid var(--nb-line);border-bottom-width:2px;border-radius:5px;background:var(--nb-soft)}
.nb mark{background:var(--nb-mark);color:inherit}
.nb .nb-out :is(h1,h2){font-size:1.25rem;margin-top:.4em;padding:0;border:0}
.nb-scroll{overflow-x:auto;margin:0 0 .9em}
.nb-prose table,.nb-text table,.nb-html table:not([style]),.nb-raw-cell table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
.nb-prose table,.nb-raw-cell table{display:block;width:max-content;max-width:100%;overflow-x:auto}
.nb-scroll table{display:table;max-width:none}
.nb-prose :is(th,td),.nb-text :is(th,td),.nb-raw-cell :is(th,td),.nb-html table:not([style]) :is(th,td){padding:.35rem .75rem;border-bottom:1px solid var(--nb-line);text-align:left;vertical-align:top}
.nb-html table:not([style]){border:0}.nb-html table:not([style]) :is(th,td){border:solid var(--nb-line);border-width:0 0 1px;text-align:right}
.nb-prose thead th,.nb-text thead th,.nb-html table:not([style]) thead th{border-bottom:2px solid var(--nb-line);font-weight:650}
.nb-html table:not([style]) tbody tr:nth-child(2n){background:var(--nb-soft)}
.nb details>summary{cursor:pointer}
.nb-fold>summary{color:var(--nb-quiet);font-size:.85rem;padding:.2rem 0}
.nb-prose details{margin:0 0 .9em;padding:.45em .9em;border:1px solid var(--nb-line);border-radius:8px}
.nb-prose details[open]>summary{margin-bottom:.5em}
.nb-stderr pre,.nb-error pre{padding:.55rem .9rem;border-left:3px solid var(--nb-a3);background:var(--nb-err-bg);border-radius:0 8px 8px 0;overflow-x:auto}
.nb-error pre{border-left-color:var(--nb-bad);background:var(--nb-bad-bg)}
.nb-stdout pre,.nb-plain pre{padding:.1rem 0;overflow-x:auto}
.nb-note{margin:.4rem 0 0 var(--nb-gutter)!important;font-size:.85rem;color:var(--nb-quiet)}
.nb-box{max-height:26rem;overflow:auto;border:1px solid var(--nb-line);border-radius:8px;padding:.4rem .8rem}
.nb-stderr .nb-box,.nb-error .nb-box{padding:0}
.nb-long:has(.nb-all input:checked) .nb-box{max-height:none}
.nb-all{display:block;width:max-content;margin:0 0 .3rem;font-size:.8rem;color:var(--nb-quiet);cursor:pointer}
.nb-all input{vertical-align:-.12em}
.nb-frame{display:block;width:100%;height:420px;border:0}
.nb-picture{display:inline-block;padding:.05em .5em;border:1px dashed var(--nb-line);border-radius:6px;font-size:.9em}
.nb-picture::after{content:"\\2197";margin-left:.3em}
.nb math{font-size:1.08em}
.nb math[display=block]{margin:.9em 0;overflow-x:auto;overflow-y:hidden;padding:.15em 0}
.nb .nb-align mtd{text-align:right;padding:.25em 0}.nb .nb-align mtd:nth-child(2n){text-align:left;padding-left:.15em}.nb .nb-align mtd:nth-child(2n+3){padding-left:2em}
.nb .nb-over{border-top:.07em solid;padding-top:.12em}.nb .nb-under{border-bottom:.07em solid;padding-bottom:.12em}
.nb .nb-lines mtd{padding:.25em 0}.nb .nb-cases mtd{text-align:left;padding-right:.6em}.nb .nb-matrix mtd{padding:.15em .4em}
.nb code.nb-block{display:block;margin:.9em 0;padding:.5rem .9rem;white-space:pre-wrap;text-align:center}
.nb-bold{font-weight:650}.nb-dim{opacity:.75}.nb-italic{font-style:italic}.nb-hidden{visibility:hidden}
.nb-rgb{color:color-mix(in oklab,var(--nb-c) 70%,var(--nb-mix))}
.nb .nb-ibg{color:var(--nb-bg)}.nb .nb-gfg{background:var(--nb-fg)}
${INKS}
${VIEWS}
@media screen and (max-width:52rem){.nb{--nb-gutter:0rem}.nb-in::before,.nb-out[data-n]::before{position:static;display:block;width:auto;text-align:left;line-height:1.4;margin:0 0 .2rem}.nb-in::before{line-height:1.5rem;margin:0 0 .2rem}.nb-in>.nb-code>.nb-copy{top:-1.8rem;right:0}.nb h1{font-size:1.65rem}.nb h2{font-size:1.3rem}}
@media print{:root:root:root{${variables(LIGHT, "light")}}}
${PRINT_STYLES}
`.trim();
