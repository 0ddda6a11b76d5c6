import { assertEquals } from "@std/assert";
import { safeStyle } from "../../../lib/notebook/html/_safe_style.ts";

Deno.test("safeStyle() keeps how something looks", () => {
  for (
    const style of [
      "color:red",
      "background-color:rgba(128,128,128,0.1)",
      "border-bottom:1px solid #ccc",
      "font-family:system-ui,-apple-system,'Segoe UI',sans-serif",
      "width:calc(100% - 2em)",
      "grid-template-columns:repeat(2, minmax(0,1fr))",
      "margin:-4px 0 8px",
      "text-align:center!important",
    ]
  ) assertEquals(safeStyle(style), style);
  assertEquals(safeStyle(" COLOR : red ; ; x ; "), "color:red");
});

Deno.test("safeStyle() drops what fetches, acts, or covers something else", () => {
  for (
    const style of [
      "background:url(//e.example/a.png)",
      "background:URL('a')",
      "background:u\\72l(a)",
      "background:ur/**/l(a)",
      "background:image-set('a' 1x)",
      "background:src(a)",
      "width:expression(alert(1))",
      "width:var(--x)",
      "--nb-fg:red",
      "position:fixed",
      "z-index:9",
      "behavior:url(x)",
      "-moz-binding:url(x)",
      "content:'x'",
      "margin:-9999px",
      "margin-top:-50vh",
      "margin-left:calc(0px - 999px)",
      "transform:scale(9)",
      "animation:x 1s",
      "color:red}body{color:blue",
      "color:<b>",
      "constructor:x",
    ]
  ) assertEquals(safeStyle(style), "", style);
});
