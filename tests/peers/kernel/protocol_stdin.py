"""The stdin channel: prompt, confirm, alert, and nobody to ask."""

import re

from _front import ANSI
from _suite import KernelTest, only_typescript


class StdinTest(KernelTest):
    def ask(self, code, *answers):
        self.front.answers = list(answers)
        return self.front.run(code, allow_stdin=True)

    def requests(self, run):
        return [one for one in run.messages if one.kind == "input_request"]

    def test_prompt(self):
        """A prompt asks on stdin, with the cell for a parent, and the answer is its value."""
        run = self.assert_ok(self.ask(self.code.ask("Name? "), "Zoë 😀"))
        (request,) = self.requests(run)
        self.assertEqual((request.channel, request.parent), ("stdin", run.header))
        self.assertIn("Name?", request.content["prompt"])
        self.assertIs(request.content["password"], False)
        self.assertEqual(ANSI.sub("", run.result), self.code.text("Zoë 😀"))

    def test_password(self):
        """A prompt for a password says so."""
        run = self.assert_ok(self.ask(self.code.ask("Secret? ", password=True), "hush"))
        (request,) = self.requests(run)
        self.assertIs(request.content["password"], True)
        self.assertIn("hush", run.result)

    def test_several(self):
        """Prompts come one after another, after what was printed before them."""
        code = "\n".join(f"{self.code.print(f'before {n}')}\n{'a' if self.code.name == 'python' else 'var a'}{n} = {self.code.ask(f'Q{n}?')}" for n in range(5))
        run = self.assert_ok(self.ask(code, *(str(n) for n in range(5))))
        self.assertEqual([re.sub(r"\D", "", one.content["prompt"]) for one in self.requests(run)], list("01234"))
        self.assertEqual(self.front.run("[a0, a1, a2, a3, a4].join()" if self.code.name != "python" else "','.join([a0, a1, a2, a3, a4])").result.strip("'\""), "0,1,2,3,4")
        texts = [one for one in run.messages if one.kind in ("stream", "input_request")]
        seen = "".join(one.content.get("text", "") for one in texts)
        self.assertEqual(seen, "".join(f"before {n}\n" for n in range(5)))

    def test_busy(self):
        """While a prompt waits the kernel is busy, and control answers."""
        run = self.front.start(self.code.ask("Wait?"), allow_stdin=True)
        self.front.until("input_request", lambda: self.requests(run))
        self.assertEqual(self.front.request("kernel_info_request", channel="control").reply["status"], "ok")
        self.assertIsNone(run.reply_message)
        self.front.send("input_reply", {"value": "done"}, "stdin", parent=self.requests(run)[0].header)
        self.assert_ok(self.front.wait(run))
        self.assertIn("done", run.result)

    def test_interrupt(self):
        """An interrupt ends a prompt; an answer that comes then is passed over; the next prompt is asked anew."""
        for way in ("message", "signal"):
            with self.subTest(way=way):
                run = self.front.start(self.code.ask("Wait?"), allow_stdin=True)
                self.front.until("input_request", lambda: self.requests(run))
                if way == "message" and self.code.name != "python":
                    self.kernel.interrupt(self.front)
                else:
                    self.kernel.signal()
                self.front.wait(run)
                self.assertEqual((run.status, run.error["ename"]), ("error", "KeyboardInterrupt"))
                self.front.send("input_reply", {"value": "too late"}, "stdin", parent=self.requests(run)[0].header)
                again = self.assert_ok(self.ask(self.code.ask("Again?"), "now"))
                self.assertIn("now", again.result)

    def test_not_allowed(self):
        """Where stdin is not allowed nobody is asked, and the cell fails with an error that says why."""
        run = self.front.run(self.code.ask("Name? "), allow_stdin=False)
        self.assertEqual(self.requests(run), [])
        self.assertEqual((run.status, run.kinds), ("error", ["error"]))
        self.assertRegex(run.error["evalue"], "(?i)stdin|input|ask|prompt")

    def test_own_front(self):
        """Only the front end whose cell asks is asked."""
        other = self.kernel.front()
        run = self.front.start(self.code.ask("Who?"), allow_stdin=True)
        self.front.until("input_request", lambda: self.requests(run))
        other.drain(0.2)
        self.assertEqual([one for one in other.log if one.channel == "stdin"], [])
        self.front.send("input_reply", {"value": "me"}, "stdin", parent=self.requests(run)[0].header)
        self.assertIn("me", self.front.wait(run).result)

    @only_typescript
    def test_default(self):
        """prompt() with a default shows it, and an empty answer is it."""
        run = self.assert_ok(self.ask('prompt("Name?", "Ada")', ""))
        self.assertEqual(run.result, '"Ada"')
        self.assertIn("Ada", self.requests(run)[0].content["prompt"])

    @only_typescript
    def test_confirm(self):
        """confirm() is true for y and false for anything else."""
        for answer, value in [("y", "true"), ("Y", "true"), ("n", "false"), ("", "false")]:
            with self.subTest(answer=answer):
                run = self.assert_ok(self.ask('confirm("Sure?")', answer))
                self.assertIn("Sure?", self.requests(run)[0].content["prompt"])
                self.assertEqual(run.result, value)

    @only_typescript
    def test_alert(self):
        """alert() waits for a person and has no value."""
        run = self.assert_ok(self.ask('alert("Look"); "after"', ""))
        self.assertIn("Look", self.requests(run)[0].content["prompt"])
        self.assertEqual(run.result, '"after"')

    @only_typescript
    def test_not_allowed_others(self):
        """Where stdin is not allowed confirm() fails, and alert() fails or shows its text without waiting."""
        run = self.front.run('confirm("Sure?")', allow_stdin=False)
        self.assertEqual((run.status, self.requests(run)), ("error", []))
        run = self.front.run('alert("Look")', allow_stdin=False)
        self.assertEqual(self.requests(run), [])
        self.assertIn("Look", run.text() if run.status == "ok" else run.error["evalue"])
