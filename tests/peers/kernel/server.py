"""The kernel as a cluster starts it: under a Jupyter Server and under Kernel Gateway, by REST and WebSocket."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import uuid
from pathlib import Path

import requests
import websocket
from _cells import LANGUAGE
from _front import IS_LONG, KERNEL, LIMIT, family, home_variables, is_running, until
from _suite import IS_CENOTE, main, notice, only_typescript
from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)

V1 = "v1.kernel.websocket.jupyter.org"
SERVERS = {
    "a plain Jupyter Server": ["server", "--ServerApp.ip=127.0.0.1", "--ServerApp.port={port}", "--ServerApp.port_retries=0",
                               "--IdentityProvider.token={token}", "--ServerApp.root_dir={folder}", "--allow-root", "--no-browser",
                               "--ServerApp.jpserver_extensions={{}}", "--ServerApp.kernel_ws_protocol={protocol}"],
    "Kernel Gateway": ["kernelgateway", "--KernelGatewayApp.ip=127.0.0.1", "--KernelGatewayApp.port={port}", "--KernelGatewayApp.port_retries=0",
                       "--KernelGatewayApp.auth_token={token}", "--KernelGatewayApp.allow_origin=*", "--JupyterWebsocketPersonality.list_kernels=True"],
}


class Server:
    """A server process and its REST interface."""

    def __init__(self, kind):
        self.folder = tempfile.TemporaryDirectory(prefix="server-", ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.token = secrets.token_hex(16)
        names = {"port": self.port, "token": self.token, "folder": self.folder.name, "protocol": ""}
        arguments = [one.format(**names) for one in SERVERS[kind] if "protocol" not in one]
        self.log = open(Path(self.folder.name, "log.txt"), "w+b")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", *arguments], stdout=self.log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            cwd=self.folder.name, env={**os.environ, **home_variables(Path(self.folder.name))},
        )
        self.address = f"http://127.0.0.1:{self.port}"
        try:
            until(f"{kind}: {self.said()}", self.is_up, 60)
        except AssertionError:
            raise AssertionError(f"{kind} did not start:\n{self.said()}") from None

    def said(self):
        self.log.flush()
        return Path(self.log.name).read_text(errors="replace")[-3000:]

    def is_up(self):
        try:
            return self.rest("GET", "/api/kernelspecs").ok
        except requests.ConnectionError:
            return False

    def rest(self, method, path, body=None):
        return requests.request(method, self.address + path, json=body, headers={"Authorization": f"token {self.token}"}, timeout=60)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        self.folder.cleanup()


class Channels:
    """The WebSocket of a kernel, in either of its two forms."""

    def __init__(self, server, kernel, protocol):
        self.session, self.log = uuid.uuid4().hex, []
        self.socket = websocket.create_connection(
            f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id={self.session}",
            header={"Authorization": f"token {server.token}"}, subprotocols=[protocol] if protocol else None, timeout=LIMIT,
        )
        self.is_v1 = self.socket.subprotocol == V1
        self.ready()

    def ready(self):
        """Waits until what the kernel publishes arrives: after a restart the server may not have waited for that."""
        while not any(one["header"]["msg_type"] == "status" and one["channel"] == "iopub" for one in self.log):
            request = self.send("kernel_info_request", {})
            self.wait(lambda request=request: self.of(request, "kernel_info_reply"))

    def send(self, kind, content, channel="shell", buffers=()):
        header = {
            "msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self.session, "username": "", "version": "5.4",
            "date": "2026-01-01T00:00:00.000Z",
        }
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        if self.is_v1:
            parts = [json.dumps(message[name]).encode() for name in ("header", "parent_header", "metadata", "content")]
            data = serialize_msg_to_ws_v1([*parts, *buffers], channel)
            self.socket.send_binary(data)
        elif buffers:
            self.socket.send_binary(serialize_binary_message({**message, "channel": channel, "buffers": list(buffers)}))
        else:
            self.socket.send(json.dumps({**message, "channel": channel, "buffers": []}))
        return header["msg_id"]

    def receive(self):
        kind, data = self.socket.recv_data()
        if self.is_v1:
            channel, parts = deserialize_msg_from_ws_v1(data)
            header, parent, metadata, content = (json.loads(bytes(part)) for part in parts[:4])
            message = {"header": header, "parent_header": parent, "metadata": metadata, "content": content, "channel": channel, "buffers": parts[4:]}
        elif kind == websocket.ABNF.OPCODE_BINARY:
            message = deserialize_binary_message(data)
        else:
            message = json.loads(data)
        self.log.append(message)
        return message

    def of(self, request, kind=None):
        return [one for one in self.log if one["parent_header"].get("msg_id") == request and kind in (None, one["header"]["msg_type"])]

    def wait(self, condition):
        end = time.monotonic() + 60
        while not (found := condition()):
            if time.monotonic() > end:
                raise AssertionError("it did not come within 60 s")
            try:
                self.receive()
            except websocket.WebSocketTimeoutException:
                shown = "\n".join(f"  {one['channel']} {one['header']['msg_type']}: {json.dumps(one['content']):.150}" for one in self.log[-30:])
                raise AssertionError(f"nothing came for {LIMIT} s; the last messages were\n{shown}") from None
        return found

    def is_done(self, request):
        kinds = [(one["header"]["msg_type"], one["content"].get("execution_state")) for one in self.of(request)]
        return ("status", "idle") in kinds and any(kind.endswith("_reply") for kind, _ in kinds)

    def start(self, code):
        return self.send("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": True, "stop_on_error": True,
        })

    def run(self, code):
        """Runs code; its request's id."""
        request = self.start(code)
        self.wait(lambda: self.is_done(request))
        return request

    def text(self, request):
        return "".join(one["content"]["text"] for one in self.of(request, "stream"))

    def result(self, request):
        return self.of(request, "execute_result")[0]["content"]["data"]["text/plain"]


