import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Thrown } from "../../../lib/cells/errors/thrown.ts";
import { describe } from "../../../lib/cells/prelude/describe.mts";
import { randomNumbers } from "../_random.ts";

/** What is told of an error, its frames left out. */
function told(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(
      describe(value),
      (key, part) => key === "frames" || key === "kind" ? undefined : part,
    ),
  );
}

const plain = (name: string, message: string, more = {}): unknown => ({
  name,
  message,
  properties: {},
  ...more,
});

Deno.test("describe() tells name, message and own properties of errors", () => {
  class HttpProblem extends Error {
    readonly status = 404;
    readonly body = { items: [1, 2] };
    override name = "HttpProblem";
  }
  class Unnamed extends Error {}
  assertEquals(
    told(new HttpProblem("gone")),
    plain("HttpProblem", "gone", {
      properties: { status: "404", body: "{ items: [ 1, 2 ] }" },
    }),
  );
  assertEquals(told(new Unnamed("no name")), plain("Unnamed", "no name"));
  assertEquals(told(new TypeError("t")), plain("TypeError", "t"));
  assertEquals(
    told(new DOMException("stop", "AbortError")),
    plain("AbortError", "stop"),
  );
  assertEquals(
    told(new Deno.errors.NotFound("not there")),
    plain("NotFound", "not there"),
  );
  const error = new Error("first", { cause: "a value" });
  error.message = "changed later";
  assertEquals(
    told(error),
    plain("Error", "changed later", { cause: { text: '"a value"' } }),
  );
});

Deno.test("describe() gives the frames of a stack", () => {
  const described = describe(new Error("here"));
  assert(described.kind === "error");
  assertEquals(described.frames[0]?.url, import.meta.url);
});

Deno.test("describe() shows values that are no errors as the console does", () => {
  assertEquals(told("no"), { text: '"no"' });
  assertEquals(told(undefined), { text: "undefined" });
  assertEquals(told({ a: [1] }), { text: "{ a: [ 1 ] }" });
  assertEquals(told(Symbol("s")), { text: "Symbol(s)" });
});

Deno.test("describe() follows causes, in a circle only once", () => {
  const outer = new Error("outer", { cause: new Error("inner") });
  assertEquals(
    told(outer),
    plain("Error", "outer", { cause: plain("Error", "inner") }),
  );
  const circle = new Error("round");
  circle.cause = new Error("back", { cause: circle });
  assertEquals(
    told(circle),
    plain("Error", "round", {
      cause: plain("Error", "back", {
        cause: { text: "[circular: Error: round]" },
      }),
    }),
  );
  assertEquals(
    told(new Error("e", { cause: undefined })),
    plain("Error", "e", { cause: { text: "undefined" } }),
  );
});

Deno.test("describe() tells the errors of an AggregateError and how many there are", () => {
  assertEquals(
    told(new AggregateError([new Error("a"), 2], "both")),
    plain("AggregateError", "both", {
      errors: [plain("Error", "a"), { text: "2" }],
    }),
  );
  const many = Array.from({ length: 5_000 }, (_, at) => new Error(`${at}`));
  const described = describe(new AggregateError(many));
  assert(described.kind === "error");
  assertEquals(described.errorCount, 5_000);
  assertEquals(described.errors?.length, 99);
});

Deno.test("describe() tells both errors when disposing fails", () => {
  let thrown: unknown;
  try {
    using _file = {
      [Symbol.dispose]() {
        throw new TypeError("closing");
      },
    };
    throw new RangeError("working");
  } catch (error) {
    thrown = error;
  }
  assertEquals(
    told(thrown),
    plain("SuppressedError", "An error was suppressed during disposal", {
      cause: plain("TypeError", "closing"),
      suppressed: plain("RangeError", "working"),
    }),
  );
});

Deno.test("describe() cuts what is too long and says so", () => {
  const described = describe(new Error("x".repeat(3_000_000)));
  assert(described.kind === "error");
  assertStringIncludes(described.message, "x… (2,980,000 more characters)");
  assert(JSON.stringify(described).length < 30_000);
  const value = describe("y".repeat(3_000_000));
  assert(value.kind === "value" && value.text.length < 30_000);
  assertStringIncludes(value.text, "(2,980,000 more characters)");
  let deep = new Error("0");
  for (let at = 1; at < 10_000; at++) {
    deep = new Error(`${at}`, { cause: deep });
  }
  assert(JSON.stringify(describe(deep)).length < 300_000);
});

Deno.test("describe() runs nobody's getters for further properties", () => {
  const error = new Error("e");
  let ran = false;
  Object.defineProperty(error, "lazy", {
    enumerable: true,
    get: () => ran = true,
  });
  assertEquals(told(error), plain("Error", "e"));
  assertEquals(ran, false);
});

