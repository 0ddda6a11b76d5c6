import { NOTEBOOK_STYLES } from "../html/mod.ts";
import { BAR_STYLES } from "../html/page_parts.ts";

/** From this width on the navigation stands beside the text, and the outline too. */
export const NAV_WIDE = "(min-width: 60rem)";
export const OUTLINE_WIDE = "(min-width: 78rem)";

const FRAME = `
.nb-bar{z-index:4;gap:.9rem}
.nb-skip{z-index:5}
.site-name{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:650;color:var(--nb-fg);text-decoration:none}
.site-name:hover{color:var(--nb-accent)}
.site-repository{font-size:.9rem;color:var(--nb-quiet);text-decoration:none}
.site-repository:hover{color:var(--nb-fg)}
.site-page{display:grid;grid-template-columns:minmax(0,1fr);max-width:98rem;margin:0 auto;padding:0 1.2rem}
.site-main{min-width:0;max-width:56rem;width:100%;margin:0 auto;padding:1.6rem 0 4rem}
.site-main>main:focus{outline:none}
.site-meta{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1.2rem;margin:0 0 1.3rem;padding-left:3.6rem;font-size:.86rem;color:var(--nb-quiet)}
.site-meta a{color:var(--nb-quiet);text-underline-offset:.15em}
.site-meta a:hover{color:var(--nb-fg)}
.site-nav{font-size:.92rem;line-height:1.4}
.site-nav summary{padding:.5rem 0;font-weight:600;cursor:pointer}
.site-nav ol{list-style:none;margin:0;padding:0}
.site-nav a{display:block;padding:.36rem .65rem;color:var(--nb-quiet);text-decoration:none;border-radius:7px;overflow-wrap:anywhere}
.site-nav a:hover{color:var(--nb-fg);background:var(--nb-soft)}
.site-nav a[aria-current]{color:var(--nb-accent);background:var(--nb-mark);font-weight:600}
.site-folder,.site-nav a.site-folder{display:block;margin-top:.7rem;padding:.3rem .65rem;font-weight:650}
.site-folder,.site-nav a.site-folder:not([aria-current]){color:var(--nb-fg)}
.site-nav ol ol{margin-left:.55rem;padding-left:.35rem;border-left:1px solid var(--nb-line)}
.site-turn{display:grid;grid-template-columns:1fr 1fr;gap:.9rem;margin:3rem 0 0 3.6rem}
.site-index .site-turn{margin-left:0}
.site-turn a{display:block;padding:.75rem 1rem;color:var(--nb-accent);font-weight:600;line-height:1.35;text-decoration:none;border:1px solid var(--nb-line);border-radius:10px;overflow-wrap:anywhere}
.site-turn a:hover{border-color:var(--nb-accent)}
.site-turn small{display:block;margin-bottom:.15rem;font-size:.8rem;font-weight:400;color:var(--nb-quiet)}
.site-turn a[rel=next]{grid-column:2;text-align:right}
.site-nav a,.site-folder,.site-turn a,.site-name,.site-group-name,.site-hit-heading,.site-hit-text{unicode-bidi:plaintext}
.site-footer a{color:inherit;text-underline-offset:.15em}
.site-footer{padding:1.2rem;font-size:.86rem;text-align:center;color:var(--nb-quiet);border-top:1px solid var(--nb-line)}
`.trim();

const INDEX = `
.site-index .nb-prose{padding-left:0}
.site-start{margin:1.6rem 0 0}
.nb .site-start a{display:inline-block;padding:.55rem 1.15rem;font-weight:600;color:var(--nb-bg);background:var(--nb-accent);border-radius:9px;text-decoration:none}
.nb .site-start a:hover{text-decoration:underline}
.nb .site-cards{list-style:none;margin:0 0 1.5rem;padding:0}
.nb .site-cards>li{position:relative;margin:0;padding:.95rem 0;border-top:1px solid var(--nb-line)}
.nb h2+.site-cards>li:first-child{border-top:0}
.nb .site-cards>li:last-child{border-bottom:1px solid var(--nb-line)}
.nb .site-cards a{font-weight:600;text-decoration:none}
.nb .site-cards a::after{content:"";position:absolute;inset:0}
.nb .site-cards>li:hover a{text-decoration:underline}
.site-card{display:flex;align-items:baseline;justify-content:space-between;gap:1rem}
.site-time{flex:none;font-size:.84rem;color:var(--nb-quiet);font-variant-numeric:tabular-nums}
.nb .site-said-of{margin:.15rem 0 0;font-size:.95rem;color:var(--nb-quiet)}
.nb .site-part{margin:1.8rem 0;padding-left:1.1rem;border-left:3px solid var(--nb-line)}
.nb .site-part :is(h3,h4,h5,h6){margin:0 0 .3rem}
.nb .site-part :is(h3,h4,h5,h6) a:not(:hover){text-decoration:none}
.nb .site-part .site-cards{margin:.6rem 0 0}
.nb .site-part .site-cards>li:last-child{border-bottom:0}
.nb .site-part .site-cards>li:first-child{border-top:0}
.nb .site-part .site-said-of{margin-bottom:.3rem}
`.trim();