class ServerTest(unittest.TestCase):
    code = LANGUAGE
    server = None
    limit = 180

    @classmethod
    def tearDownClass(cls):
        if cls.server:
            cls.server.close()

    @classmethod
    def begin(cls):
        if cls.server is None:
            cls.server = Server(cls.kind)
        return cls.server

    def setUp(self):
        server = self.begin()
        answer = server.rest("POST", "/api/kernels", {"name": KERNEL})
        self.assertEqual(answer.status_code, 201, answer.text)
        self.kernel = answer.json()["id"]
        self.pids = family(server.process.pid)
        self.channels = None

    def tearDown(self):
        if self.channels:
            self.channels.socket.close()
        answer = self.server.rest("DELETE", f"/api/kernels/{self.kernel}")
        self.assertIn(answer.status_code, (204, 404))
        until("the end of the kernel's processes", lambda: not family(self.server.process.pid))
        self.assertEqual([pid for pid in self.pids if is_running(pid)], [])

    def connect(self, protocol=V1):
        if self.channels:
            self.channels.socket.close()
        self.channels = Channels(self.server, self.kernel, protocol)
        return self.channels

    def stop(self, channels, code):
        request = channels.start(self.code.print("running") + "\n" + code)
        channels.wait(lambda: "running" in channels.text(request))
        self.assertEqual(self.server.rest("POST", f"/api/kernels/{self.kernel}/interrupt").status_code, 204)
        channels.wait(lambda: channels.is_done(request))
        return channels.of(request, "execute_reply")[0]["content"], channels.of(request, "error")

    def check_whole(self, protocol):
        """Cells, lines, big displays, buffers and errors come whole over the WebSocket."""
        channels = self.connect(protocol)
        self.assertEqual(channels.is_v1, bool(protocol))
        self.assertEqual(channels.result(channels.run(self.code.two)), "2")
        count = 100_000 if IS_LONG else 10_000
        began = time.monotonic()
        request = channels.run(self.code.lines(count))
        notice(f"{count} lines through {self.kind}: {time.monotonic() - began:.2f} s")
        self.assertEqual(channels.text(request), "".join(f"line {n}\n" for n in range(count)))
        request = channels.run(self.code.big(3_000_000))
        self.assertEqual(len(channels.of(request, "display_data")[0]["content"]["data"]["text/plain"]), 3_000_000)
        request = channels.run(self.code.buffers)
        shown = channels.of(request, "display_data")[0]
        self.assertEqual([bytes(one) for one in shown["buffers"]], [bytes([0, 255, 1]), b"", bytes([7]) * 70_000])
        request = channels.run(self.code.throw("on purpose"))
        self.assertEqual(channels.of(request, "error")[0]["content"]["evalue"], "on purpose")

    def check_interrupt(self):
        """An interrupt by REST stops a loop and an endless await, and keeps what was defined."""
        channels = self.connect()
        channels.run(self.code.let("kept", 17))
        for code in (self.code.loop, self.code.endless_await):
            reply, errors = self.stop(channels, code)
            self.assertEqual((reply["status"], reply["ename"]), ("error", "KeyboardInterrupt"))
            self.assertEqual(len(errors), 1)
            self.assertEqual(channels.result(channels.run("kept")), "17")
        self.assertEqual(self.server.rest("POST", f"/api/kernels/{self.kernel}/interrupt").status_code, 204)
        self.assertEqual(channels.result(channels.run("kept")), "17")

    def check_restart(self):
        """A restart by REST, from idle and from a loop, gives a fresh kernel under the same id."""
        channels = self.connect()
        for busy in (False, True):
            with self.subTest(busy=busy):
                channels.run(self.code.let("kept", 17))
                if busy:
                    request = channels.start(self.code.print("running") + "\n" + self.code.loop)
                    channels.wait(lambda: "running" in channels.text(request))
                answer = self.server.rest("POST", f"/api/kernels/{self.kernel}/restart")
                self.assertEqual((answer.status_code, answer.json()["id"]), (200, self.kernel))
                channels = self.connect()
                request = channels.run("kept")
                self.assertEqual(channels.of(request, "execute_reply")[0]["content"]["status"], "error")
                self.assertEqual(channels.of(request, "execute_reply")[0]["content"]["execution_count"], 1)

    def check_state(self):
        """The server sees the kernel idle, busy, and idle again."""
        channels = self.connect()
        channels.run(self.code.two)
        def state():
            return self.server.rest("GET", f"/api/kernels/{self.kernel}").json()["execution_state"]
        until("idle", lambda: state() == "idle")
        request = channels.start(self.code.loop)
        until("busy", lambda: state() == "busy")
        self.server.rest("POST", f"/api/kernels/{self.kernel}/interrupt")
        channels.wait(lambda: channels.is_done(request))
        until("idle", lambda: state() == "idle")

    def check_stdin(self):
        """A prompt is answered over the WebSocket."""
        channels = self.connect()
        request = channels.start(self.code.ask("Name? "))
        (asked,) = channels.wait(lambda: channels.of(request, "input_request"))
        self.assertEqual(asked["channel"], "stdin")
        channels.send("input_reply", {"value": "Ada"}, "stdin")
        channels.wait(lambda: channels.is_done(request))
        self.assertIn("Ada", channels.result(request))

    def check_comm(self):
        """A comm for an unknown target is closed; one of a registered target speaks, with buffers."""
        channels = self.connect()
        name = uuid.uuid4().hex
        channels.send("comm_open", {"comm_id": name, "target_name": "nobody", "data": {}})
        channels.wait(lambda: any(one["header"]["msg_type"] == "comm_close" and one["content"]["comm_id"] == name for one in channels.log))
        if not IS_CENOTE:
            return
        channels.run("""Deno.jupyter.comms.registerTarget("echo", (comm) => {
          comm.onMessage(({ data, buffers }) => comm.send(data, { buffers })); }); undefined""")
        channels.send("comm_open", {"comm_id": name, "target_name": "echo", "data": {}})
        request = channels.send("comm_msg", {"comm_id": name, "data": {"a": 1}}, buffers=[b"\x00\x01", b"\xff"])
        (answer,) = channels.wait(lambda: channels.of(request, "comm_msg"))
        self.assertEqual((answer["content"]["data"], [bytes(one) for one in answer["buffers"]]), ({"a": 1}, [b"\x00\x01", b"\xff"]))

    def check_reconnect(self):
        """A front end that comes again gets what a running cell prints from then on, and its reply."""
        channels = self.connect()
        channels.run(self.code.two)
        channels.start(self.code.sleep(1_500) + "\n" + self.code.print("after"))
        channels = self.connect()
        channels.wait(lambda: any(one["header"]["msg_type"] == "stream" and one["content"]["text"] == "after\n" for one in channels.log))
        self.assertEqual(channels.result(channels.run(self.code.two)), "2")

    def check_two(self):
        """Two kernels at a time have nothing to do with each other, and are listed."""
        channels = self.connect()
        channels.run(self.code.let("kept", 1))
        other = self.server.rest("POST", "/api/kernels", {"name": KERNEL}).json()["id"]
        try:
            self.assertLessEqual({self.kernel, other}, {one["id"] for one in self.server.rest("GET", "/api/kernels").json()})
            beside = Channels(self.server, other, V1)
            request = beside.run("kept")
            self.assertEqual(beside.of(request, "execute_reply")[0]["content"]["status"], "error")
            beside.socket.close()
        finally:
            self.server.rest("DELETE", f"/api/kernels/{other}")

    def check_specs(self):
        """The server lists the kernel with its name, its language, and what it needs to be offered."""
        spec = self.server.rest("GET", "/api/kernelspecs").json()["kernelspecs"][KERNEL]
        self.assertEqual(spec["spec"]["language"], self.code.name)
        if IS_CENOTE:
            self.assertEqual(spec["spec"]["interrupt_mode"], "message")
        for path in spec["resources"].values():
            self.assertEqual(requests.get(self.server.address + path, headers={"Authorization": f"token {self.server.token}"}, timeout=20).status_code, 200, path)

    @only_typescript
    def check_exit(self):
        """A cell that ends the program is no dead kernel to the server."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        channels = self.connect()
        request = channels.run("Deno.exit(1)")
        self.assertEqual(channels.of(request, "execute_reply")[0]["content"]["status"], "error")
        self.assertEqual(channels.result(channels.run("1 + 1")), "2")
        self.assertEqual([one["content"]["execution_state"] for one in channels.log if one["content"].get("execution_state") in ("dead", "restarting")], [])

    def check_shutdown(self):
        """A deleted kernel is gone with its processes, though a cell loops."""
        channels = self.connect()
        request = channels.start(self.code.print("running") + "\n" + self.code.loop)
        channels.wait(lambda: "running" in channels.text(request))
        self.assertTrue(family(self.server.process.pid))
        self.assertEqual(self.server.rest("DELETE", f"/api/kernels/{self.kernel}").status_code, 204)
        until("the end of the kernel's processes", lambda: not family(self.server.process.pid))


class JupyterServerTest(ServerTest):
    kind = "a plain Jupyter Server"


class KernelGatewayTest(ServerTest):
    kind = "Kernel Gateway"


def tests_of(case, checks):
    """Gives a class its tests, named after the server."""
    for check in checks:
        name, _, argument = check.partition(":")
        def test(self, name=name, arguments=[V1 if argument == "v1" else ""] if argument else []):  # noqa: B006
            getattr(self, f"check_{name}")(*arguments)
        form = {"v1": " (binary form)", "default": " (default form)"}.get(argument, "")
        test.__doc__ = f"{case.kind}: {getattr(ServerTest, f'check_{name}').__doc__.rstrip('.')}{form}."
        setattr(case, f"test_{name}{argument and '_' + argument}", test)


tests_of(JupyterServerTest, [
    "specs", "whole:v1", "whole:default", "interrupt", "restart", "state", "stdin", "comm", "reconnect", "two", "exit", "shutdown",
])
tests_of(KernelGatewayTest, ["specs", "whole:default", "whole:v1", "interrupt", "restart", "comm", "shutdown"])

if __name__ == "__main__":
    main(sys.modules[__name__])
