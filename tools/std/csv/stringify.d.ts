export type PropertyAccessor = number | string;

export type ColumnDetails = {
  header?: string;
  prop: PropertyAccessor | PropertyAccessor[];
};

export type Column = ColumnDetails | PropertyAccessor | PropertyAccessor[];

export type DataItem = Readonly<Record<string, unknown> | unknown[]>;

export type StringifyOptions = {
  headers?: boolean;
  separator?: string;
  columns?: readonly Column[];
  bom?: boolean;
};

export function stringify(
  data: readonly DataItem[],
  options?: StringifyOptions,
): string;
