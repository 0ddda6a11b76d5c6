// deno-lint-ignore-file no-explicit-any -- the library's own signature; `unknown` would refuse
// constructors with parameters.
export type AnyConstructor = new (...args: any[]) => any;

export type GetConstructorType<T extends AnyConstructor> = InstanceType<T>;

export function assertInstanceOf<T extends AnyConstructor>(
  actual: unknown,
  expectedType: T,
  msg?: string,
): asserts actual is GetConstructorType<T>;
