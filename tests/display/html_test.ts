import { assertEquals } from "@std/assert";
import { display, html, JUPYTER_DISPLAY, raw } from "../../lib/display/mod.ts";

Deno.test("html escapes every interpolation, in text and in attributes", () => {
  const value = `<b class="x">'&`;
  assertEquals(
    html`<p title="${value}">${value}</p>`.toString(),
    '<p title="&lt;b class=&quot;x&quot;&gt;&#39;&amp;">&lt;b class=&quot;x&quot;&gt;&#39;&amp;</p>',
  );
});

Deno.test("html joins lists, keeps what html and raw made, and leaves nothing for nothing", () => {
  assertEquals(
    html`${[html`<i>${1}</i>`, "<", [
      raw("<b>"),
      2n,
    ]]}${null}${undefined}${false}${true}${0}${""}`
      .toString(),
    "<i>1</i>&lt;<b>20",
  );
});

Deno.test("html lets no object pretend to be safe", () => {
  const fake = { toString: () => "<script>" };
  assertEquals(html`${fake as never}`.toString(), "");
});

Deno.test("html shows control and direction characters instead of obeying them", () => {
  assertEquals(
    html`${"a\x1b[2J\0\u202eb\ud800\r\nc"}`.toString(),
    "a␛[2J␀\ufffdb\ufffd\nc",
  );
});

Deno.test("html`` shows itself as the last expression of a cell, and its text in a terminal", () => {
  const part = html`
    <p><b>Good</b> ${"<x>"}</p>
    <ul>
      <li>one</li>
    </ul>
  `;
  assertEquals(part[JUPYTER_DISPLAY](), {
    "text/html": `<div class="mathjax_ignore tex2jax_ignore">${part}</div>`,
    "text/plain": "Good <x>\n\n- one",
  });
  assertEquals(Deno.inspect(part), "Good <x>\n\n- one");
  assertEquals(String(display(part)), "Good <x>\n\n- one");
});
