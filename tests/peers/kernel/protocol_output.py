"""What cells put out: all of it, in the true order, before idle, under the right parent."""

import os
import re
import time
import unittest

import zmq
from _front import ANSI, IS_LONG, Front
from _suite import IS_CENOTE, KernelTest, notice, only_typescript

COUNTS = (1, 100, 100_000) if IS_LONG else (1, 100, 20_000)


class OutputTest(KernelTest):
    def assert_lines(self, run, count, text=None):
        lines = (text if text is not None else run.text()).split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertEqual(len(lines), count)
        wrong = [(number, line) for number, line in enumerate(lines) if line != f"line {number}"]
        self.assertEqual(wrong[:5], [])

    def test_lines(self):
        """All printed lines come before idle, in order, in few messages."""
        for count in COUNTS:
            with self.subTest(count=count):
                began = time.monotonic()
                run = self.assert_ok(self.front.run(self.code.lines(count), seconds=60))
                seconds = time.monotonic() - began
                self.assert_lines(run, count)
                self.assert_whole(run)
                self.assertLess(len(run.outputs), 30 + count / 50)
                notice(f"{count} lines: {seconds:.3f} s, {len(run.outputs)} messages")

    @only_typescript
    def test_ways(self):
        """Whatever way a program prints, each line comes before idle, in order."""
        for count in COUNTS:
            few = min(count, 2_000)
            for name, code, lines in [
                ("Deno.stdout.writeSync", 'const e = new TextEncoder(); for (let i = 0; i < N; i++) Deno.stdout.writeSync(e.encode(`line ${i}\\n`));', few),
                ("Deno.stdout.write", 'const e = new TextEncoder(); for (let i = 0; i < N; i++) await Deno.stdout.write(e.encode(`line ${i}\\n`));', few),
                ("process.stdout.write", 'import process from "node:process"; for (let i = 0; i < N; i++) process.stdout.write(`line ${i}\\n`);', few),
                ("Deno.stdout.writable", 'const w = Deno.stdout.writable.getWriter(); for (let i = 0; i < N; i++) await w.write(new TextEncoder().encode(`line ${i}\\n`)); w.releaseLock();', few),
                ("a child's inherited output", 'await new Deno.Command("seq", { args: ["-f", "line %.0f", "0", String(N - 1)], stdout: "inherit" }).spawn().status; undefined', count),
                ("a child's inherited output, waited for at once", 'new Deno.Command("seq", { args: ["-f", "line %.0f", "0", String(N - 1)], stdout: "inherit", stderr: "inherit" }).outputSync(); undefined', count),
                ("node:child_process", 'import { spawnSync } from "node:child_process"; spawnSync("seq", ["-f", "line %.0f", "0", String(N - 1)], { stdio: "inherit" }); undefined', few),
                ("console.info and console.debug", 'for (let i = 0; i < N; i++) (i % 2 ? console.info : console.debug)("line %d", i);', few),
            ]:
                with self.subTest(way=name, count=lines):
                    run = self.assert_ok(self.front.run(code.replace("N", str(lines)), seconds=60))
                    self.assert_lines(run, lines)

    def test_order(self):
        """Lines on stdout and stderr come in the order in which they were printed."""
        count = 300
        run = self.assert_ok(self.front.run(self.code.both(count)))
        merged = []
        for one in run.outputs:
            merged += [(one.content["name"], line) for line in one.content["text"].split("\n")[:-1]]
        if IS_CENOTE:
            wanted = [pair for n in range(count) for pair in (("stdout", f"out {n}"), ("stderr", f"err {n}"))]
            self.assertEqual(merged, wanted)
        for stream, text in (("stdout", "out"), ("stderr", "err")):
            self.assertEqual([line for name, line in merged if name == stream], [f"{text} {n}" for n in range(count)])

    @only_typescript
    def test_mixed_order(self):
        """Text, displays, child processes, errors and results keep their order."""
        run = self.front.run("""
          for (let i = 0; i < 20; i++) {
            console.log("a" + i);
            await Deno.jupyter.display({ "text/plain": "d" + i }, { raw: true });
            console.error("e" + i);
            new Deno.Command("echo", { args: ["c" + i], stdout: "inherit" }).outputSync();
            Deno.stdout.writeSync(new TextEncoder().encode("w" + i + "\\n"));
          }
          console.log("last"); 7""")
        shown = []
        for one in run.outputs:
            data = one.content.get("data", {}).get("text/plain")
            shown += [data] if data is not None else one.content["text"].split("\n")[:-1]
        self.assertEqual(shown, [f"{way}{n}" for n in range(20) for way in "adecw"] + ["last", "7"])

    @only_typescript
    def test_unfinished_line(self):
        """Text without a line end, and characters cut in two by writes, arrive whole."""
        run = self.front.run("""
          const bytes = new TextEncoder().encode("é😀\\u4e2d");
          for (const byte of bytes) Deno.stdout.writeSync(new Uint8Array([byte]));
          Deno.stdout.writeSync(new TextEncoder().encode("no end")); undefined""")
        self.assertEqual(run.text(), "é😀中no end")

    def test_seen_at_once(self):
        """What a cell prints is published while it runs."""
        for loop in (self.code.loop, self.code.sleep(60_000)):
            with self.subTest(then=loop):
                run = self.front.start(self.code.print("now") + "\n" + loop)
                self.front.until("stream", lambda: run.text() == "now\n", 5)
                self.assertIsNone(run.reply_message)
                self.kernel.interrupt(self.front) if self.code.name != "python" else self.kernel.signal()
                self.front.wait(run)

    def test_late(self):
        """Output after idle has its own cell for a parent, though others have run and run now."""
        late = self.front.run(self.code.late)
        self.assertEqual(late.text(), "early\n")
        self.front.run(self.code.two)
        long = self.front.start(self.code.sleep(600) + "\n" + self.code.print("mine"))
        self.front.until("late text", lambda: "late" in late.text() or any("late" in r.content.get("text", "") for r in self.front.log))
        self.front.wait(long)
        self.assertEqual(late.text(), "early\nlate\n")
        self.assertEqual(long.text(), "mine\n")

    @only_typescript
    def test_late_display(self):
        """Displays after idle, and from promises that go on, have their own cell for a parent."""
        run = self.front.run("""
          (async () => {
            for (let i = 0; i < 3; i++) {
              await new Promise((done) => setTimeout(done, 50));
              await Deno.jupyter.display({ "text/plain": "late" + i }, { raw: true });
            }
          })(); undefined""")
        self.front.run("1")
        self.front.until("late displays", lambda: len(run.of("display_data")) == 3)
        self.assertEqual([one["data"]["text/plain"] for one in run.of("display_data")], ["late0", "late1", "late2"])

    @only_typescript
    def test_plain(self):
        """The plain text of results has no colour codes, whatever the value."""
        for code, wanted in [
            ("42", "42"), ('"a"', '"a"'), ("[1, 'b', null, undefined]", '[ 1, "b", null, undefined ]'), ("new Map([[1, { a: true }]])", "Map(1) { 1 => { a: true } }"),
            ("Symbol('s')", "Symbol(s)"), ("10n", "10n"), ("({ a: 1 })", "{ a: 1 }"), ("(x: number) => x", "[Function (anonymous)]"),
            ("new Date(0)", "1970-01-01T00:00:00.000Z"), ("/a/g", "/a/g"), ("class A {}; new A()", "A {}"),
        ]:
            with self.subTest(code=code):
                run = self.assert_ok(self.front.run(code))
                plain = run.result
                if IS_CENOTE:
                    self.assertIsNone(re.search("\x1b", plain))
                self.assertEqual(ANSI.sub("", plain), wanted)

    def test_display(self):
        """display_data and its update name their display; each is an object where the protocol wants one."""
        run = self.assert_ok(self.front.run(self.code.display("first", "the-id")))
        (shown,) = run.of("display_data")
        self.assertEqual((shown["data"]["text/plain"], shown["transient"]), ("first", {"display_id": "the-id"}))
        run = self.assert_ok(self.front.run(self.code.display("second", "the-id", update=True)))
        self.assertEqual(run.kinds, ["update_display_data"])
        (shown,) = run.of("update_display_data")
        self.assertEqual((shown["data"]["text/plain"], shown["transient"]), ("second", {"display_id": "the-id"}))
        self.assertIsInstance(self.front.run(self.code.display("none")).of("display_data")[0].get("transient", {}), dict)

    def test_rich(self):
        """A value that displays itself is a result with its bundle."""
        run = self.assert_ok(self.front.run(self.code.html("<b>bold</b>")))
        self.assertEqual(run.of("execute_result")[0]["data"]["text/html"], "<b>bold</b>")

    def test_clear(self):
        """clear_output comes with its wait flag."""
        for wait in (True, False):
            run = self.assert_ok(self.front.run(self.code.print("a") + "\n" + self.code.clear(wait)))
            self.assertEqual(run.kinds, ["stream", "clear_output"])
            self.assertEqual(run.of("clear_output"), [{"wait": wait}])

    def test_buffers(self):
        """Binary buffers come as they were, empty ones too."""
        run = self.assert_ok(self.front.run(self.code.buffers))
        (shown,) = [one for one in run.outputs if one.kind == "display_data"]
        self.assertEqual([bytes(one) for one in shown.buffers], [bytes([0, 255, 1]), b"", bytes([7]) * 70_000])
        self.assertEqual(shown.metadata.get("of"), "buffers")

    def test_big(self):
        """A big display comes whole."""
        size = 50_000_000 if IS_LONG else 5_000_000
        began = time.monotonic()
        run = self.assert_ok(self.front.run(self.code.big(size), seconds=60))
        notice(f"a display of {size} characters: {time.monotonic() - began:.3f} s")
        self.assertEqual(run.of("display_data")[0]["data"]["text/plain"], "x" * size)

    def test_stdin_closed(self):
        """A cell that reads standard input as a program does gets its end, and does not hang."""
        if self.code.name == "python":
            self.skipTest("of TypeScript's kernels")
        run = self.front.run("const n = await Deno.stdin.read(new Uint8Array(9)); n")
        self.assertIn(run.status, ("ok", "error"))


