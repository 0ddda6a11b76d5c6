/** Words that may begin a statement. */
export const STATEMENT_WORDS: readonly string[] = (
  "abstract async await break case catch class const continue debugger declare " +
  "default delete do else enum export finally for function if import interface " +
  "let namespace new return super switch this throw try type typeof using var " +
  "void while with yield true false null"
).split(" ");

/** Words that may begin an expression. */
export const EXPRESSION_WORDS: readonly string[] = (
  "async await class delete false function import new null super this true " +
  "typeof void yield"
).split(" ");

/** Words that may follow an operand. */
export const OPERATOR_WORDS: readonly string[] = (
  "as extends from implements in instanceof is of satisfies"
).split(" ");

/** Words that are never a name. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set((
  "await break case catch class const continue debugger default delete do else " +
  "enum export extends false finally for function if import in instanceof new " +
  "null return super switch this throw true try typeof var void while with yield"
).split(" "));

/** Words behind which a new name is made up. */
export const NAMING_WORDS: ReadonlySet<string> = new Set((
  "const let var using function class enum interface namespace import"
).split(" "));

/** Whether text can stand behind a dot. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(text);
}
