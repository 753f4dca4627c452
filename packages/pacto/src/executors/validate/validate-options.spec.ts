import { readTaskOptions } from './validate-options';

describe('options of a task', () => {
  test('defaults', () => {
    expect(readTaskOptions({})).toEqual({
      values: [],
      sets: [],
      format: 'pretty',
      outputFile: undefined,
      failOnWarnings: false,
    });
  });

  test.each<[Record<string, unknown>, object]>([
    [{ values: 'a.yaml' }, { values: ['a.yaml'] }],
    [{ values: ['a,b.yaml', 'c.yaml'] }, { values: ['a,b.yaml', 'c.yaml'] }],
    [{ f: 'a.yaml' }, { values: ['a.yaml'] }],
    [{ set: ['a=1', 'b=2'] }, { sets: ['a=1', 'b=2'] }],
    [{ failOnWarnings: 'true' }, { failOnWarnings: true }],
    [{ outputFile: './dist//x.json' }, { outputFile: 'dist/x.json' }],
    [{ environment: 'prod', verbose: true }, { environment: 'prod' }],
  ])('%j', (given, expected) => {
    expect(readTaskOptions(given)).toMatchObject(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ format: 'xml' }, '`format` is `xml`'],
    [{ format: true }, 'The option `format` lacks its value'],
    [
      { values: true },
      'The option `values` lacks its value, as in `-f overrides/values.prod.yaml`',
    ],
    [{ f: true }, 'The option `values` lacks its value'],
    [{ values: ['a.yaml', true] }, 'The option `values` lacks its value'],
    [{ set: true }, 'The option `set` lacks its value, as in `--set scaling.max=5`'],
    [{ outputFile: '../x' }, '`outputFile` is `../x`'],
    [{ outputFile: '/x' }, '`outputFile` is `/x`, an absolute path'],
    [{ outputFile: 'C:/x' }, '`outputFile` is `C:/x`, an absolute path'],
    [{ outputFile: true }, 'The option `outputFile` lacks its value'],
    [{ outputFile: 'dist/{name}.json' }, 'nothing replaces `{name}`; accepted are `{projectName}`'],
    [{ outputFile: 'dist/{options.x}' }, 'nothing replaces `{options.x}`'],
    [{ outputFile: '' }, '`outputFile` is ``'],
    [{ outputFile: '.' }, '`outputFile` is `.`'],
    [{ failOnWarnings: 'maybe' }, '`failOnWarnings` is `maybe`'],
    [{ fromat: 'json' }, 'no option `fromat`'],
  ])('%j is refused', (given, sentence) => {
    expect(readTaskOptions(given)).toEqual({ problem: expect.stringContaining(sentence) });
  });
});