class SubscribersTest(KernelTest):
    """Front ends that read slowly, late, or no more."""

    chunk = "x" * 1_000

    def code_of(self, count):
        if self.code.name == "python":
            return f"import sys\nfor i in range({count}):\n  print(i, 'x' * 1000); sys.stdout.flush()"
        return f'for (let i = 0; i < {count}; i++) {{ console.log(i + " " + "x".repeat(1000)); if (i % 100 === 0) await new Promise((d) => setTimeout(d)); }}'

    def slow_front(self):
        front = self.kernel.front(iopub_options=[(zmq.RCVHWM, 1), (zmq.RCVBUF, 4096)])
        front.ready()
        return front

    def lines(self, front):
        text = "".join(one.content["text"] for one in front.log if one.kind == "stream")
        return [line.split(" ")[0] for line in text.split("\n")[:-1]]

    def test_slow(self):
        """A front end that does not read for a while loses no line."""
        count = 20_000
        slow = self.slow_front()
        slow.paused = {"iopub"}
        run = self.front.start(self.code_of(count))
        self.front.until("the first output", lambda: run.outputs)
        self.front.drain(1)  # until the kernel is done, or waits
        slow.paused = set()
        both = lambda: self.front.read(0.05) or slow.read(0.05) or True  # noqa: E731
        slow.until("idle", lambda: both() and run.is_idle and any(
            one.parent_id == run.id and one.content.get("execution_state") == "idle" for one in slow.log
        ), 60)
        wanted = [str(number) for number in range(count)]
        for name, front in (("the slow one", slow), ("the other", self.front)):
            with self.subTest(front=name):
                self.assertEqual(self.lines(front), wanted)

    def test_gone(self):
        """A front end that went without a word, or in the midst of reading, blocks nobody."""
        for number in range(5):
            gone = self.slow_front()
            gone.paused = {"iopub"}
            run = self.front.start(self.code_of(3_000))
            self.front.until("the first output", lambda: run.outputs)
            gone.close()
            self.assert_ok(self.front.wait(run, 30))
            self.assertEqual(self.lines(self.front)[-3_000:], [str(number) for number in range(3_000)])

    def test_many(self):
        """Front ends that come and go leave no socket open in the kernel."""
        def count():
            return len(os.listdir(f"/proc/{self.kernel.pid}/fd"))
        for _ in range(3):
            Front(self.kernel.connection).ready().close()
        self.front.run(self.code.two)
        before = count()
        for _ in range(100 if IS_LONG else 20):
            front = Front(self.kernel.connection).ready()
            front.run(self.code.two)
            front.close()
        self.front.until("closed sockets", lambda: self.front.run(self.code.two) and count() <= before + 5, 10)


