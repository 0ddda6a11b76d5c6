"""Runs notebooks by nbclient or papermill on a kernel, each in its own folder.

Usage: run_notebook.py nbclient|papermill KERNEL FOLDER NOTEBOOK...

What the runs leave is written to FOLDER; the notebooks stay as they are. One runs after the other:
Jupyter looks for free ports before a kernel listens at them, so that the server of a notebook that
runs meanwhile may take one; and papermill changes the folder of the whole process.
"""

import sys
from pathlib import Path

import nbformat
import papermill
from nbclient import NotebookClient


def run_by_nbclient(path, result, kernel_name):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(
        notebook, timeout=120, kernel_name=kernel_name, resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    nbformat.write(notebook, result)


def run_by_papermill(path, result, kernel_name):
    papermill.execute_notebook(
        path, result, kernel_name=kernel_name, cwd=path.parent, progress_bar=False, execution_timeout=120,
    )


RUNNERS = {"nbclient": run_by_nbclient, "papermill": run_by_papermill}


def main():
    runner, kernel_name, folder, *names = sys.argv[1:]
    for path in map(Path, names):
        RUNNERS[runner](path, Path(folder, path.name), kernel_name)


main()
