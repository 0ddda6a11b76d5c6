import { assert, assertEquals, assertRejects } from "@std/assert";
import type { CellEvent } from "../../../lib/cells/mod.ts";
import {
  connectGateway,
  GatewayError,
  type GatewayKernel,
  type GatewayKernelOptions,
} from "../../../lib/notebook/gateway/mod.ts";
import type { CellHostListener } from "../../../lib/notebook/run/mod.ts";
import {
  type Behaviour,
  type FakeKernel,
  kernelThat,
  startWrongServer,
  type WrongServer,
} from "./_wrong_server.ts";

interface Stage {
  readonly server: WrongServer;
  readonly kernel: GatewayKernel;
  /** What came, in words. */
  readonly log: string[];
}

/** What an event says, in words. */
function words(event: CellEvent): string {
  switch (event.type) {
    case "stream":
      return `${event.cell} ${event.name} ${event.text}`;
    case "error":
      return `${event.cell} error ${event.error.name}${
        event.background ? " behind" : ""
      }`;
    default:
      return `${event.cell} ${event.type}`;
  }
}

/** Runs `play` with a kernel of a server that behaves so. */
async function onStage(
  behaviour: Behaviour,
  play: (stage: Stage) => Promise<void>,
  { answer, listener, options, onConnect }: {
    answer?: (request: Request, path: string) => Response | undefined;
    listener?: Partial<CellHostListener>;
    options?: GatewayKernelOptions;
    onConnect?: () => void;
  } = {},
): Promise<void> {
  const log: string[] = [];
  await using server = startWrongServer(behaviour, answer, onConnect);
  const gateway = await connectGateway({ url: server.url });
  {
    await using kernel = await gateway.start({
      onEvent: (event) => void log.push(words(event)),
      onRestart: (why) => void log.push(why),
      ...listener,
    }, { reconnectMs: 2_000, ...options });
    await play({ server, kernel, log });
  }
  assertEquals(server.requests.at(-1), "DELETE /api/kernels/k1");
}

function reply(kernel: FakeKernel, content = {}): void {
  kernel.say("shell", "execute_reply", { status: "ok", ...content });
}

function print(kernel: FakeKernel, text: string): void {
  kernel.say("iopub", "stream", { name: "stdout", text });
}

