/** The flags that the options name, with the types that parsing gives them. */
type Flags<
  B extends string,
  S extends string,
  C extends string,
  N extends string,
> =
  & { [K in Exclude<S, C>]?: K extends N ? string | false : string }
  & { [K in Extract<S, C>]: K extends N ? string[] | false : string[] }
  & { [K in Exclude<B, C>]: boolean }
  & { [K in Extract<B, C>]: boolean[] }
  & { [K in Exclude<C, S | B>]: K extends N ? unknown[] | false : unknown[] };

/** A flag with a default is always there. */
type WithDefaults<T, D> = D extends undefined ? T
  :
    & Omit<T, keyof D>
    & {
      [K in keyof D]-?: K extends keyof T ? D[K] | NonNullable<T[K]> : unknown;
    };

/** A flag's value is there under each of its other names too. */
type WithAliases<T, A> = {
  [K in keyof T as K | (K extends keyof A ? Names<A[K]> : never)]: T[K];
};

type Names<A> = A extends string ? A
  : A extends ReadonlyArray<infer N extends string> ? N
  : never;

export type Aliases = Record<string, string | ReadonlyArray<string>>;

export interface ParseOptions<
  B extends string = string,
  S extends string = string,
  C extends string = string,
  N extends string = string,
  D extends Record<string, unknown> | undefined =
    | Record<string, unknown>
    | undefined,
  A extends Aliases | undefined = Aliases | undefined,
  DD extends boolean | undefined = boolean | undefined,
> {
  "--"?: DD;
  alias?: A;
  boolean?: B | ReadonlyArray<B>;
  default?: D;
  stopEarly?: boolean;
  string?: S | ReadonlyArray<S>;
  collect?: C | ReadonlyArray<C>;
  negatable?: N | ReadonlyArray<N>;
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

export type Args<
  T = Record<string, unknown>,
  DD extends boolean | undefined = undefined,
> =
  & Record<string, unknown>
  & T
  & { _: Array<string | number> }
  & (true extends DD ? { "--": string[] } : Record<never, never>);

/**
 * The types of flat names only: a name with a dot in it, which the library takes apart, has none
 * here.
 */
export function parseArgs<
  B extends string = never,
  S extends string = never,
  C extends string = never,
  N extends string = never,
  D extends Record<string, unknown> | undefined = undefined,
  const A extends Aliases | undefined = undefined,
  DD extends boolean | undefined = undefined,
>(
  args: string[],
  options?: ParseOptions<B, S, C, N, D, A, DD>,
): Args<WithAliases<WithDefaults<Flags<B, S, C, N>, D>, A>, DD>;
