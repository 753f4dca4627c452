// Derives the provisioning schema of an infrastructure contract, and how its claims are named, from a
// CompositeResourceDefinition of Crossplane.
import { codeList, shown } from '../../diagnostics/words';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import { convertSchema } from './convert-schema';
import { dropMachinery, selectKeys } from './select-keys';
import type { LostRule, XrdProblem } from './xrd-problem';

const GROUP = 'apiextensions.crossplane.io';
const KIND = 'CompositeResourceDefinition';
const SCOPES = ['Namespaced', 'Cluster', 'LegacyCluster'];
const SPEC_PATH = ['schema', 'openAPIV3Schema', 'properties', 'spec'];

export interface Provisioning {
  /** JSON Schema 2020-12 of the values. */
  readonly schema: Mapping;
  readonly claimKind: string;
  readonly claimApiVersion: string;
  readonly claimStyle: 'claim' | 'xr';
  readonly lost: readonly LostRule[];
}

type DerivedProvisioning =
  | { readonly provisioning: Provisioning; readonly problems?: undefined }
  | { readonly provisioning?: undefined; readonly problems: readonly XrdProblem[] };

/** `include` selects the keys that teams may set; without it they may set all. */
export function deriveProvisioning(
  { value }: Pick<SourceDocument, 'value'>,
  include: readonly string[] = [],
): DerivedProvisioning {
  try {
    return derive(value, include);
  } catch (error) {
    if (error instanceof Refusal) return { problems: [error.problem] };
    throw error;
  }
}

class Refusal extends Error {
  constructor(readonly problem: XrdProblem) {
    super(problem.message);
  }
}

function derive(value: unknown, include: readonly string[]): DerivedProvisioning {
  const { definition, isV1 } = readDefinition(value);
  const group = readText(definition, '/spec', 'group');
  const { kind, style } = readClaim(definition, isV1);
  const { version, pointer } = chooseVersion(definition.versions);
  const name = readText(version, pointer, 'name');
  const place = joinPointer(pointer, ...SPEC_PATH);
  const values = dropMachinery(readSpec(version, pointer));
  const selected =
    include.length === 0
      ? { schema: values, lost: [], problems: [] }
      : selectKeys(values, place, include);
  const converted = convertSchema(selected.schema, place);
  const problems = [...selected.problems, ...converted.problems];
  if (problems.length > 0) return { problems };
  return {
    provisioning: {
      schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', ...converted.schema },
      claimKind: kind,
      claimApiVersion: `${group}/${name}`,
      claimStyle: style,
      lost: [...selected.lost, ...converted.lost],
    },
  };
}

function refuse(pointer: Pointer, message: string, hint: string): never {
  throw new Refusal({ pointer, message, hint });
}

function readDefinition(value: unknown): { definition: Mapping; isV1: boolean } {
  const { apiVersion, kind, spec } = isMapping(value) ? value : {};
  const accepted = `Use a definition with \`kind: ${KIND}\` and \`apiVersion: ${GROUP}/v1\` or \`${GROUP}/v2\`.`;
  if (kind !== KIND) {
    const seen = typeof kind === 'string' ? `Its kind is \`${kind}\`.` : 'It has no `kind`.';
    const pointer = kind === undefined ? '' : '/kind';
    refuse(pointer, `The file is not a Crossplane definition. ${seen}`, accepted);
  }
  if (apiVersion !== `${GROUP}/v1` && apiVersion !== `${GROUP}/v2`) {
    const seen = typeof apiVersion === 'string' ? `\`${apiVersion}\`` : 'not a text';
    const pointer = apiVersion === undefined ? '' : '/apiVersion';
    refuse(pointer, `The \`apiVersion\` of the definition is ${seen}.`, accepted);
  }
  if (!isMapping(spec)) refuse('', 'The definition has no `spec`.', 'Add `spec` as a map.');
  return { definition: spec, isV1: apiVersion === `${GROUP}/v1` };
}

/**
 * Only a definition with the scope `LegacyCluster` offers claims, and teams write these. Otherwise they write the
 * composite resource itself.
 */
function readClaim(definition: Mapping, isV1: boolean): { kind: string; style: 'claim' | 'xr' } {
  const { claimNames, names, scope = isV1 ? 'LegacyCluster' : 'Namespaced' } = definition;
  if (typeof scope !== 'string' || !SCOPES.includes(scope)) {
    const message = `The \`scope\` of the definition is ${shown(scope)}.`;
    refuse('/spec/scope', message, `Use one of ${codeList(SCOPES)}.`);
  }
  if (scope === 'LegacyCluster') {
    if (isMapping(claimNames)) {
      return { kind: readText(claimNames, '/spec/claimNames', 'kind'), style: 'claim' };
    }
    const other = isV1 ? 'move the definition to `v2`' : 'set `scope: Namespaced`';
    refuse(
      '/spec',
      'The definition has no `claimNames`, so that teams cannot make a claim of it.',
      `Add \`claimNames\` with \`kind\` and \`plural\`, or ${other}.`,
    );
  }
  if (!isMapping(names)) refuse('/spec', 'The definition has no `names`.', 'Add `names.kind`.');
  return { kind: readText(names, '/spec/names', 'kind'), style: 'xr' };
}

function readText(map: Mapping, pointer: Pointer, key: string): string {
  const value = map[key];
  if (typeof value === 'string' && value !== '') return value;
  const isMissing = value === undefined;
  const unfit = value === '' ? 'an empty text' : 'not a text';
  return refuse(
    isMissing ? pointer : joinPointer(pointer, key),
    isMissing ? `The key \`${key}\` is missing.` : `\`${key}\` is ${unfit}.`,
    `Write \`${key}\` as a text.`,
  );
}

function chooseVersion(versions: unknown): { version: Mapping; pointer: Pointer } {
  if (!Array.isArray(versions) || versions.length === 0) {
    refuse('/spec', 'The definition has no list `versions`.', 'Add `versions` with one entry.');
  }
  const found = versions.flatMap((version: unknown, index) =>
    isMapping(version) && version.served === true && version.referenceable === true
      ? [{ version, pointer: joinPointer('/spec/versions', index) }]
      : [],
  );
  const [first, second] = found;
  if (first && !second) return first;
  const advice = 'Set `served: true` and `referenceable: true` on exactly one version.';
  if (!first) refuse('/spec/versions', 'No version is both served and referenceable.', advice);
  const names = found.map(({ version }) => `\`${String(version.name)}\``).join(' and ');
  return refuse(
    found[1]!.pointer,
    `The versions ${names} are all served and referenceable; Crossplane accepts one.`,
    advice,
  );
}

function readSpec(version: Mapping, pointer: Pointer): Mapping {
  let current: unknown = version;
  let place = pointer;
  for (const key of SPEC_PATH) {
    const next = isMapping(current) ? current[key] : undefined;
    if (!isMapping(next)) {
      const path = SPEC_PATH.join('.');
      refuse(
        place,
        `The version has no \`${path}\`: \`${key}\` is missing or is not a map.`,
        `Describe the values of a claim in \`${path}\`.`,
      );
    }
    current = next;
    place = joinPointer(place, key);
  }
  const { type } = current as Mapping;
  if (type !== undefined && type !== 'object') {
    refuse(
      joinPointer(place, 'type'),
      `The type of \`spec\` is ${shown(type)}, and the values of a claim are a map.`,
      'Write `type: object`.',
    );
  }
  return current as Mapping;
}
