// Checks the names of override files. Rules do not see them, because rules see only effective
// contracts.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { describeReservedEnvironment, isEnvironmentName } from '../model/environment-name';
import { childPath } from '../model/bundle-path';
import { SourceText } from '../source/source-text';
import { rowOf } from './diagnose';
import type { OverrideFiles } from '../bundle/list-environments';

const FORM = '`overrides/values.<environment>.yaml`';

/** Files that no environment reads. */
export function findUnnamedFiles({ unnamed }: OverrideFiles, bundleRoot: string): Diagnostic[] {
  return unnamed.map((path) => {
    const meant = environmentIn(path);
    const reserved = describeReservedEnvironment(meant);
    return {
      ...rowOf('override-file-named'),
      message: reserved
        ? `\`${path}\` is ignored. ${reserved}`
        : `\`${path}\` does not match an environment, so it is ignored.`,
      hint: `Rename it to ${
        isEnvironmentName(meant) ? `\`overrides/values.${meant}.yaml\`` : FORM
      }${reserved ? ' with another name' : ''}. A file that is only used with \`-f\` can be placed beside \`pacto.yaml\`.`,
      ...atStart(childPath(bundleRoot, path)),
      related: [],
    };
  });
}

/** Another environment whose name differs only in upper and lower case: on many disks it is the same file. */
export function findCaseTwins(
  { environments }: OverrideFiles,
  bundleRoot: string,
  environment: string,
): Diagnostic[] {
  const own = environments.find(({ name }) => name === environment);
  const twin = environments.find(
    ({ name }) => name < environment && name.toLowerCase() === environment.toLowerCase(),
  );
  if (!own || !twin) return [];
  return [
    {
      ...rowOf('environment-file-unique'),
      message: `The environments \`${twin.name}\` and \`${environment}\` differ only in upper and lower case. On some disks one file replaces the other, so the contract cannot be published or rendered.`,
      hint: `Merge \`${own.path}\` into \`${twin.path}\`, or give one of them another name.`,
      ...atStart(childPath(bundleRoot, own.path)),
      related: [
        { message: 'This file has the same name.', ...atStart(childPath(bundleRoot, twin.path)) },
      ],
    },
  ];
}

/** A second file of the environment. */
export function findRepeatedFiles(
  { environments, repeated }: OverrideFiles,
  bundleRoot: string,
  environment: string,
): Diagnostic[] {
  const first = environments.find(({ name }) => name === environment);
  if (!first) return [];
  return repeated
    .filter(({ name }) => name === environment)
    .map(({ path }) => ({
      ...rowOf('environment-file-unique'),
      message: `The environment \`${environment}\` has two files. \`${first.path}\` is used and \`${path}\` is ignored.`,
      hint: `Merge both into \`${first.path}\` and delete the other file.`,
      ...atStart(childPath(bundleRoot, path)),
      related: [{ message: 'This file is used.', ...atStart(childPath(bundleRoot, first.path)) }],
    }));
}

/** A file of nothing but blanks. */
export function describeEmptyFile(path: string): Diagnostic {
  return {
    ...rowOf('override-file-filled'),
    message: `The override file \`${path}\` is empty, so it changes nothing.`,
    hint: 'Add the values of the environment, or delete the file.',
    ...atStart(path),
    related: [],
  };
}

/** `prod` of `overrides/prod.yaml` and of `overrides/Values.prod.yaml`; empty where no name is left. */
function environmentIn(path: string): string {
  return path
    .replace(/^overrides\//, '')
    .replace(/\.ya?ml$/, '')
    .replace(/^values?(?:[._-]|$)/i, '');
}

function atStart(file: string): Pick<Diagnostic, 'file' | 'pointer' | 'range'> {
  return { file, pointer: '', range: new SourceText(file, '').rangeAt(0, 0) };
}
