import { assertEquals } from "@std/assert";
import { View } from "../../../lib/display/view.ts";
import { openSlot } from "../../../lib/display/output/_slot.ts";
import { TestHost } from "./_host.ts";
import { Screen } from "./_screen.ts";

function view(...lines: string[]): View {
  return new View({ text: () => lines.join("\n") });
}

function screenOf(host: TestHost, columns: number, rows: number): Screen {
  const screen = new Screen(columns, rows);
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  return screen;
}

Deno.test("openSlot() in a notebook makes an output and replaces it, at most 10 times a second", async () => {
  const host = new TestHost({ isNotebook: true });
  const slot = openSlot(host, { outlet: "stdout" });
  for (let i = 0; i < 1_000; i++) {
    slot.update(() => view(`frame ${i}`));
    host.pass(1);
  }
  await slot.close(view("last"));
  assertEquals(host.sent[0]?.type, "display_data");
  assertEquals(new Set(host.sent.map(({ id }) => id)), new Set(["id0"]));
  assertEquals(
    host.sent.slice(1).every(({ type }) => type === "update_display_data"),
    true,
  );
  assertEquals(host.sent.length, 10);
  // No second that begins anywhere has more than 10, the last one included.
  for (const { atMs: from } of host.sent) {
    const within = host.sent.filter(({ atMs }) =>
      atMs >= from && atMs < from + 1_000
    );
    assertEquals(within.length <= 10, true);
  }
  assertEquals(host.sent.at(-1)?.data["text/plain"], "last");
  assertEquals([host.settled, host.timers], [1, 0]);
});

Deno.test("openSlot() makes only the frames that are shown", async () => {
  const host = new TestHost({ isNotebook: true });
  const slot = openSlot(host, { outlet: "stdout" });
  let made = 0;
  for (let i = 0; i < 100_000; i++) {
    slot.update(() => view(`${made++}`));
    if (i % 100 === 0) host.block(1);
  }
  await slot.close(undefined);
  assertEquals(made, host.sent.length - 1);
  assertEquals(made, 9);
});

Deno.test("openSlot() shows what changed last although nothing changes any more", () => {
  const host = new TestHost({ isNotebook: true });
  const slot = openSlot(host, { outlet: "stdout" });
  slot.update(() => view("a"));
  slot.update(() => view("b"));
  assertEquals(host.sent.map(({ data }) => data["text/plain"]), ["a"]);
  host.pass(200);
  assertEquals(host.sent.map(({ data }) => data["text/plain"]), ["a", "b"]);
});

Deno.test("openSlot() does not send what is shown already", async () => {
  const host = new TestHost({ isNotebook: true });
  const slot = openSlot(host, { outlet: "stdout" });
  for (let i = 0; i < 5; i++) {
    slot.update(() => view("same"));
    host.pass(1_000);
  }
  await slot.close(view("same"));
  assertEquals(host.sent.length, 1);
});

Deno.test("openSlot() waits for a notebook that takes its time, and sends the last state", async () => {
  const host = new TestHost({ isNotebook: true });
  const waiting: (() => void)[] = [];
  host.answer = () => new Promise((resolve) => waiting.push(resolve));
  const slot = openSlot(host, { outlet: "stdout" });
  slot.update(() => view("a"));
  slot.update(() => view("b"));
  host.pass(1_000);
  assertEquals(host.sent.length, 1);
  const closed = slot.close(view("c"));
  waiting.shift()?.();
  while (waiting.length === 0) await Promise.resolve();
  waiting.shift()?.();
  await closed;
  assertEquals(host.sent.map(({ data }) => data["text/plain"]), ["a", "c"]);
});

Deno.test("openSlot() pauses longer after a frame that took long to make", () => {
  const host = new TestHost({ isNotebook: true });
  const slot = openSlot(host, { outlet: "stdout" });
  let made = 0;
  for (let i = 0; i < 100; i++) {
    slot.update(() => {
      host.block(200);
      return view(`${made++}`);
    });
    host.pass(100);
  }
  // A fifth of the 30 s that it takes in all.
  assertEquals(made < 14, true, `${made}`);
});

Deno.test("openSlot() survives a notebook and a terminal that are gone", async () => {
  for (const isNotebook of [true, false]) {
    const host = new TestHost({ isNotebook, size: { columns: 80, rows: 24 } });
    host.isBroken = true;
    const slot = openSlot(host, { outlet: "stdout" });
    slot.update(() => view("a"));
    await slot.close(view("b"));
  }
});

