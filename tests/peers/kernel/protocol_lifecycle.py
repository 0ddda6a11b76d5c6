"""Starting, shutting down, restarting, and being killed."""

import os
import signal

from _front import Kernel, family, is_running, until
from _suite import IS_CENOTE, KernelTest


class LifecycleTest(KernelTest):
    def setUp(self):
        super().setUp()
        self.kernel = self.own_kernel()
        self.front = self.kernel.front()

    def ended(self, kernel, pids):
        until("the end of the kernel", lambda: not kernel.is_alive())
        until("the end of its children", lambda: not any(map(is_running, pids)))

    def test_shutdown(self):
        """shutdown_request is answered, on the channel and with the flag it came with, before the kernel ends and its children with it."""
        for channel in ("control", "shell"):
            for restart in (False, True):
                with self.subTest(channel=channel, restart=restart):
                    kernel = self.own_kernel()
                    front = kernel.front()
                    front.run(self.code.two)
                    pids = [kernel.pid, *family(kernel.pid)]
                    run = front.send("shutdown_request", {"restart": restart}, channel)
                    front.until("shutdown_reply", lambda: run.reply_message)
                    self.assertEqual(run.reply, {**run.reply, "status": "ok", "restart": restart})
                    self.assertEqual(run.reply_message.channel, channel)
                    self.ended(kernel, pids)
                    self.assertEqual(kernel.manager.provisioner.process.returncode, 0)

    def test_shutdown_busy(self):
        """A kernel whose cell loops is shut down over control."""
        run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
        self.front.until("the cell to run", lambda: "running" in run.text())
        pids = [self.kernel.pid, *family(self.kernel.pid)]
        shutdown = self.front.send("shutdown_request", {"restart": False}, "control")
        if self.code.name == "python":
            self.kernel.signal()
        self.front.until("shutdown_reply", lambda: shutdown.reply_message)
        self.ended(self.kernel, pids)

    def test_restart(self):
        """A restarted kernel answers on the same ports, counts from 1, knows nothing of before, and has a new session."""
        self.front.run(self.code.let("kept", 1))
        before, connection = self.front.session_seen, self.kernel.connection
        self.kernel.manager.restart_kernel()
        self.assertEqual(self.kernel.connection, connection)
        front = self.kernel.front()
        run = front.run("kept")
        self.assertEqual((run.status, run.reply["execution_count"]), ("error", 1))
        self.assertNotEqual(front.session_seen, before)

    def test_restart_reaches(self):
        """A front end that stays connected over a restart is answered by the new kernel."""
        self.front.run(self.code.two)
        self.kernel.manager.restart_kernel()
        self.front.session_seen = False  # there are two
        self.front.ready()
        self.assertEqual(self.value(self.code.two), "2")

    def test_starting(self):
        """The status `starting` comes at most once, and only at the start."""
        states = [one.content["execution_state"] for one in self.front.log if one.kind == "status"]
        self.assertLessEqual(states.count("starting"), 1)
        self.front.log.clear()
        self.front.run(self.code.two)
        self.assertNotIn("starting", [one.content.get("execution_state") for one in self.front.log])

    def test_killed(self):
        """A kernel that is killed leaves no process behind, though a cell loops and has children."""
        code = self.code.print("running") + ("\nnew Deno.Command('sleep', { args: ['1000'] }).spawn();\n" if self.code.name == "typescript" else "\n")
        run = self.front.start(code + self.code.loop)
        self.front.until("the cell to run", lambda: "running" in run.text())
        pids = family(self.kernel.pid)
        os.kill(self.kernel.pid, signal.SIGKILL)
        own = [pid for pid in pids if "sleep" not in open(f"/proc/{pid}/cmdline").read()] if pids else []
        self.ended(self.kernel, own)

    def test_terminated(self):
        """A kernel that is told to terminate ends with its children."""
        run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
        self.front.until("the cell to run", lambda: "running" in run.text())
        pids = [self.kernel.pid, *family(self.kernel.pid)]
        os.kill(self.kernel.pid, signal.SIGTERM)
        self.ended(self.kernel, pids)

    def test_child_killed(self):
        """When the process that runs the cells is killed the front end sees an error and a kernel that goes on."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        run = self.front.start(self.code.print("running") + "\n" + self.code.loop)
        self.front.until("the cell to run", lambda: "running" in run.text())
        children = family(self.kernel.pid)
        self.assertTrue(children)
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        self.front.wait(run)
        self.assertEqual((run.status, run.kinds[-1]), ("error", "error"))
        self.assertEqual(self.value(self.code.two), "2")

    def test_folder(self):
        """Cells run in the folder in which the kernel was started."""
        expression = "Deno.cwd()" if self.code.name == "typescript" else "import os; os.getcwd()"
        self.assertEqual(os.path.realpath(self.value(expression).strip("'\"")), os.path.realpath(self.kernel.cwd))

    def test_nothing_said(self):
        """A kernel says nothing on its own stdout and stderr while all is well."""
        if not IS_CENOTE:
            self.skipTest("of this kernel")
        self.front.run(self.code.print("a") + self.code.throw("b"))
        self.front.run("Deno.exit(0)")
        self.front.run(self.code.two)
        self.assertEqual(self.kernel.said(), "")

    def test_two(self):
        """Two kernels at a time have nothing to do with each other."""
        other = self.own_kernel().front()
        self.front.run(self.code.let("kept", 1))
        other.run(self.code.let("kept", 2))
        self.assertEqual((self.value("kept"), self.value("kept", other)), ("1", "2"))
        self.assertIsInstance(self.kernel, Kernel)
