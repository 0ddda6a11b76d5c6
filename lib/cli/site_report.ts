import type { Site, WrittenSite } from "../notebook/site/mod.ts";
import type { CommandContext } from "./command.ts";

/** A site that was written. */
export interface MadeSite {
  /** Its first page. */
  readonly index: string;
  readonly site: Site;
  /** What became of its files. */
  readonly files: WrittenSite;
}

/** Why a site was not written. */
export interface SiteProblem {
  /** The notebook, or the folder. */
  readonly path: string;
  readonly error: string;
}

/** Says why there is no site. */
export function reportNotMade(
  problems: readonly SiteProblem[],
  isJson: boolean,
  context: CommandContext,
): void {
  if (isJson) {
    context.print(JSON.stringify({ errors: problems }, undefined, 2));
    return;
  }
  for (const { error } of problems) context.report(error);
  context.report("The site was not written");
}

/** Says what was written, and which links lead to nothing. */
export function reportMade(
  { index, site, files }: MadeSite,
  isJson: boolean,
  context: CommandContext,
): void {
  const { title, pages, warnings } = site;
  if (isJson) {
    context.print(
      JSON.stringify({ index, title, pages, ...files, warnings }, undefined, 2),
    );
    return;
  }
  for (const { from, address, reason } of warnings) {
    context.report(`${from}: the link "${address}" ${reason}`);
  }
  const counts = [
    `${files.written.length} written`,
    `${files.unchanged.length} unchanged`,
    ...(files.removed.length > 0 ? [`${files.removed.length} removed`] : []),
  ].join(", ");
  context.print(
    `${pages.length} ${
      pages.length === 1 ? "page" : "pages"
    }; files: ${counts}`,
  );
  context.print(index);
}
