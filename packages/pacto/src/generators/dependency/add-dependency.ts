// Adds an entry to `dependencies[]`, with the range of versions that the author accepts.
import { isAlias, parseVersion, parseVersionRange } from 'pacto-contract';
import { contractPath, type ResolvedBundle, serviceNameOf } from 'pacto-contract/graph';
import { buildDependency, compatibilityWith } from '../../text/build-dependency';
import { checkKept } from '../../workspace/new-bundle/check-kept';
import { entriesOf, readYaml } from '../../workspace/files/edit-yaml';
import type { NamedContract } from '../../workspace/find/name-contract';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { addEntry } from './add-entry';
import type { DependencySchema } from './schema';

/** Throws if the entry is there already and an option differs from it. */
export function addDependency(
  workspace: GeneratorWorkspace,
  target: ResolvedBundle,
  contract: NamedContract,
  schema: DependencySchema,
): void {
  const compatibility = compatibilityOf(contract, schema.compatibility);
  const { required = true, name = serviceNameOf(contract.name) } = schema;
  if (target.kind === 'root' && contract.bundle?.kind === 'component' && !isAlias(name)) {
    throw new Error(
      `\`--name\` is \`${name}\`, which cannot be the alias of a component in a chart. Use letters, digits, \`-\` and \`_\`, but not \`global\` or \`tags\`, which Helm reserves.`,
    );
  }
  const named = { name, ref: contract.ref };
  const entry = buildDependency({ ...named, required, compatibility });
  if (addEntry(workspace, target, 'dependencies', named, entry)) return;
  checkDependencyKept(workspace, target, { ...schema, name, required });
}

/** The range that the author gives, else the one for the version of the contract. Throws if it does not admit that version. */
function compatibilityOf({ ref, version }: NamedContract, given: string | undefined): string {
  const isVersion = version !== undefined && parseVersion(version) !== undefined;
  const range = given ?? (isVersion ? compatibilityWith(version) : undefined);
  if (!range) {
    throw new Error(
      `\`${ref}\` has no version${version === undefined ? '' : `: the tag \`${version}\` is not one`}, so \`--compatibility\` is needed, such as \`^1.0.0\`.`,
    );
  }
  const parsed = parseVersionRange(range);
  if ('problem' in parsed) throw new Error(parsed.problem);
  if (!isVersion || parsed.admits(version)) return range;
  throw new Error(
    `\`--compatibility\` is \`${range}\`, which does not admit the version \`${version}\` of \`${ref}\`. Give a range that admits it, such as \`${compatibilityWith(version)}\`, or another version.`,
  );
}

/** Throws if an option asks for another value than the existing entry has. */
function checkDependencyKept(
  { writes }: GeneratorWorkspace,
  target: ResolvedBundle,
  { name, required, compatibility }: DependencySchema,
): void {
  const path = contractPath(target.root);
  const kept = entriesOf(readYaml(writes, path).dependencies).find((one) => one.name === name)!;
  const what = `\`${target.name ?? target.root}\` already has \`${name}\` in its \`dependencies\``;
  checkKept({ what, key: 'compatibility', seen: kept.compatibility, wanted: compatibility, path });
  checkKept({
    what,
    key: 'required',
    seen: String(kept.required ?? false),
    wanted: String(required),
    byDefault: 'true',
    path,
  });
}
