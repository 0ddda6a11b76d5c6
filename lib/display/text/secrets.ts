/** What stands in the place of a secret. */
const REMOVED = "[removed]";

/** A name that says that a secret follows; `input_tokens` are none. */
const NAME =
  "(?:[\\w-]*[_-])?(?:api[_-]?key|(?:access|auth|bearer|refresh|session|id)[_-]?token|password|passwd|secret|session[_-]?cookie)";

/** Fields whose values open a door. */
const FIELD_REGEXP = new RegExp(
  `^(?:(?:${NAME}|authorization|(?:set-)?cookie)s?|token)$`,
  "i",
);

/** `Bearer eyJ…`, `Basic dXNl…`; a small word of a sentence behind them is none. */
const SCHEME_REGEXP =
  /\b([Bb]earer|BEARER|[Bb]asic|BASIC)(\s+)(?![a-z]{1,16}[.:,;!?)]*(?:\s|$))[\w.~+/=-]{3,}/g;

/** `Authorization: …`, as it stands in headers. */
const HEADER_REGEXP =
  /(\b(?:authorization|(?:set-)?cookie)["']?\s*[:=]\s*["']?(?:(?:Bearer|Basic)\s+)?)(?!\[|Bearer\s|Basic\s)[^\s"',;]+/gi;

/** `api_key=…`, `"password": "…"`; words of a sentence are none. */
const PAIR_REGEXP = new RegExp(
  `((?<![\\w-])(?:${NAME}|token)(?:["']?\\s*=\\s*|["']\\s*:\\s*|:\\s*(?!["']?[a-z]{1,11}(?![\\w-])))["']?)[^\\s"'&,;)}\\]]+`,
  "gi",
);

/** What stands behind `?token=` in an address. */
const QUERY_REGEXP = /([?&](?:key|token|sig|signature)=)[^\s"'&#]+/gi;

/** A name and password in an address. */
const LOGIN_REGEXP = /(\b[a-z][a-z\d+.-]{1,20}:\/\/)[^\s/@]{1,200}@/gi;

/** Keys that are known by how they begin, and signed tokens. */
const KEY_REGEXP =
  /\b(?:sk-[\w-]{6,}|(?:pk|rk|ghp|gho|ghs|xox[abp]|glpat|github_pat|hf)[-_][\w-]{12,})|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;

/** Whether a field of this name holds a secret. */
export function isSecret(key: string): boolean {
  return FIELD_REGEXP.test(key);
}

/** The text with what looks like a key, a token or a password taken out. */
export function withoutSecrets(text: string): string {
  return text
    .replace(SCHEME_REGEXP, `$1$2${REMOVED}`)
    .replace(HEADER_REGEXP, `$1${REMOVED}`)
    .replace(PAIR_REGEXP, `$1${REMOVED}`)
    .replace(QUERY_REGEXP, `$1${REMOVED}`)
    .replace(LOGIN_REGEXP, `$1${REMOVED}@`)
    .replace(KEY_REGEXP, REMOVED);
}
