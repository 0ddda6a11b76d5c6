import type { Anchors } from "./_anchors.ts";

/** How an image of a notebook is shown: here, or as a link to where it is. */
export type ShownImage =
  | { readonly src: string }
  | { readonly href: string };

/** What the parts of a page share while it is rendered. */
export interface PageContext {
  readonly anchors: Anchors;
  /** The language of the code cells. */
  readonly language: string;
  /** Whether HTML that cells put out runs, each in a frame of its own. */
  readonly isTrusted: boolean;
  /** The address that a link keeps, or undefined. */
  link(address: string): string | undefined;
  /** How the image at an address is shown. */
  image(address: string): ShownImage | undefined;
}

/** Where a text of a notebook stands on its page. */
export interface TextPlace {
  readonly page: PageContext;
  /** The files that a cell brings along: names to MIME types to base64. */
  readonly attachments?: Readonly<Record<string, unknown>> | undefined;
  /** Whether headings belong into the outline. */
  readonly isOutlined: boolean;
}
