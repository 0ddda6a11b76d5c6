import type { StepOptions } from "./step.ts";

/** The options that are about the request and never sent to the server. */
const REQUEST_OPTIONS = [
  "signal",
  "timeoutMs",
  "totalTimeoutMs",
  "maxRetries",
] as const;

/** What {@linkcode requestOptions} takes out of a step's options. */
export type RequestOptionName = typeof REQUEST_OPTIONS[number];

/**
 * The part of a step's options that is about the request: how long, how often,
 * until when. Only what is there is taken over.
 *
 * @param options The options of a step.
 * @returns A bag to spread into the request of a call.
 */
export function requestOptions(options: StepOptions): StepOptions {
  const { signal, timeoutMs, totalTimeoutMs, maxRetries } = options;
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(totalTimeoutMs === undefined ? {} : { totalTimeoutMs }),
    ...(maxRetries === undefined ? {} : { maxRetries }),
  };
}

/**
 * The part of a step's options that goes to the server: all that is not about
 * the request, and not `undefined`.
 *
 * @param options The options of a step.
 * @returns The fields to send.
 */
export function sentOptions<T extends StepOptions>(
  options: T,
): Omit<T, RequestOptionName> {
  const {
    signal: _,
    timeoutMs: __,
    totalTimeoutMs: ___,
    maxRetries: ____,
    ...sent
  } = options;
  for (const key of Object.keys(sent)) {
    // Plain JavaScript gives `undefined` for what it does not have: that is "not given".
    if (Reflect.get(sent, key) === undefined) Reflect.deleteProperty(sent, key);
  }
  return sent;
}
