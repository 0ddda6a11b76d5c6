import {
  DevtoolsError,
  type DevtoolsObject,
  isObject,
  objectOf,
} from "../process/devtools.ts";
import type { DevtoolsCalls } from "./devtools_calls.ts";

/** An object with more properties than this is not read whole. */
const MAX_PROPERTIES = 5_000;
/** At most so many objects up a prototype chain. */
const MAX_LEVELS = 20;

let lastGroup = 0;

/** A value of the cells' process, as the protocol describes it. */
export interface RemoteValue {
  readonly type: string;
  readonly subtype?: string;
  readonly className: string;
  readonly description: string;
  /** Absent for primitives. */
  readonly objectId?: string;
  /** The value itself, of primitives that JSON has. */
  readonly value?: unknown;
}

/** An own property. */
export interface RemoteProperty {
  readonly name: string;
  /** Absent for accessors, and where the object was too large to look. */
  readonly value?: RemoteValue;
  readonly get?: RemoteValue;
  readonly set?: RemoteValue;
  readonly enumerable: boolean;
  readonly isSymbol: boolean;
}

/** What an object has itself. */
export interface RemoteLevel {
  readonly object: RemoteValue;
  readonly properties: readonly RemoteProperty[];
  /** Slots such as `[[Prototype]]`. */
  readonly internals: ReadonlyMap<string, RemoteValue>;
}

/**
 * Looks at values of the cells' process without running anything that changes
 * them, for a limited time. All that it holds there is let go at its end.
 */
export class ValueReader implements Disposable {
  readonly #session: DevtoolsCalls;
  readonly #group = `values ${++lastGroup}`;
  readonly #timeoutMs: number;
  readonly #late: Promise<undefined>;
  readonly #timer: ReturnType<typeof setTimeout>;
  #isLate = false;

  constructor(session: DevtoolsCalls, timeoutMs: number) {
    this.#session = session;
    this.#timeoutMs = timeoutMs;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#late = promise;
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      resolve(undefined);
    }, timeoutMs);
  }

  /**
   * Evaluates an expression; V8 breaks it off before it changes anything.
   *
   * @returns undefined where it throws, where it would change something, or when time is up.
   */
  async evaluate(
    expression: string,
    byValue = false,
  ): Promise<RemoteValue | undefined> {
    return outcome(
      await this.#call("Runtime.evaluate", {
        expression,
        throwOnSideEffect: true,
        silent: true,
        returnByValue: byValue,
        timeout: this.#timeoutMs,
        objectGroup: this.#group,
      }),
    );
  }

  /**
   * Evaluates an expression to plain data.
   *
   * @returns undefined where it throws, where it would change something, or when time is up.
   */
  async data(expression: string): Promise<unknown> {
    return (await this.evaluate(expression, true))?.value;
  }

  /** The object itself, or the one that stands for a primitive; the target of a proxy. */
  async objectFor(
    value: RemoteValue,
    expression: string,
  ): Promise<RemoteValue | undefined> {
    let found: RemoteValue | undefined = value;
    if (found.objectId === undefined) {
      if (found.type === "undefined" || found.subtype === "null") return;
      found = await this.evaluate(`Object(${expression})`);
    }
    return found && await this.#behindProxies(found);
  }

  /** The object and its prototypes, each with what it has itself. */
  async levels(value: RemoteValue): Promise<readonly RemoteLevel[]> {
    const levels: RemoteLevel[] = [];
    let object: RemoteValue | undefined = value;
    while (object?.objectId !== undefined && levels.length < MAX_LEVELS) {
      const level: RemoteLevel = await this.level(object);
      levels.push(level);
      const next = level.internals.get("[[Prototype]]");
      object = next && await this.#behindProxies(next);
    }
    return levels;
  }

  /**
   * What an object has itself, without elements of arrays; of an object with
   * very many properties only the prototype, and of one that inherits from a
   * proxy only names.
   */
  async level(object: RemoteValue): Promise<RemoteLevel> {
    const { subtype } = object;
    const isList = subtype === "array" || subtype === "typedarray";
    if (!isList && !(await this.count(object) <= MAX_PROPERTIES)) {
      const next = await this.#onObject(object, PROTOTYPE);
      const internals = new Map(next ? [["[[Prototype]]", next]] : []);
      return { object, properties: [], internals };
    }
    return await this.#properties(object, { nonIndexedPropertiesOnly: true });
  }

  /** Own properties with the elements of an array; for objects that are known to be small. */
  async everything(object: RemoteValue): Promise<RemoteLevel> {
    return await this.#properties(object, {});
  }

  /** How many names an object has itself; NaN where that is not known. */
  async count(object: RemoteValue): Promise<number> {
    return Number((await this.#onObject(object, COUNT))?.value ?? NaN);
  }

  /** An array of an array's first elements. */
  async firstElements(
    list: RemoteValue,
    count: number,
  ): Promise<RemoteValue | undefined> {
    return await this.#onObject(list, FIRST, [count]);
  }

  /** The protocol's own short form of an object's beginning. */
  async preview(object: RemoteValue): Promise<DevtoolsObject> {
    if (await this.#inheritsFromProxy(object)) return {};
    const answer = await this.#call("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: "function(){return this}",
      throwOnSideEffect: true,
      generatePreview: true,
      objectGroup: this.#group,
    });
    return objectOf(objectOf(answer?.result).preview);
  }

  /** Names of `let`, `const` and `class` of all cells. */
  async lexicalNames(): Promise<readonly string[]> {
    const answer = await this.#call("Runtime.globalLexicalScopeNames", {});
    const names = answer?.names;
    return Array.isArray(names) ? names.map(String) : [];
  }

  /** Lets everything go. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#session.send("Runtime.releaseObjectGroup", {
      objectGroup: this.#group,
    }).catch(() => {
      // The process is gone, and all values with it.
    });
  }

  async #properties(
    object: RemoteValue,
    options: DevtoolsObject,
  ): Promise<RemoteLevel> {
    const isProxy = object.subtype === "proxy";
    if (!isProxy && await this.#inheritsFromProxy(object)) {
      return await this.#names(object);
    }
    const answer = await this.#call("Runtime.getProperties", {
      objectId: object.objectId,
      ownProperties: true,
      ...options,
    });
    return readLevel(object, answer);
  }

  /** V8 asks the traps of a prototype that is a proxy, even for own properties alone. */
  async #inheritsFromProxy(object: RemoteValue): Promise<boolean> {
    let at: RemoteValue | undefined = object;
    for (let depth = 0; at?.objectId !== undefined; depth++) {
      if (at.subtype === "proxy" || depth > MAX_LEVELS) return true;
      at = await this.#onObject(at, PROTOTYPE);
    }
    return false;
  }

  async #names(object: RemoteValue): Promise<RemoteLevel> {
    const names = await this.#onObject(object, NAMES);
    const next = await this.#onObject(object, PROTOTYPE);
    const text = typeof names?.value === "string" ? names.value : "[]";
    const list: unknown = JSON.parse(text);
    const properties = (Array.isArray(list) ? list : []).map((name) => ({
      name: String(name),
      enumerable: true,
      isSymbol: false,
    }));
    const internals = new Map(next ? [["[[Prototype]]", next]] : []);
    return { object, properties, internals };
  }

  async #behindProxies(value: RemoteValue): Promise<RemoteValue | undefined> {
    let found: RemoteValue | undefined = value;
    for (let depth = 0; found?.subtype === "proxy"; depth++) {
      if (depth > MAX_LEVELS) return undefined;
      const level: RemoteLevel = await this.everything(found);
      found = level.internals.get("[[Target]]");
    }
    return found;
  }

  /** Calls a function of ours, which runs nothing of an object that is no proxy. */
  async #onObject(
    { objectId }: RemoteValue,
    functionDeclaration: string,
    args: readonly unknown[] = [],
  ): Promise<RemoteValue | undefined> {
    return outcome(
      await this.#call("Runtime.callFunctionOn", {
        objectId,
        functionDeclaration,
        arguments: args.map((value) => ({ value })),
        throwOnSideEffect: true,
        silent: true,
        objectGroup: this.#group,
      }),
    );
  }

  async #call(
    method: string,
    parameters: DevtoolsObject,
  ): Promise<DevtoolsObject | undefined> {
    if (this.#isLate) return undefined;
    const answer = this.#session.send(method, parameters).catch((error) => {
      // Broken off, or the process is gone: nothing is known.
      if (error instanceof DevtoolsError) return undefined;
      throw error;
    });
    return await Promise.race([answer, this.#late]);
  }
}

