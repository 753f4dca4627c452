// The charts that the generators write, with the values that are rendered for them, in real Helm.
import { componentGenerator } from './generator';
import { platformGenerator } from '../platform/generator';
import { rootGenerator } from '../root/generator';
import { snapshotOf, treeWithPlugin } from '../../testing/generator-tree';
import { helmProblem, helmTemplate, HELM_VERSIONS } from '../../../../contract/testing/helm';
import { renderTexts } from '../../../../contract/testing/memory-unit';

const ROOT = 'my-service/pactos/my-service-root';
const CHART = 'my-service/charts/my-service/';
const STG = 'my-service/pactos/my-service-api/overrides/values.stg.yaml';

async function scaffold(): Promise<Record<string, string>> {
  const tree = treeWithPlugin();
  await platformGenerator(tree, { name: 'platform-service', contractVersion: '2.0.0' });
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  for (const name of ['api', 'worker']) {
    await componentGenerator(tree, { name, platform: 'platform-service' });
  }
  return snapshotOf(tree);
}

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;

  run(`installs the scaffold as it is, with the values that are rendered${note}`, async () => {
    const texts = await scaffold();
    texts[STG] = `configurations:
  - name: deployment
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
    values:
      replicas: 7
      resources: { requests: { cpu: 1000m, memory: 1Gi } }
`;
    const { report, texts: rendered } = renderTexts(texts, ROOT, {
      environments: ['stg', 'prod'],
      platformSets: ['api:image.tag=1.10'],
    });
    expect(report.environments.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    const textOf = (path: string): string => rendered.find((one) => one.path === path)!.text;
    const chart = Object.fromEntries(
      Object.entries(texts).flatMap(([path, text]) =>
        path.startsWith(CHART) ? [[path.slice(CHART.length), text]] : [],
      ),
    );
    for (const folder of ['_base', 'stg', 'prod']) {
      const { status, stderr, stdout } = helmTemplate(
        version,
        { ...chart, 'values.schema.json': textOf(`${folder}/values.schema.json`) },
        [textOf(`${folder}/values.yaml`), textOf(`${folder}/values.platform.yaml`)],
      );
      expect({ folder, status, stderr }).toEqual({ folder, status: 0, stderr: '' });
      expect(stdout.match(/^kind: .*/gm)).toEqual(['kind: Deployment', 'kind: Deployment']);
      expect(stdout).toContain('image: "api:1.10"');
      expect(stdout.includes('replicas: 7')).toBe(folder === 'stg');
    }
  });
});
