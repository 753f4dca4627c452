// How string formats relate: which one contains another, and which texts have one and not the other.

const NUMERIC = ['int32', 'int64', 'float', 'double'];

/** Formats that concern numbers. Most validators enforce only the first ones. */
export const OF_NUMBERS = new Set([
  ...NUMERIC,
  ...['int8', 'int16', 'uint8', 'uint16', 'uint32', 'uint64', 'double-int'],
  ...['decimal', 'decimal128', 'single'],
]);

/** Formats that validators commonly enforce. The effect of other formats is unknown. */
export const ENFORCED = new Set([
  ...NUMERIC,
  'date',
  'time',
  'date-time',
  'iso-time',
  'iso-date-time',
  'duration',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'regex',
  'uuid',
  'json-pointer',
  'json-pointer-uri-fragment',
  'relative-json-pointer',
  'byte',
]);

/** Each format with those that contain it directly. */
const CONTAINED_IN: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64', 'double'],
  float: ['double'],
  uri: ['uri-reference', 'iri'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  hostname: ['idn-hostname', 'uri-reference'],
  email: ['idn-email'],
  date: ['uri-reference'],
  ipv4: ['uri-reference'],
  uuid: ['uri-reference'],
  'json-pointer-uri-fragment': ['uri-reference'],
  'date-time': ['iso-date-time'],
  time: ['iso-time'],
};

const OF_ALL_LANGUAGES = ['idn-email', 'idn-hostname', 'iri', 'iri-reference'];
const REFERENCES = ['uri-reference', 'iri-reference', 'uri-template'];

/** Texts, each with the formats that it may have. It has those in front of the dash, and no format that is not listed. */
const TEXTS: readonly (readonly string[])[] = [
  // 2026-01-31
  ['date', '-', 'hostname', 'idn-hostname', 'regex', ...REFERENCES],
  // 10:00:00Z
  ['time', 'iso-time', '-', 'regex', ...REFERENCES],
  // 2026-01-31T10:00:00Z
  ['date-time', 'iso-date-time', '-', 'regex', ...REFERENCES],
  // 10:00:00
  ['iso-time', '-', 'regex', ...REFERENCES],
  // 2026-01-31T10:00:00
  ['iso-date-time', '-', 'regex', ...REFERENCES],
  // P1DT1H2M
  ['duration', '-', 'hostname', 'idn-hostname', 'byte', 'regex', ...REFERENCES],
  // https://example.com/a
  ['uri', 'url', 'iri', ...REFERENCES, '-', 'regex'],
  // mailto:a@example.com
  ['uri', 'iri', ...REFERENCES, '-', 'regex'],
  // a/b
  ['uri-reference', 'iri-reference', '-', 'uri-template', 'regex'],
  // https://ä.example/ä
  ['iri', 'iri-reference', '-', 'url', 'uri-template', 'regex'],
  // {a}
  ['uri-template', '-', 'regex'],
  // anna@example.com
  ['email', 'idn-email', '-', 'regex', ...REFERENCES],
  // ä@example.com
  ['idn-email', '-', 'regex', 'iri-reference', 'uri-template'],
  // localhost
  ['hostname', 'idn-hostname', '-', 'regex', ...REFERENCES],
  // ä.example
  ['idn-hostname', '-', 'regex', 'iri-reference', 'uri-template'],
  // 10.0.0.1
  ['ipv4', '-', 'hostname', 'idn-hostname', 'regex', ...REFERENCES],
  // ::1
  ['ipv6', '-', 'regex', ...REFERENCES],
  // (a|b)*
  ['regex', '-', 'uri-template'],
  // 9f0c9d0e-7e7e-4b52-8d3f-0d5b8a5a7c11
  ['uuid', '-', 'hostname', 'idn-hostname', 'regex', ...REFERENCES],
  // /a~1b%c
  ['json-pointer', '-', 'regex'],
  // #/a
  ['json-pointer-uri-fragment', '-', 'regex', ...REFERENCES],
  // 1/a
  ['relative-json-pointer', '-', 'regex', ...REFERENCES],
  // aGk/aGk=
  ['byte', '-', 'regex', ...REFERENCES],
];

/** `both`: each has texts that the other has not. `loses`, `gains`: this is known of the old, of the new one alone. */
export type FormatRelation = 'wider' | 'narrower' | 'both' | 'loses' | 'gains' | 'unknown';

/** What the second format is to the first. */
export function relateFormats(base: string, head: string): FormatRelation {
  if (isContained(base, head)) return 'wider';
  if (isContained(head, base)) return 'narrower';
  const [loses, gains] = [hasMore(base, head), hasMore(head, base)];
  if (loses) return gains ? 'both' : 'loses';
  return gains ? 'gains' : 'unknown';
}

function isContained(inner: string, outer: string): boolean {
  return (CONTAINED_IN[inner] ?? []).some((next) => next === outer || isContained(next, outer));
}

/** Whether some text has the first format, and surely not the second. */
function hasMore(one: string, two: string): boolean {
  if (!KNOWN.has(two)) return false;
  return TEXTS.some((formats) => {
    const own = formats.indexOf(one);
    return own >= 0 && own < formats.indexOf('-') && !formats.includes(two);
  });
}

const KNOWN: ReadonlySet<string> = new Set([...ENFORCED, ...OF_ALL_LANGUAGES]);
