// Runs each page on a pattern in a workspace of its own. The pages are the script: their commands and
// edits run here, and their blocks must equal the output. `PACTO_UPDATE_PAGES=1` writes a changed output
// into the pages. The codes and places that each page must report are listed here too.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { validateTwin, type Twin } from '../../../packages/contract/testing/registry-twin';
import { REGISTRY } from './harness/contracts';
import { walkPage } from './harness/walk-page';
import { Workspace } from './harness/workspace';

/** Every command that the pages describe, with its exit code and what it prints. */
type Catch = readonly [command: string, status: number, ...findings: string[]];

const SERVICE = 'my-service/pactos/my-service';
const PROD = `${SERVICE}-api/overrides/values.prod.yaml`;
const VALUES = 'error CONFIG_VALUES_VALIDATION_FAILED';

const CATCHES: Readonly<Record<string, readonly Catch[]>> = {
  '1-root-and-components': [
    [
      'nx run my-service-root:pacto-validate',
      1,
      `base: error CHART_MISMATCH ${SERVICE}-root/pacto.yaml:8`,
      `base: error CHART_MISMATCH ${SERVICE}-root/pacto.yaml:9`,
      `base: error CHART_MISMATCH ${SERVICE}-root/pacto.yaml:17`,
    ],
    [
      'nx run my-service-root:pacto-validate',
      1,
      `base: error COMPONENT_VERSION_DRIFT ${SERVICE}-root/pacto.yaml:18`,
      `base: error COMPONENT_SETS_CHART ${SERVICE}-worker/pacto.yaml:7`,
    ],
    [
      'nx run my-service-root:pacto-validate',
      0,
      `base: warning DEPENDENCY_UNRESOLVED ${SERVICE}-root/pacto.yaml:22`,
    ],
  ],
  '2-infrastructure': [
    [
      'nx run my-service-api:pacto-validate:prod',
      1,
      `prod: error POLICY_VIOLATION ${PROD}:7`,
      `prod: ${VALUES} ${PROD}:8`,
      `prod: error POLICY_VIOLATION ${PROD}:10`,
      `prod: ${VALUES} ${PROD}:11`,
    ],
  ],
  '3-composable-claims': [
    [
      'nx run my-service-api:pacto-validate:stg',
      0,
      `stg: warning CONFIGURATION_MISSING_IN_ENVIRONMENT ${SERVICE}-api/overrides/values.stg.yaml:3`,
    ],
    [
      'nx run my-service-api:pacto-validate:stg --failOnWarnings',
      1,
      `stg: warning CONFIGURATION_MISSING_IN_ENVIRONMENT ${SERVICE}-api/overrides/values.stg.yaml:3`,
    ],
    [
      'nx run my-service-api:pacto-validate:prod',
      1,
      `prod: ${VALUES} ${PROD}:24`,
      `prod: ${VALUES} ${PROD}:28`,
      `prod: ${VALUES} ${PROD}:29`,
    ],
  ],
  '4-platform-contract': [
    [
      'nx run-many -t pacto-validate',
      1,
      'base: error POLICY_VIOLATION keycloak/pactos/keycloak-server/pacto.yaml:3',
      `prod: ${VALUES} ${PROD}:7`,
    ],
    [
      'nx run keycloak-root:pacto-validate',
      1,
      'base: error CHART_MISMATCH keycloak/pactos/keycloak-root/pacto.yaml:13',
    ],
  ],
  '5-progressive-policies': [
    [
      'nx run shop-checkout:pacto-validate',
      1,
      'base: error POLICY_VIOLATION shop/pactos/shop-checkout/pacto.yaml:28',
    ],
    ['nx run shop-notifications:pacto-validate', 1, ...gapOf('notifications')],
    ['nx run shop-ledger:pacto-validate', 1, ...gapOf('ledger')],
    [
      'nx run shop-ledger:pacto-diff --base=HEAD',
      1,
      'BREAKING policy-ref-lowered shop/pactos/shop-ledger/pacto.yaml:28',
    ],
  ],
  '6-override-files': [
    [
      'nx affected -t pacto-validate',
      1,
      `stg: ${VALUES} ${SERVICE}-worker/overrides/values.stg.yaml:7`,
    ],
    [
      'nx run my-service-worker:pacto-validate -f overrides/values.prod.yaml -f canary.yaml',
      1,
      `custom: ${VALUES} ${SERVICE}-worker/canary.yaml:5`,
    ],
    [
      "nx run my-service-worker:pacto-validate -f canary.yaml --set 'configurations[0].values.replicas=4' --set 'configurations[0].values.replicas=none'",
      1,
      `custom: ${VALUES} ${SERVICE}-worker/canary.yaml:5`,
    ],
    [
      "nx run my-service-worker:pacto-validate --set 'configurations[1].values.size=large'",
      1,
      `custom: error SCHEMA_VIOLATION ${SERVICE}-worker/pacto.yaml:31`,
    ],
    ['nx run my-service-api:pacto-validate', 1, `prod: ${VALUES} ${PROD}:14`],
    [
      'nx run my-service-api:pacto-validate',
      0,
      `base: warning ENVIRONMENT_WITHOUT_FILE_INVALID ${SERVICE}-api/pacto.yaml:33`,
    ],
  ],
};

/** What a generated component lacks of version 4.0.0: scaling, liveness, readiness, and an SBOM. */
function gapOf(component: string): string[] {
  return [1, 22, 22, 28].map(
    (line) => `base: error POLICY_VIOLATION shop/pactos/shop-${component}/pacto.yaml:${line}`,
  );
}

// The same problems are found when the platform and the infrastructure are in a repository of their
// own.
test.each(Object.entries(CATCHES))(
  'the commands of pattern %s print what the page shows',
  async (page, catches) => {
    const workspace = await Workspace.create();
    const twins: Twin[] = [];
    const walk = await walkPage(workspace, `packages/pacto/docs/patterns/${page}.md`, {
      onFindings: async () => {
        twins.push(await validateTwin(textsOf(workspace), { registries: [REGISTRY] }));
      },
    });
    expect(
      walk.reported.map(({ command, status, findings }) => [command, status, ...findings]),
    ).toEqual(catches);
    expect(walk.printed).toEqual(walk.shown);
    for (const { inRegistry, inWorkspace, isWhole } of twins) {
      expect(isWhole).toBe(true);
      expect(inRegistry).toEqual(inWorkspace);
    }
    // The first pattern references neither a platform nor infrastructure.
    const isCompared = twins.some(({ inRegistry }) => Object.values(inRegistry).flat().length > 0);
    expect(isCompared).toBe(page !== '1-root-and-components');
  },
);

function textsOf({ root }: Workspace): Record<string, Buffer> {
  const others = ['node_modules', '.git', '.nx', 'dist'];
  const names = readdirSync(root).filter((name) => !others.includes(name));
  const paths = names.flatMap((name) =>
    statSync(join(root, name)).isFile()
      ? [name]
      : readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((path) =>
          join(name, path),
        ),
  );
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path))]));
}
