import { readValidateOptions } from './read-validate-options';

describe('options of pacto-validate', () => {
  test('have defaults', () => {
    expect(readValidateOptions({})).toEqual({
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
    expect(readValidateOptions(given)).toMatchObject(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ format: 'xml' }, '`format` is `xml`'],
    [{ format: true }, 'The option `format` has no value'],
    [
      { values: true },
      'The option `values` has no value. Give one, such as `-f overrides/values.prod.yaml`',
    ],
    [{ f: true }, 'The option `values` has no value'],
    [{ values: ['a.yaml', true] }, 'The option `values` has no value'],
    [{ set: true }, 'The option `set` has no value. Give one, such as `--set scaling.max=5`'],
    [{ outputFile: '../x' }, '`outputFile` is `../x`'],
    [{ outputFile: '/x' }, '`outputFile` is `/x`, an absolute path'],
    [{ outputFile: 'C:/x' }, '`outputFile` is `C:/x`, an absolute path'],
    [{ outputFile: true }, 'The option `outputFile` has no value'],
    [
      { outputFile: 'dist/{name}.json' },
      'the task does not replace `{name}`. Accepted: `{projectName}`',
    ],
    [{ outputFile: 'dist/{options.x}' }, 'the task does not replace `{options.x}`'],
    [{ outputFile: '-' }, 'Nx prints its own lines to the same output'],
    [{ outputFile: '/dev/stdout' }, 'Nx prints its own lines to the same output'],
    [{ outputFile: '' }, '`outputFile` is ``'],
    [{ outputFile: '.' }, '`outputFile` is `.`'],
    [{ failOnWarnings: 'maybe' }, '`failOnWarnings` is `maybe`'],
    [{ fromat: 'json' }, 'The option `fromat` does not exist'],
  ])('%j is refused', (given, sentence) => {
    expect(readValidateOptions(given)).toEqual({ problem: expect.stringContaining(sentence) });
  });
});
