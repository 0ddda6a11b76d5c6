import { endsOperand, expressionBefore } from "./_chain.ts";
import { lastBefore } from "./_completion_place.ts";
import { isInComment, type Tokens } from "./_tokens.ts";
import { RESERVED_WORDS } from "./_words.ts";

/** An expression that somebody may want to know of. */
export interface InspectionPlace {
  /** JavaScript of it. */
  readonly expression: string;
  /** How it is called: its text as it stands in the cell. */
  readonly name: string;
  /** The object that its last part is a member of. */
  readonly object?: string;
  /** That last part. */
  readonly member?: string;
}

/**
 * What the cursor may ask for, the nearest first: the name that it touches,
 * then the functions in whose arguments it stands, from inside out.
 */
export function inspectionPlaces(
  tokens: Tokens,
  cursor: number,
): InspectionPlace[] {
  const { code, list, openers } = tokens;
  const places: InspectionPlace[] = [];
  const add = (index: number) => {
    const place = placeAt(tokens, index);
    if (place) places.push(place);
  };
  const last = lastBefore(list, cursor);
  const end = Math.min(list[last]?.end ?? 0, cursor);
  const touched = [last, last + 1].find((index) => {
    const token = list[index];
    return token?.type === "name" && token.start <= cursor &&
      token.end >= cursor;
  });
  if (touched !== undefined && !isInComment(code, end, cursor)) add(touched);
  for (let at = last; at >= 0; at--) {
    const token = list[at];
    const opener = openers.get(at);
    const closed = opener !== undefined &&
      (token?.end ?? 0) <= cursor;
    if (closed) at = opener;
    else if (token?.value === "(" && endsOperand(tokens, at - 1)) {
      const isNear = at === last || token.start < cursor;
      if (isNear) add(at - 1);
    }
  }
  return places;
}

function placeAt(tokens: Tokens, index: number): InspectionPlace | undefined {
  const token = tokens.list[index];
  if (token === undefined) return undefined;
  const before = tokens.list[index - 1]?.value;
  const isMember = before === "." || before === "?.";
  const isWord = RESERVED_WORDS.has(token.value) && token.value !== "this";
  if (token.type === "name" && isWord && !isMember) return undefined;
  const expression = expressionBefore(tokens, index);
  if (expression === undefined) return undefined;
  const name = expression.replace(/\s+/g, " ");
  const object = isMember ? expressionBefore(tokens, index - 2) : undefined;
  return object === undefined
    ? { expression, name }
    : { expression, name, object, member: token.value };
}
