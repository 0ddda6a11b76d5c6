"""A front end of the tests' own: the five channels of a kernel, every message kept, in order.

Frames are signed and their signatures checked by `jupyter_client`'s `Session`; the JSON is read here,
as it came, so that nothing is repaired on the way. Whatever the protocol says of every message is
checked of every message; what is wrong stands in `violations`.
"""

import json
import os
import re
import signal
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import zmq
from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

KERNEL = os.environ.get("CENOTE_TEST_KERNEL", "cenote")
IS_LONG = os.environ.get("CENOTE_TEST_LONG", "") not in ("", "0")
LIMIT = float(os.environ.get("CENOTE_TEST_LIMIT", "15"))  # seconds: a guard against hanging, not a demand
DELIMITER = b"<IDS|MSG>"
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$")

# The fields that each content must have, and their types.
BUNDLE = {"data": dict, "metadata": dict}
CONTENTS = {
    "status": {"execution_state": str},
    "execute_input": {"code": str, "execution_count": int},
    "execute_result": {**BUNDLE, "execution_count": int},
    "display_data": BUNDLE,
    "update_display_data": {**BUNDLE, "transient": dict},
    "stream": {"name": str, "text": str},
    "error": {"ename": str, "evalue": str, "traceback": list},
    "clear_output": {"wait": bool},
    "comm_open": {"comm_id": str, "target_name": str, "data": dict},
    "comm_msg": {"comm_id": str, "data": dict},
    "comm_close": {"comm_id": str, "data": dict},
    "iopub_welcome": {"subscription": str},
    "input_request": {"prompt": str, "password": bool},
    "kernel_info_reply": {
        "status": str, "protocol_version": str, "implementation": str, "implementation_version": str,
        "language_info": dict, "banner": str,
    },
}
OK_REPLIES = {
    "execute_reply": {"execution_count": int},
    "complete_reply": {"matches": list, "cursor_start": int, "cursor_end": int, "metadata": dict},
    "inspect_reply": {"found": bool, "data": dict, "metadata": dict},
    "history_reply": {"history": list},
    "comm_info_reply": {"comms": dict},
    "shutdown_reply": {"restart": bool},
    "interrupt_reply": {},
}


class Message:
    """One message as it came: its channel, when, and its parts."""

    def __init__(self, channel, topics, parts, buffers):
        self.channel, self.topics, self.buffers, self.at = channel, topics, buffers, time.monotonic()
        self.header, self.parent, self.metadata, self.content = parts
        self.kind = self.header["msg_type"]
        self.parent_id = self.parent.get("msg_id")

    def __repr__(self):
        content = json.dumps(self.content)
        content = content if len(content) < 250 else f"{content[:120]} … {len(content)} characters"
        size = f" +{len(self.buffers)} buffers" if self.buffers else ""
        return f"{self.channel:7} {self.kind} of {str(self.parent_id)[-12:]}: {content}{size}"


class Run:
    """What came of one request."""

    def __init__(self, front, request):
        self.front, self.id, self.header = front, request["msg_id"], request

    @property
    def messages(self):
        return [one for one in self.front.log if one.parent_id == self.id]

    @property
    def published(self):
        """What was published for it, in order."""
        return [one for one in self.messages if one.channel == "iopub"]

    @property
    def outputs(self):
        return [one for one in self.published if one.kind not in ("status", "execute_input")]

    @property
    def kinds(self):
        return [one.kind for one in self.outputs]

    @property
    def reply_message(self):
        return next((one for one in self.messages if one.channel != "iopub" and one.kind.endswith("_reply")), None)

    @property
    def reply(self):
        return self.reply_message.content

    @property
    def status(self):
        return self.reply["status"]

    @property
    def is_idle(self):
        return any(one.kind == "status" and one.content["execution_state"] == "idle" for one in self.published)

    def text(self, name="stdout"):
        """All text of one stream."""
        return "".join(one.content["text"] for one in self.outputs if one.kind == "stream" and one.content["name"] == name)

    def of(self, kind):
        """The contents of its outputs of one kind."""
        return [one.content for one in self.outputs if one.kind == kind]

    @property
    def result(self):
        """The plain text of its result."""
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None

    @property
    def error(self):
        errors = self.of("error")
        return errors[0] if errors else None


class TimedOut(AssertionError):
    """Something did not come."""


