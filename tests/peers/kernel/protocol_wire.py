"""Below the messages: heartbeat, signatures, transports, and what is no message at all."""

import json
import os
import random
import socket
import statistics
import struct
import time
import uuid

import zmq
from _front import DELIMITER
from _suite import KernelTest, notice


class HeartbeatTest(KernelTest):
    def heart(self):
        heart = self.front.context.socket(zmq.REQ)
        heart.linger = 0
        heart.connect(self.front.address("hb"))
        self.addCleanup(heart.close)
        return heart

    def beats(self, count):
        heart, taken = self.heart(), []
        for number in range(count):
            began = time.monotonic()
            said = b"" if number == 0 else os.urandom(number)
            heart.send(said)
            self.assertTrue(heart.poll(10_000), "no beat within 10 s")
            self.assertEqual(heart.recv(), said)
            taken.append((time.monotonic() - began) * 1000)
        return taken

    def test_echo(self):
        """The heartbeat gives back what it is sent."""
        self.beats(50)

    def test_busy(self):
        """The heartbeat is not late while a cell loops, prints without end, or starts."""
        for code in (self.code.loop, None if self.code.name == "python" else 'while (true) console.log("x".repeat(1000))'):
            if code is None:
                continue
            with self.subTest(code=code):
                run = self.front.start(code)
                self.front.until("execute_input", lambda: len(run.published) >= 2)
                self.front.paused = set()
                taken = self.beats(50)
                notice(f"50 heartbeats during {code!r}: median {statistics.median(taken):.2f} ms, at most {max(taken):.2f} ms")
                self.kernel.signal()
                self.front.wait(run)
                self.front.log.clear()

    def test_parts(self):
        """A beat of several frames comes back with all of them."""
        heart = self.heart()
        heart.send_multipart([b"a", b"", b"c" * 70_000])
        self.assertTrue(heart.poll(10_000))
        self.assertEqual(heart.recv_multipart(), [b"a", b"", b"c" * 70_000])


class ParallelTest(KernelTest):
    def test_control(self):
        """Control is answered while a cell runs."""
        run = self.front.start(self.code.loop)
        self.front.until("execute_input", lambda: len(run.published) >= 2)
        taken = []
        for _ in range(10):
            began = time.monotonic()
            info = self.front.request("kernel_info_request", channel="control")
            taken.append((time.monotonic() - began) * 1000)
            self.assertEqual(info.reply_message.parent, info.header)
        notice(f"kernel_info on control during a loop: median {statistics.median(taken):.2f} ms")
        self.assertIsNone(run.reply_message)
        self.kernel.signal()
        self.front.wait(run)


