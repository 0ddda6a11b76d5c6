"""Stopping a cell: by message and by signal, wherever it hangs."""

import os
import statistics
import time
import unittest

from _front import IS_LONG, TimedOut
from _suite import IS_CENOTE, KernelTest, notice, only_typescript

WAYS = ("message", "signal")


class InterruptTest(KernelTest):
    def interrupt(self, way):
        """Interrupts; gives the request when it was one."""
        if way == "message":
            return self.kernel.interrupt(self.front)
        self.kernel.signal()
        return None

    def ways(self):
        return WAYS if IS_CENOTE else ("signal",)

    def stop(self, code, way, wait=0.0):
        """Runs code, interrupts it once it runs, and gives the run and how long it took."""
        run = self.front.start(self.code.print("running") + "\n" + code)
        self.front.until("the cell to run", lambda: "running" in run.text())
        if wait:
            self.front.drain(wait)
        began = time.monotonic()
        request = self.interrupt(way)
        try:
            self.front.wait(run)
        except TimedOut:
            self.replace()
            raise
        seconds = max(one.at for one in run.messages) - began
        if request:
            self.front.wait(request)
            self.assertEqual((request.reply["status"], request.reply_message.channel), ("ok", "control"))
        return run, seconds

    def assert_stopped(self, run):
        self.assertEqual((run.status, run.reply["ename"]), ("error", "KeyboardInterrupt"))
        self.assertEqual(run.kinds[-1], "error")
        self.assertEqual(run.error["ename"], "KeyboardInterrupt")
        self.assertEqual(run.error["traceback"], run.reply["traceback"])
        self.assert_whole(run)

    def check(self, code, wait=0.0, keeps=True):
        for way in self.ways():
            with self.subTest(way=way):
                self.assert_ok(self.front.run(self.code.let("kept", 17)))
                run, seconds = self.stop(code, way, wait)
                notice(f"{code[:48]!r} stopped by {way}: {seconds * 1000:.1f} ms")
                self.assert_stopped(run)
                if keeps:
                    self.assertEqual(self.value("kept"), "17")
                else:
                    self.assertEqual(self.value(self.code.two), "2")

    def test_loop(self):
        """An endless loop is stopped, and what was defined is kept."""
        self.check(self.code.loop)

    def test_loop_hot(self):
        """A loop that has run long enough to be compiled is stopped too."""
        self.check(self.code.loop, wait=1)

    def test_await(self):
        """An endless await is stopped."""
        self.check(self.code.endless_await)

    @only_typescript
    def test_printing_loop(self):
        """A loop that prints without end is stopped, and nothing of it comes after idle."""
        for way in self.ways():
            with self.subTest(way=way):
                run, seconds = self.stop('for (let i = 0; ; i++) console.log("line", i)', way)
                notice(f"a printing loop stopped by {way}: {seconds * 1000:.1f} ms")
                self.assert_stopped(run)
                count = len(run.messages)
                self.front.drain(0.3)
                self.assertEqual(len(run.messages), count)
                self.assertEqual(self.value("1 + 1"), "2")

    @only_typescript
    def test_asynchronous_loops(self):
        """Loops over awaits, timers and microtasks are stopped, and do not go on."""
        for code in (
            "for (var turns = 0; ; turns++) await new Promise((done) => setTimeout(done, 5))",
            "for (var turns = 0; ; turns++) await null",
            "var turns = 0; setInterval(() => turns++, 5); await new Promise(() => {})",
            "var turns = 0; async function again() { turns++; await null; return again(); } await again()",
        ):
            for way in self.ways():
                with self.subTest(code=code, way=way):
                    run, seconds = self.stop(code, way, wait=0.1)
                    notice(f"{code[:60]!r} stopped by {way}: {seconds * 1000:.1f} ms")
                    self.assert_stopped(run)
                    if "setInterval" not in code:
                        first = self.value("turns")
                        self.front.run(self.code.sleep(100))
                        self.assertEqual(self.value("turns"), first, "it goes on")
        self.replace(anew=False)

    @only_typescript
    def test_timer(self):
        """A timer that loops after its cell has ended is stopped, and the kernel is of use again."""
        for way in self.ways():
            with self.subTest(way=way):
                self.front.run("var kept = 17;")
                self.front.run(self.code.looping_timer)
                self.front.drain(0.2)
                self.interrupt(way)
                waiting = self.front.run("kept")
                self.assertIn(waiting.status, ("ok", "error", "aborted"), "the interrupt may hit the cell that waits")
                self.assertEqual(self.value("kept"), "17")

    @only_typescript
    def test_timer_before_cell(self):
        """A cell that waits behind a looping timer is answered when that is stopped."""
        self.front.run("var kept = 18;")
        self.front.run(self.code.looping_timer)
        self.front.drain(0.2)
        run = self.front.start("kept")
        self.front.drain(0.2)
        self.interrupt("message")
        self.front.wait(run)
        self.assertIn(run.status, ("ok", "error", "aborted"))
        self.assertEqual(self.value("kept"), "18")

    def test_native(self):
        """A cell that waits inside the runtime is stopped."""
        self.check(self.code.native_wait)

    def test_child(self):
        """A cell that waits for a child process is stopped."""
        self.check(self.code.native_child, keeps=False)

    @only_typescript
    def test_caught(self):
        """A cell cannot catch an interrupt and go on."""
        self.check("while (true) { try { while (true) {} } catch {} finally {} }")
        self.check("try { while (true) {} } finally { await new Promise(() => {}) }")

    def test_queue(self):
        """What was queued behind a stopped cell is answered `aborted`, and what comes later runs."""
        for way in self.ways():
            with self.subTest(way=way):
                self.front.run(self.code.let("kept", 1))
                run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
                queued = [self.front.start(self.code.let("kept", 2)) for _ in range(3)]
                self.front.until("the cell to run", lambda: "running" in run.text())
                self.interrupt(way)
                for one in (run, *queued):
                    self.front.wait(one)
                self.assertEqual([one.status for one in (run, *queued)], ["error", "aborted", "aborted", "aborted"])
                self.assertEqual(self.value("kept"), "1")

    def test_queue_not_stopped(self):
        """An interrupt aborts the queue of a cell that does not stop on errors as well, or runs it; it never hangs."""
        run = self.front.start(self.code.print("running") + "\n" + self.code.loop, stop_on_error=False)
        queued = self.front.start(self.code.two)
        self.front.until("the cell to run", lambda: "running" in run.text())
        self.interrupt("signal")
        self.front.wait(run)
        self.front.wait(queued)
        self.assertEqual(run.status, "error")
        self.assertIn(queued.status, ("ok", "aborted"))

    def test_idle(self):
        """An interrupt while nothing runs does nothing."""
        for way in self.ways():
            with self.subTest(way=way):
                self.front.run(self.code.let("kept", 19))
                for _ in range(10):
                    request = self.interrupt(way)
                    if request:
                        self.front.wait(request)
                        self.assertEqual(request.reply["status"], "ok")
                self.front.drain(0.2)
                self.assertTrue(self.kernel.is_alive())
                run = self.front.run("kept")
                self.assertEqual((run.status, run.result), ("ok", "19"))
                self.assertEqual([one for one in self.front.log if one.kind == "error"], [])

    def test_between(self):
        """An interrupt that comes as a cell ends hits that cell or none, never the next."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        for number in range(100 if IS_LONG else 30):
            run = self.front.start(self.code.two)
            request = self.interrupt("message")
            self.front.wait(run)
            self.front.wait(request)
            after = self.front.run("1 + 2")
            self.assertEqual((after.status, after.result), ("ok", "3"), number)

    def test_many(self):
        """Interrupts one after another each stop their cell, and keep what was defined."""
        rounds = 1000 if IS_LONG else 15
        for way in self.ways():
            with self.subTest(way=way):
                self.front.run(self.code.let("kept", 20))
                taken = []
                for number in range(rounds):
                    code = self.code.loop if number % 2 or not IS_CENOTE else self.code.endless_await
                    run, seconds = self.stop(code, way)
                    self.assertEqual(run.error["ename"], "KeyboardInterrupt")
                    taken.append(seconds * 1000)
                    self.front.log.clear()
                self.assertEqual(self.value("kept"), "20")
                notice(f"{rounds} interrupts by {way}: median {statistics.median(taken):.1f} ms, at most {max(taken):.1f} ms")

    def test_twice(self):
        """Several interrupts of one cell stop it once."""
        for way in self.ways():
            run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
            self.front.until("the cell to run", lambda: "running" in run.text())
            for _ in range(5):
                self.interrupt(way)
            self.front.wait(run)
            self.front.drain(0.2)
            self.assertEqual(run.kinds.count("error"), 1)
            self.assertEqual(self.value(self.code.two), "2")

    def test_shell(self):
        """An interrupt_request on shell does no harm."""
        self.front.send("interrupt_request", {}, "shell")
        self.assertEqual(self.value(self.code.two), "2")

    @unittest.skipUnless(IS_CENOTE, "of this kernel")
    def test_group(self):
        """A signal to the whole group of processes, as a terminal sends it, stops the cell alone."""
        self.front.run(self.code.let("kept", 21))
        run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
        self.front.until("the cell to run", lambda: "running" in run.text())
        self.assertNotEqual(os.getpgid(self.kernel.pid), os.getpgid(0))
        os.killpg(os.getpgid(self.kernel.pid), 2)
        self.front.wait(run)
        self.assert_stopped(run)
        self.assertEqual(self.value("kept"), "21")
        os.killpg(os.getpgid(self.kernel.pid), 2)
        self.front.drain(0.3)
        self.assertEqual(self.value("kept"), "21", "idle")
