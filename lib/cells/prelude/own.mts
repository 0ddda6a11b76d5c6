const { defineProperty } = Object;
const { bind } = Function.prototype;
const { apply, get } = Reflect;

/**
 * Gives an object methods of its own, which a cell does not change when it puts
 * something in place of those that all such objects inherit.
 *
 * @param target The object.
 * @param names Names of its methods.
 * @returns The object.
 */
export function own<T extends object>(
  target: T,
  ...names: readonly (keyof T & string)[]
): T {
  for (let n = 0; n < names.length; n++) {
    const name = names[n] ?? "";
    const method: unknown = get(target, name);
    if (typeof method !== "function") continue;
    defineProperty(target, name, { value: apply(bind, method, [target]) });
  }
  return target;
}
