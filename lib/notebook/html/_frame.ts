import { attributes } from "./_escape.ts";

/** Tells the page how high the frame's content is, whenever that changes. */
const MEASURE =
  "<script>(()=>{const say=()=>parent.postMessage({nbHeight:Math.ceil(document.documentElement.getBoundingClientRect().height)},'*');new ResizeObserver(say).observe(document.documentElement);addEventListener('load',say)})()</script>";

/**
 * HTML that runs, in a frame of its own: its scripts reach neither the page nor
 * its storage, and forms and links lead nowhere but in the frame.
 */
export function frameMarkup(html: string): string {
  const srcdoc =
    `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>body{margin:0;font:14px/1.5 system-ui,sans-serif}</style>${html}${MEASURE}`;
  return `<iframe class="nb-frame" title="Output of the cell" sandbox="allow-scripts" loading="lazy"${
    attributes({ srcdoc })
  }></iframe>`;
}
