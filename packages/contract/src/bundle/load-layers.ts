// The files that make an effective contract: read, parsed, and laid over each other, or the
// problems that say why not.
import { isMapping } from '../source/mapping';
import { describeUnreadFile, LINK_LEAVES_BUNDLE } from '../files/describe-unread-file';
import type { Files } from '../files/files';
import { isInside } from '../model/bundle-path';
import { EffectiveContract, type Place } from './override/effective-contract';
import { parseSetValue, type SetProblem, type SetValue } from './override/set-value';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';
import type { SourceDocument } from '../source/source-document';
import { SourceText } from '../source/source-text';
import type { BundleProblem } from './bundle-problem';
import type { Session } from './session';

export type LoadedFile =
  | { readonly path: string; readonly source: SourceText; readonly document: SourceDocument }
  | {
      readonly path: string;
      readonly source?: SourceText;
      readonly problems: readonly BundleProblem[];
    };

/** Reads and parses a contract or a values file of the bundle at `within`. */
export function loadFile(
  files: Files,
  path: string,
  within: string,
  parse: Session['parse'],
): LoadedFile {
  const read = files.read(path, { within, limit: CONTRACT_SIZE_LIMIT });
  if (read.status === 'file') {
    const { source, document, problems } = parse(path, read.bytes);
    if (document) return { path, source, document };
    return {
      path,
      source,
      problems: problems.map(({ message, hint, range }) => ({
        rule: 'yaml-parses',
        message,
        hint,
        file: path,
        pointer: '',
        range,
      })),
    };
  }
  const { rule, reason, hint } =
    read.status === 'outside'
      ? {
          rule: 'values-file-in-bundle',
          reason: isInside(path, within) ? LINK_LEAVES_BUNDLE : 'it is outside the bundle',
          hint: 'Copy the file into the bundle.',
        }
      : {
          rule: read.status === 'too-large' ? 'yaml-parses' : 'values-file-readable',
          ...describeUnreadFile(read),
        };
  return {
    path,
    problems: [
      {
        rule,
        message: `\`${path}\` cannot be read: ${reason}.`,
        hint,
        file: path,
        pointer: '',
        ...(read.status === 'too-large' && { range: new SourceText(path, '').rangeAt(0, 0) }),
      },
    ],
  };
}

/** The contract first, then its values files in order, then every `--set`. */
export function layFiles(
  loaded: readonly LoadedFile[],
  sets: readonly string[] = [],
): EffectiveContract | readonly BundleProblem[] {
  const layers: SourceDocument[] = [];
  const problems: BundleProblem[] = [];
  for (const file of loaded) {
    if ('document' in file) layers.push(file.document);
    else problems.push(...file.problems);
  }
  if (problems.length > 0 || layers.length < loaded.length) return problems;
  const misshapen = layers.find(
    (layer) => !isMapping(layer.value) && (layer === layers[0] || layer.value !== null),
  );
  if (misshapen) {
    return [describeNoMapping(misshapen, misshapen === layers[0] ? CONTRACT_LAYER : VALUES_LAYER)];
  }
  const parsedSets: SetValue[] = [];
  for (const text of sets) {
    const set = parseSetValue(text);
    if ('message' in set) return [describeSet(set, locateRoot(layers[0]!))];
    parsedSets.push(set);
  }
  const effective = EffectiveContract.build(layers, parsedSets);
  if (effective instanceof EffectiveContract) return effective;
  return [describeSet(effective.problem, effective.place)];
}

/** A command line has no lines: the place is that of what the path runs into. */
function describeSet(
  { message, hint }: SetProblem,
  { document, pointer, range }: Place,
): BundleProblem {
  return {
    rule: 'contract-schema',
    message,
    hint,
    file: document.path,
    pointer,
    range,
  };
}

function locateRoot(document: SourceDocument): Place {
  return { document, pointer: '', range: document.nearestRange('') };
}

export function isRefused(
  laid: EffectiveContract | readonly BundleProblem[],
): laid is readonly BundleProblem[] {
  return Array.isArray(laid);
}

const CONTRACT_LAYER = {
  name: 'The contract',
  hint: 'Start with `pactoVersion: "1.0"` and `service:`.',
};
const VALUES_LAYER = {
  name: 'The values file',
  hint: 'Write keys of a contract, or delete the file.',
};

/** A file that is empty, a list or a plain value. */
function describeNoMapping(
  layer: SourceDocument,
  { name, hint }: typeof CONTRACT_LAYER,
): BundleProblem {
  return {
    rule: 'contract-schema',
    message: `${name} is ${layer.value === null ? 'empty' : 'not a mapping'}. It must be a mapping of keys.`,
    hint,
    file: layer.path,
    pointer: '',
    range: layer.nearestRange(''),
  };
}
