"""execute_request: counts, silence, expressions, errors, the queue."""

import asyncio
import re
import unittest

from _front import ANSI, Front
from _suite import IS_CENOTE, KernelTest, only_typescript
from jupyter_client import AsyncKernelClient, BlockingKernelClient


class ExecuteTest(KernelTest):
    def test_whole(self):
        """A cell gives busy, its input, its outputs, its result, a reply, and idle, all with its header."""
        run = self.assert_ok(self.front.run(self.code.print("a") + "\n" + self.code.two))
        self.assert_whole(run)
        self.assertEqual(run.kinds, ["stream", "execute_result"])
        self.assertEqual((run.text(), run.result), ("a\n", "2"))
        self.assertIsInstance(run.reply["payload"], list)
        self.assertEqual(run.reply["user_expressions"], {})

    def test_count(self):
        """execution_count is one in input, result and reply, and grows by one with each stored cell."""
        counts = []
        for _ in range(3):
            run = self.front.run(self.code.two)
            counts.append(run.reply["execution_count"])
            self.assertEqual(run.published[1].content, {**run.published[1].content, "code": self.code.two, "execution_count": counts[-1]})
            self.assertEqual(run.of("execute_result")[0]["execution_count"], counts[-1])
        self.assertEqual(counts, [counts[0], counts[0] + 1, counts[0] + 2])

    def test_first(self):
        """The first cell of a kernel is number 1."""
        kernel = self.own_kernel()
        front = kernel.front()
        front.request("is_complete_request", {"code": "1"})
        self.assertEqual(front.run(self.code.two).reply["execution_count"], 1)

    def test_failed_count(self):
        """A cell that fails counts too."""
        first = self.front.run(self.code.two).reply["execution_count"]
        failed = self.front.run(self.code.throw("x"))
        self.assertEqual(failed.reply["execution_count"], first + 1)
        self.assertEqual(self.front.run(self.code.two).reply["execution_count"], first + 2)

    def test_store_history(self):
        """A cell that is not stored shows itself and does not count."""
        first = self.front.run(self.code.two).reply["execution_count"]
        for _ in range(2):
            run = self.front.run(self.code.two, store_history=False)
            self.assertEqual(run.result, "2")
            self.assert_whole(run)
        self.assertEqual(self.front.run(self.code.two).reply["execution_count"], first + 1)

    def test_silent(self):
        """A silent cell runs, publishes no input and no result, and counts nothing, whatever store_history says."""
        first = self.front.run(self.code.let("quiet", 0)).reply["execution_count"]
        run = self.front.run(self.code.let("quiet", 5) + "\n" + self.code.two, silent=True, store_history=True)
        self.assert_whole(run, has_input=False)
        self.assertEqual([one.kind for one in run.published], ["status", "status"])
        self.assertEqual(run.reply["status"], "ok")
        after = self.front.run("quiet")
        self.assertEqual((after.result, after.reply["execution_count"]), ("5", first + 1))

    @unittest.skipUnless(IS_CENOTE, "other kernels publish what a silent cell prints")
    def test_silent_output(self):
        """A silent cell publishes nothing that it prints or displays."""
        run = self.front.run(self.code.print("a") + "\n" + self.code.display("b"), silent=True)
        self.assertEqual([one.kind for one in run.published], ["status", "status"])
        self.assertEqual(run.reply["status"], "ok")

    def test_silent_expressions(self):
        """A silent cell answers its user expressions, as front ends ask for values."""
        self.front.run(self.code.let("seen", 3))
        run = self.front.run("", silent=True, user_expressions={"a": "seen + 1"})
        self.assertEqual(run.reply["user_expressions"]["a"]["data"]["text/plain"], "4")

    def test_user_expressions(self):
        """User expressions are evaluated after the cell, each to a bundle or an error of its own."""
        run = self.assert_ok(self.front.run(
            self.code.let("seen", 3), user_expressions={"good": "seen + 1", "bad": "no_such_name_at_all", "text": '"é😀"'},
        ))
        good, bad, text = (run.reply["user_expressions"][name] for name in ("good", "bad", "text"))
        self.assertEqual((good["status"], good["data"]["text/plain"], good["metadata"]), ("ok", "4", {}))
        self.assertEqual(text["data"]["text/plain"], self.code.text("é😀"))
        self.assertEqual(bad["status"], "error")
        self.assertRegex(bad["ename"], "(Name|Reference)Error")
        self.assertIn("no_such_name_at_all", bad["evalue"])
        self.assertTrue(all(isinstance(line, str) for line in bad["traceback"]))
        self.assertEqual(run.of("error"), [], "an expression's error is only in the reply")

    @only_typescript
    def test_awaiting_expressions(self):
        """A user expression may await, be an object, and display itself."""
        reply = self.front.run("var k = 1;", user_expressions={
            "later": "await Promise.resolve(7)", "object": "{ a: k }", "rich": "Deno.jupyter.html`<b>x</b>`",
        }).reply["user_expressions"]
        self.assertEqual(reply["later"]["data"]["text/plain"], "7")
        self.assertEqual(reply["object"]["data"]["text/plain"], "{ a: 1 }")
        self.assertEqual(reply["rich"]["data"]["text/html"], "<b>x</b>")

    def test_empty(self):
        """An empty cell, and one of nothing but space, are well."""
        for code in ("", "  \n\n"):
            run = self.assert_ok(self.front.run(code))
            self.assertEqual(run.outputs, [])
            self.assertIsInstance(run.reply["execution_count"], int)

    def test_only_code(self):
        """A request with its code alone gets the protocol's defaults: it is stored and not silent."""
        run = self.assert_ok(self.front.request("execute_request", {"code": self.code.two}))
        self.assertEqual(run.result, "2")
        self.assertEqual(self.front.run(self.code.two).reply["execution_count"], run.reply["execution_count"] + 1)

    def test_no_result(self):
        """A last statement without a value has no result."""
        self.assertEqual(self.front.run(self.code.nothing).outputs, [])
        self.assertEqual(self.front.run(self.code.let("a", 1)).outputs, [])

    def test_long_code(self):
        """A cell of a megabyte runs, and is published as it was."""
        code = "\n".join(f"'{'x' * 98}'" for _ in range(10_000))
        run = self.assert_ok(self.front.run(code))
        self.assertEqual(run.published[1].content["code"], code)

    @only_typescript
    def test_odd_text(self):
        """Half a surrogate pair, zeros and line separators leave every message valid JSON."""
        run = self.assert_ok(self.front.run(r'console.log("a\ud800b\u0000c\u2028d\u{1F600}e\x1b[31m"); "x\udfff"'))
        self.assertRegex(run.text(), "^a.b\x00c\u2028d😀e")
        self.assertIn("execute_result", run.kinds)

    def test_queue(self):
        """Cells are run in the order in which they came, each answered for itself."""
        self.front.run(self.code.let("order", []))
        push = "order.append({0}); order" if self.code.name == "python" else "order.push({0}); order"
        runs = [self.front.start(push.format(number)) for number in range(20)]
        for run in runs:
            self.front.wait(run)
        self.assertEqual(re.findall(r"\d+", runs[-1].result), [str(number) for number in range(20)])
        counts = [run.reply["execution_count"] for run in runs]
        self.assertEqual(counts, list(range(counts[0], counts[0] + 20)))
        replies = [one.parent_id for one in self.front.log if one.kind == "execute_reply"][-20:]
        self.assertEqual(replies, [run.id for run in runs])

    def test_blocking_client(self):
        """jupyter_client's blocking client runs cells, and gets what they print."""
        client = BlockingKernelClient()
        client.load_connection_info(self.kernel.connection)
        client.start_channels()
        self.addCleanup(client.stop_channels)
        client.wait_for_ready(timeout=20)
        seen = []
        reply = client.execute_interactive(
            self.code.print("a") + "\n" + self.code.two, timeout=20, output_hook=lambda one: seen.append(one["msg_type"]),
        )
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual([kind for kind in seen if kind != "status"], ["execute_input", "stream", "execute_result"])
        for name, answer in [("complete", "complete_reply"), ("inspect", "inspect_reply")]:
            self.assertEqual(getattr(client, name)("a", reply=True, timeout=20)["msg_type"], answer)
        self.assertEqual(client.history(reply=True, timeout=20)["msg_type"], "history_reply")
        self.assertEqual(client.comm_info(reply=True, timeout=20)["msg_type"], "comm_info_reply")

    def test_asyncio_client(self):
        """jupyter_client's asyncio client runs cells one after another."""
        async def go():
            client = AsyncKernelClient()
            client.load_connection_info(self.kernel.connection)
            client.start_channels()
            try:
                await client.wait_for_ready(timeout=20)
                texts = []
                for number in range(10):
                    reply = await client.execute_interactive(
                        self.code.print(f"n{number}"), timeout=20,
                        output_hook=lambda one: one["msg_type"] == "stream" and texts.append(one["content"]["text"]),
                    )
                    self.assertEqual(reply["content"]["status"], "ok")
                return "".join(texts)
            finally:
                client.stop_channels()
        self.assertEqual(asyncio.run(go()), "".join(f"n{number}\n" for number in range(10)))


