/** A host of a rule or of a request, as Deno tells hosts apart. */
export type Host =
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "wildcard"; readonly name: string }
  | { readonly type: "ip"; readonly ip: Ip }
  | { readonly type: "vsock"; readonly cid: number }
  | { readonly type: "subnet"; readonly ip: Ip; readonly bits: number }
  | { readonly type: "unix"; readonly path: string };

interface Ip {
  readonly version: 4 | 6;
  readonly number: bigint;
}

/** A host with or without a port. Without one it stands for every port. */
export interface Address {
  readonly host: Host;
  readonly port?: number;
}

/**
 * Reads a host by Deno's rules.
 *
 * @param text `example.com:443`, `*.example.com`, `10.0.0.0/8`, `[::1]:80`, `unix:/run/x`.
 * @returns The host and its port.
 * @throws {TypeError} If Deno would not take it.
 */
export function parseAddress(text: string): Address {
  const fail = (why: string): never => {
    throw new TypeError(`Cannot read host "${text}": ${why}`);
  };
  if (text.startsWith("unix:")) {
    const path = text.slice("unix:".length);
    if (!path.startsWith("/")) {
      fail("wanted an absolute path after unix:");
    }
    return { host: { type: "unix", path: normalPath(path) } };
  }
  if (text.startsWith("vsock:")) {
    const [cid = "", port = ""] = text.slice("vsock:".length).split(":");
    if (!/^(?:-1|\d+)$/.test(cid) || !/^\d+$/.test(port)) {
      fail("wanted vsock:CID:PORT");
    }
    return {
      host: { type: "vsock", cid: Number(cid) >>> 0 },
      port: Number(port),
    };
  }
  if (text.includes("://")) fail("found a URL; wanted a host");
  if (text.startsWith("[")) {
    const [, inside = "", port] = /^\[([^\]]*)\](?::(.*))?$/s.exec(text) ??
      fail("wanted [IPV6] or [IPV6]:PORT");
    const ip = parseIp6(inside) ?? fail("found no IPv6 address in brackets");
    return { host: { type: "ip", ip }, ...parsePort(port, fail) };
  }
  const colon = text.indexOf(":");
  const name = colon < 0 ? text : text.slice(0, colon);
  const port = colon < 0 ? undefined : text.slice(colon + 1);
  if (port?.includes(":")) fail("an IPv6 address stands in square brackets");
  return { host: parseName(name, fail), ...parsePort(port, fail) };
}

function parsePort(
  text: string | undefined,
  fail: (why: string) => never,
): { port?: number } {
  if (text === undefined) return {};
  if (!/^\+?\d+$/.test(text) || Number(text) > 65_535) {
    fail("wanted a port from 0 to 65535 after the colon");
  }
  return { port: Number(text) };
}

function parseName(text: string, fail: (why: string) => never): Host {
  const ip = parseIp4(text);
  if (ip) return { type: "ip", ip };
  const slash = text.indexOf("/");
  if (slash >= 0) {
    const base = parseIp4(text.slice(0, slash));
    const bits = text.slice(slash + 1);
    if (!base || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) {
      fail("wanted an IPv4 range such as 10.0.0.0/8");
    } else return { type: "subnet", ip: base, bits: Number(bits) };
  }
  const isWildcard = text.startsWith("*.");
  const name = (isWildcard ? text.slice(2) : text).toLowerCase()
    .replace(/\.$/, "");
  if (name === "") fail("it is empty");
  if (!/^[a-z0-9_#-]+(?:\.[a-z0-9_#-]+)*$/.test(name)) {
    fail("wanted a host name, an IP address or *.NAME");
  }
  if (text.endsWith(".") && parseIp4(name)) {
    fail("an IP address has no dot at its end");
  }
  return { type: isWildcard ? "wildcard" : "name", name };
}

function parseIp4(text: string): Ip | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  if (!parts.every((n) => /^(?:0|[1-9]\d{0,2})$/.test(n) && Number(n) < 256)) {
    return undefined;
  }
  return {
    version: 4,
    number: parts.reduce((all, n) => all * 256n + BigInt(n), 0n),
  };
}

