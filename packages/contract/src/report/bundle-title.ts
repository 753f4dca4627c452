import type { BundleIdentity } from '../validate/validation-report';
import { oneLine } from './neutralize';

/** `my-service-api 1.2.0`; the folder stands in for a name that could not be read. */
export function bundleTitle(bundle: BundleIdentity, version = bundle.version): string {
  const name = oneLine(bundle.name ?? '') || oneLine(bundle.path);
  return version === undefined ? name : `${name} ${oneLine(version)}`;
}
