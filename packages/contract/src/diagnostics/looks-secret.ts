// Which values must not be printed although no schema marks them: reports are read by more people than
// the files. Names of secrets are not secrets.
import { isMapping } from '../source/mapping';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { SourceText } from '../source/source-text';

export const HIDDEN = '(hidden)';

const SECRET_KEY =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:pass(?:word|wd|phrase)?|pwd|token|secret|credentials?|authorization|(?:api|private|access|signing|encryption)[-_]?key)(?:[-_]?\d+)?$/i;
/** Keys of lists and mappings that hold nothing but secrets. */
const SECRET_KEYS =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:passwords|passwds|passphrases|tokens|(?:api|private|access|signing|encryption)[-_]?keys)$/i;
/** A password in an address; `oci://host:5000/name@sha256` has no password. */
const LOGIN = /:\/\/(?::[^@\s]{1,500}|[^:/\s@]{1,500}:(?!\d+\/)[^@\s]{1,500})@/;
/** A password in an address without a scheme, as references of images are written. */
const LOGIN_OF_HOST = /^[^/:@\s]{1,500}:[^/:@\s]{1,500}@[\w.-]{1,500}(?::\d{1,5})?\//;
const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|^(?:AKIA|ASIA)[0-9A-Z]{16}$|^gh[pousr]_[A-Za-z0-9]{30,}$|^github_pat_\w|^eyJ[\w-]+\.eyJ[\w-]+\.|^(?:Basic|Bearer) [\w.~+/=-]{8,}$|(?:^|[;&?\s])(?:pwd|password|accountkey|sharedaccesskey) ?= ?[^;&\s]/i;
/** Keys that a service gives out, by the prefix that it marks them with. */
const MARKED_KEY = new RegExp(
  [
    'xox[abeoprs]-[\\w-]{10,}', // Slack
    'xapp-\\d-[\\w-]{10,}',
    'https://hooks\\.slack\\.com/services/\\w+/\\w+/\\w+',
    'gl(?:pat|dt|rt|ptt|ft|cbt|soat|agent)-[\\w.-]{16,}', // GitLab
    '(?:[sr]k_(?:live|test)|whsec)_\\w{16,}', // Stripe
    'AIza[\\w-]{35}', // Google
    'ya29\\.[\\w-]{20,}',
    'npm_[A-Za-z0-9]{36}',
    'pypi-[\\w-]{50,}',
    'dckr_[op]at_[\\w-]{20,}', // Docker
    'hv[sbr]\\.[\\w-]{20,}', // Vault
    'do[opr]_v1_[0-9a-f]{64}', // DigitalOcean
    'SG\\.[\\w-]{16,}\\.[\\w-]{32,}', // SendGrid
    'sk-(?:proj|svcacct|ant|or)-[\\w-]{20,}', // language models
    'sk-[A-Za-z0-9]{32,}',
    'AGE-SECRET-KEY-1[0-9A-Z]{58}',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
);

/** Finds every text that one of the expressions above finds, and takes less time. */
const MAY_BE_SECRET =
  /[@=]|-----BEGIN|^(?:A[KS]IA|gh[pousr]_|github_pat_|eyJ|Basic |Bearer |xox|xapp-|https:\/\/hooks|gl[a-z]{2,5}-|[sr]k[_-]|whsec_|AIza|ya29|npm_|pypi-|dckr_|hv[sbr]\.|do[opr]_|SG\.|AGE-)/i;
/** Finds every place whose keys can say that a text is a secret. */
const MAY_NAME_SECRET = /pass|pwd|token|secret|credential|authorization|key|\/value$/i;

/** Whether a value looks like a secret: by its key, by what its holder is called, or by itself. */
export function looksSecret(pointer: Pointer, value: unknown, holder?: unknown): boolean {
  const isText = typeof value === 'string' && value !== '';
  if (!isText && typeof value !== 'number') return false;
  const names = parsePointer(pointer).filter((token) => !/^\d+$/.test(token));
  const [key = '', above = ''] = names.reverse();
  if (SECRET_KEY.test(key)) return true;
  if (key === 'value' && (SECRET_KEY.test(above) || above === 'secrets' || isNamedSecret(holder))) {
    return true;
  }
  if (!isText) return false;
  return SECRET_KEYS.test(key) || SECRET_KEYS.test(above) || looksSecretItself(value);
}

/** Keys that often hold the name of a secret, such as `existingSecret`, and not the secret. */
const NAMES_SECRET =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:secret|credentials?|authorization)(?:[-_]?\d+)?$/i;
/** A text that a program replaces by the secret: `${PASSWORD}`, `{{ .password }}`. */
const EXPRESSION = /\$[({]|\{\{/;
/** A text that says where the secret is: `vault:db#password`, `<password>`. */
const ADDRESS = /^<.*>$|^[\w+-]+:\S/;

/** Whether a text in a contract is a secret that all readers see. Names of secrets and of their keys are not. */
export function leaksSecret(pointer: Pointer, text: string, holder?: unknown): boolean {
  if (!MAY_BE_SECRET.test(text) && !MAY_NAME_SECRET.test(pointer)) return false;
  if (EXPRESSION.test(text)) return false;
  if (looksSecretItself(text)) return true;
  const key = parsePointer(pointer).at(-1)!;
  if (NAMES_SECRET.test(key) || ADDRESS.test(text)) return false;
  return !plain(text).endsWith(plain(key)) && looksSecret(pointer, text, holder);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** `{name: DB_PASSWORD, value: …}`, as variables of containers are written. */
function isNamedSecret(holder: unknown): boolean {
  if (!isMapping(holder)) return false;
  return [holder.name, holder.key].some(
    (name) => typeof name === 'string' && SECRET_KEY.test(name),
  );
}

function looksSecretItself(text: string): boolean {
  if (!MAY_BE_SECRET.test(text)) return false;
  return (
    SECRET_TEXT.test(text) || MARKED_KEY.test(text) || LOGIN.test(text) || LOGIN_OF_HOST.test(text)
  );
}

/** The secrets in a text that cannot be parsed, as far as its lines show them. */
export function linesWithSecrets(source: SourceText): Range[] {
  return source.lines(1, Infinity).flatMap((text, index) => {
    const entry = /^([\s-]*["']?([\w.][\w.-]*)["']?\s*:\s*)\S/.exec(text);
    if (!entry || !looksSecret(joinPointer('', entry[2]!), text.slice(entry[1]!.length))) return [];
    const line = index + 1;
    const start = { line, column: entry[1]!.length + 1 };
    return [{ start, end: { line, column: text.length + 1 } }];
  });
}