Deno.test("run() takes outputs that come after the reply, until the kernel is idle", async () => {
  await onStage(
    kernelThat((kernel) => {
      kernel.status("busy");
      reply(kernel);
      print(kernel, "a");
      kernel.say("iopub", "execute_result", { data: { "text/plain": "1" } });
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      assertEquals(await kernel.run("x").outcome, { status: "ok" });
      assertEquals(log, ["1 stdout a", "1 result"]);
    },
  );
});

Deno.test("run() gives late output to the cell that made it", async () => {
  let first: FakeKernel | undefined;
  await onStage(
    kernelThat((kernel) => {
      kernel.status("busy");
      print(kernel, "now");
      if (first !== undefined) print(first, "late");
      first ??= kernel;
      reply(kernel);
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      await kernel.run("1").outcome;
      await kernel.run("2").outcome;
      assertEquals(log, ["1 stdout now", "2 stdout now", "1 stdout late"]);
    },
  );
});

Deno.test("run() waits for what a kernel like Deno's publishes when it is idle", async () => {
  let asked = 0;
  let last: FakeKernel | undefined;
  await onStage(
    (kernel, type) => {
      kernel.status("busy");
      if (type === "execute_request") {
        last = kernel;
        reply(kernel);
        kernel.status("idle");
        return;
      }
      // Two questions are answered while output is still on its way.
      if (last !== undefined && ++asked < 3) print(last, `late ${asked}`);
      kernel.say("shell", "kernel_info_reply", {
        implementation: "Deno kernel",
      });
      kernel.status("idle");
    },
    async ({ kernel, log }) => {
      await kernel.run("1").outcome;
      assertEquals(log, ["1 stdout late 1", "1 stdout late 2"]);
    },
  );
});

Deno.test("run() tells an error that only the reply has, and one that was published once", async () => {
  const error = { ename: "Oops", evalue: "no", traceback: ["Oops: no"] };
  await onStage(
    kernelThat((kernel, code) => {
      if (code === "published") kernel.say("iopub", "error", error);
      reply(kernel, {
        status: code === "drop" ? "aborted" : "error",
        ...error,
      });
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      for (const code of ["published", "silent", "drop"]) {
        const { status } = await kernel.run(code).outcome;
        assertEquals(status, "error");
      }
      assertEquals(log, ["1 error Oops", "2 error Oops", "3 error Aborted"]);
    },
  );
});

Deno.test("run() tells an error that ended the cell from one that a timer threw", async () => {
  const error = { ename: "Oops", evalue: "no", traceback: ["Oops: no"] };
  await onStage(
    kernelThat((kernel, code) => {
      if (code === "reply first") reply(kernel);
      kernel.say("iopub", "error", error);
      if (code === "goes on") print(kernel, "on");
      if (code === "fails") reply(kernel, { status: "error", ...error });
      else if (code !== "reply first") reply(kernel);
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      for (const code of ["fails", "goes on", "reply first", "ends"]) {
        const { status } = await kernel.run(code).outcome;
        assertEquals(status, code === "fails" ? "error" : "ok");
      }
      assertEquals(log, [
        "1 error Oops",
        "2 error Oops behind",
        "2 stdout on",
        "3 error Oops behind",
        "4 error Oops behind",
      ]);
    },
  );
});

Deno.test("run() waits for a listener that takes its time", async () => {
  const log: string[] = [];
  await onStage(
    kernelThat((kernel) => {
      for (const text of ["a", "b", "c"]) print(kernel, text);
      reply(kernel);
      kernel.status("idle");
    }),
    async ({ kernel }) => {
      await kernel.run("x").outcome;
      assertEquals(log.length, 3);
    },
    {
      listener: {
        onEvent: async (event) => {
          for (let turn = 0; turn < 50; turn++) await Promise.resolve();
          log.push(words(event));
        },
      },
    },
  );
});

Deno.test("run() rejects with what the listener throws", async () => {
  await onStage(
    kernelThat((kernel) => print(kernel, "a")),
    async ({ kernel }) => {
      const { outcome } = kernel.run("x");
      await assertRejects(() => outcome, Error, "The disk is full");
      const next = kernel.run("y").outcome;
      await assertRejects(() => next, Error, "The disk is full");
    },
    {
      listener: {
        onEvent: () => {
          throw new Error("The disk is full");
        },
      },
    },
  );
});

Deno.test("run() goes on when the connection was lost and comes back", async () => {
  const notices: string[] = [];
  let lost: FakeKernel | undefined;
  await onStage(
    kernelThat((kernel) => {
      print(kernel, "a");
      lost = kernel;
      kernel.drop();
    }),
    async ({ kernel, log, server }) => {
      assertEquals(await kernel.run("x").outcome, { status: "ok" });
      assertEquals(log, ["1 stdout a", "1 stdout b"]);
      const addresses = server.seen.match(/session_id=[\w-]+/g) ?? [];
      assertEquals([addresses.length, new Set(addresses).size], [2, 1]);
    },
    {
      options: { onNotice: (text) => notices.push(text) },
      onConnect: () => {
        if (lost === undefined) return;
        print(lost, "b");
        reply(lost);
        lost.status("idle");
      },
    },
  );
  assert(notices.some((text) => text.endsWith("was lost; connecting again")));
  assert(notices.some((text) => /^Connected to .* again$/.test(text)));
});

for (
  const [missing, rest] of [
    ["reply", (kernel: FakeKernel) => kernel.status("idle")],
    ["rest", (kernel: FakeKernel) => reply(kernel)],
  ] as const
) {
  Deno.test(`run() says that output may be lost when the kernel's ${missing} was, with the connection`, async () => {
    let lost: FakeKernel | undefined;
    await onStage(
      kernelThat((kernel) => {
        lost = kernel;
        kernel.drop();
      }),
      async ({ kernel, log }) => {
        const outcome = await kernel.run("x").outcome;
        assertEquals(outcome.status, "error");
        assertEquals(log, ["1 error ConnectionLost"]);
      },
      { onConnect: () => lost && rest(lost) },
    );
  });
}

Deno.test("run() fails when the kernel or the server is gone, and says which", async () => {
  for (
    const [status, why] of [
      [404, "Cannot reach the kernel: it is not on"],
      [502, "was lost and did not come back within 1 s"],
    ] as const
  ) {
    let isGone = false;
    await onStage(
      kernelThat((kernel) => {
        isGone = true;
        kernel.drop();
      }),
      async ({ kernel }) => {
        for (const code of ["x", "y"]) {
          const outcome = await kernel.run(code).outcome;
          assert(outcome.status === "error");
          assertEquals(outcome.error.name, "ConnectionLost");
          assert(outcome.error.message.includes(why), outcome.error.message);
        }
      },
      {
        answer: (_, path) =>
          isGone && path.startsWith("GET /api/kernels/k1")
            ? new Response(null, { status })
            : undefined,
        options: { reconnectMs: 1_000 },
      },
    );
  }
});

Deno.test("run() fails when the server sends what is no message", async () => {
  await onStage(
    kernelThat((kernel) => kernel.raw("{")),
    async ({ kernel, log }) => {
      const outcome = await kernel.run("x").outcome;
      assert(outcome.status === "error");
      assert(outcome.error.message.startsWith("Cannot read a message"));
      await kernel.run("y").outcome;
      assertEquals(log, ["1 error ConnectionLost", "2 error ConnectionLost"]);
    },
  );
});

Deno.test("run() says that an output does not fit into a message, and the next cell runs", async () => {
  await onStage(
    kernelThat((kernel, code) => {
      if (code === "large") return kernel.raw(" ".repeat(65 * 1024 * 1024));
      reply(kernel);
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      await kernel.run("large").outcome;
      assertEquals(log, ["1 error OutputTooLarge"]);
      assertEquals(await kernel.run("small").outcome, { status: "ok" });
    },
  );
});

Deno.test("run() ends a cell whose kernel dies, and runs the next when the kernel is there again", async () => {
  await onStage(
    kernelThat((kernel, code) => {
      if (code === "die") {
        return kernel.announce("status", { execution_state: "restarting" });
      }
      if (code === "stay dead") {
        return kernel.announce("status", { execution_state: "dead" });
      }
      reply(kernel);
      kernel.status("idle");
    }),
    async ({ kernel, log }) => {
      const codes = ["die", "x", "stay dead", "y"];
      const outcomes = [];
      for (const code of codes) outcomes.push(await kernel.run(code).outcome);
      assertEquals(outcomes.map(({ status }) => status), [
        "error",
        "ok",
        "error",
        "error",
      ]);
      assertEquals(log, [
        "the kernel died, and the server started it again",
        "1 error KernelDied",
        "3 error KernelDied",
        "4 error KernelDied",
      ]);
    },
  );
});

Deno.test("run() asks the person where the cell may, and stops the cell where not", async () => {
  const asks: Behaviour = (kernel, type, content) => {
    if (type === "input_reply") {
      print(kernel, `<${content.value}>`);
      last?.status("idle");
      if (last) reply(last);
      return;
    }
    kernelThat((kernel) => {
      last = kernel;
      kernel.say("stdin", "input_request", { prompt: "Name?" });
    })(kernel, type, content);
  };
  let last: FakeKernel | undefined;
  const prompts: string[] = [];
  await onStage(asks, async ({ kernel, log, server }) => {
    const answered = kernel.run("x", { allowQuestions: true });
    assertEquals(await answered.outcome, { status: "ok" });
    assertEquals(prompts, ["Name?"]);
    const refused = await kernel.run("x").outcome;
    assert(refused.status === "error");
    assertEquals(refused.error.name, "InputRefused");
    assertEquals(log.at(-1), "2 error InputRefused");
    assert(server.requests.includes("POST /api/kernels/k1/interrupt"));
  }, {
    listener: {
      onQuestion: ({ prompt }) => {
        prompts.push(prompt);
        return Promise.resolve("Ada");
      },
    },
  });
});

Deno.test("kill() ends the cell that runs and those behind it", async () => {
  const log: string[] = [];
  const printed = Promise.withResolvers<void>();
  await onStage(
    kernelThat((kernel) => print(kernel, "a")),
    async ({ kernel }) => {
      const cells = [kernel.run("x"), kernel.run("y")];
      await printed.promise;
      await kernel.kill();
      const outcomes = await Promise.all(cells.map(({ outcome }) => outcome));
      assertEquals(outcomes.map(({ status }) => status), ["error", "error"]);
      assertEquals(log, [
        "1 stdout a",
        "1 error KernelEnded",
        "2 error KernelEnded",
      ]);
    },
    {
      listener: {
        onEvent: (event) => {
          log.push(words(event));
          printed.resolve();
        },
      },
    },
  );
});

Deno.test("start() leaves no kernel behind when it never answers, or the channels do not open", async () => {
  const cases: [Behaviour, string | undefined, string][] = [
    [() => {}, undefined, "it did not answer on http://127.0.0.1"],
    [
      () => {},
      "GET /api/kernels/k1/channels",
      "instead of opening a WebSocket",
    ],
  ];
  for (const [behaviour, refused, expected] of cases) {
    await using server = startWrongServer(
      behaviour,
      (_, path) =>
        path === refused ? new Response(null, { status: 403 }) : undefined,
    );
    const gateway = await connectGateway({ url: server.url });
    const listener = { onEvent() {}, onRestart() {} };
    await assertRejects(
      () => gateway.start(listener, { startTimeoutMs: 200 }),
      GatewayError,
      expected,
    );
    assertEquals(server.requests.at(-1), "DELETE /api/kernels/k1");
  }
});

Deno.test("start() ends the kernel that comes of a start which was given up", async () => {
  const started = Promise.withResolvers<void>();
  const aborted = new AbortController();
  const wrong = startWrongServer(() => {});
  await using server = wrong;
  const gateway = await connectGateway({
    url: server.url,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      // The answer of the start comes when nobody wants it any more.
      if (init?.method === "POST") {
        aborted.abort(new Error("Enough"));
        await started.promise;
      }
      return response;
    },
  });
  const listener = { onEvent() {}, onRestart() {} };
  const starting = gateway.start(listener, { signal: aborted.signal });
  aborted.signal.addEventListener("abort", () => started.resolve());
  await assertRejects(() => starting, Error, "Enough");
  assertEquals(server.requests.at(-1), "DELETE /api/kernels/k1");
});

Deno.test("disposing tells of a kernel that could not be ended", async () => {
  const notices: string[] = [];
  await using server = startWrongServer(
    kernelThat(() => {}),
    (request) =>
      request.method === "DELETE"
        ? Response.json({ message: "Not today" }, { status: 500 })
        : undefined,
  );
  const gateway = await connectGateway({ url: server.url });
  const kernel = await gateway.start(
    { onEvent() {}, onRestart() {} },
    { onNotice: (text) => notices.push(text) },
  );
  await kernel[Symbol.asyncDispose]();
  const last = notices.at(-1) ?? "";
  assert(last.startsWith("Kernel k1 may still run on http://"), last);
  assert(last.includes("Not today"), last);
});