class ErrorTest(KernelTest):
    def test_error(self):
        """A cell that throws has its output, then an error, which the reply repeats."""
        run = self.front.run(self.code.print("before") + "\n" + self.code.throw("on purpose"))
        self.assert_whole(run)
        self.assertEqual(run.kinds, ["stream", "error"])
        self.assertEqual(run.reply["status"], "error")
        for name, value in [("ename", "TypeError"), ("evalue", "on purpose")]:
            self.assertEqual((run.reply[name], run.error[name]), (value, value))
        self.assertEqual(run.reply["traceback"], run.error["traceback"])
        self.assertTrue(run.error["traceback"])
        self.assertIn("on purpose", ANSI.sub("", "\n".join(run.error["traceback"])))

    def test_syntax_error(self):
        """A syntax error is shown as an error, and nothing of the cell ran."""
        self.front.run(self.code.let("kept", 1))
        run = self.front.run(self.code.let("kept", 2) + "\n" + self.code.syntax_error)
        self.assertEqual((run.status, run.kinds), ("error", ["error"]))
        self.assertEqual(run.error["ename"], "SyntaxError")
        self.assertRegex(ANSI.sub("", "\n".join(run.error["traceback"])), r"(?i)\b(line )?2\b")
        self.assertEqual(self.value("kept"), "1")

    @only_typescript
    def test_place(self):
        """An error's traceback names the cell and its line, and shows the line."""
        first = self.front.run("function thrower() {\n  // a comment\n  throw new RangeError('far');\n}")
        count = first.reply["execution_count"]
        run = self.front.run("const a: number = 1;\n\nthrower();")
        trace = ANSI.sub("", "\n".join(run.error["traceback"]))
        for cell, line, text in [(count, 3, "throw new RangeError"), (count + 1, 3, None)]:
            self.assertRegex(trace, rf"cell \[{cell}\].*\bline {line}\b", trace)
            if text:
                self.assertIn(text, trace)
        self.assertNotIn("file://", trace.replace("file:///tmp", ""))
        self.assertNotRegex(trace, r"data:|evaluate|repl:|Runtime\.|prelude")

    @only_typescript
    def test_syntax_place(self):
        """A syntax error names the cell, the line, and shows it."""
        run = self.front.run("const fine = 1;\nconst broken = = 2;\n")
        trace = ANSI.sub("", "\n".join(run.error["traceback"]))
        self.assertRegex(trace, rf"cell \[{run.reply['execution_count']}\].*\bline 2\b")
        self.assertIn("const broken = = 2;", trace)

    @only_typescript
    def test_thrown_values(self):
        """Thrown values that are no errors are shown as values; causes and aggregates are shown whole."""
        for code, wanted in [
            ("throw 42", "42"), ('throw "just text"', "just text"), ("throw { a: 1 }", "a: 1"), ("throw null", "null"),
            ("throw undefined", "undefined"),
            ('throw new Error("outer", { cause: new Error("inner") })', "inner"),
            ('throw new AggregateError([new Error("one"), new Error("two")], "many")', "two"),
            ("await Promise.reject(new Error('later'))", "later"),
        ]:
            with self.subTest(code=code):
                run = self.front.run(code)
                self.assertEqual((run.status, run.kinds), ("error", ["error"]))
                self.assertIn(wanted, ANSI.sub("", "\n".join([run.error["ename"], run.error["evalue"], *run.error["traceback"]])))

    @only_typescript
    def test_background_error(self):
        """An error in a timer, and a rejection nobody handles, are shown under the cell they came from; the kernel lives."""
        for code in ("setTimeout(() => { throw new Error('at night') }, 20); undefined", "Promise.reject(new Error('at night')); undefined"):
            with self.subTest(code=code):
                run = self.front.run(code)
                self.front.run(self.code.let("later", 1))
                self.front.until("error", lambda: any("at night" in str(one.content) for one in run.outputs))
                self.assertEqual(self.value("later"), "1")

    @only_typescript
    def test_exit(self):
        """A cell that ends the program gets an error that says so; the next runs in a new one."""
        self.front.run("var lost = 1;")
        for code in ("Deno.exit(3)", "setTimeout(() => Deno.exit(4), 10); await new Promise(() => {})", "Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {})"):
            with self.subTest(code=code):
                run = self.front.run(code)
                self.assertEqual((run.status, run.kinds[-1]), ("error", "error"))
                self.assertEqual(self.value("typeof lost"), '"undefined"')
                self.assertTrue(self.kernel.is_alive())
                self.front.run("var lost = 1;")

    @only_typescript
    def test_names_after_errors(self):
        """A failed cell leaves no name that blocks the next; names may be declared again as anything."""
        self.front.run("const taken = (() => { throw new Error('x') })();")
        self.assertEqual(self.value("const taken = 1; taken"), "1")
        self.assertEqual(self.value("let taken = 2; taken"), "2")
        self.assertEqual(self.value("function taken() {} typeof taken"), '"function"')
        self.assertEqual(self.value("class taken {} typeof taken"), '"function"')
        self.assertEqual(self.value("var taken = 3; taken"), "3")