/** An IPv4 address written as an IPv6 one is the IPv4 address. */
function parseIp6(text: string): Ip | undefined {
  const address = text.replace(/%.*$/s, "");
  if (!/^[0-9a-fA-F:.]+$/.test(address)) return undefined;
  if (!URL.canParse(`http://[${address}]/`)) return undefined;
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [front = "", back] = plain.split("::");
  const head = front === "" ? [] : front.split(":");
  const tail = back === undefined || back === "" ? [] : back.split(":");
  const zeros = new Array(8 - head.length - tail.length).fill("0");
  const number = [...head, ...zeros, ...tail]
    .reduce((all, part) => all * 65_536n + BigInt(`0x${part}`), 0n);
  return number >> 32n === 0xffffn
    ? { version: 4, number: number & 0xffff_ffffn }
    : { version: 6, number };
}

function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/**
 * Tells whether a rule covers a request.
 *
 * @param rule The rule's host.
 * @param asked The request's.
 * @returns True when it does.
 */
export function coversAddress(rule: Address, asked: Address): boolean {
  if (rule.port !== undefined && rule.port !== asked.port) return false;
  const a = rule.host;
  const b = asked.host;
  switch (a.type) {
    case "name":
      return b.type === "name" && a.name === b.name;
    case "wildcard":
      return (b.type === "name" &&
        (b.name === a.name || b.name.endsWith(`.${a.name}`))) ||
        (b.type === "wildcard" && a.name === b.name);
    case "ip":
      return b.type === "ip" && sameIp(a.ip, b.ip);
    case "vsock":
      return b.type === "vsock" && a.cid === b.cid;
    case "unix":
      return b.type === "unix" && a.path === b.path;
    case "subnet": {
      if (b.type !== "ip" || a.ip.version !== b.ip.version) return false;
      const rest = BigInt(32 - a.bits);
      return a.ip.number >> rest === b.ip.number >> rest;
    }
  }
}

function sameIp(a: Ip, b: Ip): boolean {
  return a.version === b.version && a.number === b.number;
}

const ORDER = ["name", "wildcard", "ip", "vsock", "subnet", "unix"];

/**
 * The order in which Deno looks through its rules about hosts: first those with
 * a port, then names before wildcards before addresses before ranges. Names
 * go by their bytes as DNS writes them, each label with its length before it.
 *
 * @param a One host.
 * @param b Another.
 * @returns Below 0 when `a` comes first, above when `b` does, else 0.
 */
export function compareAddresses(a: Address, b: Address): number {
  if ((a.port === undefined) !== (b.port === undefined)) {
    return a.port === undefined ? 1 : -1;
  }
  return compareHosts(a.host, b.host) || (a.port ?? 0) - (b.port ?? 0);
}

function compareHosts(a: Host, b: Host): number {
  const types = ORDER.indexOf(a.type) - ORDER.indexOf(b.type);
  if (types !== 0) return types;
  if ("name" in a && "name" in b) {
    return compare(dnsText(a.name), dnsText(b.name));
  }
  if ("path" in a && "path" in b) return compare(a.path, b.path);
  if ("cid" in a && "cid" in b) return a.cid - b.cid;
  if ("ip" in a && "ip" in b) {
    return a.ip.version - b.ip.version || compare(a.ip.number, b.ip.number) ||
      ("bits" in a && "bits" in b ? a.bits - b.bits : 0);
  }
  return 0;
}

function dnsText(name: string): string {
  return name.split(".")
    .map((label) => String.fromCharCode(label.length) + label).join("") + "\0";
}

/**
 * Compares two texts or numbers.
 *
 * @param a One of them.
 * @param b The other.
 * @returns -1, 0 or 1.
 */
export function compare<T extends string | bigint | number>(
  a: T,
  b: T,
): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
