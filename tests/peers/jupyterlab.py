"""Opens notebooks in JupyterLab with a headless Chromium and reports what stands there.

Usage: jupyterlab.py --chromium PATH --folder FOLDER --pictures FOLDER --report FILE NAME...

Each notebook is opened as one that somebody else made: nothing has run, and no database says that it
may be trusted. What Lab drew of the stored outputs is compared with them, element by element. Then
all cells run on the kernel `deno`, and the notebook is compared once more and saved. Pictures of
each state are taken in the light and the dark theme.

The report is a JSON file; what it must hold is the business of `jupyterlab_test.ts`.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--force-color-profile=srgb",
]
WIDTH, HEIGHT = 1400, 900
START_LIMIT = 120  # seconds
TOTAL_LIMIT = 900
PAGE_LIMIT = 60_000  # milliseconds
RUN_LIMIT = 180_000
OUTPUT_LIMIT = 20_000
PICTURE_HEIGHT = 1600
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}

SETTINGS = {
    # All cells are drawn, not only those that show; no empty page stands below the last one.
    "notebook-extension/tracker": {"windowingMode": "none", "scrollPastEnd": False},
    # No question whether it may look for news.
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}

# What Lab drew of each output of each cell, beside what the file holds of it.
COMPARE = (Path(__file__).parent / "jupyterlab_compare.js").read_text(encoding="utf-8")


def start_lab(folder, state):
    """A server with nothing of the user's: its process, and its address."""
    folders = {
        name: str(Path(state, name.lower()))
        for name in (
            "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR",
        )
    }
    for path in folders.values():
        Path(path).mkdir()
    for name, values in SETTINGS.items():
        path = Path(folders["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", f"{name}.jupyterlab-settings")
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    log = Path(state, "lab.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
                "--ServerApp.port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
                "--LabApp.expose_app_in_browser=True",
                "--ServerApp.terminals_enabled=False", "--KernelSpecManager.ensure_native_kernel=False",
            ],
            cwd=folder, env={**os.environ, **folders}, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT,
        )
    end = time.monotonic() + START_LIMIT
    runtime = Path(folders["JUPYTER_RUNTIME_DIR"], f"jpserver-{process.pid}.json")
    while process.poll() is None and time.monotonic() < end:
        if runtime.exists():
            try:
                return process, json.loads(runtime.read_text())["url"]
            except ValueError:  # half written
                pass
        time.sleep(0.05)
    stop_lab(process)
    raise SystemExit(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-3000:]}")


def stop_lab(process):
    """Ends the server, which ends its kernels."""
    for end, seconds in ((process.terminate, 20), (process.kill, 20)):
        if process.poll() is not None:
            return
        end()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