class Front:
    """A connection to a kernel."""

    def __init__(self, connection, subscription=b"", iopub_options=(), session_id=None):
        self.connection = connection
        self.session = Session(
            key=connection["key"].encode(), signature_scheme=connection["signature_scheme"],
            session=session_id or uuid.uuid4().hex,
        )
        self.log, self.violations, self.answers = [], [], []
        self.session_seen = None
        self.context = zmq.Context.instance()
        self.sockets = {}
        identity = uuid.uuid4().bytes
        for channel in ("shell", "control", "stdin", "iopub"):
            socket = self.context.socket(zmq.SUB if channel == "iopub" else zmq.DEALER)
            socket.linger = 0
            if channel == "iopub":
                for option, value in iopub_options:
                    socket.setsockopt(option, value)
                socket.setsockopt(zmq.SUBSCRIBE, subscription)
            else:
                socket.setsockopt(zmq.IDENTITY, identity)
            socket.connect(self.address(channel))
            self.sockets[channel] = socket
        self.paused = set()

    def address(self, channel):
        ip, port = self.connection["ip"], self.connection[f"{channel}_port"]
        return f"ipc://{ip}-{port}" if self.connection["transport"] == "ipc" else f"tcp://{ip}:{port}"

    def close(self):
        for socket in self.sockets.values():
            socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # Reading

    def read(self, seconds=0.0):
        """Takes in what has come, waiting up to `seconds` for the first of it."""
        poller = zmq.Poller()
        for channel, socket in self.sockets.items():
            if channel not in self.paused:
                poller.register(socket, zmq.POLLIN)
        ready = dict(poller.poll(int(seconds * 1000)))
        for channel, socket in self.sockets.items():
            count = 0
            while socket in ready and count < 1000:
                try:
                    frames = socket.recv_multipart(zmq.NOBLOCK)
                except zmq.Again:
                    break
                count += 1
                self.take(channel, frames)
        return bool(ready)

    def take(self, channel, frames):
        place = frames.index(DELIMITER)
        topics, signature, parts, buffers = frames[:place], frames[place + 1], frames[place + 2:place + 6], frames[place + 6:]
        if signature != self.session.sign(parts):
            self.violations.append(f"a wrong signature on {channel}: {frames[:8]!r:.300}")
        try:
            message = Message(channel, topics, [json.loads(part.decode("utf-8")) for part in parts], buffers)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            self.violations.append(f"what is no message on {channel}: {error}: {parts!r:.400}")
            return
        self.log.append(message)
        self.check(message)
        if message.kind == "input_request" and self.answers:
            self.send("input_reply", {"value": self.answers.pop(0)}, "stdin", parent=message.header)

    def check(self, message):
        """Checks what the protocol says of every message."""
        def wrong(what):
            self.violations.append(f"{what} in {message!r}")

        header, content, kind = message.header, message.content, message.kind
        for name in ("msg_id", "session", "username", "date", "msg_type", "version"):
            if not isinstance(header.get(name), str):
                wrong(f"header.{name} is {header.get(name)!r}")
        if isinstance(header.get("date"), str) and not DATE.match(header["date"]):
            wrong(f"header.date is no time with its zone: {header['date']!r}")
        if not re.match(r"^5\.\d+", str(header.get("version"))):
            wrong(f"header.version is {header.get('version')!r}")
        if not isinstance(message.metadata, dict) or not isinstance(message.parent, dict) or not isinstance(content, dict):
            wrong("a part that is no object")
            return
        fields = CONTENTS.get(kind, {})
        if kind in OK_REPLIES:
            if content.get("status") not in ("ok", "error", "aborted"):
                wrong(f"status is {content.get('status')!r}")
            if content.get("status") == "ok":
                fields = OK_REPLIES[kind]
            elif content.get("status") == "error":
                fields = CONTENTS["error"]
        for name, type_ in fields.items():
            value = content.get(name)
            if not isinstance(value, type_) or (type_ is int and isinstance(value, bool)):
                wrong(f"{name} is {value!r:.100} and no {type_.__name__}")
        if "transient" in content and not isinstance(content["transient"], dict):
            wrong(f"transient is {content['transient']!r}")
        if kind == "stream" and (content.get("name") not in ("stdout", "stderr") or not content.get("text")):
            wrong("a stream without name or text")
        if kind == "status" and content.get("execution_state") not in ("busy", "idle", "starting"):
            wrong("an unknown state")
        if not all(isinstance(line, str) for line in content.get("traceback") or []):
            wrong("a traceback that is not of strings")
        # The welcome of who subscribed to everything may come without its empty topic.
        if message.channel == "iopub" and len(message.topics) != 1 and kind != "iopub_welcome":
            wrong(f"{len(message.topics)} topics")
        if self.session_seen is None:
            self.session_seen = header.get("session")
        elif self.session_seen is not False and self.session_seen != header.get("session"):
            wrong("another session")

    def until(self, what, condition, seconds=None):
        """Reads until `condition()` gives something, and gives that."""
        end = time.monotonic() + (seconds or LIMIT)
        while True:
            found = condition()
            if found:
                return found
            left = end - time.monotonic()
            if left <= 0:
                raise TimedOut(f"no {what} within {seconds or LIMIT} s")
            self.read(min(left, 0.5))

    def drain(self, seconds=0.3):
        """Reads until nothing has come for `seconds`."""
        while self.read(seconds):
            pass

    # Writing

    def message(self, kind, content=None, parent=None, metadata=None, header=None):
        made = self.session.msg(kind, content if content is not None else {}, parent=parent, metadata=metadata)
        made["header"].update(header or {})
        return made

    def send(self, kind, content=None, channel="shell", parent=None, metadata=None, buffers=None, header=None):
        """Sends a message; what comes of it."""
        made = self.message(kind, content, parent, metadata, header)
        frames = self.session.serialize(made)
        self.sockets[channel].send_multipart([*frames, *(buffers or [])])
        sent = json.loads(frames[-4])
        return Run(self, sent)

    def request(self, kind, content=None, channel="shell", seconds=None, **rest):
        """Sends a request and waits for the reply and for idle."""
        run = self.send(kind, content, channel, **rest)
        return self.wait(run, seconds)

    def wait(self, run, seconds=None):
        self.until(f"reply and idle for {run.header['msg_type']}", lambda: run.reply_message and run.is_idle, seconds)
        return run

    def start(self, code, **content):
        """Sends code to be executed."""
        allow_stdin = content.pop("allow_stdin", False)
        return self.send("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": allow_stdin, "stop_on_error": True, **content,
        })

    def run(self, code, seconds=None, **content):
        """Executes code to its end."""
        return self.wait(self.start(code, **content), seconds)

    def ready(self, seconds=40, is_alive=lambda: True):
        """Waits until the kernel answers and what it publishes arrives."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            run = self.send("kernel_info_request")
            try:
                self.until("reply", lambda: run.reply_message or not is_alive(), max(0.1, end - time.monotonic()))
                if not is_alive():
                    raise AssertionError("the kernel ended")
                self.until("status", lambda: run.is_idle, 0.5)
            except TimedOut:
                continue
            self.drain(0.05)
            return self
        raise TimedOut(f"no kernel within {seconds} s")


class Kernel:
    """A kernel process in a home of its own, so that no history and no setting is anybody else's."""

    def __init__(self, name=KERNEL, transport="tcp", home=None, env=None, cwd=None, **session):
        self.folder = tempfile.TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True)
        self.home = Path(home or self.folder.name)
        self.cwd = Path(cwd or self.folder.name)
        self.options = {"kernel_name": name, "transport": transport}
        self.variables, self.session = {**os.environ, **home_variables(self.home), **(env or {})}, session
        self.errors = open(Path(self.folder.name, "stderr.txt"), "w+b")
        self.fronts, self.starts = [], 0
        self.start()

    def start(self):
        """Starts the process."""
        self.starts += 1
        self.manager = KernelManager(**self.options)
        if self.options["transport"] == "ipc":
            self.manager.ip = str(Path(self.folder.name, "sockets"))
        for option, value in self.session.items():
            setattr(self.manager.session, option, value)
        self.errors.truncate(0)
        self.manager.start_kernel(cwd=str(self.cwd), env=self.variables, stderr=self.errors, stdout=subprocess.DEVNULL)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    @property
    def connection(self):
        info = self.manager.get_connection_info()
        key = info["key"]
        return {**info, "key": key.decode() if isinstance(key, bytes) else key}

    def front(self, **options):
        front = Front(self.connection, **options)
        self.fronts.append(front)
        if options:
            return front
        try:
            return front.ready(is_alive=self.is_alive)
        except AssertionError as error:
            # Jupyter looks for free ports and gives them up again: others may be quicker than the kernel.
            if "Address already in use" in self.said() and self.starts < 4:
                self.start()
                return self.front()
            tree = [f"{pid} {Path(f'/proc/{pid}/stat').read_text().split()[2]}" for pid in [self.pid, *family(self.pid)] if is_running(pid)]
            raise TimedOut(f"{error}; its processes: {tree}; it said: {self.said()}") from None

    def is_alive(self):
        return self.manager.is_alive()

    def interrupt(self, front):
        """Asks for an interrupt over the control channel."""
        return front.send("interrupt_request", {}, "control")

    def signal(self):
        os.kill(self.pid, signal.SIGINT)

    def said(self):
        self.errors.flush()
        return Path(self.errors.name).read_text(errors="replace")[-2000:]

    def close(self):
        for front in self.fronts:
            front.close()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()
        self.errors.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def home_variables(home):
    """Variables that give a kernel a home of its own, but the machine's cache of compiled modules."""
    cache = os.environ.get("DENO_DIR") or str(
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "deno")
    )
    names = {
        "HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state",
        "JUPYTER_DATA_DIR": "jupyter", "IPYTHONDIR": "ipython",
    }
    return {"DENO_DIR": cache, **{name: str(Path(home, folder)) for name, folder in names.items()}}


def family(pid):
    """The process ids of all that descend from `pid`."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, queue = [], [pid]
    while queue:
        children = parents.get(queue.pop(), [])
        found += children
        queue += children
    return found


def is_running(pid):
    """True while a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def until(what, condition, seconds=None):
    """Waits for something outside the messages; looks often."""
    end = time.monotonic() + (seconds or LIMIT)
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimedOut(f"no {what} within {seconds or LIMIT} s")
        time.sleep(0.01)
    return found
