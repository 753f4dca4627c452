import { invalidOption } from './read-setting';

/**
 * The targets that a contract may have, with the name that each has by default. Each can be renamed or
 * turned off by an option: `validateTargetName`, `diffTargetName` and so on. What a target does is in
 * `graph/target-rows.ts`.
 */
const TARGET_NAMES = {
  validate: 'pacto-validate',
  diff: 'pacto-diff',
  render: 'pacto-render',
  explain: 'pacto-explain',
  publish: 'pacto-publish',
} as const;

export type TargetId = keyof typeof TARGET_NAMES;

export type TargetNameOption = `${TargetId}TargetName`;

export const TARGET_IDS = Object.keys(TARGET_NAMES) as TargetId[];

/** The name of each target, `false` if it is turned off. */
export function readTargetNames(
  options: Record<string, unknown>,
): Record<TargetId, string | false> {
  const names = TARGET_IDS.map((id) => [id, readTargetName(id, options)] as const);
  const used = new Map<string, TargetId>();
  for (const [id, name] of names) {
    if (name === false) continue;
    const other = used.get(name);
    if (other !== undefined) {
      throw new Error(
        `The options \`${targetNameOption(other)}\` and \`${targetNameOption(id)}\` of the Pacto plugin in \`nx.json\` are both \`${name}\`. Give each target its own name.`,
      );
    }
    used.set(name, id);
  }
  return Object.fromEntries(names) as Record<TargetId, string | false>;
}

function readTargetName(id: TargetId, options: Record<string, unknown>): string | false {
  const option = targetNameOption(id);
  const value = options[option];
  if (value === undefined) return TARGET_NAMES[id];
  if (value === false) return false;
  if (typeof value === 'string' && /^[^\s:]+$/.test(value)) return value;
  throw invalidOption(
    option,
    value,
    'the name of a target without spaces and `:`, or `false` to turn the target off',
  );
}

export function targetNameOption(id: TargetId): TargetNameOption {
  return `${id}TargetName`;
}
