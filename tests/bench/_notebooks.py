"""Does with notebooks what Cenote's commands do, by the programs that people use for it today, each in one process.

    _notebooks.py diff FOLDER OTHER   nbdime: every notebook of one folder beside its namesake, printed
    _notebooks.py run FILE            nbclient: the file run on the kernel that it names, and written;
                                      prints how many milliseconds that took, with the libraries loaded
"""

import io
import sys
import time
from pathlib import Path

import nbformat


def diff(folder, other):
    from nbdime import diff_notebooks
    from nbdime.prettyprint import PrettyPrintConfig, pretty_print_notebook_diff

    printed = 0
    for path in sorted(Path(folder).glob("*.ipynb")):
        twin = Path(other) / path.name
        before, after = nbformat.read(path, 4), nbformat.read(twin, 4)
        out = io.StringIO()
        pretty_print_notebook_diff(str(path), str(twin), before, diff_notebooks(before, after), PrettyPrintConfig(out=out, use_color=False))
        printed += len(out.getvalue())
    print(printed)


def run(file):
    from nbclient import NotebookClient

    start = time.perf_counter()
    notebook = nbformat.read(file, 4)
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(Path(file).parent)}}).execute()
    nbformat.write(notebook, file)
    print((time.perf_counter() - start) * 1000)


{"diff": diff, "run": run}[sys.argv[1]](*sys.argv[2:])
