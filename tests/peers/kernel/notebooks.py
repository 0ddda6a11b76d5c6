"""Notebooks run by nbclient, as people run them without a screen: every line must reach the notebook."""

import os
import re
import sys
import tempfile
import time
import unittest
from pathlib import Path

import nbformat
from _cells import LANGUAGE
from _front import ANSI, IS_LONG, KERNEL, family, home_variables
from _suite import IS_CENOTE, main, notice, only_typescript
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat.v4 import new_code_cell, new_notebook

ROUNDS = {5: 5, 100: 5, 1_000: 5, 5_000: 3, 100_000: 2} if IS_LONG else {5: 3, 100: 3, 1_000: 3, 5_000: 2, 100_000: 1}


class NotebookTest(unittest.TestCase):
    code = LANGUAGE
    limit = 240

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="notebooks-")
        cls.before = dict(os.environ)
        os.environ.update(home_variables(Path(cls.folder.name)))

    @classmethod
    def tearDownClass(cls):
        os.environ.clear()
        os.environ.update(cls.before)
        cls.folder.cleanup()

    def tearDown(self):
        end = time.monotonic() + 10
        while left := [pid for pid in family(os.getpid()) if "kernel" in Path(f"/proc/{pid}/cmdline").read_text()]:
            self.assertLess(time.monotonic(), end, f"processes are left: {left}")
            time.sleep(0.05)

    def run_cells(self, *cells, **options):
        """Runs cells in a notebook of their own; the notebook."""
        notebook = new_notebook(cells=[one if isinstance(one, dict) else new_code_cell(one) for one in cells])
        notebook.metadata["kernelspec"] = {"name": KERNEL, "display_name": KERNEL, "language": self.code.name}
        client = NotebookClient(
            notebook, kernel_name=KERNEL, timeout=120, resources={"metadata": {"path": self.folder.name}}, **options,
        )
        try:
            client.execute()
        finally:
            nbformat.validate(notebook)
        return notebook

    def text(self, cell, name="stdout"):
        return "".join(one.text for one in cell.outputs if one.output_type == "stream" and one.name == name)


class LinesTest(NotebookTest):
    """Has a test for each count of lines."""


def lines_test(count, rounds):
    def test(self):
        for number in range(rounds):
            began = time.monotonic()
            notebook = self.run_cells(self.code.lines(count), self.code.two)
            seconds = time.monotonic() - began
            lines = self.text(notebook.cells[0]).split("\n")
            self.assertEqual(lines.pop(), "")
            self.assertEqual(len(lines), count, f"round {number}")
            self.assertEqual([line for place, line in enumerate(lines) if line != f"line {place}"][:5], [])
            self.assertEqual(notebook.cells[1].outputs[0].data["text/plain"], "2")
        notice(f"a notebook that prints {count} lines: {seconds:.2f} s")
    test.__doc__ = f"nbclient: all of {count} printed lines reach the notebook, in order, {rounds} times of {rounds}."
    return test


for count_, rounds_ in ROUNDS.items():
    setattr(LinesTest, f"test_{count_:06}_lines", lines_test(count_, rounds_))


