"""Comms: opened, spoken over and closed from both sides."""

import json
import uuid

from _suite import KernelTest


class TypeScriptComms:
    # Tells whoever opens a comm what it hears, and hears itself out.
    register = """
      Deno.jupyter.comms.registerTarget("echo", (comm, open) => {
        comm.send({ opened: open.data });
        comm.onMessage(({ data, buffers }) => {
          console.log("heard", JSON.stringify(data));
          comm.send({ heard: data }, { buffers });
        });
        comm.onClose(({ data }) => console.log("closed", JSON.stringify(data)));
      }); undefined"""
    failing = 'Deno.jupyter.comms.registerTarget("failing", () => { throw new Error("not today"); }); undefined'
    open = """
      var mine = Deno.jupyter.comms.open("of the kernel", { n: 1 }, { metadata: { m: true }, buffers: [new Uint8Array([1, 2])] });
      var heard = []; mine.onMessage(({ data }) => { heard.push(data.n); });
      undefined"""
    say = "mine.send({ n: 2 }, { buffers: [new Uint8Array([3])] }); undefined"
    close = "mine.close({ n: 3 }); undefined"
    heard = "heard.join()"
    unregister = 'Deno.jupyter.comms.unregisterTarget("echo"); undefined'


class PythonComms:
    register = """
import json
def target(comm, open):
    comm.send({"opened": open["content"]["data"]})
    @comm.on_msg
    def hear(message):
        print("heard", json.dumps(message["content"]["data"], separators=(",", ":")))
        comm.send({"heard": message["content"]["data"]}, buffers=message["buffers"])
    @comm.on_close
    def close(message):
        print("closed", json.dumps(message["content"]["data"], separators=(",", ":")))
get_ipython().kernel.comm_manager.register_target("echo", target)"""
    failing = """
def failing(comm, open): raise RuntimeError("not today")
get_ipython().kernel.comm_manager.register_target("failing", failing)"""
    open = """
from comm import create_comm
mine = create_comm(target_name="of the kernel", data={"n": 1}, metadata={"m": True}, buffers=[b"\\x01\\x02"])
heard = []; mine.on_msg(lambda message: heard.append(message["content"]["data"]["n"]))"""
    say = 'mine.send({"n": 2}, buffers=[b"\\x03"])'
    close = 'mine.close({"n": 3})'
    heard = '",".join(map(str, heard))'
    unregister = 'get_ipython().kernel.comm_manager.unregister_target("echo", target)'


