export const DELIMITER: ";" | ":";
export const SEPARATOR: "\\" | "/";
export const SEPARATOR_PATTERN: RegExp;
