"""`jupyter console` in a terminal, used as a person would; what stood on the screen is kept to be looked at.

With `CENOTE_SCREENSHOTS` naming a folder each test leaves its screens there as text.
"""

import os
import re
import sys
import tempfile
import time
import unittest
from pathlib import Path

import pexpect
import pyte
from _cells import LANGUAGE
from _front import KERNEL, LIMIT, family, home_variables
from _suite import main, only_typescript

COLUMNS, ROWS = 100, 40
PICTURES = os.environ.get("CENOTE_SCREENSHOTS")


class ConsoleTest(unittest.TestCase):
    """Each test has a console of its own."""

    code = LANGUAGE

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="console-", ignore_cleanup_errors=True)
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=2_000)
        self.stream = pyte.ByteStream(self.screen)
        self.screens = []
        self.child = pexpect.spawn(
            sys.executable, ["-m", "jupyter", "console", "--kernel", KERNEL], dimensions=(ROWS, COLUMNS), timeout=LIMIT,
            env={**os.environ, **home_variables(Path(self.folder.name)), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "NO_COLOR": ""},
            cwd=self.folder.name,
        )
        self.until("the first prompt", r"In \[1\]: *$", 60)

    def tearDown(self):
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            Path(PICTURES, f"console-{self._testMethodName}.txt").write_text("\n\n".join(self.screens + [self.shown()]))
        pids = family(self.child.pid)
        self.child.close(force=True)
        end = time.monotonic() + 10
        while left := [pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and "kernel" in Path(f"/proc/{pid}/cmdline").read_text()]:
            if time.monotonic() > end:
                for pid in left:
                    os.kill(pid, 9)
                break
            time.sleep(0.05)
        self.folder.cleanup()

    def read(self, seconds=0.05):
        try:
            self.stream.feed(self.child.read_nonblocking(65_536, timeout=seconds))
            return True
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False

    def shown(self):
        """What stands on the screen, and what has left it by its top."""
        past = ["".join(line[column].data for column in range(COLUMNS)).rstrip() for line in self.screen.history.top]
        return "\n".join([*past, *(line.rstrip() for line in self.screen.display)]).rstrip()

    def until(self, what, pattern, seconds=None):
        """Waits until the screen holds something."""
        end = time.monotonic() + (seconds or LIMIT)
        while not (found := re.search(pattern, self.shown(), re.M)):
            if time.monotonic() > end:
                self.fail(f"no {what} within {seconds or LIMIT} s; the screen was\n{self.shown()}")
            self.read()
        return found

    def type(self, text):
        """Types as fast as a person might, so that nothing is taken for a paste."""
        for key in text:
            self.child.send(key)
            self.read(0.01)

    def enter(self, text, number):
        """Types a line, enters it, and waits for the prompt after it."""
        self.type(text)
        self.child.send("\r")
        self.until(f"prompt {number}", rf"In \[{number}\]: *$")
        self.screens.append(self.shown())

    def test_results(self):
        """jupyter console: lines have results, output and counts, and what was before is known."""
        self.enter(self.code.let("a", 4), 2)
        self.enter("a * 10 + 2", 3)
        self.until("the result", r"Out\[2\]: 42$")
        self.enter(self.code.print("hello, world"), 4)
        self.until("the output", r"^hello, world$")

    def test_multiple_lines(self):
        """jupyter console: a line that is not complete is continued, with an indent, until it is."""
        first, last = ("function f(a: number) {", "}") if self.code.name == "typescript" else ("def f(a):", "")
        self.type(first)
        self.child.send("\r")
        self.until("a second line", r"\.\.\.:$")
        self.assertGreater(self.screen.cursor.x, len("   ...: "), "no indent")
        self.type("return a + 2" if self.code.name == "python" else "return a + 2;")
        self.child.send("\r")
        self.until("a third line", r"\.\.\.: +return a \+ 2;?\n +\.\.\.:$")
        self.screens.append(self.shown())
        self.type(last)
        self.child.send("\r")
        self.until("the next prompt", r"In \[2\]: *$")
        self.enter("f(40)", 3)
        self.until("the result", r"Out\[2\]: 42$")

    def test_completion(self):
        """jupyter console: Tab completes a name, and offers several."""
        self.enter(self.code.let("greeting_long", "hey"), 2)
        self.type("greeting_l\t")
        self.until("the completed name", r"In \[2\]: greeting_long *$")
        self.child.send("\r")
        self.until("the result", r"Out\[2\]: ['\"]hey['\"]$")
        self.until("the next prompt", r"In \[3\]: *$")

    def test_interrupt(self):
        """jupyter console: Ctrl-C stops a loop, and the console goes on."""
        self.enter(self.code.let("kept", 17), 2)
        self.type(self.code.loop)
        self.child.send("\r")
        if not re.search(r"In \[2\]: .*\n.*\.\.\.: *$", self.shown()):
            self.read(1)
        if re.search(r"\.\.\.: *$", self.shown()):
            self.child.send("\r")
        self.read(0.5)
        end = time.monotonic() + LIMIT
        while "KeyboardInterrupt" not in self.shown() and time.monotonic() < end:
            self.child.send("\x03")
            for _ in range(20):
                self.read(0.05)
        self.until("the interrupt", "KeyboardInterrupt")
        self.screens.append(self.shown())
        self.until("a prompt", r"In \[\d+\]: *$")
        self.type("kept\r")
        self.until("the value", r"Out\[\d+\]: 17$")

    def test_error(self):
        """jupyter console: an error is shown with its message and place."""
        self.type(self.code.throw("on purpose"))
        self.child.send("\r")
        self.until("the error", r"TypeError: on purpose")
        self.until("the next prompt", r"In \[2\]: *$")
        self.screens.append(self.shown())

    def test_prompt(self):
        """jupyter console: a cell's prompt is answered in the terminal."""
        self.type(self.code.ask("Your name? "))
        self.child.send("\r")
        self.until("the question", r"^Your name\?")
        self.type("Ada\r")
        self.until("the answer", r"Out\[1\]: ['\"]Ada['\"]$")

    def test_exit(self):
        """jupyter console: Ctrl-D ends the console, and the kernel with its processes."""
        self.enter(self.code.two, 2)
        pids = family(self.child.pid)
        self.assertTrue(pids)
        self.child.send("\x04")
        end = time.monotonic() + LIMIT
        while self.child.isalive() and time.monotonic() < end:
            self.read()
            if "exit" in self.shown().split("\n")[-1]:
                self.child.send("y\r")
        self.assertFalse(self.child.isalive(), self.shown())
        while any(Path(f"/proc/{pid}").exists() for pid in pids):
            self.assertLess(time.monotonic(), end, "processes are left")
            time.sleep(0.05)

    @only_typescript
    def test_history(self):
        """jupyter console: the arrow brings back the lines of the console before."""
        self.enter("6 * 7", 2)
        self.child.send("\x04")
        end = time.monotonic() + LIMIT
        while self.child.isalive() and time.monotonic() < end:
            self.read()
            if "exit" in self.shown().split("\n")[-1]:
                self.child.send("y\r")
        again = pexpect.spawn(
            sys.executable, ["-m", "jupyter", "console", "--kernel", KERNEL], dimensions=(ROWS, COLUMNS), timeout=LIMIT,
            env=self.child.env, cwd=self.folder.name,
        )
        self.child = again
        self.screen.reset()
        self.screen.history.top.clear()
        self.until("the first prompt", r"In \[1\]: *$", 60)
        self.child.send("\x1b[A")
        self.until("the line", r"In \[1\]: 6 \* 7 *$")


if __name__ == "__main__":
    main(sys.modules[__name__])
