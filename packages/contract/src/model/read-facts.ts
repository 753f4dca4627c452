import { hideLogin } from '../reference/oci-name';
import { mappingsIn } from '../source/list-items';
import { mappingOf } from '../source/mapping';
import { parseSource } from '../source/yaml/parse-source';
import { PROVISIONER_LABEL, TEMPLATE_LABEL } from './infrastructure-labels';
import { NO_FACTS, type ContractFacts, type FactReference } from './summary';

/**
 * The graph-time facts of a `pacto.yaml` or a values file. It gives a result for any text. A text
 * that is not YAML is `readable: false` (and should not be cached); parts of a wrong type are left
 * out.
 */
export function readFacts(text: string | Uint8Array): { facts: ContractFacts; readable: boolean } {
  const { document } = parseSource('', text);
  if (!document) return { facts: NO_FACTS, readable: false };
  return { readable: true, facts: factsOf(document.value) };
}

function factsOf(value: unknown): ContractFacts {
  const contract = mappingOf(value);
  const service = mappingOf(contract.service);
  const labels = mappingOf(mappingOf(contract.metadata).labels);
  return {
    ...optionalText('name', service.name),
    ...optionalText('version', service.version),
    ...ownerFact(service.owner),
    ...optionalText('chart', withoutLogin(mappingOf(service.chart).ref)),
    provisioner: labels[PROVISIONER_LABEL] !== undefined,
    ...templateLabels(labels),
    runtime: contract.runtime !== undefined && contract.runtime !== null,
    ...readReferences(contract),
    interfaces: mappingsIn(contract.interfaces).flatMap((entry) =>
      typeof entry.contract === 'string' && entry.contract !== '' ? [entry.contract] : [],
    ),
  };
}

/** What a contract or a values file references; parts of a wrong type are left out. */
export function readReferences(
  value: unknown,
): Pick<ContractFacts, 'dependencies' | 'configurations' | 'policies'> {
  const { dependencies, configurations, policies } = mappingOf(value);
  return {
    dependencies: mappingsIn(dependencies).flatMap(({ ref, compatibility }) =>
      typeof ref === 'string'
        ? [{ ref: withoutLogin(ref), ...optionalText('compatibility', compatibility) }]
        : [],
    ),
    configurations: mappingsIn(configurations).map(factReference),
    policies: mappingsIn(policies).map(factReference),
  };
}

function ownerFact(owner: unknown): { owner?: string } {
  const { team, dri } = mappingOf(owner);
  return optionalText(
    'owner',
    [owner, team, dri].find((name) => typeof name === 'string'),
  );
}

/** The labels that name the template of an infrastructure contract. */
function templateLabels(labels: Record<string, unknown>): Pick<ContractFacts, 'templateLabels'> {
  const named = TEMPLATE_LABELS.filter((label) => typeof labels[label] === 'string');
  if (named.length === 0) return {};
  return { templateLabels: Object.fromEntries(named.map((key) => [key, labels[key] as string])) };
}

const TEMPLATE_LABELS = [PROVISIONER_LABEL, TEMPLATE_LABEL];

function factReference(entry: Record<string, unknown>): FactReference {
  return {
    ...optionalText('name', entry.name),
    ...optionalText('schema', entry.schema),
    ...optionalText('ref', withoutLogin(entry.ref)),
  };
}

/** Facts are in the caches of Nx and in its graph. A reference with a login is refused everywhere. */
function withoutLogin<Value>(ref: Value): Value | string {
  const mayHaveOne = typeof ref === 'string' && ref.includes('@') && ref.startsWith('oci://');
  return mayHaveOne ? hideLogin(ref) : ref;
}

function optionalText<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  return typeof value === 'string' && value !== '' ? ({ [key]: value } as Record<Key, string>) : {};
}
