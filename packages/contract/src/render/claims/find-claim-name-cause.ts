// Finds the part that makes a name of a claim invalid. Each part is replaced by a short text in turn, the longest part
// first. A part is the cause if the problem is then gone.
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import type { Claim } from '../../template/claim';
import { expandTemplate, type Expansion } from '../../template/expand/expand-template';
import type { Template } from '../../template/parse/template';
import type { TemplateProblem } from '../../template/template-problem';
import { findNameCause } from '../find-name-cause';
import { hintToRename } from '../hint-to-rename';
import type { NamePlace, NamePlaces } from '../name-places';

interface NameCause {
  readonly at: NamePlace;
  readonly hint?: string;
}

interface NamedClaim {
  readonly claim: Claim;
  readonly effective: EffectiveContract;
  readonly places: NamePlaces;
  /** The place of the name of the configuration. */
  readonly named: NamePlace;
}

/** The part of a refused name that its author changes elsewhere; `undefined` for a text of a template or in values. */
export function findClaimNameCause(
  problem: TemplateProblem,
  template: Template,
  facts: NamedClaim,
): NameCause | undefined {
  const isNamed = problem.in === 'values' && problem.pointer === '';
  if (problem.code !== 'RENDER_NAME_INVALID' || (problem.in === 'values' && !isNamed)) {
    return undefined;
  }
  const { claim, effective, places, named } = facts;
  const { environment, namespace, chart, root, component, configuration } = claim;
  const part = (text: string, replaced: Partial<Claim>, cause?: NameCause) => ({
    text,
    cause,
    isCause: () => !repeats(problem, expandTemplate(template, { ...claim, ...replaced })),
  });
  // The author of the template or the label chose these parts, so the text there is the cause.
  const chosen = (at: NamePlace) => (isNamed ? { at } : undefined);
  const name = 'x';
  return findNameCause([
    ...(environment === null
      ? []
      : [
          part(
            environment,
            { environment: name },
            { at: places.environment(effective), hint: hintToRename(environment) },
          ),
        ]),
    ...(namespace === undefined
      ? []
      : [part(namespace, { namespace: name }, { at: places.namespace })]),
    part(chart.name, { chart: { ...chart, name } }, { at: places.chart }),
    part(root.name, { root: { ...root, name } }, chosen(places.root)),
    part(
      component.name,
      { component: { ...component, name } },
      chosen({ in: effective, pointer: '/service/name' }),
    ),
    part(configuration.name, { configuration: { name } }, chosen(named)),
  ])?.cause;
}

function repeats({ code, in: kind, pointer }: TemplateProblem, { problems }: Expansion): boolean {
  return (problems ?? []).some(
    (other) => other.code === code && other.in === kind && other.pointer === pointer,
  );
}
