// The same workspace without the plugin: the targets that the plugin infers are written into `project.json` files, and
// the tasks are run by a batch executor that does no more than write a report of the same size.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from './generate-contracts.mjs';

const EXECUTOR = 'bench-writer';

/**
 * `graph` is what `nx graph --file` wrote in the workspace with the plugin, after its reports were written.
 * `measured` is the target whose reports the baseline writes; the others are described and not run.
 */
export function writeBaseline(folder, graph, withPlugin, measured = 'pacto-validate') {
  const sizes = {};
  const projects = {};
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    const [report] = data.targets[measured].outputs;
    const output = report.replace('{workspaceRoot}/', '');
    sizes[name] = { output, bytes: statSync(join(withPlugin, output)).size };
    const edges = graph.dependencies[name] ?? [];
    projects[`${data.root}/project.json`] = JSON.stringify({
      name,
      tags: data.tags,
      implicitDependencies: [...new Set(edges.map(({ target }) => target))],
      targets: Object.fromEntries(
        Object.entries(data.targets).map(([target, { inputs, outputs, cache, configurations }]) => [
          target,
          { executor: `${EXECUTOR}:write`, cache, inputs, outputs, configurations },
        ]),
      ),
    });
  }
  writeFiles(folder, projects);
  writeFiles(join(folder, 'node_modules', EXECUTOR), {
    'package.json': JSON.stringify({
      name: EXECUTOR,
      version: '1.0.0',
      executors: './executors.json',
    }),
    'executors.json': JSON.stringify({
      executors: {
        write: {
          implementation: './write.js',
          batchImplementation: './write.js#writeBatch',
          preferBatch: true,
          schema: './schema.json',
        },
      },
    }),
    'schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/schema',
      type: 'object',
      properties: {},
    }),
    'sizes.json': JSON.stringify(sizes),
    'write.js': readFileSync(new URL('./report-writer.cjs', import.meta.url), 'utf8'),
  });
}
