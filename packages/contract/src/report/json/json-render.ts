import type { RenderedEnvironment, RenderReport } from '../../render/render-report';
import { orderBundle, orderDiagnostics, type EveryKey } from './json-keys';

/** Sorts the keys as the docs list them. JSON leaves out keys without a value. */
export function orderRender(report: RenderReport): EveryKey<RenderReport> {
  const { schemaVersion, task, bundle, outcome, base, failOn, environments } = report;
  return {
    schemaVersion,
    task,
    bundle: orderBundle(bundle),
    outcome,
    base,
    failOn,
    environments: environments.map((environment): EveryKey<RenderedEnvironment> => ({
      name: environment.name,
      folder: environment.folder,
      outcome: environment.outcome,
      diagnostics: orderDiagnostics(environment.diagnostics),
      files: environment.files,
      secrets: environment.secrets,
      changes: environment.changes,
    })),
  };
}
