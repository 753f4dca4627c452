// Nx starts a process for each batch: loading the schema compiler would be most of what a small one does.
import { diffBundle } from '../diff/diff-bundle';
import { memorySide } from '../testing/memory-side';
import { createSession } from './session';
import { validateBundle } from './validate-bundle';

const load = jest.fn();
jest.mock('ajv', () => {
  load();
  return jest.requireActual<object>('ajv');
});
jest.mock('../json-schema/ajv-instances', () => {
  load();
  return jest.requireActual<object>('../json-schema/ajv-instances');
});

const CONTRACT = 'pactoVersion: "1.0"\nservice: { name: api, version: 1.0.0 }\n';
const CONFIGURATION =
  'configurations: [{ name: app, schema: configuration/schema.json, values: { a: 1 } }]\n';

const side = (contract: string) =>
  memorySide({ 'api/pacto.yaml': contract, 'api/configuration/schema.json': '{}' }, 'api');
const outcomeOf = (contract: string) => {
  const { files, index, root } = side(contract);
  return validateBundle(createSession(), { files, index }, { root }).report.outcome;
};

// In this order: what is loaded stays so.
describe('the compiler of schemas', () => {
  it('is not loaded to judge a contract without schemas', () => {
    expect(outcomeOf(CONTRACT)).toBe('clean');
    expect(load).not.toHaveBeenCalled();
  });

  it('is not loaded to compare contracts', () => {
    const head = side(CONTRACT.replace('1.0.0', '1.1.0'));
    const base = { kind: 'git', ref: 'main', side: side(CONTRACT) } as const;
    const { report } = diffBundle(createSession(), { head, base });
    expect([report.outcome, report.changes.length]).toEqual(['clean', 1]);
    expect(load).not.toHaveBeenCalled();
  });

  it('is loaded to judge the values of a configuration', () => {
    expect(outcomeOf(CONTRACT + CONFIGURATION)).toBe('clean');
    expect(load).toHaveBeenCalled();
  });

  it('is loaded to say what is wrong in a contract', () => {
    expect(outcomeOf(CONTRACT + 'other: 1\n')).toBe('findings');
  });
});
