import { fromFileUrl, SEPARATOR } from "@std/path";
import { fingerprint } from "./folder.ts";

/** A file that a program has imported. */
interface Imported {
  readonly print: string;
  readonly times: number;
}

/**
 * Gives a file of the folder another address once it has changed: Deno keeps a
 * module by its address, and a program would go on with what the file was. What
 * that file itself imports stays as it is.
 *
 * @param folder The programs' folder; other addresses are left alone, and not looked at.
 * @returns The function that gives addresses.
 */
export function freshAddresses(folder: string): (url: string) => string {
  const seen = new Map<string, Imported>();
  return (url) => {
    try {
      const path = fromFileUrl(url);
      if (!path.startsWith(folder + SEPARATOR)) return url;
      const print = fingerprint(Deno.lstatSync(path));
      const before = seen.get(path);
      const times = before === undefined
        ? 0
        : before.times + Number(before.print !== print);
      seen.set(path, { print, times });
      return times === 0
        ? url
        : `${url}${url.includes("?") ? "&" : "?"}${times}`;
    } catch {
      // Not there, or no path: the program will be told.
      return url;
    }
  };
}
