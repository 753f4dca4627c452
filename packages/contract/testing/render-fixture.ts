// Fixtures of what only a render finds, `<rule>/<name>`: each is a small workspace and the exact diagnostics of
// one of its units. Tests render all of them, and the page of diagnostics shows one of each rule.
import { join } from 'node:path';
import { createSession } from '../src/bundle/session';
import { DEFAULT_RENDER_SETTINGS } from '../src/render/render-settings';
import { renderUnit, type RenderedUnit, type RenderRequest } from '../src/render/render-unit';
import { reviewUnit } from '../src/render/review/review-unit';
import { openFixture, readFixture, type Fixture, type FixtureResult } from './validate-fixture';

export interface RenderFixture extends Fixture {
  /** As `pacto-render:<environment>`; the base without it. */
  readonly environment?: string;
  readonly platformSets?: readonly string[];
  /** Folder of the fixture with the unit as it was before. */
  readonly base?: string;
}

export function readRenderFixture(folder: string): RenderFixture {
  return readFixture(folder);
}

export function renderFixture(folder: string): FixtureResult[] {
  const fixture = readRenderFixture(folder);
  const head = renderIn(folder, fixture);
  const base =
    fixture.base === undefined
      ? undefined
      : renderIn(join(folder, fixture.base), fixture, 'compare');
  const report = base
    ? reviewUnit(head, base, { base: { kind: 'git', ref: 'main' }, failOn: 'destroys' })
    : head.report;
  const { environment = null } = fixture;
  return report.environments
    .filter(({ name }) => name === environment)
    .flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => ({ environment, diagnostic })));
}

function renderIn(
  root: string,
  fixture: RenderFixture,
  purpose: RenderRequest['purpose'] = 'write',
): RenderedUnit {
  // What was before is not part of this workspace.
  const artifacts = {
    ...fixture.artifacts,
    ...(fixture.base && { base: `${fixture.base}/${fixture.bundle}` }),
  };
  const workspace = openFixture(root, { ...fixture, artifacts });
  const { bundle, environment, platformSets } = fixture;
  return renderUnit(createSession(), workspace, {
    root: bundle,
    environments: environment === undefined ? [] : [environment],
    platformSets,
    purpose,
    settings: DEFAULT_RENDER_SETTINGS,
  });
}
