/** Looks of the page under `/swagger-ui/`, for light and dark. */
export const EXPLORER_STYLE = `
:root {
  color-scheme: light dark;
  --line: #8884; --soft: #8881; --mark: #0b5fc0; --bad: #b3261e; --good: #146c2e;
  font: 16px/1.5 system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --mark: #8ab8ff; --bad: #ffb4ab; --good: #7ddc94; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; }
h1 { margin: 0; font-size: 1.5rem; }
a { color: var(--mark); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; }
form#settings { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; }
form#settings p { flex-basis: 100%; margin: 0; font-size: .875rem; }
input, textarea, select, button { font: inherit; color: inherit; }
input:not([type=checkbox]), textarea, select {
  border: 1px solid var(--line); border-radius: .3rem; padding: .25rem .5rem; background: Field;
  color: FieldText; max-width: 100%;
}
textarea { width: 100%; min-height: 8rem; font: .875rem/1.4 ui-monospace, monospace; }
button {
  border: 1px solid var(--mark); border-radius: .3rem; padding: .3rem 1rem; background: none;
  color: var(--mark); cursor: pointer;
}
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
summary { padding: .4rem .75rem; cursor: pointer; overflow-wrap: anywhere; }
details > div { padding: .25rem .75rem .75rem; }
section > h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
.method {
  display: inline-block; min-width: 4.5rem; font: 600 .8rem ui-monospace, monospace;
  color: var(--mark);
}
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
.name { opacity: .75; margin-left: .75rem; font-size: .875rem; }
.missing summary { opacity: .6; }
table { border-collapse: collapse; width: 100%; }
th, td { overflow-wrap: anywhere; text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); }
pre {
  overflow: auto; max-height: 30rem; background: var(--soft); padding: .75rem; border-radius: .3rem;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.bad { color: var(--bad); }
.good { color: var(--good); }
`;