const COUNT = "function(){return Object.getOwnPropertyNames(this).length}";
const NAMES =
  "function(){return JSON.stringify(Object.getOwnPropertyNames(this))}";
const PROTOTYPE = "function(){return Object.getPrototypeOf(this)}";
const FIRST = `function(count){
  const found = [];
  for (let at = 0; at < count; at++) found.push(this[at]);
  return found;
}`;

function outcome(answer: DevtoolsObject | undefined): RemoteValue | undefined {
  return answer === undefined || isObject(answer.exceptionDetails)
    ? undefined
    : readRemote(answer.result);
}

function readRemote(given: unknown): RemoteValue | undefined {
  if (!isObject(given)) return undefined;
  const { type, subtype, className, description, objectId } = given;
  return {
    type: String(type),
    ...(typeof subtype === "string" && { subtype }),
    className: typeof className === "string" ? className : "",
    description: String(
      description ?? (subtype === "null" ? "null" : given.value ?? type),
    ),
    ...(typeof objectId === "string" && { objectId }),
    value: given.value,
  };
}

function readLevel(
  object: RemoteValue,
  answer: DevtoolsObject | undefined,
): RemoteLevel {
  const properties: RemoteProperty[] = [];
  for (const row of Array.isArray(answer?.result) ? answer.result : []) {
    if (!isObject(row)) continue;
    const value = readRemote(row.value);
    const get = readRemote(row.get);
    const set = readRemote(row.set);
    properties.push({
      name: String(row.name),
      ...(value && { value }),
      ...(get && get.type !== "undefined" && { get }),
      ...(set && set.type !== "undefined" && { set }),
      enumerable: row.enumerable === true,
      isSymbol: row.symbol !== undefined,
    });
  }
  const internals = new Map<string, RemoteValue>();
  const rows = answer?.internalProperties;
  for (const row of Array.isArray(rows) ? rows : []) {
    const value = isObject(row) ? readRemote(row.value) : undefined;
    if (isObject(row) && value) internals.set(String(row.name), value);
  }
  return { object, properties, internals };
}
