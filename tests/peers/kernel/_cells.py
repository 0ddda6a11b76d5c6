"""The cells that the tests run, in the language of the kernel that is tested.

The suites prove themselves on kernels of others: what holds by the protocol must hold of ipykernel
too. Cells that only TypeScript has stand in the tests that need them.
"""

import json

from jupyter_client.kernelspec import KernelSpecManager

from _front import KERNEL


class TypeScript:
    name = "typescript"
    nothing = "undefined"
    two = "1 + 1"
    loop = "while (true) {}"
    endless_await = "await new Promise(() => {})"
    # Loops after the cell has ended.
    looping_timer = "setTimeout(() => { while (true) {} }, 20); undefined"
    native_wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"
    native_child = 'new Deno.Command("sleep", { args: ["60"] }).outputSync()'
    syntax_error = "const a = ;"
    late = 'setTimeout(() => console.log("late"), 300); console.log("early")'
    complete = ["1 + 1", "const a = { b: 1 };", "function f() {\n  return 1;\n}", "", "// only this", "await fetch", "`a${1}`"]
    incomplete = ["function f() {", "const a = [1,", "`a template", "if (true) {\n  f();", "/* a comment", "f(", "a."]
    invalid = ["const const = 1", "1 +* 2", ")", "let a = 'no end\n"]
    indented = "function f() {\n  if (true) {"
    constructor_error = ("TypeError", "no such thing")

    @staticmethod
    def let(name, value):
        return f"var {name} = {json.dumps(value)};"

    @staticmethod
    def text(value):
        """How the value of a string, a number, a boolean or null is shown as plain text."""
        return json.dumps(value, ensure_ascii=False)

    @staticmethod
    def print(text, stream="stdout"):
        return f"console.{'log' if stream == 'stdout' else 'error'}({json.dumps(text)});"

    @staticmethod
    def lines(count):
        return f'for (let i = 0; i < {count}; i++) console.log("line " + i);'

    @staticmethod
    def sleep(ms):
        return f"await new Promise((done) => setTimeout(done, {ms}));"

    @staticmethod
    def both(count):
        return f'for (let i = 0; i < {count}; i++) {{ console.log("out " + i); console.error("err " + i); }}'

    @staticmethod
    def throw(text):
        return f"throw new TypeError({json.dumps(text)});"

    @staticmethod
    def display(text, display_id=None, update=False):
        options = {"raw": True, "update": update, **({"display_id": display_id} if display_id else {})}
        return f'await Deno.jupyter.display({{ "text/plain": {json.dumps(text)} }}, {json.dumps(options)}); undefined'

    @staticmethod
    def html(text):
        return f"Deno.jupyter.html`{text}`"

    @staticmethod
    def clear(wait):
        return f'await Deno.jupyter.broadcast("clear_output", {{ wait: {json.dumps(wait)} }}); undefined'

    @staticmethod
    def ask(text, password=False):
        options = ', "", { password: true }' if password else ""
        return f"prompt({json.dumps(text)}{options})"

    @staticmethod
    def big(size):
        return f'await Deno.jupyter.display({{ "text/plain": "x".repeat({size}) }}, {{ raw: true }}); undefined'

    buffers = """await Deno.jupyter.broadcast("display_data", {
      data: { "text/plain": "b" }, metadata: {}, transient: {},
    }, { metadata: { of: "buffers" }, buffers: [new Uint8Array([0, 255, 1]), new Uint8Array(0), new Uint8Array(70_000).fill(7)] });
    undefined"""


class Python:
    name = "python"
    nothing = "None"
    two = "1 + 1"
    loop = "while True: pass"
    endless_await = "import time; time.sleep(1000)"  # this kernel cannot be stopped in an await
    looping_timer = None
    native_wait = "import time; time.sleep(1000)"
    native_child = "import subprocess; subprocess.run(['sleep', '60'])"
    syntax_error = "a = = 1"
    late = "import threading\nt = threading.Timer(0.3, lambda: print('late')); t.start(); print('early')"
    complete = ["1 + 1", "def f():\n    return 1\n", "# only this"]
    incomplete = ["def f():", "a = [1,", "'''a text", "f("]
    invalid = ["1 +* 2", "import import"]
    indented = "def f():\n    if True:"
    constructor_error = ("TypeError", "no such thing")

    @staticmethod
    def let(name, value):
        return f"{name} = {value!r}"

    @staticmethod
    def text(value):
        return repr(value)

    @staticmethod
    def print(text, stream="stdout"):
        return f"import sys; print({text!r}, file=sys.{stream});"

    @staticmethod
    def lines(count):
        return f"for i in range({count}): print('line', i)"

    @staticmethod
    def sleep(ms):
        return f"import time; time.sleep({ms / 1000});"

    @staticmethod
    def both(count):
        return f"import sys\nfor i in range({count}):\n  print('out', i)\n  print('err', i, file=sys.stderr)"

    @staticmethod
    def throw(text):
        return f"raise TypeError({text!r})"

    @staticmethod
    def display(text, display_id=None, update=False):
        return f"_ = display({{'text/plain': {text!r}}}, raw=True, update={update}, display_id={display_id!r})"

    @staticmethod
    def html(text):
        return f"from IPython.display import HTML; HTML({text!r})"

    @staticmethod
    def clear(wait):
        return f"from IPython.display import clear_output; clear_output({wait})"

    @staticmethod
    def ask(text, password=False):
        return f"import getpass; getpass.getpass({text!r})" if password else f"input({text!r})"

    @staticmethod
    def big(size):
        return f"_ = display({{'text/plain': 'x' * {size}}}, raw=True)"

    buffers = """k = get_ipython().kernel
k.session.send(k.iopub_socket, "display_data", {"data": {"text/plain": "b"}, "metadata": {}, "transient": {}},
  metadata={"of": "buffers"}, parent=k.get_parent(), ident=b"display_data", buffers=[bytes([0, 255, 1]), b"", b"\\x07" * 70000]);"""


LANGUAGE = Python if KernelSpecManager().get_kernel_spec(KERNEL).language == "python" else TypeScript
