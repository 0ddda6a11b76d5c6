/**
 * A folder of notebooks as a site: pages with navigation and search that need no
 * server and nothing from elsewhere.
 *
 * @module
 */

export { buildSite } from "./build_site.ts";
export { folderLookUp } from "./folder_look_up.ts";
export { SITE_MARKER } from "./_marker.ts";
export type {
  BuildSiteOptions,
  Site,
  SiteNotebook,
  SitePage,
  SiteWarning,
} from "./site.ts";
export { readSiteOptions, type SiteOptions } from "./site_options.ts";
export {
  type IndexedPage,
  type MarkedText,
  type PageHit,
  type SearchResult,
  type SectionHit,
  siteSearch,
} from "./site_search.ts";
export {
  writeSite,
  type WriteSiteOptions,
  type WrittenSite,
} from "./write_site.ts";