Deno.test("openSlot() in a notebook keeps the order in which outputs were opened", async () => {
  const host = new TestHost({ isNotebook: true });
  const outer = openSlot(host, { outlet: "stderr", firstAfterMs: 100 });
  const inner = openSlot(host, { outlet: "stderr", firstAfterMs: 100 });
  outer.update(() => view("outer"));
  inner.update(() => view("inner"));
  host.block(150);
  inner.update(() => view("inner"));
  assertEquals(host.sent.map(({ data }) => data["text/plain"]), [
    "outer",
    "inner",
  ]);
  await inner.close(undefined);
  await outer.close(undefined);
});

Deno.test("openSlot() on a terminal redraws its lines and leaves the last ones", async () => {
  const host = new TestHost({ size: { columns: 40, rows: 10 } });
  const screen = new Screen(40, 10);
  screen.write("before\n");
  const slot = openSlot(host, { outlet: "stdout" });
  slot.update(() => view("one", "two", "three"));
  host.pass(200);
  slot.update(() => view("one", "2"));
  host.pass(200);
  await slot.close(view("done", "well"));
  host.written.forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), "before\ndone\nwell");
  assertEquals(screen.cursorLine, "");
  assertEquals(host.text().includes("?25"), false, "the cursor stays visible");
});

Deno.test("openSlot() on a terminal shows the end of a frame that is taller than it, and all of the last one", async () => {
  const host = new TestHost({ size: { columns: 40, rows: 6 } });
  const screen = new Screen(40, 6);
  const slot = openSlot(host, { outlet: "stdout" });
  const lines = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`);
  for (const n of [3, 10, 20, 30]) {
    slot.update(() => view(...lines.slice(0, n)));
    host.pass(200);
  }
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(
    screen.text(),
    "⋮ 26 lines above\nline 27\nline 28\nline 29\nline 30",
  );
  await slot.close(view(...lines));
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), lines.join("\n"));
});

Deno.test("openSlot() on a terminal that becomes narrower leaves nothing behind", async () => {
  const host = new TestHost({ size: { columns: 60, rows: 20 } });
  const screen = new Screen(60, 20);
  const slot = openSlot(host, { outlet: "stdout" });
  const wide = "x".repeat(50);
  slot.update(() => view(wide, wide, wide));
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  screen.resize(30, 20);
  host.size = { columns: 30, rows: 20 };
  host.pass(200);
  slot.update(() => view("y".repeat(20), "z"));
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), `${"y".repeat(20)}\nz`);
  await slot.close(undefined);
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), "");
});

Deno.test("openSlot() on a terminal lets the console print above, and gives it back", async () => {
  const host = new TestHost({ size: { columns: 40, rows: 10 } });
  const log = host.console.log;
  const print = (text: string) => {
    const { log } = host.console;
    if (typeof log === "function") log(text);
  };
  const slot = openSlot(host, { outlet: "stderr" });
  slot.update(() => view("frame", "of two"));
  print("hello");
  print("world");
  await slot.close(view("end"));
  print("after");
  assertEquals(screenOf(host, 40, 10).text(), "hello\nworld\nend\nafter");
  assertEquals(host.console.log, log);
  assertEquals(host.printed, [["hello"], ["world"], ["after"]]);
});

Deno.test("openSlot() on a terminal puts several places one under another", async () => {
  const host = new TestHost({ size: { columns: 40, rows: 10 } });
  const outer = openSlot(host, { outlet: "stderr" });
  const inner = openSlot(host, { outlet: "stdout" });
  outer.update(() => view("outer"));
  inner.update(() => view("inner"));
  host.pass(200);
  const screen = new Screen(40, 10);
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), "outer\ninner");
  await inner.close(view("inner done"));
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), "inner done\nouter");
  await outer.close(view("outer done"));
  host.written.splice(0).forEach(([, text]) => screen.write(text));
  assertEquals(screen.text(), "inner done\nouter done");
});

Deno.test("openSlot() without a terminal prints a line now and then and the last one, no escape sequences", async () => {
  const host = new TestHost();
  const slot = openSlot(host, { outlet: "stderr" });
  for (let i = 0; i < 250; i++) {
    slot.update(() => view(`${i}`));
    host.pass(100);
  }
  await slot.close(view("end"));
  assertEquals(host.text("stderr"), "99\n199\nend\n");
  assertEquals(host.timers, 0);
});
