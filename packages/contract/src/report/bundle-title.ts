import type { BundleIdentity } from '../diagnostics/report-identity';
import { oneLine } from './neutralize';

/** The name that `nx run` accepts, where it is known; else that of the service, or the folder without one. */
export function bundleName({ project, name, path }: BundleIdentity): string {
  return oneLine(project ?? name ?? '') || oneLine(path);
}

/** `my-service-api 1.2.0`; a project may be called `platform@1.0.0` already. */
export function bundleTitle(bundle: BundleIdentity): string {
  const name = bundleName(bundle);
  const version = oneLine(bundle.version ?? '');
  return version === '' || name.endsWith(`@${version}`) ? name : `${name} ${version}`;
}
