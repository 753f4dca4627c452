// The Helm release that an Application of Argo CD installs.
import { valueAt } from '../../source/pointer';
import type { ResourceIdentity } from '../../template/resource-identity';
import { APPLICATION_FILE, RELEASE_PLACES } from '../argocd/build-application';
import type { PlacedFile } from '../output-files';
import type { EnvironmentOutput } from '../render-environment';

/** What the Application installs. */
export function releaseOf({ document }: PlacedFile): ResourceIdentity {
  const [cluster, namespace, name] = (['cluster', 'namespace', 'name'] as const).map((key) =>
    String(valueAt(document, RELEASE_PLACES[key])),
  );
  return { apiVersion: 'helm/', kind: 'Helm release', name: name!, namespace, cluster };
}

export function applicationIn(output: EnvironmentOutput | undefined): PlacedFile | undefined {
  return output?.files.find(({ path }) => path === APPLICATION_FILE);
}

/** The clusters of the claims on both sides; `undefined` where they are the same or one is not known. */
export function clustersOf(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
): { base: string; head: string } | undefined {
  const [before, after] = [base, head].map((output) => {
    const application = applicationIn(output);
    return application && releaseOf(application).cluster;
  });
  return before === undefined || after === undefined || before === after
    ? undefined
    : { base: before, head: after };
}
