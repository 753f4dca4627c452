import { PROVISIONER_LABEL, TEMPLATE_LABEL } from '../model/infrastructure-labels';

/** Paths in the bundle where the template can be, the first match wins. They are inputs of every render. */
export function templatePaths(labels: Readonly<Record<string, unknown>>): string[] {
  const { [PROVISIONER_LABEL]: provisioner, [TEMPLATE_LABEL]: path } = labels;
  if (typeof path === 'string' && path !== '') return [path];
  return typeof provisioner === 'string' && PROVISIONER_NAME.test(provisioner)
    ? [`render/${provisioner}.yaml`]
    : [];
}

export const PROVISIONER_NAME = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;