class Notebook:
    """A notebook open in a page."""

    def __init__(self, page, address, folder, name):
        self.page, self.path = page, Path(folder, name)
        self.problems = []
        page.on("console", lambda one: one.type == "error" and self.problems.append(one.text))
        page.on("pageerror", lambda error: self.problems.append(f"{error}"))
        page.set_default_timeout(PAGE_LIMIT)
        page.goto(f"{address}lab/tree/{name}?reset")
        page.wait_for_function(
            """() => {
              const panel = globalThis.jupyterapp?.shell?.currentWidget;
              return panel?.context?.isReady && panel.content?.widgets?.length > 0 &&
                panel.sessionContext?.isReady && !document.querySelector("#jupyterlab-splash");
            }"""
        )
        self.execute("application:set-mode", {"mode": "single-document"})
        for area in ("left", "right"):
            page.evaluate(f"() => jupyterapp.shell.collapse{area.title()}()")

    def execute(self, command, arguments=None):
        self.page.evaluate(
            "([command, args]) => jupyterapp.commands.execute(command, args).then(() => undefined)",
            [command, arguments or {}],
        )

    def grow(self):
        """Makes the window as high as the notebook, so that a picture holds all of it."""
        missing = self.page.evaluate(
            """() => {
              document.activeElement?.blur();
              const outer = document.querySelector(".jp-Notebook .jp-WindowedPanel-outer");
              return outer.scrollHeight - outer.clientHeight;
            }"""
        )
        if missing > 0:
            height = self.page.viewport_size["height"] + missing + 40
            self.page.set_viewport_size({"width": WIDTH, "height": height})
            self.settle()
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-Notebook img')].every((image) => image.complete)"
        )

    def settle(self):
        """Waits until the page has drawn twice."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def pictures(self, folder, state):
        """Pictures of the whole notebook in both themes, in parts; their paths."""
        paths = []
        for theme, title in THEMES.items():
            self.execute("apputils:change-theme", {"theme": title})
            self.page.wait_for_function(
                "(light) => document.body.dataset.jpThemeLight === light", arg=str(theme == "light").lower()
            )
            self.grow()
            self.settle()
            height = self.page.viewport_size["height"]
            for number, top in enumerate(range(0, height, PICTURE_HEIGHT), 1):
                path = Path(folder, f"{self.path.stem}-{state}-{theme}-{number}.png")
                clip = {"x": 0, "y": top, "width": WIDTH, "height": min(PICTURE_HEIGHT, height - top)}
                self.page.screenshot(path=path, clip=clip, animations="disabled")
                paths.append(str(path))
        return paths

    def stored(self):
        """The outputs of each code cell in the file, texts in one piece."""
        notebook = json.loads(self.path.read_text(encoding="utf-8"))
        return [cell.get("outputs", []) for cell in notebook["cells"] if cell["cell_type"] == "code"]

    def compare(self):
        """What differs between the file's outputs and the page."""
        return self.page.evaluate(f"(cells) => {{ {COMPARE}\nreturn compareCells(cells); }}", self.stored())

    def run(self):
        """Runs all cells to the end, then saves."""
        count = sum(map(len, self.stored()))
        self.execute("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => {
              const cells = jupyterapp.shell.currentWidget.content.widgets.filter((one) => one.model.type === "code");
              return cells.every((one) => one.model.executionState !== "running" &&
                (one.model.sharedModel.source.trim() === "" || one.model.executionCount !== null));
            }""",
            timeout=RUN_LIMIT,
        )
        # The kernel says that a cell is done while outputs of it are on their way. They come in order,
        # so that all are there when the last one is; how many there must be, the file said.
        try:
            self.page.wait_for_function(
                """(count) => {
                  const { widgets } = jupyterapp.shell.currentWidget.content;
                  const outputs = widgets.map((one) => one.model.outputs?.length ?? 0);
                  return outputs.reduce((sum, one) => sum + one, 0) >= count;
                }""",
                arg=count, timeout=OUTPUT_LIMIT,
            )
        except TimeoutError:
            pass  # the report tells what there is
        self.settle()
        self.execute("docmanager:save")
        self.page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")


def without_numbers(text):
    """A message without what differs from page to page."""
    return re.sub(r"https?://\S+|[0-9a-f-]{8,}|\d+", "…", text)


def empty_notebook(folder):
    """A notebook in which nothing of ours stands: what Lab says there, it says of itself."""
    path = Path(folder, "empty.ipynb")
    path.write_text(json.dumps({
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {"display_name": "Deno", "language": "typescript", "name": "deno"}},
        "cells": [{
            "cell_type": "code", "id": "one", "metadata": {}, "execution_count": None, "outputs": [],
            "source": "\"nothing\"",
        }],
    }))
    return path.name


def look(browser, address, folder, pictures, name):
    """One notebook from opening to saving."""
    with browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}) as context:
        notebook = Notebook(context.new_page(), address, folder, name)
        notebook.grow()
        report = {"name": name, "untrusted": notebook.compare()}
        report["pictures"] = notebook.pictures(pictures, "untrusted") if pictures else []
        notebook.run()
        notebook.grow()
        report["run"] = notebook.compare()
        report["pictures"] += notebook.pictures(pictures, "run") if pictures else []
        report["saved"] = notebook.stored()
        report["problems"] = notebook.problems
        notebook.execute("notebook:shutdown-kernel")
        return report


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="+")
    for name in ("chromium", "folder", "pictures", "report"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cenote-lab-", ignore_cleanup_errors=True) as state:
        lab, address = start_lab(options.folder, state)
        # Playwright may be deep in a wait that an exception does not end. Its driver closes the browser
        # when this process is gone.
        def end(number, _):
            print(f"Ended by {signal.Signals(number).name}", file=sys.stderr, flush=True)
            stop_lab(lab)
            shutil.rmtree(state, ignore_errors=True)
            os._exit(1)

        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
            signal.signal(name, end)
        signal.alarm(TOTAL_LIMIT)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=options.chromium, args=CHROMIUM_FLAGS)
                baseline = look(browser, address, options.folder, None, empty_notebook(options.folder))
                usual = {without_numbers(one) for one in baseline["problems"]}
                reports = []
                for name in options.names:
                    report = look(browser, address, options.folder, options.pictures, name)
                    report["problems"] = [one for one in report["problems"] if without_numbers(one) not in usual]
                    reports.append(report)
                browser.close()
        finally:
            stop_lab(lab)
    Path(options.report).write_text(json.dumps(reports), encoding="utf-8")


if __name__ == "__main__":
    main()