class StopOnErrorTest(KernelTest):
    def failing(self, **content):
        """A cell that fails after what follows it has been queued."""
        return self.front.start(self.code.sleep(300) + "\n" + self.code.throw("stop"), **content)

    def test_aborted(self):
        """After an error the queued cells are answered `aborted`, each between busy and idle, and none runs."""
        count = self.front.run(self.code.let("ran", 0)).reply["execution_count"]
        failing = self.failing()
        queued = [self.front.start(self.code.let("ran", 1)) for _ in range(3)]
        for run in (failing, *queued):
            self.front.wait(run)
        self.assertEqual(failing.status, "error")
        for run in queued:
            self.assertEqual(run.status, "aborted")
            self.assert_whole(run, has_input=False)
            self.assertEqual([one.kind for one in run.published], ["status", "status"])
        after = self.front.run("ran")
        self.assertEqual((after.result, after.reply["execution_count"]), ("0", count + 2))

    def test_others(self):
        """After an error what is queued beside cells is answered as usual."""
        failing = self.failing()
        asked = self.front.send("is_complete_request", {"code": self.code.two})
        info = self.front.send("kernel_info_request")
        for run in (failing, asked, info):
            self.front.wait(run)
        self.assertEqual((asked.reply["status"], info.reply["status"]), ("complete", "ok"))

    def test_go_on(self):
        """With stop_on_error false the queued cells run after an error."""
        failing = self.failing(stop_on_error=False)
        queued = self.front.start(self.code.two)
        self.front.wait(failing)
        self.front.wait(queued)
        self.assertEqual((failing.status, queued.status, queued.result), ("error", "ok", "2"))

    def test_other_fronts(self):
        """The queue that an error aborts holds the cells of all front ends."""
        other = self.kernel.front()
        failing = self.failing()
        self.front.until("execute_input", lambda: len(failing.published) >= 2)
        queued = other.start(self.code.two)
        self.front.wait(failing)
        other.wait(queued)
        self.assertEqual(queued.status, "aborted")

    def test_new_cells(self):
        """A cell sent after the failing one was answered runs."""
        self.front.wait(self.failing())
        self.assertEqual(self.value(self.code.two), "2")


