/** What pages of every sort have: their ground, a bar, links of an outline. */
export const BAR_STYLES = `
*{box-sizing:border-box}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--nb-bg);color:var(--nb-fg);font:1rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.nb-skip{position:absolute;left:-99rem;top:.5rem;z-index:3;padding:.4rem .8rem;background:var(--nb-bg);color:var(--nb-accent);border:2px solid var(--nb-accent);border-radius:6px}
.nb-skip:focus{left:.5rem}
.nb-bar{position:sticky;top:0;z-index:2;display:flex;align-items:center;gap:1rem;height:3.1rem;padding:0 1.2rem;background:var(--nb-bg);border-bottom:1px solid var(--nb-line)}
.nb-name{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:600;font-size:.95rem}
.nb-theme{display:inline-flex;align-items:center;justify-content:center;width:2.1rem;height:2.1rem;padding:0;color:var(--nb-fg);background:none;border:1px solid var(--nb-line);border-radius:8px;cursor:pointer}
.nb-theme[hidden]{display:none}
.nb-theme:hover{background:var(--nb-soft)}
:focus-visible{outline:2px solid var(--nb-accent);outline-offset:2px}
.nb-outline{font-size:.86rem;line-height:1.4}
.nb-outline summary{padding:.5rem 0;font-weight:600;cursor:pointer}
.nb-outline ol{list-style:none;margin:0;padding:0}
.nb-outline ol ol{padding-left:.85rem}
.nb-outline a{display:block;padding:.22rem .6rem;color:var(--nb-quiet);text-decoration:none;border-left:2px solid transparent;border-radius:0 6px 6px 0;overflow-wrap:anywhere}
.nb-outline a:hover{color:var(--nb-fg);background:var(--nb-soft)}
.nb-outline a[aria-current]{color:var(--nb-accent);border-left-color:var(--nb-accent);font-weight:600}
`.trim();

/** The frame of a page: its bar, its outline, and where the notebook stands. */
export const PAGE_STYLES: string = `
${BAR_STYLES}
.nb-page{display:grid;grid-template-columns:minmax(0,1fr);max-width:66rem;margin:0 auto;padding:0 1.2rem}
.nb-page>main{min-width:0;padding:2rem 0 5rem}
.nb-page>main:focus{outline:none}
@media (min-width:64rem){
.nb-page.nb-has-outline{grid-template-columns:15.5rem minmax(0,1fr);gap:1.5rem;max-width:82rem}
.nb-outline{position:sticky;top:3.1rem;align-self:start;max-height:calc(100vh - 3.1rem);overflow-y:auto;padding:1.5rem 0 2rem}
.nb-outline summary{list-style:none;cursor:default;padding:.1rem .6rem .5rem;pointer-events:none}
.nb-outline summary::-webkit-details-marker{display:none}
}
@media (max-width:63.99rem){
.nb-outline{border-bottom:1px solid var(--nb-line)}
.nb-outline details[open]{padding-bottom:.8rem}
.nb-outline details[open]>ol{max-height:50vh;overflow-y:auto}
}
@media (max-width:30rem){.nb-bar{padding:0 .8rem}.nb-page{padding:0 .8rem}.nb-page>main{padding-top:1.2rem}}
@media print{.nb-bar,.nb-outline,.nb-skip{display:none}.nb-page{display:block;max-width:none;padding:0}.nb-page>main{padding:0}}
`.trim();
