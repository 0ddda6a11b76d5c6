import { assertEquals, assertRejects } from "@std/assert";
import { DevtoolsError } from "../../../lib/cells/process/devtools.ts";
import { ignoreEnd, within } from "../../../lib/cells/process/within.ts";

Deno.test("within() gives what the call gives, and leaves no timer", async () => {
  assertEquals(await within(Promise.resolve(1), 1e6), 1);
});

Deno.test("within() gives nothing when the call takes longer", async () => {
  assertEquals(await within(new Promise(() => {}), 1), undefined);
});

Deno.test("within() gives nothing when the process is gone", async () => {
  const gone = Promise.reject(new DevtoolsError("gone"));
  assertEquals(await within(gone, 1e6), undefined);
});

Deno.test("within() passes other errors on", async () => {
  await assertRejects(
    () => within(Promise.reject(new RangeError("other")), 1e6),
    RangeError,
  );
});

Deno.test("within() takes a call that fails after its time", async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  assertEquals(await within(promise, 1), undefined);
  reject(new DevtoolsError("late"));
  await promise.catch(ignoreEnd);
});
