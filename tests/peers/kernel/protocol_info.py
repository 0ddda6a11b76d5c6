"""What a kernel says of itself and of code: kernel_info, is_complete, complete, inspect."""

import re
import unittest

from _suite import IS_CENOTE, KernelTest, only_typescript

BEYOND_BMP = "😀𝔘"  # two code points, four UTF-16 units


class KernelInfoTest(KernelTest):
    def test_fields(self):
        """kernel_info_reply has every field of protocol 5.5."""
        reply = self.assert_ok(self.front.request("kernel_info_request")).reply
        self.assertEqual(reply["status"], "ok")
        major, minor = map(int, reply["protocol_version"].split(".")[:2])
        self.assertGreaterEqual((major, minor), (5, 5))
        for name in ("implementation", "implementation_version", "banner"):
            self.assertTrue(reply[name], name)
        language = reply["language_info"]
        for name in ("name", "version", "mimetype", "file_extension"):
            self.assertIsInstance(language[name], str, name)
        self.assertEqual(language["name"], self.code.name)
        self.assertTrue(language["file_extension"].startswith("."))
        for link in reply["help_links"]:
            self.assertEqual(sorted(link), ["text", "url"])
        self.assertIsInstance(reply["supported_features"], list)
        self.assertTrue(all(isinstance(one, str) for one in reply["supported_features"]))
        self.assertEqual(reply.get("debugger", False), "debugger" in reply["supported_features"])

    def test_control(self):
        """kernel_info is answered on control too, on control."""
        run = self.front.request("kernel_info_request", channel="control")
        self.assertEqual(run.reply_message.channel, "control")
        self.assertEqual(run.reply["status"], "ok")

    def test_header(self):
        """A reply's parent is the request's header, whole; its own header names the protocol's version."""
        run = self.front.request("kernel_info_request", header={"subshell_id": None})
        self.assert_whole(run, has_input=False)
        self.assertRegex(run.reply_message.header["version"], r"^5\.")
        ids = [one.header["msg_id"] for one in self.front.log]
        self.assertEqual(len(ids), len(set(ids)), "an id twice")
        self.assertNotIn(run.id, ids)

    def test_session(self):
        """All messages of one kernel name one session, which is no front end's."""
        other = self.kernel.front()
        self.front.run(self.code.two)
        other.run(self.code.two)
        sessions = {one.header["session"] for one in [*self.front.log, *other.log]}
        self.assertEqual(len(sessions), 1)
        self.assertNotIn(self.front.session.session, sessions)

    def test_unknown_fields(self):
        """A request with unknown fields, in content, header and metadata, is answered as without."""
        run = self.front.request(
            "kernel_info_request", {"surprise": [1, {"a": None}]}, header={"future": {"x": 1}}, metadata={"deletedCells": ["a"]},
        )
        self.assertEqual(run.reply["status"], "ok")

    def test_unknown_type(self):
        """A message of an unknown type is passed over, between busy and idle if at all, and the kernel lives."""
        for channel in ("shell", "control"):
            run = self.front.send("surprise_request", {"a": 1}, channel)
            after = self.front.request("kernel_info_request", channel=channel)
            self.assertEqual(after.reply["status"], "ok")
            self.front.drain(0.1)
            states = [one.content["execution_state"] for one in run.published if one.kind == "status"]
            self.assertIn(states, ([], ["busy", "idle"]))