Deno.test("describe() tells what errors look like that cannot be looked at", () => {
  const revoked = Proxy.revocable(new Error("r"), {});
  revoked.revoke();
  assertEquals(told(revoked.proxy), {
    text: "[object that cannot be looked at]",
  });
  const error = new Error("e");
  Object.defineProperty(error, "message", {
    get() {
      throw new RangeError("not for you");
    },
  });
  assertEquals(
    told(error),
    plain("Error", "[its message cannot be read: RangeError: not for you]"),
  );
});

Deno.test("describe() works when a cell has put other things in place of built-ins", async () => {
  const { code, stdout, stderr } = await new Deno.Command(
    Deno.execPath(),
    {
      args: [
        "eval",
        "--no-config",
        `
        const url = ${
          JSON.stringify(import.meta.resolve(
            "../../../lib/cells/prelude/describe.mts",
          ))
        };
        const { describe } = await import(url);
        const error = new TypeError("t", { cause: new Error("c") });
        const { stringify } = JSON;
        const { log } = console;
        Object.keys = Reflect.get = Reflect.apply = () => { throw 1; };
        WeakMap.prototype.get = WeakMap.prototype.set = () => { throw 2; };
        Deno.inspect = () => { throw 3; };
        globalThis.Error = globalThis.String = undefined;
        const { name, message, cause } = describe(error);
        log(stringify([name, message, cause.message]));
        log(stringify(describe("value")));
        `,
      ],
    },
  ).output();
  assertEquals(new TextDecoder().decode(stderr), "");
  assertEquals(
    new TextDecoder().decode(stdout),
    '["TypeError","t","c"]\n{"kind":"value","text":"\\"value\\""}\n',
  );
  assertEquals(code, 0);
});

Deno.test("describe() never throws and always gives little that JSON can carry", () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 1_000; round++) {
    const value = hostile(random, 0);
    const described: Thrown = describe(value);
    const json = JSON.stringify(described);
    assert(json.length < 2_000_000, json.slice(0, 200));
    const back: Thrown = JSON.parse(json);
    assert(back.kind === "error" || back.kind === "value");
  }
});

const KEYS = ["name", "message", "stack", "cause", "errors", "code", "length"];

/** Something that misbehaves when it is looked at, or holds such things. */
function hostile(random: (below: number) => number, depth: number): unknown {
  const inner = (): unknown =>
    depth > 4 ? random(100) : hostile(random, depth + 1);
  switch (random(14)) {
    case 0:
      return ["", "text", "\ud800", "\x1b[2J", "x".repeat(random(50_000))][
        random(5)
      ];
    case 1:
      return [null, undefined, NaN, 10n, Symbol("s"), () => 1][random(6)];
    case 2: {
      const { proxy, revoke } = Proxy.revocable(new Error("revoked"), {});
      revoke();
      return proxy;
    }
    case 3:
      return new Proxy(new Error("trapped"), trap(random, inner));
    case 4:
      return new Proxy({}, trap(random, inner));
    case 5:
      return new AggregateError([inner(), inner()], "several");
    case 6:
      return Object.freeze(new Error("frozen", { cause: inner() }));
    case 7:
      return Object.create(null, { stack: { value: inner() } });
    case 8: {
      const list: unknown[] = [inner()];
      list.length = random(2) === 0 ? 1 : 1_000_000;
      return Object.assign(new Error("list"), { errors: list });
    }
    case 9:
      return {
        message: inner(),
        stack: inner(),
        [Symbol.toStringTag]: inner(),
      };
    case 10:
      return {
        [Symbol.for("Deno.customInspect")]() {
          throw inner();
        },
      };
    case 11:
      return Object.setPrototypeOf(new Error("no class"), null);
    default: {
      const error = new Error("own");
      for (const key of KEYS) {
        if (random(3) > 0) continue;
        const value = inner();
        Object.defineProperty(error, key, {
          enumerable: true,
          configurable: true,
          ...random(2) === 0 ? { value } : {
            get() {
              throw value;
            },
          },
        });
      }
      return error;
    }
  }
}

function trap(
  random: (below: number) => number,
  inner: () => unknown,
): ProxyHandler<object> {
  const fail = (): never => {
    throw inner();
  };
  const all: ProxyHandler<object> = {
    get: () => random(2) === 0 ? inner() : fail(),
    getPrototypeOf: fail,
    ownKeys: fail,
    getOwnPropertyDescriptor: fail,
    has: fail,
  };
  return Object.fromEntries(
    Object.entries(all).filter(() => random(2) === 0),
  );
}
