import type { Interface } from '../../model/contract';
import type { FoundChange } from '../change/detection';
import { detectField, placesOf } from './detect-field';
import { detectEntry } from './detect-entry';
import { pairEntries } from './pair-entries';
import { childPair, type SpotPair } from './spot';
import { upperFirst } from '../../diagnostics/words';

export function detectInterfaces(interfaces: SpotPair<readonly Interface[]>): FoundChange[] {
  return pairEntries(interfaces).flatMap((entry) =>
    detectEntry(
      entry,
      { path: 'interfaces', rule: 'interface', noun: 'interface', print: ({ name }) => name },
      detectInterface,
    ),
  );
}

function detectInterface(entry: SpotPair<Interface>, what: string): FoundChange[] {
  return [
    ...detectField(childPair(entry, 'type'), `The type of ${what}`, {
      path: 'interfaces.type',
      modified: 'interface-type-changed',
    }),
    ...detectField(childPair(entry, 'port'), `The port of ${what}`, {
      path: 'interfaces.port',
      added: 'interface-port-added',
      removed: 'interface-port-removed',
      modified: 'interface-port-changed',
    }),
    ...detectVisibility(childPair(entry, 'visibility'), what),
    ...detectContractFile(childPair(entry, 'contract'), what),
  ];
}

/** Absent is `internal`: who may call is the same, so nothing changed. */
function detectVisibility(field: SpotPair<'public' | 'internal'>, what: string): FoundChange[] {
  const from = field.base.value ?? 'internal';
  const to = field.head.value ?? 'internal';
  if (from === to) return [];
  return [
    {
      rule: `interface-became-${to}`,
      path: 'interfaces.visibility',
      type: 'modified',
      subject: `${upperFirst(what)} is \`${to}\` now and was \`${from}\`.`,
      oldValue: from,
      newValue: to,
      ...placesOf(field),
    },
  ];
}

/** The place of the file only: what the two files say is compared by the detectors of their kinds. */
function detectContractFile(field: SpotPair<string>, what: string): FoundChange[] {
  return detectField(field, `The interface file of ${what}`, {
    path: 'interfaces.contract',
    modified: ruleOfFile(field.base.value, field.head.value),
  });
}

function ruleOfFile(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return 'interface-file-added';
  if (to === undefined) return 'interface-file-removed';
  return 'interface-file-moved';
}
