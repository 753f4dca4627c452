import type { RenderReport } from '../render/render-report';
import { orderBundle, orderDiagnostics } from './json-validation';

/** The report with its keys in the order of the docs; keys without a value fall away. */
export function orderRender(report: RenderReport): RenderReport {
  const { schemaVersion, task, bundle, outcome, base, failOn, environments } = report;
  return {
    schemaVersion,
    task,
    bundle: orderBundle(bundle),
    outcome,
    base,
    failOn,
    environments: environments.map((environment) => ({
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
