/** How a trace is to look: its options with their defaults. */
export interface TraceLook {
  readonly baseUrl: string | undefined;
  readonly caption: string | undefined;
  readonly maxLines: number;
  readonly maxCharacters: number;
  readonly isRunning: boolean;
  readonly open: "last" | "all" | "none";
  /** Whether forms that cannot fold leave out what is folded. */
  readonly isShort: boolean;
}
