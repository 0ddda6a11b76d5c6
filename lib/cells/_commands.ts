/** Code of a cell, and what its first lines tell the engine itself. */
export interface CommandedCell {
  /** The code, in which commands are blank: every place in it stays as it was. */
  readonly code: string;
  /** Whether the cell begins with `%reload`. */
  readonly reloads: boolean;
}

/**
 * Commands stand before all code, where TypeScript has no `%`: further down a
 * line may begin with one.
 */
const COMMANDS_REGEXP =
  /^(?:[^\S\n]*(?:\/\/[^\n]*)?\n)*[^\S\n]*%reload[^\S\n]*;?[^\S\n]*(?=\n|$)/;

/**
 * Takes the commands out of a cell.
 *
 * @param source The cell as it was written.
 */
export function takeCommands(source: string): CommandedCell {
  const found = COMMANDS_REGEXP.exec(source)?.[0];
  if (found === undefined) return { code: source, reloads: false };
  const line = found.lastIndexOf("%");
  const blank = found.slice(0, line) + " ".repeat(found.length - line);
  return { code: blank + source.slice(found.length), reloads: true };
}