class IsCompleteTest(KernelTest):
    def ask(self, code):
        run = self.front.request("is_complete_request", {"code": code})
        self.assert_whole(run, has_input=False)
        return run.reply

    def test_samples(self):
        """is_complete tells complete, incomplete and invalid code apart."""
        for status in ("complete", "incomplete", "invalid"):
            for code in getattr(self.code, status):
                with self.subTest(code=code):
                    self.assertEqual(self.ask(code)["status"], status)

    def test_indent(self):
        """is_complete gives an indent for incomplete code, and none for other."""
        flat, deep = (self.ask(code) for code in (self.code.indented.split("\n")[0], self.code.indented))
        self.assertEqual(flat["status"], "incomplete")
        self.assertRegex(flat["indent"], r"^[ \t]+$")
        self.assertGreater(len(deep["indent"]), len(flat["indent"]))
        self.assertNotIn("indent", self.ask(self.code.two))

    @only_typescript
    def test_grammar(self):
        """is_complete knows the whole grammar, not brackets alone."""
        for status, code in [
            ("complete", "const r = /[/(]/.test(')')"), ("complete", "const s = '{'"), ("complete", "`${`}`}`"),
            ("complete", "interface A { b: string }"), ("complete", "type A<T> = T extends string ? 1 : 2"),
            ("complete", "enum A { B, C }"), ("complete", "for await (const a of []) {}"), ("complete", "let a = <T,>(b: T) => b"),
            ("complete", "import a, { b } from './c.ts'"), ("complete", "@d class A {}"), ("complete", "using a = b()"),
            ("incomplete", "const a = `x ${b"), ("incomplete", "class A {\n  b() {\n  }"), ("incomplete", "const a ="),
            ("incomplete", "a\n  .b(\n"), ("incomplete", "if (a) {} else"), ("incomplete", "const a = {\n  b: [1, 2],"),
            ("incomplete", "do {\n} while ("), ("incomplete", "type A = {\n  b: string"), ("incomplete", "a +"),
            ("incomplete", "import {"), ("incomplete", "async function f("),
            ("invalid", "}"), ("invalid", "let let = 1"), ("invalid", "function (a) {}"), ("invalid", "a b"), ("invalid", "'x"),
        ]:
            with self.subTest(code=code):
                self.assertEqual(self.ask(code)["status"], status)

    def test_nothing_runs(self):
        """is_complete runs nothing and counts nothing."""
        first = self.front.run(self.code.let("kept", 1)).reply["execution_count"]
        self.ask(self.code.let("kept", 2))
        after = self.front.run("kept")
        self.assertEqual((after.result, after.reply["execution_count"]), ("1", first + 1))


