"""history_request: tail, range, search; kept over restarts."""

from _suite import KernelTest


class HistoryTest(KernelTest):
    cells = ["1 + 1", "6 * 7", "1 + 1", "'a'", "6 * 8"]

    def setUp(self):
        super().setUp()
        self.kernel = self.own_kernel()
        self.front = self.kernel.front()

    def ask(self, kind, front=None, **content):
        run = (front or self.front).request("history_request", {
            "output": False, "raw": True, "hist_access_type": kind, **content,
        })
        self.assert_whole(run, has_input=False)
        return self.assert_ok(run).reply["history"]

    def fill(self, front=None):
        for cell in self.cells:
            self.assert_ok((front or self.front).run(cell))

    def sources(self, rows):
        return [row[2] for row in rows]

    def test_tail(self):
        """tail gives the last cells, the oldest first, with session and number."""
        self.fill()
        rows = self.ask("tail", n=3)
        self.assertEqual(self.sources(rows), self.cells[-3:])
        self.assertEqual([row[1] for row in rows], [3, 4, 5])
        self.assertEqual(len({row[0] for row in rows}), 1)
        self.assertEqual(self.sources(self.ask("tail", n=100)), self.cells)
        self.assertEqual(self.ask("tail", n=0) if self.code.name != "python" else [], [])

    def test_output(self):
        """With output each input comes with its result's plain text, or null."""
        self.front.run("6 * 7")
        self.front.run(self.code.let("a", 1))
        rows = self.ask("tail", n=2, output=True)
        self.assertEqual(rows[0][2], ["6 * 7", "42"])
        self.assertEqual(rows[1][2], [self.code.let("a", 1), None])

    def test_range(self):
        """range gives cells by number, up to and without its stop, of this session when it is 0."""
        self.fill()
        self.assertEqual(self.sources(self.ask("range", session=0, start=2, stop=4)), self.cells[1:3])
        self.assertEqual(self.sources(self.ask("range", session=0, start=4)), self.cells[3:])
        self.assertEqual(self.ask("range", session=0, start=40, stop=50), [])
        session = self.ask("tail", n=1)[0][0]
        if self.code.name != "python":
            rows = self.ask("range", session=session, start=1, stop=3)
            self.assertEqual([(row[0], row[1], row[2]) for row in rows], [(session, 1, "1 + 1"), (session, 2, "6 * 7")])
            self.assertEqual(self.ask("range", session=session + 50, start=1, stop=3), [])

    def test_search(self):
        """search takes * and ? as wildcards over the whole cell, all else as it stands."""
        self.fill()
        for pattern, wanted in [
            ("6*", ["6 * 7", "6 * 8"]), ("1 + 1", ["1 + 1", "1 + 1"]), ("? + ?", ["1 + 1", "1 + 1"]), ("*8", ["6 * 8"]),
            ("6", []), ("", []), ("no such thing*", []), ("%", []), ("_ + _", []), ("*", self.cells),
        ]:
            if self.code.name == "python" and pattern in ("%", "_ + _", ""):
                continue
            with self.subTest(pattern=pattern):
                self.assertEqual(self.sources(self.ask("search", pattern=pattern)), wanted)

    def test_unique(self):
        """search with unique gives each input once; with n the newest."""
        self.fill()
        found = self.sources(self.ask("search", pattern="*", unique=True))
        self.assertEqual(sorted(found), sorted(set(self.cells)))
        self.assertEqual(self.sources(self.ask("search", pattern="6*", n=1)), ["6 * 8"])

    def test_not_stored(self):
        """What was silent or not to be stored, and empty cells, are not in the history; failed cells are."""
        self.front.run("1 + 2", silent=True)
        self.front.run("1 + 3", store_history=False)
        self.front.run("1 + 4")
        self.front.run(self.code.throw("x"))
        self.assertEqual(self.sources(self.ask("tail", n=10)), ["1 + 4", self.code.throw("x")])

    def test_text(self):
        """Any text is kept as it is."""
        cells = ["'é😀'", "'a' +\n  \"b\"", "'%_*?'"] if self.code.name != "python" else ["'é😀'"]
        for cell in cells:
            self.assert_ok(self.front.run(cell))
        self.assertEqual(self.sources(self.ask("tail", n=10)), cells)

    def test_restart(self):
        """History is kept over restarts, under the numbers of its sessions."""
        self.fill()
        session = self.ask("tail", n=1)[0][0]
        self.kernel.manager.restart_kernel()
        front = self.kernel.front()
        front.run("1 + 9")
        rows = self.ask("tail", front, n=2)
        self.assertEqual(self.sources(rows), ["6 * 8", "1 + 9"])
        self.assertNotEqual(rows[0][0], rows[1][0])
        self.assertEqual(rows[1][1], 1, "a new session counts from 1")
        self.assertEqual(self.sources(self.ask("search", front, pattern="6 * 7")), ["6 * 7"])
        if self.code.name != "python":
            self.assertEqual(rows[0][0], session)
            self.assertEqual(self.sources(self.ask("range", front, session=session, start=1, stop=3)), ["1 + 1", "6 * 7"])
            self.assertEqual(self.sources(self.ask("range", front, session=-1, start=1, stop=3)), ["1 + 1", "6 * 7"])

    def test_killed(self):
        """History is written while the kernel runs: another one sees it, and it outlives the kernel's being killed."""
        if self.code.name == "python":
            self.skipTest("its other kernels see it later")
        self.fill()
        other = self.own_kernel(home=self.kernel.home).front()
        other.until("the history in another kernel", lambda: self.sources(self.ask("tail", other, n=5)) == self.cells, 10)
        self.kernel.manager.signal_kernel(9)
        front = self.own_kernel(home=self.kernel.home).front()
        self.assertEqual(self.sources(self.ask("tail", front, n=5)), self.cells)

    def test_together(self):
        """Two kernels at a time write one history, each its own session."""
        if self.code.name == "python":
            self.skipTest("its history is written some time later")
        other = self.own_kernel(home=self.kernel.home).front()
        for number in range(20):
            runs = [front.start(f"{number} + {place}") for place, front in enumerate((self.front, other))]
            for front, run in zip((self.front, other), runs):
                self.assert_ok(front.wait(run))
        for front in (self.front, other):
            rows = front.until(
                "40 cells", lambda front=front: len(rows := self.ask("search", front, pattern="*")) == 40 and rows, 10,
            )
            self.assertEqual(len({row[0] for row in rows}), 2)
            self.assertEqual(len({(row[0], row[1]) for row in rows}), 40)

    def test_defaults(self):
        """A request that leaves fields out is answered by their defaults; one of an unknown kind is no end."""
        self.fill()
        run = self.front.request("history_request", {"hist_access_type": "tail", "n": 2})
        self.assertEqual(self.sources(run.reply["history"]), self.cells[-2:])
        self.front.send("history_request", {"hist_access_type": "surprise"})
        self.assertEqual(self.front.request("kernel_info_request").reply["status"], "ok")
