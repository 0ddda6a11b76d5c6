import { assertEquals } from "@std/assert";
import { type FileKind, sniff } from "../../lib/formats/mod.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

Deno.test("sniff() goes by content where content tells", () => {
  const cases: [string, string, FileKind][] = [
    ["product,revenue,month\nWidget,1,January\n", "notes.txt", "csv"],
    ["a\tb\n1\t2\n3\t4\n", "", "tsv"],
    ["a\tb\tc\n1\t2\t3\n", "data.csv", "tsv"],
    ['{"a": [1, 2]}', "x.txt", "json"],
    ['[{"a": 1}]', "", "json"],
    ['{"a":1}\n{"a":2}\n', "x.json", "jsonl"],
    ['{"cells": [{"cell_type": "code"}], "nbformat": 4}', "x", "notebook"],
    ["<!DOCTYPE html><html><body>x</body></html>", "data.csv", "html"],
    ['<?xml version="1.0"?>\n<svg xmlns="x"></svg>', "picture", "svg"],
    ["# Title\n\nSome text.\n", "readme", "markdown"],
    ["name: x\nlist:\n  - a\n  - b\n", "", "yaml"],
    ["Just a sentence, with a comma, or two.\nAnd one more.\n", "", "text"],
    ["", "empty.txt", "text"],
  ];
  for (const [text, name, kind] of cases) {
    assertEquals(sniff(encode(text), name).kind, kind, `${name}: ${text}`);
  }
});

Deno.test("sniff() lets the name settle what content leaves open", () => {
  const cases: [string, string, FileKind, string | undefined][] = [
    ["one line", "a.md", "markdown", undefined],
    ["one line", "a.csv", "csv", undefined],
    ["a: 1", "a.yml", "yaml", undefined],
    ["x = 1", "a.py", "code", "python"],
    ["let x = 1;", "folder.d/a.ts", "code", "typescript"],
    ["#!/usr/bin/env python3\nx = 1", "tool", "code", "python"],
    ["FROM debian", "Dockerfile", "code", "dockerfile"],
    ["text", "constructor.constructor", "text", undefined],
  ];
  for (const [text, name, kind, language] of cases) {
    const found = sniff(encode(text), name);
    assertEquals(found.kind, kind, name);
    assertEquals(found.language, language, name);
  }
});

Deno.test("sniff() knows binary formats by their first bytes, whatever the name", () => {
  const cases: [string, FileKind, string][] = [
    ["%PDF-1.7\n", "pdf", "application/pdf"],
    ["\x89PNG\r\n\x1a\n\0\0", "png", "image/png"],
    ["\xff\xd8\xff\xe0", "jpeg", "image/jpeg"],
    ["GIF89a\x01\0", "gif", "image/gif"],
    ["RIFF\x10\0\0\0WEBPVP8 ", "webp", "image/webp"],
    ["PK\x03\x04\x14\0", "zip", "application/zip"],
    ["\x1f\x8b\x08\0", "gzip", "application/gzip"],
    ["SQLite format 3\0", "binary", "application/vnd.sqlite3"],
    ["\0\x01\x02\x03", "binary", "application/octet-stream"],
  ];
  for (const [bytes, kind, mediaType] of cases) {
    assertEquals(sniff(latin(bytes), "x"), { kind, mediaType });
  }
  assertEquals(sniff(latin("\x89PNG\r\n\x1a\n"), "table.csv").kind, "png");
  assertEquals(sniff(latin("PK\x03\x04"), "a.docx"), {
    kind: "zip",
    mediaType:
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  });
});

Deno.test("sniff() needs only the head of a long file", () => {
  const line = '{"name":"x","value":12345}\n';
  assertEquals(sniff(encode(line.repeat(10_000)), "").kind, "jsonl");
  const array = `[${'{"name":"x"},'.repeat(20_000)}{}]`;
  assertEquals(sniff(encode(array), "").kind, "json");
});

Deno.test("sniff() finds an SVG behind comments, declarations and a document type", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
  const heads = [
    '<?xml version="1.0"?>\n<!-- Made by a program -->\n',
    '<!-- a --><?xml version="1.0"?><?xml-stylesheet href="a.css"?><!-- b -->',
    '<?xml version="1.0"?><!DOCTYPE svg [\n<!ENTITY ns "http://x">\n]>\n<!-- c -->',
  ];
  for (const head of heads) {
    assertEquals(sniff(new TextEncoder().encode(head + svg), "").kind, "svg");
  }
  const other = '<?xml version="1.0"?><!-- <svg> --><a/>';
  assertEquals(sniff(new TextEncoder().encode(other), "").language, "xml");
});