class CellsTest(NotebookTest):
    def test_twenty(self):
        """nbclient: twenty cells have their results, counts and displays, and know what was before."""
        cells = [self.code.let("total", 0)]
        for number in range(1, 20):
            cells.append(f"total = total + {number}\n{self.code.print(f'cell {number}')}\ntotal")
        began = time.monotonic()
        notebook = self.run_cells(*cells)
        notice(f"a notebook of 20 cells: {time.monotonic() - began:.2f} s")
        total = 0
        for number, cell in enumerate(notebook.cells):
            self.assertEqual(cell.execution_count, number + 1)
            if number:
                total += number
                self.assertEqual([one.output_type for one in cell.outputs], ["stream", "execute_result"])
                self.assertEqual(self.text(cell), f"cell {number}\n")
                self.assertEqual(cell.outputs[1].data["text/plain"], str(total))
                self.assertEqual(cell.outputs[1].execution_count, number + 1)

    def test_results(self):
        """nbclient: a hundred results of a hundred cells are all there."""
        notebook = self.run_cells(*(f"{number} * 2" for number in range(100)))
        self.assertEqual([cell.outputs[0].data["text/plain"] for cell in notebook.cells], [str(number * 2) for number in range(100)])

    def test_error(self):
        """nbclient: a cell that raises ends the run with its error, in the notebook too."""
        with self.assertRaises(CellExecutionError) as raised:
            self.run_cells(self.code.two, self.code.throw("on purpose"), self.code.two)
        self.assertEqual((raised.exception.ename, raised.exception.evalue), ("TypeError", "on purpose"))
        self.assertIn("on purpose", ANSI.sub("", raised.exception.traceback))

    def test_allowed_errors(self):
        """nbclient: errors that are allowed stand in the notebook, and the cells after them run."""
        tagged = new_code_cell(self.code.throw("tagged"), metadata={"tags": ["raises-exception"]})
        notebook = self.run_cells(tagged, self.code.two)
        (error,) = notebook.cells[0].outputs
        self.assertEqual((error.output_type, error.ename, error.evalue), ("error", "TypeError", "tagged"))
        self.assertEqual(notebook.cells[1].outputs[0].data["text/plain"], "2")
        notebook = self.run_cells(self.code.throw("allowed"), self.code.syntax_error, self.code.two, allow_errors=True)
        self.assertEqual([[one.output_type for one in cell.outputs] for cell in notebook.cells], [["error"], ["error"], ["execute_result"]])

    def test_updates(self):
        """nbclient: an update changes the display of an earlier cell, and clear_output what stands there."""
        notebook = self.run_cells(
            self.code.display("first", "one"), self.code.display("second", "one", update=True),
            self.code.print("gone") + "\n" + self.code.clear(True) + "\n" + self.code.print("stays"),
        )
        self.assertEqual([one.data["text/plain"] for one in notebook.cells[0].outputs], ["second"])
        self.assertEqual(notebook.cells[1].outputs, [])
        self.assertEqual(self.text(notebook.cells[2]), "stays\n")

    def test_time_out(self):
        """nbclient: a cell that takes too long is interrupted, and the notebook goes on."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        for code in (self.code.loop, self.code.endless_await):
            with self.subTest(code=code):
                notebook = new_notebook(cells=[new_code_cell(self.code.let("kept", 3)), new_code_cell(code), new_code_cell("kept")])
                client = NotebookClient(
                    notebook, kernel_name=KERNEL, timeout=1, interrupt_on_timeout=True, allow_errors=True,
                    error_on_timeout=None, resources={"metadata": {"path": self.folder.name}},
                )
                client.execute()
                self.assertEqual([one.output_type for one in notebook.cells[1].outputs], ["error"])
                self.assertEqual(notebook.cells[1].outputs[0].ename, "KeyboardInterrupt")
                self.assertEqual(notebook.cells[2].outputs[0].data["text/plain"], "3")

    def test_time_out_error(self):
        """nbclient: without an interrupt the time-out is an error, and the kernel is gone with its processes."""
        notebook = new_notebook(cells=[new_code_cell(self.code.loop)])
        client = NotebookClient(notebook, kernel_name=KERNEL, timeout=1, resources={"metadata": {"path": self.folder.name}})
        with self.assertRaises(CellTimeoutError):
            client.execute()

    @only_typescript
    def test_stdin(self):
        """nbclient: a prompt fails with an error, as there is nobody to ask."""
        notebook = self.run_cells('prompt("Name?")', "1", allow_errors=True)
        self.assertEqual(notebook.cells[0].outputs[0].output_type, "error")

    @only_typescript
    def test_ways(self):
        """nbclient: what child processes, Deno.stdout and stderr put out reaches the notebook, in order."""
        notebook = self.run_cells("""
          for (let i = 0; i < 30; i++) {
            console.log("a", i);
            new Deno.Command("echo", { args: ["b", String(i)], stdout: "inherit" }).outputSync();
            await Deno.stdout.write(new TextEncoder().encode(`c ${i}\\n`));
          }
          console.error("to stderr")""")
        self.assertEqual(self.text(notebook.cells[0]), "".join(f"{way} {n}\n" for n in range(30) for way in "abc"))
        self.assertEqual(self.text(notebook.cells[0], "stderr"), "to stderr\n")

    @only_typescript
    def test_same_as_deno(self):
        """nbclient: a notebook made for the kernel `deno` has the same results here, in each form that they have there."""
        cells = [
            "const point = { x: 1, y: [1, 2, 3] };", "point", "[1, 2, 3].map((n) => n * 2)",
            "Deno.jupyter.md`# Title`", "Deno.jupyter.html`<i>x</i>`", "Deno.jupyter.svg`<svg/>`", "class A { a = 1 }\nnew A()", "new Map([['k', 1]])",
            "({ [Symbol.for('Jupyter.display')]() { return { 'text/plain': 'own', 'application/json': { a: 1 } } } })",
            "await Promise.resolve('awaited')", "null", "undefined", "'text'", "1n", "new Error('value')", "new Uint8Array(3)",
        ]
        shown = []
        for kernel in ("deno", KERNEL):
            notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
            client = NotebookClient(notebook, kernel_name=kernel, timeout=60, resources={"metadata": {"path": self.folder.name}})
            client.execute()
            shown.append([[plain(one.get("data")) for one in cell.outputs] for cell in notebook.cells])
        for cell, there, here in zip(cells, *shown):
            if there:  # that kernel says idle before a result is out: some are lost there
                with self.subTest(cell=cell):
                    for mine, theirs in zip(here, there, strict=True):
                        self.assertEqual({kind: mine.get(kind) for kind in theirs}, theirs)


def plain(data):
    """A bundle without colours, and without what an error's stack says of its kernel."""
    return {kind: re.sub(r"\n\s+at .*", "", ANSI.sub("", value)) if isinstance(value, str) else value for kind, value in (data or {}).items()}


if __name__ == "__main__":
    main(sys.modules[__name__])
