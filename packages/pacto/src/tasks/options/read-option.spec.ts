import { readOutputPath } from './read-option';

test.each([
  ['outputFile', '-', '`outputFile` is `-`.*Read the JSON report .*such as `dist/report.json`'],
  ['outputFolder', '-', '`outputFolder` is `-`.*Give a folder such as `dist/render`'],
  ['output', '/dev/stdout', '`output` is `/dev/stdout`.*Give a file such as `dist/bundle.tar.gz`'],
  ['output', 'dist/', '`output` is `dist/`, a folder. Give a file such as `dist/bundle.tar.gz`'],
  ['outputFolder', '/x', '`outputFolder` is `/x`, an absolute path'],
  ['output', '{name}', '`output` is `{name}`, and the task does not replace `{name}`'],
] as const)('the %s %s is refused', (option, given, sentence) => {
  expect(readOutputPath(option, given)).toEqual({
    problem: expect.stringMatching(new RegExp(sentence)),
  });
});
