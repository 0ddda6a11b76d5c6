// Lines that are not there when it runs: types move everything else.
interface Given {
  readonly amount: number;
}

export type Taken = Given;

export function fail(given: Given): never {
  throw new RangeError(`too many: ${given.amount}`);
}

export class Account {
  private static readonly limit: number = 1;

  constructor(readonly amount: number) {
    if (amount < 0) throw new Error("constructed");
  }

  get debt(): number {
    throw new Error("got");
  }

  static async later(): Promise<void> {
    await Promise.resolve(this.limit);
    throw new Error("later");
  }

  #own(): Error {
    return new Error("private");
  }

  own(): Error {
    return this.#own();
  }
}
