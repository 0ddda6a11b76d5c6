"""The kernel in JupyterLab, in a headless Chromium: what a person clicks, types and sees.

`CENOTE_CHROMIUM` is the browser's path. With `CENOTE_SCREENSHOTS` naming a folder each test leaves
a picture there.
"""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

from _cells import LANGUAGE
from _front import ANSI, KERNEL
from _suite import IS_CENOTE, main
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
from jupyterlab import CHROMIUM_FLAGS, HEIGHT, WIDTH, Notebook, start_lab, stop_lab  # noqa: E402

PICTURES = os.environ.get("CENOTE_SCREENSHOTS")


class Page(Notebook):
    """A notebook in a page, worked as a person works it."""

    def cell(self, number):
        """The cell of that number, from 0."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def output(self, number):
        return self.cell(number).locator(".jp-OutputArea-output")

    def text(self, number):
        """All that stands under a cell."""
        return "\n".join(self.output(number).all_inner_texts())

    def activate(self, number):
        self.page.evaluate("(number) => { jupyterapp.shell.currentWidget.content.activeCellIndex = number; }", number)

    def start(self, number):
        """Runs a cell, by the keys that run it."""
        self.activate(number)
        self.cell(number).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def state(self, number):
        return self.page.evaluate(
            """(number) => {
              const { model } = jupyterapp.shell.currentWidget.content.widgets[number];
              return { state: model.executionState, count: model.executionCount };
            }""", number,
        )

    def wait(self, number):
        """Waits until a cell is done; its text."""
        self.page.wait_for_function(
            """(number) => {
              const { model } = jupyterapp.shell.currentWidget.content.widgets[number];
              return model.executionState !== "running" && model.executionCount !== null;
            }""", arg=number,
        )
        self.settle()
        return self.text(number)

    def run(self, number):
        self.start(number)
        return self.wait(number)

    def press(self, command):
        """Clicks a button of the notebook's toolbar."""
        self.page.locator(f'.jp-NotebookPanel-toolbar [data-command="{command}"]').first.click()

    def wait_for_state(self, state):
        self.page.wait_for_function("(state) => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === state", arg=state)

    def kernel(self, script, argument=None):
        """Runs JavaScript with the kernel's connection as `kernel`."""
        return self.page.evaluate(f"async (argument) => {{ const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel; {script} }}", argument)


