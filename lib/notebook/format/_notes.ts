/** A constructor that makes nothing: it gives what it is given. */
class Given {
  constructor(value: object) {
    return value;
  }
}

/**
 * What is known of objects beside what they hold, kept in a private field that is
 * put on the object itself: nobody sees it, and it is neither copied nor compared.
 *
 * A `WeakMap` would do the same, but the young generation's garbage collector
 * takes its values for alive: cleaning a folder of notebooks took twice the time.
 */
export class Notes<T> {
  readonly #Note = class Note extends Given {
    #note: T;

    constructor(value: object, note: T) {
      super(value);
      this.#note = note;
    }

    static set(value: object, note: T): void {
      if (#note in value) value.#note = note;
      else new Note(value, note);
    }

    static get(value: object): T | undefined {
      return #note in value ? value.#note : undefined;
    }
  };

  /** Notes something of an object. */
  set(value: object, note: T): void {
    this.#Note.set(value, note);
  }

  /** What was noted of an object. */
  get(value: object): T | undefined {
    return this.#Note.get(value);
  }
}
