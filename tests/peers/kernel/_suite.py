"""Runs the tests of one program and says of each what became of it.

With `--json` each is a line `TEST {...}` for the test that wraps the program; the last line is always
`N passed, N failed`, with the skipped ones after it where there are any. Words given are patterns: only
tests whose method or sentence holds one of them run.
"""

import argparse
import json
import signal
import sys
import time
import unittest

from _cells import LANGUAGE
from _front import ANSI, KERNEL, Kernel, TimedOut

TEST_LIMIT = 120  # seconds
SHOWN = 60  # messages of a failed test
IS_CENOTE = LANGUAGE.name == "typescript" and KERNEL != "deno"


def only_typescript(test):
    """Marks a test that has no sense in another language."""
    return unittest.skipIf(LANGUAGE.name != "typescript", "of TypeScript's kernels")(test)


class KernelTest(unittest.TestCase):
    """Tests which share a kernel; one that is gone is replaced before the next test."""

    kernel: Kernel
    code = LANGUAGE
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.kernel = None

    @classmethod
    def tearDownClass(cls):
        if cls.kernel:
            cls.kernel.close()

    def setUp(self):
        cls = type(self)
        if cls.kernel and not cls.kernel.is_alive():
            cls.kernel.close()
            cls.kernel = None
        if cls.kernel is None:
            cls.kernel = Kernel()
        self.kernel = cls.kernel
        self.own, self.past = [], []
        self.front = self.kernel.front()

    def tearDown(self):
        fronts = [*self.past, *(front for kernel in {self.kernel, *self.own} for front in kernel.fronts)]
        for front in fronts:
            front.close()
        self.kernel.fronts.clear()
        if self._outcome.result.broken:
            self.past = fronts
            self.replace(anew=False)
        wrong = [one for front in fronts for one in front.violations]
        self.assertEqual(wrong, [], "what the protocol says of every message")

    def replace(self, anew=True):
        """Gives up the shared kernel: what was done to it should not meet what comes next."""
        cls = type(self)
        self.past += self.kernel.fronts
        for front in self.kernel.fronts:
            front.close()
        if self.kernel is cls.kernel:
            cls.kernel.close()
            cls.kernel = Kernel() if anew else None
            self.kernel = cls.kernel or self.kernel
        if anew:
            self.front = self.kernel.front()

    def own_kernel(self, **options):
        """A kernel for this test alone."""
        kernel = Kernel(**options)
        self.addCleanup(kernel.close)
        self.own.append(kernel)
        return kernel

    def assert_whole(self, run, has_input=True):
        """Busy first, then the input, idle last and once."""
        states = [(one.kind, one.content.get("execution_state")) for one in run.published]
        self.assertEqual(states[0], ("status", "busy"))
        self.assertEqual(states[-1], ("status", "idle"))
        self.assertEqual(sum(kind == "status" for kind, _ in states), 2, states)
        if has_input:
            self.assertEqual(states[1][0], "execute_input")
        for one in run.messages:
            self.assertEqual(one.parent, run.header, f"the parent of {one!r}")

    def assert_ok(self, run):
        self.assertEqual(run.reply.get("status"), "ok", run.reply)
        return run

    def value(self, expression, front=None):
        """The plain text of an expression's value."""
        return self.assert_ok((front or self.front).run(expression)).result


class Result(unittest.TestResult):
    """Says each result as it comes."""

    def __init__(self, as_json):
        super().__init__()
        self.as_json, self.passed, self.failed = as_json, 0, 0
        self.began, self.broken = 0.0, []

    def startTest(self, test):
        super().startTest(test)
        self.began, self.broken = time.monotonic(), []
        signal.alarm(getattr(test, "limit", TEST_LIMIT))

    def stopTest(self, test):
        signal.alarm(0)
        super().stopTest(test)
        if self.broken:
            self.say(test, "failed", "\n\n".join(self.broken))

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1
        self.say(test, "ok")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(test, "skipped", reason)

    def addError(self, test, error):
        super().addError(test, error)
        self.fail(test, error)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.fail(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.broken.append(f"{subtest._subDescription()}\n{self.detail(test, error)}")

    def fail(self, test, error):
        detail = self.detail(test, error)
        if hasattr(test, "_testMethodName"):
            self.broken.append(detail)
        else:  # setUpClass: no test starts
            self.began = time.monotonic()
            self.say(test, "failed", detail)

    def detail(self, test, error):
        detail = ANSI.sub("", self._exc_info_to_string(error, test)).strip()
        kernels = [one for one in {getattr(test, "kernel", None), *getattr(test, "own", [])} if one]
        fronts = [*getattr(test, "past", []), *(front for kernel in kernels if isinstance(kernel, Kernel) for front in kernel.fronts)]
        for number, front in enumerate(fronts, 1):
            log = [f"  {one!r}" for one in front.log[-SHOWN:]]
            detail += f"\nMessages of front end {number} (the last {len(log)} of {len(front.log)}):\n" + "\n".join(log)
        for kernel in kernels:
            if isinstance(kernel, Kernel) and not kernel.errors.closed and kernel.said():
                detail += f"\nThe kernel's stderr:\n{kernel.said()}"
        return detail

    def say(self, test, status, detail=""):
        name = (getattr(test, "shortDescription", lambda: None)() or str(test)).rstrip(".")
        seconds = time.monotonic() - self.began
        self.failed += status == "failed"
        if self.as_json:
            print("TEST " + json.dumps({"name": name, "status": status, "seconds": seconds, "detail": detail}), flush=True)
        else:
            shown = "" if not detail else f": {detail}" if status == "skipped" else "\n" + detail
            print(f"{status:7} {name} ({seconds:.2f} s){shown}", flush=True)


def ring(*_):
    """Ends a test that hangs."""
    raise TimedOut("the test did not end")


def chosen(suite, words):
    """The tests that hold one of the words."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from chosen(test, words)
        elif not words or any(word.lower() in f"{test.id()} {test.shortDescription()}".lower() for word in words):
            yield test


def main(*modules):
    """Runs the tests of the given modules and ends the program."""
    parser = argparse.ArgumentParser(description=f"Tests of the kernel {KERNEL}")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = Result(options.json)
    signal.signal(signal.SIGALRM, ring)
    loader = unittest.TestLoader()
    tests = [test for module in modules for test in chosen(loader.loadTestsFromModule(module), options.words)]
    unittest.TestSuite(tests).run(result)
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{result.passed} passed, {result.failed} failed{skipped}", flush=True)
    sys.exit(1 if result.failed or not result.passed else 0)


def notice(text):
    """Says a figure."""
    print(f"NOTE {text}", flush=True)
