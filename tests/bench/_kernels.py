"""Measures the kernels cenote, deno and python3 in turns: one line of JSON for each kernel and round.

The argument is the number of rounds. Times are taken as messages arrive; what is in them is looked at
afterwards, so that reading it costs no kernel anything.
"""

import json
import os
import sys
import tempfile
import time
import uuid
from pathlib import Path

import zmq
from jupyter_client.session import Session
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

sys.path.insert(0, str(Path(__file__).parents[1] / "peers" / "kernel"))
from _front import Kernel, family, home_variables

KERNELS = ("cenote", "deno", "python3")
LINES = 100_000
BYTES = 50_000_000
CELLS = 20
NO_OPS = 300
LIMIT = 60  # seconds
PATIENCE = 10  # seconds: what has not come by then was lost
REST = 1  # seconds: what is put away after work is put away by then


class TypeScript:
    nothing = "undefined"
    lines = f'for (let i = 0; i < {LINES}; i++) console.log("line " + i);'
    display = f'await Deno.jupyter.display({{ "text/plain": "0123456789".repeat({BYTES // 10}) }}, {{ raw: true }});'
    cells = ["let total = 0;"] + [f'total = total + {n}\nconsole.log("cell {n}")\ntotal' for n in range(1, CELLS)]


class Python:
    nothing = "pass"
    lines = f"for i in range({LINES}): print('line', i)"
    display = f"display({{'text/plain': '0123456789' * {BYTES // 10}}}, raw=True)"
    cells = ["total = 0"] + [f"total = total + {n}\nprint('cell {n}')\ntotal" for n in range(1, CELLS)]


class Message:
    """A message and when it came."""

    def __init__(self, channel, frames):
        self.at, self.channel = time.perf_counter(), channel
        # One of the kernels mixes up the frames of messages when there are many or long ones.
        place = frames.index(b"<IDS|MSG>") if b"<IDS|MSG>" in frames else len(frames)
        self.signature, *self.parts = (frames[place + 1:place + 6] + [b""] * 5)[:5]
        try:
            self.kind = json.loads(self.parts[0])["msg_type"]
        except ValueError:
            self.kind = "broken"

    @property
    def content(self):
        return json.loads(self.parts[3])

    def is_of(self, request):
        return request in self.parts[1]

    @property
    def is_idle(self):
        return self.kind == "status" and self.content["execution_state"] == "idle"


class Front:
    """A front end that does as little as it can with what comes."""

    def __init__(self, connection):
        self.session = Session(key=connection["key"].encode(), signature_scheme=connection["signature_scheme"])
        self.sockets, self.poller, self.log = {}, zmq.Poller(), []
        for channel, kind in (("iopub", zmq.SUB), ("shell", zmq.DEALER)):
            socket = zmq.Context.instance().socket(kind)
            socket.linger, socket.rcvhwm = 0, 0
            # A kernel is found as soon as it listens, not at the next tenth of a second.
            socket.reconnect_ivl = 5
            if kind == zmq.SUB:
                socket.subscribe(b"")
            else:
                socket.identity = uuid.uuid4().bytes
            socket.connect(f"tcp://{connection['ip']}:{connection[f'{channel}_port']}")
            self.sockets[channel] = socket
            self.poller.register(socket, zmq.POLLIN)

    def close(self):
        for socket in self.sockets.values():
            socket.close()

    def read(self, seconds):
        """Takes in what has come, waiting for the first of it; false when nothing came."""
        ready = dict(self.poller.poll(seconds * 1000))
        for channel, socket in self.sockets.items():
            while socket in ready:
                try:
                    self.log.append(Message(channel, socket.recv_multipart(zmq.NOBLOCK)))
                except zmq.Again:
                    break
        return bool(ready)

    def send(self, kind, content):
        """Sends a request; its id."""
        made = self.session.msg(kind, content)
        self.sockets["shell"].send_multipart(self.session.serialize(made))
        return made["header"]["msg_id"].encode()

    def start(self, code):
        """Begins anew with the messages, and sends code."""
        self.log = []
        return self.send("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True,
        })

    def until(self, what, find, seconds=LIMIT):
        """Reads until a message is there that `find` takes; that message."""
        end, seen = time.perf_counter() + seconds, 0
        while True:
            for message in self.log[seen:]:
                if find(message):
                    return message
            seen = len(self.log)
            left = end - time.perf_counter()
            if left <= 0:
                raise TimeoutError(f"no {what} within {seconds} s")
            self.read(left)

    def run(self, code):
        """Runs code; when it was sent, and its idle. The answer has come, too."""
        began = time.perf_counter()
        request = self.start(code)
        idle = self.until("idle", lambda one: one.is_of(request) and one.is_idle)
        reply = self.until("reply", lambda one: one.is_of(request) and one.kind == "execute_reply")
        return began, max(idle.at, reply.at)

    def ready(self):
        """Waits until the kernel answers and what it publishes arrives, as front ends do."""
        while True:
            request = self.send("kernel_info_request", {})
            self.until("reply", lambda one: one.is_of(request) and one.kind == "kernel_info_reply")
            try:
                self.until("status", lambda one: one.is_of(request) and one.kind == "status", 0.05)
                return
            except TimeoutError:
                pass


