import { createMemoryFiles } from '../files/memory-files';
import { guardFiles } from '../files/files';
import { readBundleFile } from './read-bundle-file';

const EMPTY = Object.fromEntries(
  [
    'svc/pacto.yaml',
    'svc/interfaces/openapi.yaml',
    'svc/interfaces/events.json',
    'svc/configs/values.schema.json',
    'svc/configs/extra/limits.json',
    'svc/policies/limits.json',
    'other/interfaces/grpc.proto',
  ].map((path) => [path, '']),
);
/** Nothing but the contract is an input of the task. */
const files = guardFiles(createMemoryFiles(EMPTY), {
  file: (path) => !path.includes('interfaces/openapi.yaml'),
  folder: () => false,
});

test.each([
  ['interfaces/openapi.yml', 'interfaces/openapi.yaml'],
  ['interfaces/openapi.json', 'interfaces/openapi.yaml'],
  ['interfaces/openap.yaml', 'interfaces/openapi.yaml'],
  ['interface/openapi.yaml', 'interfaces/openapi.yaml'],
  ['openapi.yaml', 'interfaces/openapi.yaml'],
  ['interfaces/Events.JSON', 'interfaces/events.json'],
  ['configs/value.schema.json', 'configs/values.schema.json'],
  ['config/values.schema.json', 'configs/values.schema.json'],
])('a path %s that nothing has means %s', (path, meant) => {
  expect(readBundleFile(files, 'svc', path, 1000)).toMatchObject({
    status: 'missing',
    hint: `Did you mean \`${meant}\`?`,
  });
});

test.each([
  ['nothing has a similar name', 'docs/page.md'],
  ['two files have the name', 'limits.json'],
  ['another bundle has the file', 'interfaces/grpc.proto'],
  ['only the contract has the name', 'configs/pacto.yaml'],
])('no file is named where %s', (_, path) => {
  expect(readBundleFile(files, 'svc', path, 1000)).toMatchObject({
    status: 'missing',
    hint: 'Add the file, or correct the path.',
  });
});

test.each([
  ['\u00e4.json', 'a\u0308.json'],
  ['a\u0308.json', '\u00e4.json'],
])(
  'a name that looks the same, but has another form of Unicode, is not a typing error',
  (asked, there) => {
    const others = createMemoryFiles({ [`svc/${there}`]: '{}' });
    expect(readBundleFile(others, 'svc', asked, 1000)).toMatchObject({
      status: 'missing',
      hint: expect.stringContaining('has the same letters in another form of Unicode'),
    });
  },
);