class CommsTest(KernelTest):
    def setUp(self):
        super().setUp()
        self.comms = PythonComms if self.code.name == "python" else TypeScriptComms

    def send(self, kind, content, **rest):
        """Sends a comm's message and waits until the kernel is done with it."""
        run = self.front.send(kind, content, **rest)
        self.front.until(f"idle for {kind}", lambda: run.is_idle)
        self.front.drain(0.05)
        self.assertEqual(run.published[0].content, {"execution_state": "busy"})
        for one in run.messages:
            self.assertEqual(one.parent, run.header, f"the parent of {one!r}")
        return run

    def open(self, target, data=None):
        name = uuid.uuid4().hex
        return name, self.send("comm_open", {"comm_id": name, "target_name": target, "data": data or {}})

    def listed(self, **content):
        run = self.front.request("comm_info_request", content)
        self.assert_whole(run, has_input=False)
        return {name: one["target_name"] for name, one in self.assert_ok(run).reply["comms"].items()}

    def test_unknown_target(self):
        """A comm for a target that nobody registered is closed at once."""
        name, run = self.open("no such target")
        self.assertEqual([one["comm_id"] for one in run.of("comm_close")], [name])
        self.assertNotIn(name, self.listed())

    def test_from_front(self):
        """A front end opens a comm, both speak, the front end closes it; handlers' output has the message for a parent."""
        self.assert_ok(self.front.run(self.comms.register))
        name, opened = self.open("echo", {"a": 1})
        self.assertEqual(opened.of("comm_msg"), [{"comm_id": name, "data": {"opened": {"a": 1}}}])
        self.assertEqual(self.listed(), {name: "echo"})
        spoken = self.send("comm_msg", {"comm_id": name, "data": {"x": ["é😀", None]}}, buffers=[b"\x00\xff", b""])
        self.assertIn("heard", spoken.text())
        self.assertEqual(json.loads(spoken.text().split(" ", 1)[1]), {"x": ["é😀", None]})
        (answer,) = [one for one in spoken.outputs if one.kind == "comm_msg"]
        self.assertEqual(answer.content, {"comm_id": name, "data": {"heard": {"x": ["é😀", None]}}})
        self.assertEqual([bytes(one) for one in answer.buffers], [b"\x00\xff", b""])
        closed = self.send("comm_close", {"comm_id": name, "data": {"bye": 1}})
        self.assertEqual(closed.text(), 'closed {"bye":1}\n')
        self.assertEqual(self.listed(), {})
        self.assertEqual(self.send("comm_msg", {"comm_id": name, "data": {}}).of("comm_msg"), [])

    def test_from_kernel(self):
        """A cell opens a comm, both speak, a cell closes it; its messages have the cell for a parent."""
        run = self.assert_ok(self.front.run(self.comms.open))
        (opened,) = [one for one in run.outputs if one.kind == "comm_open"]
        name = opened.content["comm_id"]
        self.assertEqual((opened.content["target_name"], opened.content["data"]), ("of the kernel", {"n": 1}))
        self.assertEqual(([bytes(one) for one in opened.buffers], opened.metadata.get("m")), ([b"\x01\x02"], True))
        self.assertEqual(self.listed(), {name: "of the kernel"})
        for number in range(3):
            self.send("comm_msg", {"comm_id": name, "data": {"n": number}})
        self.assertEqual(self.front.run(self.comms.heard).result.strip("'\""), "0,1,2")
        (said,) = [one for one in self.assert_ok(self.front.run(self.comms.say)).outputs if one.kind == "comm_msg"]
        self.assertEqual((said.content, [bytes(one) for one in said.buffers]), ({"comm_id": name, "data": {"n": 2}}, [b"\x03"]))
        closed = self.assert_ok(self.front.run(self.comms.close))
        self.assertEqual(closed.of("comm_close"), [{"comm_id": name, "data": {"n": 3}}])
        self.assertEqual(self.listed(), {})

    def test_info(self):
        """comm_info lists the comms that are open, all or those of one target."""
        self.assert_ok(self.front.run(self.comms.register))
        echo, _ = self.open("echo")
        run = self.assert_ok(self.front.run(self.comms.open))
        mine = run.of("comm_open")[0]["comm_id"]
        self.assertEqual(self.listed(), {echo: "echo", mine: "of the kernel"})
        self.assertEqual(self.listed(target_name="echo"), {echo: "echo"})
        self.assertEqual(self.listed(target_name="nothing"), {})
        self.front.run(self.comms.close)
        self.send("comm_close", {"comm_id": echo, "data": {}})

    def test_failing_target(self):
        """A target that throws is told of, and the kernel lives."""
        self.assert_ok(self.front.run(self.comms.failing))
        name, run = self.open("failing")
        if self.code.name != "python":
            self.assertIn("not today", str([one.content for one in run.outputs]))
        self.assertEqual(self.value(self.code.two), "2")
        self.send("comm_close", {"comm_id": name, "data": {}})

    def test_unregistered(self):
        """A target that was taken back is unknown again."""
        self.assert_ok(self.front.run(self.comms.register))
        self.assert_ok(self.front.run(self.comms.unregister))
        name, run = self.open("echo")
        self.assertEqual([one["comm_id"] for one in run.of("comm_close")], [name])

    def test_odd(self):
        """Messages for comms that nobody knows, and ones without their fields, change nothing."""
        for kind, content in [
            ("comm_msg", {"comm_id": "nobody", "data": {}}), ("comm_close", {"comm_id": "nobody", "data": {}}),
            ("comm_msg", {}), ("comm_open", {"comm_id": "half"}), ("comm_close", {"comm_id": 5, "data": "x"}),
        ]:
            self.front.send(kind, content)
        self.assertEqual(self.value(self.code.two), "2")
        self.assertEqual(self.listed(), {})

    def test_other_fronts(self):
        """All front ends see what a comm says."""
        self.assert_ok(self.front.run(self.comms.register))
        other = self.kernel.front()
        name, _ = self.open("echo", {"a": 1})
        other.until("comm_msg", lambda: any(one.kind == "comm_msg" and one.content["comm_id"] == name for one in other.log))
        self.send("comm_close", {"comm_id": name, "data": {}})
