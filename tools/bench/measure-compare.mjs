// What it takes to read and compare two documents, against what the YAML library takes to parse them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import entangled from '../../packages/contract/testing/entangled-openapi.js';
import { openapiPair } from './generate-openapi.mjs';
import { schemaPair } from './generate-schema.mjs';
import { alternate, run, times } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

const PATHS = 500;
const PROPERTIES = 1000;
/**
 * The number that makes an OpenAPI document of 3.5 MB in which almost every object refers to almost
 * every other one.
 */
const OBJECTS = 300;

export function measureCompare(scratch, { engine }, { rounds }) {
  const folder = join(scratch, 'compare');
  mkdirSync(folder);
  const { stringify } = createRequire(join(engine, 'package.json'))('yaml');
  const printYaml = (value) => stringify(value, { aliasDuplicateObjects: false });
  const pairs = [
    {
      what: `an OpenAPI pair of ${PATHS} paths`,
      kind: 'openapi',
      budget: 1,
      ...lay('openapi.yaml', openapiPair(PATHS), printYaml),
    },
    {
      what: `a dense OpenAPI pair of ${OBJECTS} objects`,
      kind: 'openapi',
      budget: 2,
      ...lay('dense.yaml', entangled.entangledPair({ objects: OBJECTS }), printYaml),
    },
    {
      what: `a schema pair of ${PROPERTIES} properties`,
      kind: 'schema',
      budget: 1,
      ...lay('schema.json', schemaPair(PROPERTIES), (value) => JSON.stringify(value, null, 2)),
    },
  ];
  return pairs.map(({ what, kind, budget, base, head }) => {
    const [ours, theirs] = alternate(
      rounds,
      () => expectChanges(run('run-compare.mjs', engine, base, head, kind)),
      () => run('run-compare.mjs', engine, base, head, 'yaml'),
    );
    return ratioRow(
      `${what}, against parsing both sides with \`yaml\``,
      times(ours),
      times(theirs),
      budget,
    );
  });

  function lay(name, pair, print) {
    const paths = {};
    for (const side of ['base', 'head']) {
      paths[side] = join(folder, `${side}-${name}`);
      writeFileSync(paths[side], print(pair[side]));
    }
    return paths;
  }
}

function expectChanges(result) {
  if (result.changes < 20 || result.defects > 0) {
    throw new Error(`The generated pair has ${result.changes} changes, ${result.defects} defects.`);
  }
  return result;
}