class SignatureTest(KernelTest):
    """What is not signed with the kernel's key is never acted upon."""

    def frames(self, code, key=None):
        made = self.front.message("execute_request", {"code": code, "silent": False})
        frames = self.front.session.serialize(made)
        return [bytes(frame) for frame in frames]

    def attack(self, frames):
        self.front.sockets["shell"].send_multipart(frames)
        self.front.sockets["control"].send_multipart(frames)

    def assert_unharmed(self):
        self.assertEqual(self.value("harmed"), "0")
        self.assertTrue(self.kernel.is_alive())

    def test_signatures(self):
        """A message with no signature, a wrong one, or one of other content is passed over."""
        self.front.run(self.code.let("harmed", 0))
        code = self.code.let("harmed", 1)
        frames = self.frames(code)
        place = frames.index(DELIMITER)
        for signature in (b"", b"0" * 64, frames[place + 1][:-1], frames[place + 1].upper() + b"0", b"\xff" * 64, frames[place + 1][::-1]):
            self.attack([*frames[:place + 1], signature, *frames[place + 2:]])
        for part in range(4):  # each part is signed
            changed = list(frames)
            changed[place + 2 + part] = json.dumps({**json.loads(frames[place + 2 + part]), "added": 1}).encode()
            self.attack(changed)
        other = self.frames("")
        self.attack([*frames[:place + 1], other[place + 1], *frames[place + 2:]])
        self.assert_unharmed()

    def test_replay(self):
        """A signed message that is sent again is not run again."""
        self.front.run(self.code.let("harmed", 0))
        frames = self.frames("harmed += 1")
        for _ in range(5):
            self.front.sockets["shell"].send_multipart(frames)
        self.assertEqual(self.value("harmed"), "1")

    def test_no_messages(self):
        """What is signed and still no message is passed over."""
        good = [b'{"msg_id":"x","msg_type":"execute_request","session":"s","username":"","date":"2026-01-01T00:00:00Z","version":"5.5"}', b"{}", b"{}", b'{"code":""}']
        for place in range(4):
            for wrong in (b"", b"[]", b"null", b"5", b'"x"', b"{", b"\xff\xfe", b'{"a":}', b"[" * 10_000, b'{"a":1e999}', b"nonsense"):
                if place and wrong == b'{"a":1e999}':
                    continue
                parts = list(good)
                parts[place] = wrong
                self.attack([DELIMITER, self.front.session.sign(parts), *parts])
        for frames in ([], [b""], [b"x"] * 3, [DELIMITER], [DELIMITER, b"x"], [b"a", DELIMITER, b"", b"{}", b"{}"], [b"x"] * 500):
            if frames:
                self.attack(frames)
        self.front.drain(0.5)
        self.front.violations.clear()  # they are signed: how much of them is answered is the kernel's affair
        self.assertTrue(self.kernel.is_alive())
        self.assertEqual(self.value(self.code.two), "2")

    def test_wrong_fields(self):
        """A signed request whose fields are missing or of a wrong type gets an error or nothing, and harms nobody."""
        self.front.run(self.code.let("harmed", 0))
        kinds = ("execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "comm_info_request",
                 "kernel_info_request", "comm_open", "comm_msg", "comm_close", "input_reply", "connect_request", "debug_request")
        values = (None, 5, -1, 1e300, "x", [], {}, True, [[]], {"a": {}})
        random_ = random.Random(7)
        names = ("code", "cursor_pos", "silent", "user_expressions", "hist_access_type", "n", "session", "start", "stop", "pattern",
                 "target_name", "comm_id", "data", "detail_level", "store_history", "allow_stdin", "stop_on_error", "value", "output")
        for kind in kinds:
            for _ in range(12):
                content = {name: random_.choice(values) for name in random_.sample(names, random_.randrange(5))}
                if kind == "execute_request" and content.get("code") == "x":
                    content["code"] = ""
                self.front.send(kind, content, random_.choice(("shell", "control", "stdin")))
        self.front.drain(0.5)
        self.front.violations.clear()  # an error for what was wrong needs no form
        self.assert_unharmed()

    def test_no_key(self):
        """A kernel whose key is empty checks no signature and sends none."""
        front = self.own_kernel(key=b"").front()
        self.assertEqual(front.connection["key"], "")
        self.assertEqual(self.value(self.code.two, front), "2")

    def test_scheme(self):
        """A connection file may name another hash."""
        front = self.own_kernel(signature_scheme="hmac-sha512").front()
        self.assertEqual(self.value(self.code.two, front), "2")