class CompleteTest(KernelTest):
    def ask(self, code, place=None):
        run = self.front.request(
            "complete_request", {"code": code, "cursor_pos": len(code) if place is None else place},
        )
        self.assert_whole(run, has_input=False)
        return self.assert_ok(run).reply

    def test_names(self):
        """complete finds the variables of earlier cells, and says what of the code they replace."""
        self.front.run(self.code.let("greeting_long", "a"))
        reply = self.ask("greeting_l")
        self.assertIn("greeting_long", reply["matches"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (0, 10))

    def test_code_points(self):
        """complete counts code points: the cursor before, within and after characters beyond the BMP."""
        self.front.run(self.code.let("greeting_long", "a"))
        code = f'["{BEYOND_BMP}", greeting_l, "{BEYOND_BMP}"]'
        place = code.index("greeting_l") + len("greeting_l")
        reply = self.ask(code, place)
        self.assertIn("greeting_long", [one.split(".")[-1] for one in reply["matches"]])
        self.assertEqual(code[reply["cursor_start"]:reply["cursor_end"]], "greeting_l")

    def test_middle(self):
        """complete looks at what stands before the cursor, on whichever line it is."""
        self.front.run(self.code.let("greeting_long", "a"))
        code = "1\ngreeting_l\n2"
        reply = self.ask(code, code.index("_l") + 2)
        self.assertIn("greeting_long", reply["matches"])
        self.assertEqual(code[reply["cursor_start"]:reply["cursor_end"]], "greeting_l")

    def test_nothing(self):
        """complete with nothing to offer gives no matches and an empty range."""
        reply = self.ask("no_such_name_at_all")
        self.assertEqual(reply["matches"], [])
        self.assertLessEqual(reply["cursor_start"], reply["cursor_end"])

    @only_typescript
    def test_values(self):
        """complete offers the members of values, of expressions, and of literals."""
        self.front.run('var point = { alpha: 1, "not a name": 2, beta: { gamma: new Map() } };')
        for code, wanted in [
            ("point.al", "alpha"), ("point.beta.", "gamma"), ("point.beta.gamma.", "entries"), ('"abc".toUp', "toUpperCase"),
            ("[1, 2].ma", "map"), ("Deno.vers", "version"), ("point?.al", "alpha"), ("console.lo", "log"),
        ]:
            with self.subTest(code=code):
                reply = self.ask(code)
                self.assertIn(wanted, reply["matches"])
                start = code[reply["cursor_start"]:reply["cursor_end"]]
                self.assertTrue(wanted.startswith(start), start)

    @only_typescript
    def test_getters(self):
        """complete lists a getter and does not run it."""
        self.front.run("var ran = 0; var holder = { get secret() { ran++; return { deep: 1 }; } };")
        self.assertIn("secret", self.ask("holder.se")["matches"])
        self.ask("holder.secret.")
        self.assertEqual(self.value("ran"), "0")

    @only_typescript
    def test_calls(self):
        """complete calls no function to find out its result."""
        self.front.run("var calls = 0; function call() { calls++; return { found: 1 }; }")
        self.ask("call().")
        self.ask("call(")
        self.assertEqual(self.value("calls"), "0")

    @only_typescript
    def test_busy(self):
        """complete and inspect are answered while a cell loops."""
        self.front.run("var greeting_long = 1;")
        loop = self.front.start(self.code.loop)
        self.front.until("execute_input", lambda: len(loop.published) >= 2)
        reply = self.ask("greeting_l")
        self.assertIn("greeting_long", reply["matches"])
        found = self.front.request("inspect_request", {"code": "greeting_long", "cursor_pos": 3, "detail_level": 0})
        self.assertTrue(found.reply["found"])
        self.assertIsNone(loop.reply_message)
        self.kernel.interrupt(self.front)
        self.front.wait(loop)


class InspectTest(KernelTest):
    def ask(self, code, place=None, level=0):
        run = self.front.request(
            "inspect_request", {"code": code, "cursor_pos": len(code) if place is None else place, "detail_level": level},
        )
        self.assert_whole(run, has_input=False)
        return self.assert_ok(run).reply

    def test_value(self):
        """inspect shows a value as a bundle with plain text."""
        self.front.run(self.code.let("number_of_things", 4213))
        reply = self.ask("number_of_things")
        self.assertTrue(reply["found"])
        self.assertIn("4213", reply["data"]["text/plain"])

    def test_code_points(self):
        """inspect counts code points."""
        self.front.run(self.code.let("number_of_things", 4213))
        code = f'["{BEYOND_BMP * 4}", number_of_things, 1]'
        reply = self.ask(code, code.index("number") + 2)
        self.assertTrue(reply["found"])
        self.assertIn("4213", reply["data"]["text/plain"])

    def test_nothing(self):
        """inspect of what is not there finds nothing, with an empty bundle."""
        reply = self.ask("no_such_name_at_all")
        self.assertEqual((reply["found"], reply["data"], reply["metadata"]), (False, {}, {}))
        self.assertFalse(self.ask("")["found"])

    @only_typescript
    def test_functions(self):
        """inspect shows a function's signature, and its source when more is asked for."""
        self.front.run("function add_up(first, second = 2) { return first + second; }")
        brief, full = self.ask("add_up", level=0), self.ask("add_up", level=1)
        self.assertIn("first", brief["data"]["text/plain"])
        self.assertIn("return first + second", full["data"]["text/plain"])
        inside = "add_up(1, "
        self.assertTrue(self.ask(inside)["found"], "between the brackets of a call")

    @only_typescript
    def test_members(self):
        """inspect follows members, and runs no getter."""
        self.front.run("var ran = 0; var tree = { leaf: { size: 77 }, get secret() { ran++; return 1; } };")
        self.assertIn("77", self.ask("tree.leaf.size")["data"]["text/plain"])
        self.ask("tree.secret")
        self.ask("tree")
        self.assertEqual(self.value("ran"), "0")

    @unittest.skipUnless(IS_CENOTE, "other kernels keep colours")
    def test_plain(self):
        """inspect's plain text has no colour codes."""
        self.front.run("var tree = { leaf: { size: 77, name: 'x' } };")
        self.assertIsNone(re.search("\x1b", self.ask("tree")["data"]["text/plain"]))
