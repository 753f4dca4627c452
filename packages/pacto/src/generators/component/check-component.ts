import { isAlias } from 'pacto-contract';
import { contractPath } from 'pacto-contract/graph';
import type { ComponentParts } from '../../text/build-component';
import { checkServiceKept } from '../../workspace/new-bundle/check-kept';
import { checkLength, checkName } from '../../workspace/new-bundle/check-name';
import { describeBundles } from '../../workspace/find/describe-bundles';
import { entriesOf } from '../../workspace/files/edit-yaml';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import type { ComponentSchema } from './schema';

/** `worker` and `my-service-worker` are the same component of `my-service`. */
export function componentName(name: string, base: string): { short: string; service: string } {
  checkName(name, 'The name of the component');
  if (name.endsWith('-root') || name === 'root') {
    throw new Error(
      `The name of the component is \`${name}\`. Names that end in \`-root\` are reserved for roots. Choose another name.`,
    );
  }
  if (name === base) {
    throw new Error(
      `\`${name}\` is the name of the service itself. Give the component a name of its own, such as \`api\` or \`worker\`.`,
    );
  }
  const short = name.startsWith(`${base}-`) ? name.slice(base.length + 1) : name;
  if (!isAlias(short)) {
    throw new Error(
      `The name of the component is \`${name}\`, and Helm reserves the key \`${short}\` in the values of a chart. Choose another name.`,
    );
  }
  return { short, service: `${base}-${short}` };
}

/** True when `folder` already contains exactly this component. Any other content is an error. */
export function checkComponent(
  { index, writes }: GeneratorWorkspace,
  service: string,
  folder: string,
): boolean {
  const here = index.bundleAt(folder);
  if (here && here.name !== service) {
    throw new Error(
      `${folder} holds the contract of \`${here.name ?? 'a service without a readable name'}\`. Choose another name for the component.`,
    );
  }
  const others = index.bundlesNamed(service).filter(({ root }) => root !== folder);
  if (others.length > 0) {
    throw new Error(`The name \`${service}\` is taken. ${describeBundles(others)}`);
  }
  const exists = writes.read(contractPath(folder)) !== undefined;
  if (!exists) checkLength(service, 'The name of the contract');
  if (exists && !here) {
    throw new Error(
      `${folder}/pacto.yaml exists, but it is ignored. Choose another name for the component.`,
    );
  }
  return exists;
}

/** A contract that exists is not rewritten: options that ask for something else are refused. */
export function checkUnchanged(
  contract: Record<string, unknown>,
  wanted: ComponentParts,
  schema: Pick<ComponentSchema, 'port' | 'owner' | 'workload'>,
  { installName, path }: { readonly installName: string; readonly path: string },
): void {
  const { service } = wanted;
  const ports = entriesOf(contract.interfaces).map(({ port }) => port);
  if (schema.port !== undefined && !ports.includes(schema.port)) {
    throw new Error(
      `\`${service}\` already exists and has no interface at port ${schema.port}. Edit \`${path}\`.`,
    );
  }
  checkServiceKept(contract, path, schema, { workload: 'service' });
  for (const key of ['policies', 'configurations'] as const) {
    const refs = entriesOf(contract[key]).map(({ ref }) => ref);
    const missing = wanted[key].find(({ ref }) => !refs.includes(ref));
    if (missing) {
      throw new Error(
        `\`${service}\` already exists without \`${missing.ref}\` in its \`${key}\`. Add it with \`nx g ${installName}:dependency ${missing.ref} --project=${service}\`.`,
      );
    }
  }
}

export function checkPort(port: number | undefined): void {
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw new Error(`The port is \`${port}\`. Use a whole number from 1 to 65535.`);
  }
}