class SeveralFrontsTest(KernelTest):
    def test_replies(self):
        """Each front end gets its own replies alone, and all get all that is published."""
        fronts = [self.front, *(self.kernel.front() for _ in range(4))]
        runs = [[front.start(self.code.print(f"{number} of {one}")) for number in range(10)] for one, front in enumerate(fronts)]
        ids = {run.id for mine in runs for run in mine}
        for front, mine in zip(fronts, runs):
            for run in mine:
                front.wait(run)
            front.until("idle of all", lambda: ids <= {
                one.parent_id for one in front.log if one.kind == "status" and one.content["execution_state"] == "idle"
            })
            replies = [one.parent_id for one in front.log if one.kind == "execute_reply"]
            self.assertEqual(replies, [run.id for run in mine])
            texts = [one.content["text"] for one in front.log if one.kind == "stream"]
            self.assertEqual(sorted("".join(texts).split("\n")[:-1]), sorted(f"{n} of {f}" for n in range(10) for f in range(5)))

    def test_same_session(self):
        """A front end that connects again with its session gets the replies to what it asks now."""
        again = Front(self.kernel.connection, session_id=self.front.session.session)
        self.kernel.fronts.append(again)
        again.ready()
        self.assertEqual(self.value(self.code.two, again), "2")
        self.assertEqual(self.value(self.code.two), "2")
