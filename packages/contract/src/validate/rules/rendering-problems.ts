import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { formatPointer } from '../../source/pointer';
import type { InfrastructureCode } from '../../template/check/infrastructure-problem';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';

/** Problems of one code with the rendering of an infrastructure contract; none of any other contract. */
export function* renderingProblems(
  { bundle, contract, checkInfrastructure }: RuleContext,
  code: InfrastructureCode,
): Iterable<Finding> {
  if (bundle.kind !== 'infrastructure') return;
  const { service, configurations, metadata } = contract;
  for (const problem of checkInfrastructure({ service, configurations, metadata })) {
    if (problem.code !== code) continue;
    const { document, pointer, on, range, message, hint, broken, related = [] } = problem;
    if (broken) {
      yield {
        pointer: formatPointer(['metadata', 'labels', PROVISIONER_LABEL]),
        message: `\`${broken.path}\` cannot be read. ${message}`,
        hint,
        related: [
          {
            document: broken.path,
            pointer: '',
            at: broken.problem.range.start,
            message: 'The file is broken here.',
          },
        ],
      };
      continue;
    }
    yield {
      document: document?.path,
      pointer,
      on,
      range,
      message,
      hint,
      related: related.map((place) => ({
        document: place.document.path,
        pointer: place.pointer,
        message: place.message,
      })),
    };
  }
}
