import { assertEquals } from "@std/assert";
import { terminalMarkup } from "../../../lib/notebook/html/_terminal.ts";

const ESC = "\x1b";
const markupOf = (text: string) => terminalMarkup(text, (href) => href).markup;

Deno.test("terminalMarkup() gives the sixteen colours classes, so that each theme has its own", () => {
  assertEquals(
    markupOf(`${ESC}[31mred${ESC}[0m ${ESC}[1;92;44mboth${ESC}[m plain`),
    '<span class="nb-i1">red</span> <span class="nb-g4 nb-i10 nb-bold">both</span> plain',
  );
});

Deno.test("terminalMarkup() knows 256 colours and true colours", () => {
  assertEquals(
    markupOf(
      `${ESC}[38;5;208ma${ESC}[39m${ESC}[38;2;1;2;3mb${ESC}[0m${ESC}[48;5;231mc`,
    ),
    '<span class="nb-rgb" style="--nb-c:#ff8700">a</span><span class="nb-rgb" style="--nb-c:#010203">b</span><span style="background:#ffffff;color:#000000">c</span>',
  );
  assertEquals(markupOf(`${ESC}[38;5;9ma`), '<span class="nb-i9">a</span>');
  assertEquals(
    markupOf(`${ESC}[38;5;244ma`),
    '<span class="nb-rgb" style="--nb-c:#808080">a</span>',
  );
});

Deno.test("terminalMarkup() underlines, strikes through and swaps colours", () => {
  assertEquals(
    markupOf(`${ESC}[4;9mx${ESC}[24;29m${ESC}[7my`),
    '<span style="text-decoration:underline line-through">x</span><span class="nb-gfg nb-ibg">y</span>',
  );
});

Deno.test("terminalMarkup() draws over what a carriage return or a backspace goes back to", () => {
  assertEquals(markupOf("abcdef\rxy"), "xycdef");
  assertEquals(markupOf("abc\b\bX\n"), "aXc");
  assertEquals(markupOf("a\r\nb"), "a\nb");
  assertEquals(markupOf(`100 %\r${ESC}[Kdone`), "done");
  assertEquals(markupOf(`abc\r${ESC}[31mX`), '<span class="nb-i1">X</span>bc');
});

Deno.test("terminalMarkup() goes up to bars that are drawn again", () => {
  assertEquals(
    markupOf(`one 0%\ntwo 0%\n${ESC}[2Aone 9%\n${ESC}[Btwo`),
    "one 9%\ntwo 0%\ntwo",
  );
  assertEquals(markupOf(`a\nb${ESC}[2Jc`), "c");
  assertEquals(markupOf(`a${ESC}[3Cb`), "a   b");
});

Deno.test("terminalMarkup() leaves out what is no text", () => {
  assertEquals(
    markupOf(`${ESC}]0;title\x07a${ESC}(Bb\x07${ESC}[?25lc${ESC}[`),
    "abc",
  );
});

Deno.test("terminalMarkup() makes links of links, to where links may lead", () => {
  const link = (address: string) =>
    `${ESC}]8;;${address}${ESC}\\x${ESC}]8;;${ESC}\\`;
  assertEquals(
    markupOf(link("https://example.org/?a&b")),
    '<a href="https://example.org/?a&amp;b" rel="noopener noreferrer">x</a>',
  );
  assertEquals(markupOf(link("javascript:alert(1)")), "x");
});
