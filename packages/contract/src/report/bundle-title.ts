import type { BundleIdentity } from '../validate/validation-report';
import { oneLine } from './neutralize';

/** The name, or the folder when the name could not be read. */
export function bundleName({ name, path }: BundleIdentity): string {
  return oneLine(name ?? '') || oneLine(path);
}

/** `my-service-api 1.2.0`. */
export function bundleTitle(bundle: BundleIdentity): string {
  const name = bundleName(bundle);
  return bundle.version === undefined ? name : `${name} ${oneLine(bundle.version)}`;
}
