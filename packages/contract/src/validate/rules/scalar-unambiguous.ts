import { longCode } from '../../diagnostics/words';
import { isExact } from '../../source/number-literals';
import { parentPointer, parsePointer, valueAt } from '../../source/pointer';
import type { OldReading } from '../../source/yaml-1-1';
import type { ValidationRule } from '../rule';

/** Where the schema of contracts leaves open what a value is; elsewhere it reports a wrong type itself. */
const FREE_FORM = /^\/(?:metadata|configurations\/\d+\/values)\//;

export const scalarUnambiguous: ValidationRule = {
  id: 'scalar-unambiguous',
  code: 'AMBIGUOUS_SCALAR',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that all tools read the same value from an unquoted word or number. Helm and Kubernetes read YAML 1.1, except for dates and times of day.',
  fix: 'If you mean text, put the value in quotes. Otherwise, write the value that the message shows.',
  *check({ contract, ambiguous }) {
    for (const { pointer, on, source, value, oldReading, isSecret } of ambiguous) {
      if (!FREE_FORM.test(pointer)) continue;
      if (on === 'key') {
        if (isSecret) continue;
        const parent = valueAt(contract, parentPointer(pointer));
        const key = parsePointer(pointer).pop()!;
        if (parent === null || typeof parent !== 'object' || !(key in parent)) continue;
        yield {
          pointer,
          on,
          message: `The key ${longCode(source)} is text in YAML 1.2. ${inWords(oldReading!)}.`,
          hint: `Write ${longCode(`"${source}"`)}.`,
        };
        continue;
      }
      if (!Object.is(valueAt(contract, pointer), value)) continue;
      if (isSecret) {
        yield {
          pointer,
          message: `The value of ${longCode(parsePointer(pointer).pop()!)} is not in quotes, so some tools read another value than is written. It is secret, so it is not shown.`,
          hint: 'Put it in quotes if you mean text.',
        };
        continue;
      }
      yield {
        pointer,
        message: oldReading
          ? `${longCode(source)} is ${typeof value === 'number' ? `the number \`${value}\`` : 'text'} in YAML 1.2. ${inWords(oldReading)}.`
          : describeNumber(source, value as number),
        hint: hintFor(source, value, oldReading),
      };
    }
  },
};

/** Pacto itself keeps the digits of a long number. */
function describeNumber(source: string, value: number): string {
  if (isRounded(source, value)) {
    return `Tools that round long numbers, such as Helm, read ${longCode(source)} as \`${value}\`.`;
  }
  const problem = Number.isFinite(value) ? '' : ', which JSON does not have';
  return `${longCode(source)} is read as the number \`${value}\`${problem}.`;
}

function inWords({ kind, value, isOfHelm }: OldReading): string {
  const readers = isOfHelm ? 'Helm and Kubernetes' : 'Some readers of YAML 1.1';
  return `${readers} read ${kind === 'boolean' ? '' : `the ${kind} `}${longCode(value)}`;
}

function hintFor(source: string, value: unknown, oldReading?: OldReading): string {
  const quoted = longCode(`"${source}"`);
  if (oldReading?.kind === 'date') return `Write ${quoted}.`;
  if (typeof value !== 'number') {
    return `Write ${quoted} if you mean text, or \`${oldReading!.value}\` if you mean that ${oldReading!.kind}.`;
  }
  if (!Number.isFinite(value)) return `Write ${quoted} if you mean text. Helm refuses the number.`;
  return isRounded(source, value)
    ? `Write ${quoted} to keep every digit.`
    : `Write ${quoted} if you mean text, or \`${value}\` if you mean the number.`;
}

function isRounded(source: string, value: number): boolean {
  return Number.isInteger(value) && !isExact(source, value);
}
