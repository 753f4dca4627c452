// Names and labels of a Kubernetes object in an output: too long ones are refused, never cut.
import type { Pointer } from '../source/pointer';
import { joinPointer } from '../source/pointer';
import { NAME_LIMIT } from './compute-variables';
import { originAt, type Origin } from './template-origins';
import type { TemplateProblem } from './template-problem';
import { isMap, nameType, type Value } from './value';

const OBJECT_NAME_LIMIT = 253;
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)?$/;

export function checkObject(
  document: Value,
  sources: ReadonlyMap<Pointer, Origin>,
): TemplateProblem[] {
  if (!isMap(document) || !isMap(document.metadata)) return [];
  if (typeof document.apiVersion !== 'string' || typeof document.kind !== 'string') return [];
  const problems: TemplateProblem[] = [];
  const refuse = (place: Pointer, message: string, hint: string): void => {
    const origin = originAt(sources, place);
    problems.push({
      code: 'RENDER_NAME_INVALID',
      message,
      hint,
      in: origin?.in ?? 'template',
      pointer: origin?.pointer ?? '',
    });
  };
  const { name, namespace, labels } = document.metadata;
  const limits: [string, Value, number][] = [
    ['name', name, OBJECT_NAME_LIMIT],
    ['namespace', namespace, NAME_LIMIT],
  ];
  for (const [key, value, limit] of limits) {
    if (value === undefined) continue;
    const place = `/metadata/${key}`;
    if (typeof value !== 'string' || value === '') {
      const seen = value === '' ? 'empty' : nameType(value);
      refuse(place, `\`metadata.${key}\` is ${seen}; it must be a text.`, 'Quote it.');
    } else if (value.length > limit) {
      refuse(
        place,
        `\`metadata.${key}\` has ${value.length} characters; Kubernetes accepts ${limit}.`,
        'Choose a shorter name.',
      );
    }
  }
  if (!isMap(labels)) return problems;
  for (const [key, value] of Object.entries(labels)) {
    const fits = typeof value === 'string' && value.length <= NAME_LIMIT && LABEL_VALUE.test(value);
    if (fits) continue;
    refuse(
      joinPointer('/metadata/labels', key),
      `The label \`${key}\` of the output has a value that Kubernetes refuses.`,
      `A label is a text of at most ${NAME_LIMIT} letters, digits, \`-\`, \`_\` and dots, with a letter or digit at both ends.`,
    );
  }
  return problems;
}
