/** No cell so short nests too deeply. */
const SHORT = 500;
/** Deeper brackets are left to a process. Deno's compiler has survived four times as many on the smallest stack. */
const MOST_BRACKETS = 200;
/** So many of what may be nested without brackets are, too. */
const MOST_LINKS = 500;
/** Operators take less of the stack. */
const OPERATOR_LINK = 0.1;
const LINK_REGEXP =
  /[,;]|=>|[.<:]\s*[\w$([{]|\b(?:new|await|yield|if|for|while|class|function|typeof|keyof|void|delete)\b|[-+*%!~?&|^=]|[)\]]\s*[([]/g;
const OPERATOR_REGEXP = /^(?:[-+*%!~?&|^=]|[)\]].*)$/s;

/**
 * Whether a cell may be nested so deeply that Deno's compiler overflows its
 * stack, which ends the whole process. Strings and comments count like code:
 * what is taken for deep without need is only compiled more slowly.
 */
export function mayBeDeep(source: string): boolean {
  if (source.length <= SHORT) return false;
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) {
      if (++depth > MOST_BRACKETS) return true;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) {
      depth--;
    }
  }
  let links = 0;
  for (const [text] of source.matchAll(LINK_REGEXP)) {
    if (text === "," || text === ";") links = 0;
    else links += OPERATOR_REGEXP.test(text) ? OPERATOR_LINK : 1;
    if (links > MOST_LINKS) return true;
  }
  return false;
}
