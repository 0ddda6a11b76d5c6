/** On paper: black on white, nothing cut off, nothing to click. */
export const PRINT_STYLES = `
@media print{
.nb{--nb-gutter:2.6rem;font-size:10.5pt}
.nb pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:8.5pt}
.nb-copy,.nb-all,.nb-pin{display:none!important}
.nb-box{max-height:none;overflow:visible}
.nb-code,.nb img,.nb figure,.nb tr{break-inside:avoid}
.nb h1,.nb h2,.nb h3,.nb h4{break-after:avoid}
.nb-out,.nb-scroll{overflow:visible}
.nb a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em;color:var(--nb-quiet);overflow-wrap:anywhere}
}`.trim();
