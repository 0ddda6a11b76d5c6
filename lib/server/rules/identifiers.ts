/**
 * Tells columns whose cells name things from columns that measure them.
 *
 * @module
 */

const IDENTIFIER_REGEXP =
  /(?:^|[_\s-])(?:id|uuid|guid|zip|zipcode|postcode|postal|phone|code|isbn|ean|iban|no|nr|index|lat|latitude|lon|lng|longitude)$|^(?:id|#|column 1)$/;

/** Headings in the singular: whole numbers below them name one thing a row. */
const THING_REGEXP =
  /^(?:order|invoice|ticket|transaction|booking|reservation|receipt|account|customer|client|employee|patient|student|member|user|product|item|case|sample|serial|reference|ref|record|batch|shipment|policy|claim|flight|trip|room|seat)(?:[ _-]?(?:number|num|#))?$/;

/**
 * Whether a column holds ids, codes and the like.
 *
 * @param heading Its heading, folded.
 * @param numbers Its different numbers as they stand there; undefined when it is no column of numbers.
 * @param cells Its different cells and how often each stands there.
 */
export function isIdentifier(
  heading: string,
  numbers: readonly string[] | undefined,
  cells: ReadonlyMap<string, number>,
): boolean {
  if (numbers?.some((digits) => /[.,]/.test(digits))) return false;
  if (IDENTIFIER_REGEXP.test(heading)) return true;
  return numbers !== undefined && cells.size > 2 &&
    THING_REGEXP.test(heading) &&
    [...cells.values()].every((count) => count === 1);
}
