// One process of the plugin's own work for the graph, nothing cached: nodes and edges of the workspace
// that argument 1 names. The time that Nx itself takes is left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorTime } from './processor-time.mjs';

const [workspace, pluginFolder] = process.argv.slice(2);
const { yamlFiles, registry } = JSON.parse(readFileSync(join(workspace, 'bench.json'), 'utf8'));
const options = { registry };
const nxJsonConfiguration = { plugins: [{ plugin: 'pacto', options }] };
const contracts = yamlFiles.filter((path) => path.endsWith('/pacto.yaml'));
const cache = mkdtempSync(join(tmpdir(), 'pacto-bench-data-'));
process.env.NX_WORKSPACE_DATA_DIRECTORY = cache;
const { createNodes, createDependencies } = createRequire(import.meta.url)(
  join(pluginFolder, 'src/plugin.js'),
);

const started = process.cpuUsage();
const context = { workspaceRoot: workspace, nxJsonConfiguration };
const nodes = await createNodes[1](contracts, options, context);
const projects = {};
const projectFileMap = {};
for (const [, result] of nodes) {
  for (const [root, project] of Object.entries(result.projects)) {
    projects[project.name] = { ...project, root };
    projectFileMap[project.name] = filesOf(root, project);
  }
}
const edges = await createDependencies(options, {
  ...context,
  projects,
  fileMap: { projectFileMap, nonProjectFiles: [] },
});
const milliseconds = processorTime(started);
rmSync(cache, { recursive: true, force: true });
console.log(
  JSON.stringify({
    milliseconds,
    projects: Object.keys(projects).length,
    edges: edges.length,
  }),
);

function filesOf(root, { metadata }) {
  const files = metadata.pacto.references.flatMap((reference) => reference.files);
  return [...new Set(files)].map((file) => ({ file: `${root}/${file}`, hash: '' }));
}
