"""Runs notebooks on the kernel `cenote`, each in its own folder, and writes their outputs into them.

What is written is what a front end shows in the end: displays in their last state, whichever cell
updated them, streams with what a carriage return overwrote gone, nothing of what was cleared. A
notebook whose cell fails stays as it was, unless the cell is tagged `raises-exception`.
"""

import os
import queue
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbformat.v4 import output_from_msg

CELL_LIMIT = 120  # seconds for a cell
QUIET = 0.3  # seconds without a message, for what the cells left running
SAY_AFTER = 2  # seconds until progress is said
SAY_EVERY = 10  # seconds between two lines of it, where no terminal can redraw one

class Failure(Exception):
    """A notebook could not be run; the file is as it was."""


class Recorder:
    """Follows the messages of a kernel as a front end does, for all cells of one notebook."""

    def __init__(self):
        self.outputs = {}  # of each cell, by the ids of its requests
        self.displays = {}  # outputs that can be updated, by display id
        self.to_clear = []  # outputs of cells that said clear_output(wait=True)

    def add_request(self, request, outputs):
        self.outputs[request] = outputs

    def handle(self, message):
        """Takes one message in."""
        kind, content = message["header"]["msg_type"], message["content"]
        outputs = self.outputs.get(message["parent_header"].get("msg_id"))
        if kind == "update_display_data":
            for output in self.displays.get(content.get("transient", {}).get("display_id"), []):
                fresh = output_from_msg({**message, "header": {**message["header"], "msg_type": "display_data"}})
                output["data"], output["metadata"] = fresh["data"], fresh["metadata"]
        elif outputs is None:
            return
        elif kind == "clear_output":
            if not content.get("wait"):
                self.clear(outputs)
            elif not any(one is outputs for one in self.to_clear):
                self.to_clear.append(outputs)
        elif kind in ("stream", "display_data", "execute_result", "error"):
            if any(one is outputs for one in self.to_clear):
                self.clear(outputs)
            last = outputs[-1] if outputs else None
            if kind == "stream" and last and last.get("name") == content["name"]:
                last["text"] += content["text"]
                return
            output = output_from_msg(message)
            outputs.append(output)
            display_id = content.get("transient", {}).get("display_id")
            if display_id is not None:
                self.displays.setdefault(display_id, []).append(output)

    def clear(self, outputs):
        """Empties a cell; what stood there can no longer be updated."""
        gone = {id(output) for output in outputs}
        for name, shown in self.displays.items():
            self.displays[name] = [output for output in shown if id(output) not in gone]
        self.to_clear = [one for one in self.to_clear if one is not outputs]
        outputs.clear()


class Session:
    """A kernel of its own for one notebook."""

    def __init__(self, folder, while_waiting):
        self.while_waiting = while_waiting
        self.manager = KernelManager(kernel_name="cenote")
        self.manager.start_kernel(cwd=str(folder))
        self.client = self.manager.client()
        self.client.start_channels()
        self.recorder = Recorder()

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def next_message(self, seconds, waited_for):
        """The next message, or None after `seconds` without one."""
        end = time.monotonic() + seconds
        while True:
            self.while_waiting()
            left = end - time.monotonic()
            try:
                return self.client.get_iopub_msg(timeout=max(0, min(left, 1)))
            except queue.Empty:
                if not self.manager.is_alive():
                    raise Failure(f"the kernel ended in {waited_for}") from None
                if left <= 1:
                    return None

    def run(self, source, waited_for):
        """Runs one cell; its outputs, and its execution count."""
        outputs, count = [], None
        request = self.client.execute(source)
        self.recorder.add_request(request, outputs)
        while True:
            message = self.next_message(CELL_LIMIT, waited_for)
            if message is None:
                raise Failure(f"nothing came for {CELL_LIMIT} s from {waited_for}")
            self.recorder.handle(message)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["header"]["msg_type"] == "execute_input":
                count = message["content"]["execution_count"]
            if message["content"].get("execution_state") == "idle":
                break
        return outputs, count

    def drain(self):
        """Reads what comes without a pause: the cells may have left timers behind."""
        while (message := self.next_message(QUIET, "what the cells left running")) is not None:
            self.recorder.handle(message)


def without_overwritten(text):
    """What a terminal leaves of a stream: a carriage return goes back to the line's start."""
    lines = []
    for line in re.sub(r"\r+\n", "\n", text).split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part):]
        lines.append(shown)
    return "\n".join(lines)


class Progress:
    """Says how far a notebook is, once that takes a while."""

    def __init__(self, name, total):
        self.name, self.total, self.number = name, total, 0
        self.start = time.monotonic()
        self.is_terminal = sys.stderr.isatty()
        self.next = self.start + SAY_AFTER

    def say(self):
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + (0.2 if self.is_terminal else SAY_EVERY)
        line = f"{self.name}: cell {self.number} of {self.total}, {now - self.start:.0f} s"
        sys.stderr.write(f"\r{line}\x1b[K" if self.is_terminal else f"{line}\n")
        sys.stderr.flush()

    def end(self):
        if self.is_terminal:
            sys.stderr.write("\r\x1b[K")


def run_cells(notebook, folder, progress):
    """Runs all cells; the outputs stand in the notebook afterwards."""
    session = Session(folder, progress.say)
    try:
        session.client.wait_for_ready(timeout=60)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        results = []
        for number, cell in enumerate(cells, 1):
            progress.number = number
            cell.execution_count = None
            outputs = []
            if cell.source.strip():
                where = f"cell {number} of {len(cells)}:\n{cell.source}"
                outputs, cell.execution_count = session.run(cell.source, where)
                may_fail = "raises-exception" in cell.metadata.get("tags", [])
                for error in (one for one in outputs if one.output_type == "error" and not may_fail):
                    trace = "\n".join(error.traceback) or f"{error.ename}: {error.evalue}"
                    raise Failure(f"cell {number} of {len(cells)} failed:\n{cell.source}\n{trace}")
            results.append(outputs)
        session.drain()
        # Last of all, since a later cell may update what an earlier one displayed.
        for cell, outputs in zip(cells, results):
            for output in outputs:
                if output.output_type == "execute_result":
                    output.execution_count = cell.execution_count
                if output.output_type == "stream":
                    output.text = without_overwritten(output.text)
            cell.outputs = outputs
    finally:
        session.close()


def write(path, text):
    """Puts `text` in place of the file as a whole, or leaves the file as it is."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, path.stat().st_mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def update(path):
    """Runs one notebook and writes its outputs."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    progress = Progress(path.name, sum(cell.cell_type == "code" for cell in notebook.cells))
    try:
        run_cells(notebook, path.parent, progress)
    finally:
        progress.end()
    nbformat.validate(notebook)
    after = nbformat.writes(notebook, version=4) + "\n"
    if after != before:
        write(path, after)
    seconds = time.monotonic() - progress.start
    state = "outputs written" if after != before else "outputs as they were"
    print(f"{path.name}: {progress.total} cells ran in {seconds:.1f} s, {state}", flush=True)


def stop(*_):
    """Ends the program by way of every `finally`; asked again, it goes on with those."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    raise Failure("stopped")


def main(names):
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    for name in names:
        path = Path(name).resolve()
        try:
            update(path)
        except Failure as failure:
            return f"{path.name} is as it was: {failure}"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
