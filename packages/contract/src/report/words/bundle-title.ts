import type { BundleIdentity } from '../../diagnostics/report-identity';
import { oneLine } from '../text/escape-text';

/** The name that `nx run` accepts, where it is known; else that of the service, or the folder without one. */
export function bundleName({ project, name, path }: BundleIdentity): string {
  return oneLine(project ?? name ?? '') || oneLine(path);
}

/** `my-service-api 1.2.0`. */
export function bundleTitle(bundle: BundleIdentity): string {
  return withVersion(bundleName(bundle), oneLine(bundle.version ?? ''));
}

/** A name with a version, `''` for none; a project may be called `platform@1.0.0` already. */
export function withVersion(name: string, version: string): string {
  return version === '' || name.endsWith(`@${version}`) ? name : `${name} ${version}`;
}
