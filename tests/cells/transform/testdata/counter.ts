/** Changes while it is imported. */
export let count = 0;
/** Changes it. */
export function increase(): void {
  count++;
}