@unittest.skipUnless(IS_CENOTE, "of this kernel")
class WelcomeTest(KernelTest):
    def test_welcome(self):
        """Each subscription is greeted first of all with iopub_welcome, which names it and has no parent."""
        for subscription in (b"", b"stream", b"\xc3\xa9"):
            with self.subTest(subscription=subscription):
                front = self.kernel.front(subscription=subscription)
                front.until("a welcome", lambda: front.log)
                first = front.log[0]
                self.assertEqual((first.kind, first.channel), ("iopub_welcome", "iopub"))
                self.assertEqual(first.content["subscription"], subscription.decode())
                self.assertEqual(first.parent, {})
        self.front.run(self.code.two)
        self.assertEqual(sum(one.kind == "iopub_welcome" for one in self.front.log), 1, "others are not told")

    def test_topics(self):
        """A subscription to one topic gets what starts with it, and nothing else."""
        topics = {one.topics[0] for one in self.front.run(self.code.print("a") + self.code.two).published}
        self.assertGreater(len(topics), 1, topics)
        stream = next(one.topics[0] for one in self.front.log if one.kind == "stream")
        front = self.kernel.front(subscription=stream)
        front.until("a welcome", lambda: front.log)
        self.front.run(self.code.print("b") + self.code.two)
        front.until("the stream", lambda: any(one.kind == "stream" for one in front.log))
        front.drain(0.2)
        self.assertEqual([one.kind for one in front.log if one.channel == "iopub"], ["iopub_welcome", "stream"])
