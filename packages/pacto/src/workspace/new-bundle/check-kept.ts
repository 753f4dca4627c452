// A generator does not rewrite what exists: an option that asks for something else is refused.
import { isMapping } from 'pacto-contract';

interface Kept {
  /** What has the value, as a message names it: `` `worker` already exists ``. */
  readonly what: string;
  /** As a message names it. */
  readonly key: string;
  readonly seen: unknown;
  /** `undefined` and the default of the option ask for nothing: Nx fills in the default where the option is not given. */
  readonly wanted: string | undefined;
  readonly byDefault?: string;
  /** The file to edit. */
  readonly path: string;
}

export function checkKept({ what, key, seen, wanted, byDefault, path }: Kept): void {
  if (wanted === undefined || wanted === '' || wanted === byDefault || seen === wanted) return;
  const has = seen === undefined ? 'without' : 'with another';
  throw new Error(`${what} ${has} \`${key}\`. To make it \`${wanted}\`, edit \`${path}\`.`);
}

interface ServiceOptions {
  readonly owner?: string;
  readonly version?: string;
  readonly workload?: string;
}

/** The options that several generators of contracts share, with the defaults of theirs. */
export function checkServiceKept(
  contract: Readonly<Record<string, unknown>>,
  path: string,
  wanted: ServiceOptions,
  defaults: ServiceOptions,
): void {
  const service = isMapping(contract.service) ? contract.service : {};
  const { workload } = isMapping(contract.runtime) ? contract.runtime : {};
  const what = `\`${String(service.name)}\` already exists`;
  const { owner, version } = service;
  const seen = [
    ['service.owner', isMapping(owner) ? (owner.team ?? owner) : owner, 'owner'],
    ['service.version', version, 'version'],
    ['runtime.workload', workload, 'workload'],
  ] as const;
  for (const [key, value, option] of seen) {
    const byDefault = defaults[option];
    checkKept({ what, key, seen: value, wanted: wanted[option], byDefault, path });
  }
}
