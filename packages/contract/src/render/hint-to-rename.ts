import { isDnsLabel } from '../template/kubernetes-names';

/** For an environment whose name Kubernetes or Helm refuses as a part of another one. */
export function hintToRename(environment: string): string {
  const near = environment
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const isName = isDnsLabel(near) && near !== environment;
  return `${isName ? 'Rename' : 'Give a shorter name to'} the environment \`${environment}\`${isName ? `, for example to \`${near}\`` : ''}: its override files, and its name in the options of the plugin.`;
}
