/** A cell of a template. */
export interface TemplateCell {
  /** What kind of cell it is. */
  readonly type: "code" | "markdown";
  /** Its id in the notebook. */
  readonly id: string;
  /** Its text. */
  readonly source: string;
  /** Its tags. */
  readonly tags?: readonly string[];
}

/** What the cells of a template are made from. */
export interface TemplateContext {
  /** The notebook's title, safe in Markdown. */
  readonly title: string;
  /** The name of the file, for commands in its text. */
  readonly file: string;
  /** What the cells import the package by. */
  readonly module: string;
  /** What they import its readers of formats by. */
  readonly formats: string;
}

/** Something to start a notebook from. */
export interface NotebookTemplate {
  /** The word that chooses it. */
  readonly name: string;
  /** One line on what it is for. */
  readonly summary: string;
  /** Whether its cells import the package, which has to be found from where the notebook stands. */
  readonly importsPackage: boolean;
  /** Its cells. */
  readonly cells: (context: TemplateContext) => readonly TemplateCell[];
}
