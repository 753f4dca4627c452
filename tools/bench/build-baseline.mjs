// Two things to measure the plugin against: the same run in which a batch executor does no more than write the
// files that the plugin wrote, and such a run in a workspace without the plugin at all.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeFiles } from './generate-contracts.mjs';

const EXECUTOR = 'bench-writer';

/**
 * The graph stays that of the plugin, and its target becomes one that only writes. `graph` is what
 * `nx graph --file` wrote in the workspace `withPlugin`, after its files were written.
 */
export function swapExecutor(folder, graph, withPlugin, target) {
  const plugin = join(folder, 'node_modules/pacto');
  const executors = JSON.parse(readFileSync(join(plugin, 'executors.json'), 'utf8'));
  const [name] = Object.keys(executors.executors).filter((one) => target === `pacto-${one}`);
  executors.executors[name] = writerExecutor(executors.executors[name].schema);
  writeFileSync(join(plugin, 'executors.json'), JSON.stringify(executors));
  writeFiles(plugin, writerFiles(readOutputs(graph, withPlugin, target)));
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
    ...writerFiles(readOutputs(graph, withPlugin, measured)),
  });
}

/**
 * Only the plugin makes the node that represents it, so Nx refuses it in a workspace without the
 * plugin.
 */
function withoutPluginNode(input) {
  return input.externalDependencies === undefined ? input : { externalDependencies: [] };
}

/** The files that each project's task wrote, as `{ path, text }`; paths are relative to the workspace. */
function readOutputs(graph, withPlugin, target) {
  const written = {};
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    const { outputs, options } = data.targets[target] ?? { outputs: [] };
    const paths = outputs.flatMap((output) => {
      const path = output
        .replace('{workspaceRoot}/', '')
        .replace('{projectRoot}', data.root)
        .replace('{options.outputFolder}', options?.outputFolder ?? '{');
      return path.includes('{') ? [] : listFiles(withPlugin, path);
    });
    written[name] = paths.map((path) => ({
      path,
      text: readFileSync(join(withPlugin, path), 'utf8'),
    }));
  }
  return written;
}

function listFiles(root, path) {
  const absolute = join(root, path);
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function writerExecutor(schema) {
  return {
    implementation: './bench/write.js',
    batchImplementation: './bench/write.js#writeBatch',
    preferBatch: true,
    schema,
  };
}

function writerFiles(outputs) {
  return {
    'bench/schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/schema',
      type: 'object',
      properties: {},
    }),
    'bench/outputs.json': JSON.stringify(outputs),
    'bench/write.js': readFileSync(new URL('./report-writer.cjs', import.meta.url), 'utf8'),
  };
}
