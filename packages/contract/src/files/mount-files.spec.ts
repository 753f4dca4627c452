import { createMemoryFiles } from './memory-files';
import { mountFiles } from './mount-files';

const files = mountFiles(
  createMemoryFiles({ 'a/pacto.yaml': 'here', 'old/pacto.yaml': 'hidden' }),
  'old',
  createMemoryFiles({ 'pacto.yaml': 'there', 'sbom/a.json': '{}' }),
);
const read = (path: string): string => {
  const answer = files.read(path, { within: 'old', limit: 100 });
  return answer.status === 'file' ? Buffer.from(answer.bytes).toString() : answer.status;
};

it('answers below the folder from elsewhere, and else from here', () => {
  expect(['a/pacto.yaml', 'old/pacto.yaml', 'old/none', 'older'].map(read)).toEqual([
    'here',
    'there',
    'missing',
    'missing',
  ]);
  expect(files.list('old')).toEqual(['old/pacto.yaml', 'old/sbom/a.json']);
  expect(files.list('a')).toEqual(['a/pacto.yaml']);
  expect(files.children('old')).toEqual(['pacto.yaml']);
  expect(files.children('a')).toEqual(['pacto.yaml']);
});
