// Two things to measure the plugin against: the same run in which a batch executor does no more than write the
// reports that the plugin wrote, and such a run in a workspace without the plugin at all.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from './generate-contracts.mjs';

const EXECUTOR = 'bench-writer';

/**
 * The graph stays that of the plugin, and its target becomes one that only writes. `graph` is what
 * `nx graph --file` wrote in the workspace `withPlugin`, after its reports were written.
 */
export function swapExecutor(folder, graph, withPlugin, target) {
  const plugin = join(folder, 'node_modules/pacto');
  const executors = JSON.parse(readFileSync(join(plugin, 'executors.json'), 'utf8'));
  const [name] = Object.keys(executors.executors).filter((one) => target === `pacto-${one}`);
  executors.executors[name] = writerExecutor(executors.executors[name].schema);
  writeFileSync(join(plugin, 'executors.json'), JSON.stringify(executors));
  writeFiles(plugin, writerFiles(readReports(graph, withPlugin, target)));
}

/** The targets that the plugin infers, written into `project.json` files; those other than `measured` are not run. */
export function writeBaseline(folder, graph, withPlugin, measured) {
  const projects = {};
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    const edges = graph.dependencies[name] ?? [];
    projects[`${data.root}/project.json`] = JSON.stringify({
      name,
      tags: data.tags,
      namedInputs: {
        ...data.namedInputs,
        pacto: data.namedInputs.pacto.map(withoutPluginNode),
      },
      implicitDependencies: [...new Set(edges.map(({ target }) => target))],
      targets: Object.fromEntries(
        Object.entries(data.targets).map(([target, { inputs, outputs, cache, configurations }]) => [
          target,
          {
            executor: `${EXECUTOR}:write`,
            cache,
            inputs,
            outputs,
            configurations,
          },
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
      executors: { write: writerExecutor('./bench/schema.json') },
    }),
    ...writerFiles(readReports(graph, withPlugin, measured)),
  });
}

/**
 * Only the plugin makes the node that represents it, so Nx refuses it in a workspace without the
 * plugin.
 */
function withoutPluginNode(input) {
  return input.externalDependencies === undefined ? input : { externalDependencies: [] };
}

function readReports(graph, withPlugin, target) {
  const reports = {};
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    const [report] = data.targets[target].outputs;
    const output = report.replace('{workspaceRoot}/', '').replace('{projectRoot}', data.root);
    reports[name] = { output, text: readFileSync(join(withPlugin, output), 'utf8') };
  }
  return reports;
}

function writerExecutor(schema) {
  return {
    implementation: './bench/write.js',
    batchImplementation: './bench/write.js#writeBatch',
    preferBatch: true,
    schema,
  };
}

function writerFiles(reports) {
  return {
    'bench/schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/schema',
      type: 'object',
      properties: {},
    }),
    'bench/reports.json': JSON.stringify(reports),
    'bench/write.js': readFileSync(new URL('./report-writer.cjs', import.meta.url), 'utf8'),
  };
}
