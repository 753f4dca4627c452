// How string formats relate: which one contains another, and which two share no text.

export const NUMERIC = new Set(['int32', 'int64', 'float', 'double']);

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
  int32: ['int64'],
  float: ['double'],
  uri: ['uri-reference', 'iri'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  hostname: ['idn-hostname'],
  email: ['idn-email'],
  'date-time': ['iso-date-time'],
  time: ['iso-time'],
};

/** No two of a group have a text in common. A uri may be an ipv6 address by its grammar: `fe80::1`. */
const APART: readonly (readonly string[])[] = [
  ['date', 'date-time', 'time', 'duration', 'uuid', 'ipv4', 'ipv6', 'email', 'json-pointer'],
  ['date', 'date-time', 'time', 'duration', 'uuid', 'ipv4', 'email', 'uri', 'json-pointer'],
  ['hostname', 'date-time', 'time', 'ipv6', 'email', 'json-pointer'],
  ['hostname', 'date-time', 'time', 'email', 'uri', 'json-pointer'],
];

export type FormatRelation = 'wider' | 'narrower' | 'apart' | 'unknown';

/** What the second format is to the first. */
export function relateFormats(from: string, to: string): FormatRelation {
  if (isContained(from, to)) return 'wider';
  if (isContained(to, from)) return 'narrower';
  return APART.some((group) => group.includes(from) && group.includes(to)) ? 'apart' : 'unknown';
}

function isContained(inner: string, outer: string): boolean {
  return (CONTAINED_IN[inner] ?? []).some((next) => next === outer || isContained(next, outer));
}
