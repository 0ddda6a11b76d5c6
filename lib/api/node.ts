/**
 * How the API's table of facts writes down a type. The same nodes describe
 * parameters, bodies, answers and the fields of schemas; `validate` checks
 * values against them and `openApiDocument` turns them into JSON Schema.
 *
 * @module
 */

/** What a type of any kind may say besides its kind. */
export interface NodeFacts {
  /** True where `null` is a value too. */
  readonly nullable?: boolean;
  /** What the server takes when the value is missing. */
  readonly default?: string | number | boolean;
}

/** A string, perhaps out of a list of values. */
export interface StringNode extends NodeFacts {
  /** Marks a string. */
  readonly type: "string";
  /** `date-time`, `date` or `uuid`, where the API names one. */
  readonly format?: string;
  /** The values that the API names, as they are spelled. */
  readonly enum?: readonly string[];
  /** True where other strings than those of `enum` are values too. */
  readonly open?: boolean;
  /** Values outside `enum` that older clients send and servers take. */
  readonly also?: readonly (string | boolean)[];
}

/** A whole number or any number. */
export interface NumberNode extends NodeFacts {
  /** Marks a number, whole or not. */
  readonly type: "integer" | "number";
  /** `int32`, `int64` or `double`, where the API names one. */
  readonly format?: string;
  /** The values that the API names. */
  readonly enum?: readonly number[];
  /** The smallest value allowed. */
  readonly minimum?: number;
  /** The largest value allowed. */
  readonly maximum?: number;
}

/** True or false. */
export interface BooleanNode extends NodeFacts {
  /** Marks a boolean. */
  readonly type: "boolean";
}

/** Any JSON value. */
export interface AnyNode extends NodeFacts {
  /** Marks any value. */
  readonly type: "any";
}

/** Bytes: a file of a multipart body, or an answer that is not text. */
export interface BinaryNode extends NodeFacts {
  /** Marks bytes. */
  readonly type: "binary";
}

/** A list of values of one type. */
export interface ArrayNode extends NodeFacts {
  /** Marks a list. */
  readonly type: "array";
  /** The type of each value. */
  readonly items: TypeNode;
  /** How a parameter writes the list: once for each value, or joined by commas. */
  readonly collectionFormat?: "multi" | "csv";
  /** The least number of values. */
  readonly minItems?: number;
  /** The greatest number of values. */
  readonly maxItems?: number;
}

/** An object with any keys and values of one type. */
export interface MapNode extends NodeFacts {
  /** Marks a map. */
  readonly type: "map";
  /** The type of each value. */
  readonly values: TypeNode;
}

/** An object with known fields. */
export interface ObjectNode extends NodeFacts {
  /** Marks an object. */
  readonly type: "object";
  /** The fields it knows, in the order of the API. */
  readonly fields: readonly Field[];
  /** True where the API says that other fields may stand beside them. */
  readonly additionalProperties?: boolean;
}

/** A value of one of several types. */
export interface UnionNode extends NodeFacts {
  /** The types it may have. */
  readonly oneOf: readonly TypeNode[];
}

/** A schema by its name. */
export interface RefNode extends NodeFacts {
  /** The name of the schema. */
  readonly ref: string;
}

/** A type of the API. */
export type TypeNode =
  | StringNode
  | NumberNode
  | BooleanNode
  | AnyNode
  | BinaryNode
  | ArrayNode
  | MapNode
  | ObjectNode
  | UnionNode
  | RefNode;

/** A named value of an object or of a form. */
export type Field = TypeNode & {
  readonly name: string;
  readonly required: boolean;
};

/** A path or query parameter. */
export type Parameter = Field;

/** Every schema of the API by its name. */
export type SchemaSet = Readonly<Record<string, TypeNode>>;

/** One thing that is wrong with a value. */
export interface Problem {
  /** Where: a path such as `collection_settings.max_tokens_per_chunk`, or `""` for the value itself. */
  readonly at: string;
  /** What was found there and what was wanted, as a sentence without a period. */
  readonly message: string;
}
