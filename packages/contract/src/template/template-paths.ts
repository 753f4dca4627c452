import { RENDER_FOLDER } from '../model/bundle-path';
import { PROVISIONER_LABEL, TEMPLATE_LABEL } from '../model/infrastructure-labels';

/** Path in the bundle where the template can be. It is an input of every render. */
export function templatePath(labels: Readonly<Record<string, unknown>>): string | undefined {
  const { [PROVISIONER_LABEL]: provisioner, [TEMPLATE_LABEL]: path } = labels;
  if (typeof path === 'string' && path !== '') return path;
  return typeof provisioner === 'string' && PROVISIONER_NAME.test(provisioner)
    ? `${RENDER_FOLDER}/${provisioner}.yaml`
    : undefined;
}

export const PROVISIONER_NAME = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;

export const TEMPLATE_PATH =
  /^render\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.yaml$/;
