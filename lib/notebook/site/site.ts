import type { NotebookDocument } from "../format/mod.ts";
import type { SiteOptions } from "./site_options.ts";

/** A notebook of a site. */
export interface SiteNotebook {
  /** Its path from the folder of notebooks, with `/`: `part/01_tea.ipynb`. */
  readonly path: string;
  /** What is in it. */
  readonly notebook: NotebookDocument;
}

/** Options of {@linkcode buildSite}. */
export interface BuildSiteOptions extends SiteOptions {
  /** What the first page begins with: Markdown, as a rule the folder's README.md. @default none */
  readonly introduction?: {
    /** Its path from the folder of notebooks. */
    readonly path: string;
    /** The Markdown. */
    readonly text: string;
  };
  /** The name of the folder of notebooks, for a title where there is no other. @default none */
  readonly folderName?: string;
  /** The language of the text, such as `pt-BR`. @default what each notebook says, else `en` */
  readonly lang?: string;
  /** Whether scripts in outputs run, each in a frame of its own. @default {false} */
  readonly trust?: boolean;
  /**
   * What there is at a path in the folder of notebooks, for links and pictures.
   *
   * @default there is nothing
   */
  readonly lookUp?: (path: string) => "file" | "folder" | undefined;
}

/** A page of a site. */
export interface SitePage {
  /** Its path in the site. */
  readonly path: string;
  /** The notebook, or the Markdown, that it was made of; nothing for a list of contents alone. */
  readonly from: string | undefined;
  /** Its title. */
  readonly title: string;
  /** The notebook's first sentence. */
  readonly description: string | undefined;
  /** How long the notebook says that it takes. */
  readonly duration: string | undefined;
}

/** A link that leads to nothing. */
export interface SiteWarning {
  /** The notebook, or the Markdown, that it stands in. */
  readonly from: string;
  /** Where it was to lead. */
  readonly address: string;
  /** What is wrong with it. */
  readonly reason: string;
}

/** A site, before it is written. */
export interface Site {
  /** Its title. */
  readonly title: string;
  /** Its pages in the order in which they are read; the first is `index.html`. */
  readonly pages: readonly SitePage[];
  /** The files that it consists of, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Files of the folder of notebooks that belong to it as they are, each at its own path. */
  readonly copies: readonly string[];
  /** What is wrong with links. */
  readonly warnings: readonly SiteWarning[];
}