class Lines:
    """The printed lines among messages."""

    def __init__(self):
        self.seen, self.messages, self.last, self.text = 0, 0, 0.0, []

    @property
    def numbers(self):
        return [line.split()[-1] for line in "".join(self.text).splitlines()]

    def take(self, log):
        for one in log[self.seen:]:
            if one.kind == "stream":
                self.messages, self.last = self.messages + 1, one.at
                self.text.append(one.content["text"])
        self.seen = len(log)

    def until_all(self, front):
        """Reads until there are as many as were printed, or no more come."""
        self.take(front.log)
        count = sum(text.count("\n") for text in self.text)
        while count < LINES and front.read(5):
            place = len(self.text)
            self.take(front.log)
            count += sum(text.count("\n") for text in self.text[place:])


def memory(pid):
    """What a kernel's processes hold, in MiB: each page shared among them by its part (PSS), and all (RSS)."""
    sums = {"Pss": 0, "Rss": 0}
    for one in (pid, *family(pid)):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        for line in text.splitlines():
            name = line.split(":")[0]
            if name in sums:
                sums[name] += int(line.split()[1]) / 1024
    return sums["Pss"], sums["Rss"]


def measured(name, code, folder):
    """One kernel, from its start through all of the work."""
    found = {}
    began = time.perf_counter()
    kernel = Kernel(name, home=folder, cwd=folder)
    front = Front(kernel.connection)
    try:
        front.ready()
        request = front.start("1")
        found["start"] = front.until("result", lambda one: one.is_of(request) and one.kind == "execute_result").at - began
        front.until("idle", lambda one: one.is_of(request) and one.is_idle)

        time.sleep(REST)
        found["idle memory"], found["idle memory, RSS"] = memory(kernel.pid)

        for _ in range(20):
            front.run(code.nothing)
        times = sorted(end - start for start, end in (front.run(code.nothing) for _ in range(NO_OPS)))
        found["no-op p50"], found["no-op p95"] = times[NO_OPS // 2], times[NO_OPS * 95 // 100]

        began = time.perf_counter()
        request = front.start(code.display)
        try:
            idle = front.until("idle", lambda one: one.is_of(request) and one.is_idle, PATIENCE)
            came = front.until("display", lambda one: one.kind == "display_data", PATIENCE)
            found["display"] = max(idle.at, came.at) - began
            found["display intact"] = (
                came.signature == front.session.sign(came.parts)
                and came.content["data"]["text/plain"] == "0123456789" * (BYTES // 10)
            )
        except TimeoutError:
            found["display"], found["display intact"] = None, False
        came = None

        lines = Lines()
        began, idle = front.run(code.lines)
        lines.take([one for one in front.log if one.at <= idle])
        found["lines at idle"] = len(lines.numbers)
        lines = Lines()
        lines.until_all(front)
        found["lines"] = max(idle, lines.last) - began
        found["lines in all"], found["lines messages"] = len(lines.numbers), lines.messages
        found["lines in order"] = lines.numbers == [str(n) for n in range(LINES)]

        front.log = []
        time.sleep(REST)
        found["memory after"], found["memory after, RSS"] = memory(kernel.pid)
    except TimeoutError as error:
        raise TimeoutError(f"{name}: {error}; its stderr: {kernel.said()}") from None
    finally:
        front.close()
        kernel.close()

    notebook = new_notebook(cells=[new_code_cell(one) for one in code.cells])
    client = NotebookClient(notebook, kernel_name=name, timeout=LIMIT, resources={"metadata": {"path": folder}})
    began = time.perf_counter()
    client.execute()
    found["notebook"] = time.perf_counter() - began
    return found


def main():
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ.update(home_variables(folder))
        for number in range(int(sys.argv[1])):
            for place in range(len(KERNELS)):
                name = KERNELS[(number + place) % len(KERNELS)]
                code = Python if name == "python3" else TypeScript
                print(json.dumps({"kernel": name, **measured(name, code, folder)}), flush=True)


main()
