export type EntityList = Record<string, string>;

export type UnescapeOptions = {
  entityList?: EntityList;
};

export function escape(str: string): string;
export function unescape(str: string, options?: UnescapeOptions): string;
