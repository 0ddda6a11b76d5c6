/**
 * What nbformat's published schemas ask of a notebook, as data. The schemas of 4.0
 * to 4.5 differ in little; what came later says since when.
 */
import { isRecord, isStringArray } from "./_values.ts";

/** What a value must be. */
export type Rule = ValueRule | ObjectRule | ArrayRule | ChoiceRule;

/** A value that is seen to be right at a glance. */
export interface ValueRule {
  readonly type: "value";
  readonly wanted: string;
  readonly test: (value: unknown) => boolean;
}

/** An object with fields. */
export interface ObjectRule {
  readonly type: "object";
  /** Fields that must be there. */
  readonly required: readonly string[];
  /** What known fields must be. */
  readonly fields: Readonly<Record<string, Rule>>;
  /** What all other fields must be; none may be there if it is undefined. */
  readonly others: Rule | undefined;
}

/** An array. */
export interface ArrayRule {
  readonly type: "array";
  readonly items: Rule;
  readonly isUnique: boolean;
}

/** An object whose kind a field names. */
export interface ChoiceRule {
  readonly type: "choice";
  readonly field: string;
  readonly kinds: Readonly<Record<string, Rule>>;
}

type Fields = Readonly<Record<string, Rule>>;

function value(wanted: string, test: (value: unknown) => boolean): ValueRule {
  return { type: "value", wanted, test };
}

/** An object with these fields and no others. */
function closed(fields: Fields, optional: Fields = {}): ObjectRule {
  const all = { ...fields, ...optional };
  return {
    type: "object",
    required: Object.keys(fields),
    fields: all,
    others: undefined,
  };
}

/** An object with these fields and any others. */
function open(
  fields: Fields,
  required: readonly string[] = [],
  others: Rule = anything,
): ObjectRule {
  return { type: "object", required, fields, others };
}

const anything = value("anything", () => true);
const string = value("a string", (value) => typeof value === "string");
const boolean = value("true or false", (value) => typeof value === "boolean");
const array = value("an array", Array.isArray);
const object = value("an object", isRecord);
const multiline = value(
  "a string or an array of strings",
  (value) => typeof value === "string" || isStringArray(value),
);
const count = value(
  "a whole number from 0 or null",
  (value) =>
    value === null ||
    typeof value === "number" && Number.isInteger(value) && value >= 0,
);
const stringOrObject = value(
  "a string or an object",
  (value) => typeof value === "string" || isRecord(value),
);
const integerFromOne = value(
  "a whole number from 1",
  (value) => typeof value === "number" && Number.isInteger(value) && value >= 1,
);
const scrolled = value(
  'true, false or "auto"',
  (value) => typeof value === "boolean" || value === "auto",
);
const id = value(
  '1 to 64 letters, digits, "-" and "_"',
  (value) => typeof value === "string" && /^[a-zA-Z0-9_-]{1,64}$/.test(value),
);
const name = value(
  "a string of one line, not empty",
  (value) => typeof value === "string" && /^[^\n]+$/.test(value),
);
const tags: ArrayRule = {
  type: "array",
  isUnique: true,
  items: value(
    "a string without commas, not empty",
    (value) => typeof value === "string" && /^[^,]+$/.test(value),
  ),
};

/** MIME types whose content is any JSON. */
const JSON_TYPE_REGEXP = /^application\/(?:[^\n]*\+)?json$/;

const bundle: ObjectRule = open({}, [], multiline);
const attachments: ObjectRule = open({}, [], bundle);

/** Whether a field of a bundle may hold any JSON. */
export function isAnyJson(rule: ObjectRule, field: string): boolean {
  return rule === bundle && JSON_TYPE_REGEXP.test(field);
}

const outputs: ArrayRule = {
  type: "array",
  isUnique: false,
  items: {
    type: "choice",
    field: "output_type",
    kinds: {
      execute_result: closed({
        output_type: anything,
        data: bundle,
        metadata: object,
        execution_count: count,
      }),
      display_data: closed({
        output_type: anything,
        data: bundle,
        metadata: object,
      }),
      stream: closed({ output_type: anything, name: string, text: multiline }),
      error: closed({
        output_type: anything,
        ename: string,
        evalue: string,
        traceback: { type: "array", isUnique: false, items: string },
      }),
    },
  },
};

/** The rule for a whole notebook of nbformat 4.`minor`. */
export function notebookRule(minor: number): ObjectRule {
  const titled: Fields = minor >= 2 ? { title: string, authors: array } : {};
  return closed({
    metadata: open({
      kernelspec: open({ name: string, display_name: string }, [
        "name",
        "display_name",
      ]),
      language_info: open({
        name: string,
        codemirror_mode: stringOrObject,
        file_extension: string,
        mimetype: string,
        pygments_lexer: string,
      }, ["name"]),
      orig_nbformat: integerFromOne,
      ...titled,
    }),
    nbformat_minor: anything,
    nbformat: anything,
    cells: { type: "array", isUnique: false, items: cellRule(minor) },
  });
}

function cellRule(minor: number): ChoiceRule {
  const withId: Fields = minor >= 5 ? { id } : {};
  const common: Fields = { name, tags };
  const hiding: Fields = minor >= 3 ? { jupyter: object } : {};
  const timing: Fields = minor >= 4 ? { execution: open({}, [], string) } : {};
  const cell = (metadata: Fields): Fields => ({
    ...withId,
    cell_type: anything,
    metadata: open({ ...common, ...hiding, ...metadata }),
    source: multiline,
  });
  return {
    type: "choice",
    field: "cell_type",
    kinds: {
      raw: closed(cell({ format: string }), { attachments }),
      markdown: closed(cell({}), { attachments }),
      code: closed({
        ...cell({ collapsed: boolean, scrolled, ...timing }),
        outputs,
        execution_count: count,
      }),
    },
  };
}