class TransportTest(KernelTest):
    def test_ipc(self):
        """Over Unix sockets all is as over TCP: cells, output, interrupts, shutdown."""
        kernel = self.own_kernel(transport="ipc")
        front = kernel.front()
        self.assertTrue(front.address("shell").startswith("ipc://"))
        run = front.run(self.code.lines(2_000) + "\n" + self.code.two if self.code.name != "python" else self.code.lines(2_000))
        self.assertEqual(run.text(), "".join(f"line {n}\n" for n in range(2_000)))
        loop = front.start(self.code.print("running") + "\n" + self.code.loop)
        front.until("the cell to run", lambda: "running" in loop.text())
        kernel.signal()
        self.assertEqual(front.wait(loop).error["ename"], "KeyboardInterrupt")
        heart = front.context.socket(zmq.REQ)
        heart.linger = 0
        heart.connect(front.address("hb"))
        heart.send(b"beat")
        self.assertTrue(heart.poll(10_000))
        heart.close()
        reply = front.send("shutdown_request", {"restart": False}, "control")
        front.until("shutdown_reply", lambda: reply.reply_message)
        front.until("the end", lambda: not kernel.is_alive())

    def ports(self):
        connection = self.kernel.connection
        return [(name, (connection["ip"], connection[f"{name}_port"])) for name in ("shell", "iopub", "stdin", "control", "hb")]

    def test_garbage(self):
        """Bytes that are no ZMTP, lengths without end, and half a greeting harm no port."""
        greeting = b"\xff" + b"\0" * 8 + b"\x7f\x03\0" + b"NULL".ljust(20, b"\0") + b"\0" * 32
        ready = b"\x04\x19\x05READY\x0bSocket-Type\0\0\0\x06DEALER"
        random_ = random.Random(11)
        self.front.run(self.code.let("kept", 5))
        for _, address in self.ports():
            for data in (
                b"", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff", greeting[:20], greeting, b"\0" * 64, random_.randbytes(5_000),
                greeting.replace(b"NULL", b"PLAI"), greeting + ready[:9], greeting + b"\x04\xff" + b"x" * 300,
                greeting + ready + b"\x02" + struct.pack(">Q", 2 ** 63) + b"x" * 100,
                greeting + ready + b"\x02" + struct.pack(">Q", 2 ** 64 - 1),
                greeting + ready + b"\xf8\x01x", greeting + ready + b"\x01\x01x" * 5_000,
                greeting + ready + b"\x00\x05abc", b"\xff" + b"\0" * 8 + b"\x7f\x09\0" + b"\0" * 52,
            ):
                with socket.create_connection(address, timeout=5) as raw:
                    raw.sendall(data)
                    raw.settimeout(0.02)
                    try:
                        raw.recv(64)
                    except OSError:
                        pass
        self.assertTrue(self.kernel.is_alive())
        self.assertEqual(self.value("kept"), "5")

    def test_idle_connections(self):
        """Connections that say nothing keep nobody out."""
        raw = [socket.create_connection(address, timeout=5) for _, address in self.ports() for _ in range(20)]
        front = self.kernel.front()
        self.assertEqual(self.value(self.code.two, front), "2")
        for one in raw:
            one.close()

    def test_loopback(self):
        """The kernel listens at the address of its connection file and nowhere else."""
        port = self.kernel.connection["shell_port"]
        listening = []
        for table, width in (("tcp", 8), ("tcp6", 32)):
            for line in open(f"/proc/net/{table}").read().splitlines()[1:]:
                fields = line.split()
                address, number = fields[1].split(":")
                if fields[3] == "0A" and int(number, 16) == port:
                    listening.append((address, width))
        self.assertEqual(listening, [("0100007F", 8)])

    def test_reconnect(self):
        """A front end that goes and comes again under the same identity is answered."""
        identity = uuid.uuid4().bytes
        for _ in range(3):
            shell = self.front.context.socket(zmq.DEALER)
            shell.linger = 0
            shell.setsockopt(zmq.IDENTITY, identity)
            shell.connect(self.front.address("shell"))
            shell.send_multipart(self.front.session.serialize(self.front.message("kernel_info_request")))
            self.assertTrue(shell.poll(10_000))
            shell.close()

    def test_identities(self):
        """A front end is answered whatever identity it has: short, long, with zeros, even at its start, or none."""
        for identity in (b"a", b"z" * 255, b"\0" + b"x" * 15, b"\0\0\0\0\1", b"\xff" * 16, b"x\0" * 8, b""):
            with self.subTest(identity=identity[:16]):
                shell = self.front.context.socket(zmq.DEALER)
                shell.linger = 0
                if identity:
                    shell.setsockopt(zmq.IDENTITY, identity)
                shell.connect(self.front.address("shell"))
                shell.send_multipart(self.front.session.serialize(self.front.message("kernel_info_request")))
                answered = shell.poll(10_000)
                shell.close()
                self.assertTrue(answered)