class LabTest(unittest.TestCase):
    code = LANGUAGE
    limit = 180

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="lab-notebooks-", ignore_cleanup_errors=True)
        cls.state = tempfile.TemporaryDirectory(prefix="lab-", ignore_cleanup_errors=True)
        cls.lab, cls.address = start_lab(cls.folder.name, cls.state.name)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=os.environ["CENOTE_CHROMIUM"], args=CHROMIUM_FLAGS)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        stop_lab(cls.lab)
        cls.state.cleanup()
        cls.folder.cleanup()

    def open(self, *cells):
        """A page with a notebook of these cells."""
        name = f"{self._testMethodName}.ipynb"
        Path(self.folder.name, name).write_text(json.dumps({
            "nbformat": 4, "nbformat_minor": 5,
            "metadata": {"kernelspec": {"display_name": KERNEL, "language": self.code.name, "name": KERNEL}},
            "cells": [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
                      for number, source in enumerate(cells)],
        }))
        context = self.browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        self.notebook = Page(context.new_page(), self.address, self.folder.name, name)
        self.addCleanup(self.leave, context)
        self.notebook.wait_for_state("idle")
        return self.notebook

    def leave(self, context):
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.notebook.page.screenshot(path=Path(PICTURES, f"lab-{self._testMethodName}.png"))
        self.notebook.execute("notebook:shutdown-kernel")
        context.close()

    def picture(self, name):
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.notebook.page.screenshot(path=Path(PICTURES, f"lab-{self._testMethodName}-{name}.png"))

    def test_run(self):
        """JupyterLab: cells run, show their output and result, and are counted; the kernel is idle after."""
        notebook = self.open(self.code.let("a", 20), self.code.print("hello") + "\n" + "a * 2 + 2", self.code.html("<b class='seen'>bold</b>"))
        notebook.run(0)
        self.assertEqual(notebook.run(1).split(), ["hello", "42"])
        notebook.run(2)
        self.assertEqual(notebook.cell(2).locator("b.seen").inner_text(), "bold")
        self.assertEqual([notebook.state(number)["count"] for number in range(3)], [1, 2, 3])
        notebook.wait_for_state("idle")

    def test_run_all(self):
        """JupyterLab: all cells run one after another, and none after one that fails."""
        notebook = self.open(self.code.let("a", 1), self.code.throw("on purpose"), self.code.print("never"))
        notebook.execute("notebook:run-all-cells")
        notebook.page.wait_for_function("() => jupyterapp.shell.currentWidget.content.widgets[1].model.executionCount === 2")
        notebook.wait_for_state("idle")
        notebook.page.wait_for_function("() => jupyterapp.shell.currentWidget.content.widgets[2].model.executionState !== 'running'")
        self.assertEqual(notebook.text(2), "")
        self.assertIsNone(notebook.state(2)["count"])

    def test_stop(self):
        """JupyterLab: the stop button stops a loop and an endless await, says so, and keeps what was defined."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        notebook = self.open(self.code.let("kept", 17), self.code.print("running") + "\n" + self.code.loop, self.code.print("running") + "\n" + self.code.endless_await, "kept")
        notebook.run(0)
        for number in (1, 2):
            with self.subTest(cell=number):
                notebook.start(number)
                notebook.output(number).get_by_text("running").wait_for()
                notebook.press("notebook:interrupt-kernel")
                notebook.output(number).get_by_text("KeyboardInterrupt").first.wait_for()
                notebook.wait(number)
                self.assertEqual(notebook.run(3).strip(), "17")
        notebook.wait_for_state("idle")

    def test_restart(self):
        """JupyterLab: the restart button gives a fresh kernel, from idle and from a loop."""
        notebook = self.open(self.code.let("kept", 17), "kept", self.code.print("running") + "\n" + self.code.loop)
        for busy in (False, True):
            with self.subTest(busy=busy):
                notebook.run(0)
                if busy:
                    notebook.start(2)
                    notebook.output(2).get_by_text("running").wait_for()
                notebook.press("notebook:restart-kernel")
                notebook.page.locator(".jp-Dialog button.jp-mod-accept").click()
                notebook.page.wait_for_function("() => !document.querySelector('.jp-Dialog')")
                notebook.wait_for_state("idle")
                self.assertRegex(notebook.run(1), "not defined")
                self.assertEqual(notebook.state(1)["count"], 1)

    def test_prompt(self):
        """JupyterLab: a prompt shows a box under its cell; a password's hides what is typed."""
        notebook = self.open(self.code.ask("Your name? "), self.code.ask("Secret? ", password=True))
        for number, kind, value in [(0, "text", "Ada"), (1, "password", "hush")]:
            notebook.start(number)
            box = notebook.cell(number).locator(".jp-Stdin-input")
            box.wait_for()
            self.assertEqual(box.get_attribute("type") or "text", kind)
            self.picture(kind)
            box.fill(value)
            box.press("Enter")
            self.assertIn(value, ANSI.sub("", notebook.wait(number)))

    def test_completion(self):
        """JupyterLab: Tab completes, and shows what there is to choose from."""
        notebook = self.open(self.code.let("greeting_one", 1) + "\n" + self.code.let("greeting_two", 2), "")
        notebook.run(0)
        notebook.cell(1).locator(".cm-content").click()
        notebook.page.keyboard.type("greeting_")
        notebook.page.keyboard.press("Tab")
        items = notebook.page.locator(".jp-Completer .jp-Completer-item")
        items.first.wait_for()
        shown = " ".join(items.all_inner_texts())
        self.assertIn("greeting_one", shown)
        self.assertIn("greeting_two", shown)
        self.picture("open")
        notebook.page.keyboard.press("Escape")
        notebook.page.keyboard.type("tw")
        notebook.page.keyboard.press("Tab")
        items.first.wait_for()
        self.assertEqual(items.count(), 1)
        notebook.page.keyboard.press("Enter")
        notebook.page.wait_for_function("() => jupyterapp.shell.currentWidget.content.widgets[1].model.sharedModel.source === 'greeting_two'")

    def test_inspection(self):
        """JupyterLab: Shift-Tab shows what a name is."""
        notebook = self.open(self.code.let("number_of_things", 4213), "number_of_things")
        notebook.run(0)
        notebook.cell(1).locator(".cm-content").click()
        notebook.page.keyboard.press("End")
        notebook.page.keyboard.press("Shift+Tab")
        # Lab opens the box first and fills it then.
        notebook.page.locator(".jp-Tooltip", has_text="4213").wait_for()

    def test_comm(self):
        """JupyterLab: comms are opened from a cell and from the page, and speak both ways, with bytes."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        notebook = self.open(
            """var heard = [];
            var comm = Deno.jupyter.comms.open("of the page", { n: 1 });
            comm.onMessage(({ data, buffers }) => { heard.push(data.n, ...buffers.map((one) => one.join("-"))); });
            undefined""",
            "heard.join()",
            """Deno.jupyter.comms.registerTarget("echo", (comm, { data }) => {
              comm.send({ hello: data.who });
              comm.onMessage(({ data, buffers }) => comm.send({ heard: data.x }, { buffers }));
            }); undefined""",
        )
        notebook.kernel("""globalThis.fromKernel = [];
          kernel.registerCommTarget("of the page", (comm, open) => {
            fromKernel.push(open.content.data.n);
            comm.send({ n: 2 }, undefined, [new Uint8Array([7, 8]).buffer]);
            comm.onMsg = () => {};
          });""")
        notebook.run(0)
        notebook.page.wait_for_function("() => fromKernel.length === 1")
        self.assertEqual(notebook.run(1).strip(), '"2,7-8"')
        notebook.run(2)
        answers = notebook.kernel("""
          const comm = kernel.createComm("echo");
          const answers = [];
          const done = new Promise((resolve) => {
            comm.onMsg = (message) => {
              answers.push([message.content.data, (message.buffers ?? []).map((one) => [...new Uint8Array(one.buffer ?? one)])]);
              if (answers.length === 2) resolve();
            };
          });
          await comm.open({ who: "page" }).done;
          await comm.send({ x: "é" }, undefined, [new Uint8Array([1, 0, 255]).buffer]).done;
          await done;
          await comm.close().done;
          return answers;""")
        self.assertEqual(answers, [[{"hello": "page"}, []], [{"heard": "é"}, [[1, 0, 255]]]])

    def test_error(self):
        """JupyterLab: an error has its message and its colours."""
        notebook = self.open(self.code.throw("on purpose"))
        text = notebook.run(0)
        self.assertIn("on purpose", text)
        if IS_CENOTE:
            self.assertRegex(text, r"cell \[1\].*line 1")
        self.assertGreater(notebook.cell(0).locator("[data-mime-type='application/vnd.jupyter.error'] span[class*='ansi-'], [data-mime-type='application/vnd.jupyter.stderr'] span[class*='ansi-']").count(), 0)
        self.assertNotIn("\x1b", text)
        self.assertNotRegex(text, r"\[\d+m")

    def test_update(self):
        """JupyterLab: an update changes what stands there, and clear_output clears it."""
        notebook = self.open(
            self.code.display("first", "one"), self.code.display("second", "one", update=True),
            self.code.print("gone") + "\n" + self.code.clear(False) + "\n" + self.code.print("stays"),
        )
        self.assertEqual(notebook.run(0).strip(), "first")
        notebook.run(1)
        notebook.output(0).get_by_text("second").wait_for()
        self.assertEqual(notebook.run(2).strip(), "stays")

    def test_lines(self):
        """JupyterLab: all of 20,000 printed lines stand in the notebook."""
        notebook = self.open(self.code.lines(20_000))
        notebook.run(0)
        text = notebook.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.widgets[0].model.outputs.toJSON().map((one) => [one.text].flat().join('')).join('')"
        )
        self.assertEqual(text, "".join(f"line {number}\n" for number in range(20_000)))

    def test_exit(self):
        """JupyterLab: a cell that ends the program is an error under the cell, and no dead kernel."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        notebook = self.open("Deno.exit(1)", "1 + 1")
        self.assertTrue(notebook.run(0).strip())
        self.assertEqual(notebook.run(1).strip(), "2")
        self.assertEqual(notebook.page.locator(".jp-Dialog").count(), 0)


if __name__ == "__main__":
    main(sys.modules[__name__])
