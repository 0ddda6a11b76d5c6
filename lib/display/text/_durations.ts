/** Milliseconds for people: `340 ms`, `2.1 s`, `3 min 5 s`, `2 h 4 min`, `3 d 4 h`. */
export function durationText(ms: number): string {
  if (Number.isNaN(ms)) return "–";
  const sign = ms < 0 ? "−" : "";
  const size = Math.abs(ms);
  if (size === Infinity) return `${sign}∞`;
  if (size > 0 && size < 0.9995) {
    return `${sign}${Number(size.toPrecision(2))} ms`;
  }
  if (size < 999.5) return `${sign}${Math.round(size)} ms`;
  if (size < 59_950) return `${sign}${(size / 1000).toFixed(1)} s`;
  const seconds = Math.round(size / 1000);
  if (seconds < 3600) {
    return `${sign}${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) {
    return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }
  const hours = Math.round(minutes / 60);
  const days = Math.floor(hours / 24).toLocaleString("en-US");
  return `${sign}${days} d ${hours % 24} h`;
}