const SEARCH = `
.site-search{position:relative}
.site-search[hidden],.site-hits[hidden]{display:none}
.site-search input{width:17rem;height:2.1rem;padding:0 2.1rem 0 .7rem;font:inherit;font-size:.9rem;color:var(--nb-fg);background:var(--nb-soft);border:1px solid var(--nb-line);border-radius:8px;appearance:none}
.site-search input::placeholder{color:var(--nb-quiet);opacity:1}
.site-search input::-webkit-search-cancel-button{display:none}
.site-search kbd{position:absolute;right:.5rem;top:.42rem;padding:0 .4rem;font:.78rem/1.25rem system-ui,sans-serif;color:var(--nb-quiet);background:var(--nb-bg);border:1px solid var(--nb-line);border-radius:5px;pointer-events:none}
.site-search:focus-within kbd{display:none}
.site-hits{position:absolute;right:0;top:2.6rem;width:min(40rem,calc(100vw - 2rem));max-height:min(42rem,calc(100vh - 5rem));max-height:min(42rem,calc(100dvh - 5rem));overflow-y:auto;overscroll-behavior:contain;padding:.5rem;background:var(--nb-bg);border:1px solid var(--nb-line);border-radius:12px;box-shadow:0 12px 40px rgb(0 0 0/.22)}
.site-group+.site-group{margin-top:.5rem;padding-top:.5rem;border-top:1px solid var(--nb-line)}
.site-group-name{padding:.25rem .6rem;font-size:.82rem;font-weight:600;color:var(--nb-quiet)}
.site-hit{display:block;padding:.4rem .6rem;color:var(--nb-fg);text-decoration:none;border-radius:8px;scroll-margin:3rem}
.site-hit:hover{background:var(--nb-soft)}
.site-hit[aria-selected=true]{background:var(--nb-mark);outline:2px solid var(--nb-accent);outline-offset:-2px}
.site-hit-heading{display:block;font-weight:600;font-size:.93rem;line-height:1.4;overflow-wrap:anywhere}
.site-hit-text{display:block;font-size:.86rem;line-height:1.45;color:var(--nb-quiet);overflow-wrap:anywhere}
code.site-hit-text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.79rem}
.site-hits mark{padding:0;color:var(--nb-accent);background:none;font-weight:650}
.site-hits .site-hit[aria-selected=true] mark{text-decoration:underline}
.site-note{padding:.5rem .6rem;font-size:.86rem;color:var(--nb-quiet)}
.site-said,.site-label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`.trim();

const WIDTHS = `
@media ${NAV_WIDE}{
.site-page{grid-template-columns:15.5rem minmax(0,1fr);column-gap:2.2rem}
.site-nav{grid-row:1/3;position:sticky;top:3.1rem;align-self:start;max-height:calc(100vh - 3.1rem);overflow-y:auto;padding:1.4rem 0 2rem}
.site-nav summary{list-style:none;cursor:default;padding:.1rem .65rem .5rem;pointer-events:none}
.site-nav summary::-webkit-details-marker{display:none}
.site-page>.nb-outline{grid-column:2}
.site-main{grid-column:2}
}
@media ${OUTLINE_WIDE}{
.site-page.site-has-outline{grid-template-columns:15.5rem minmax(0,1fr) 13.5rem;column-gap:2rem}
.site-page>.nb-outline{grid-column:3;grid-row:1/3;position:sticky;top:3.1rem;align-self:start;max-height:calc(100vh - 3.1rem);overflow-y:auto;padding:1.6rem 0 2rem}
.site-page>.nb-outline summary{list-style:none;cursor:default;padding:.1rem .6rem .5rem;pointer-events:none}
.site-page>.nb-outline summary::-webkit-details-marker{display:none}
}
@media (max-width:77.99rem){
.site-page>.nb-outline{width:100%;max-width:56rem;margin:0 auto;border-bottom:1px solid var(--nb-line)}
.nb-outline details[open]{padding-bottom:.8rem}
.nb-outline details[open]>ol{max-height:50vh;overflow-y:auto}
}
@media (max-width:59.99rem){
.site-nav{border-bottom:1px solid var(--nb-line)}
.site-nav details[open]{padding-bottom:.8rem}
.site-nav details[open]>ol{max-height:60vh;overflow-y:auto}
}
@media (max-width:52rem){.site-meta{padding-left:0}.site-turn{margin-left:0}}
@media (max-width:40rem){
.nb-bar{padding:0 .8rem;gap:.6rem}
.site-page{padding:0 .8rem}
.site-main{padding-top:1.1rem}
.site-repository{display:none}
.site-search{position:static}
.site-search input{width:7.2rem;padding-right:.5rem}
.site-search kbd{display:none}
.site-search:focus-within{flex:1 0 auto}
.nb-bar:has(.site-search:focus-within) .site-name{display:none}
.site-search:focus-within input{width:100%;min-width:11rem}
.site-hits{left:.5rem;right:.5rem;top:3.3rem;width:auto}
.site-turn{grid-template-columns:1fr}
.site-turn a[rel=next]{grid-column:1}
}
@media (pointer:coarse){.site-search input{font-size:1rem}.site-search kbd{display:none}.site-nav a{padding-block:.5rem}}
@media print{.nb-bar,.site-nav,.nb-outline,.nb-skip,.site-turn,.site-meta,.site-footer,.site-start{display:none}.site-page{display:block;max-width:none;padding:0}.site-main{max-width:none;padding:0}}
`.trim();

/** The style sheet of all pages of a site. */
export const SITE_STYLES: string = `${NOTEBOOK_STYLES}
${BAR_STYLES}
${FRAME}
${INDEX}
${SEARCH}
${WIDTHS}
`;
