import { DEFAULT_RENDER_SETTINGS } from 'pacto-contract/graph';
import { normalizeOptions } from './normalize-options';

describe('plugin options', () => {
  test('have defaults', () => {
    expect(normalizeOptions(undefined)).toEqual({
      registries: [],
      environments: ['dev', 'stg', 'prod'],
      targetNames: {
        validate: 'pacto-validate',
        diff: 'pacto-diff',
        render: 'pacto-render',
        explain: 'pacto-explain',
        publish: 'pacto-publish',
      },
      reportsDirectory: 'dist/pacto',
      projectName: '{name}',
      runReports: [],
      componentChart: undefined,
      requireLock: false,
      offline: false,
      render: DEFAULT_RENDER_SETTINGS,
    });
  });

  test.each<[unknown, object]>([
    [{ registry: 'oci://ghcr.io/a/b/' }, { registries: ['ghcr.io/a/b'] }],
    [{ registry: '[::1]:5000/a__b/c.d-e' }, { registries: ['[::1]:5000/a__b/c.d-e'] }],
    [
      { registry: ['localhost:5000', 'ghcr.io/x'] },
      { registries: ['localhost:5000', 'ghcr.io/x'] },
    ],
    [{ validateTargetName: false }, { targetNames: { validate: false } }],
    [{ diffTargetName: 'compare' }, { targetNames: { diff: 'compare' } }],
    [{ validateTargetName: 'pacto-diff', diffTargetName: false }, { targetNames: { diff: false } }],
    [{ reportsDirectory: './out//reports/' }, { reportsDirectory: 'out/reports' }],
    [{ environments: [] }, { environments: [] }],
    [{ runReports: ['junit', 'sarif', 'junit'] }, { runReports: ['sarif', 'junit'] }],
    [
      { requireLock: true, offline: true },
      { requireLock: true, offline: true },
    ],
    [{ store: './vendor/artifacts/' }, { store: 'vendor/artifacts' }],
    [{ environments: ['a', 'a', 'b'] }, { environments: ['a', 'b'] }],
  ])('%j', (raw, expected) => {
    expect(normalizeOptions(raw)).toMatchObject(expected);
  });

  test.each<[unknown, string]>([
    [{ registy: 'ghcr.io/a' }, 'has no option `registy`. Did you mean `registry`? In `nx.json`'],
    [{ colour: 'red' }, 'has no option `colour`. In `nx.json` it accepts `registry`'],
    [{ registry: 5 }, '`registry`'],
    [{ registry: 'ghcr.io/a@sha256:x' }, '`registry`'],
    [{ registry: '' }, '`registry`'],
    [{ registry: 'ghcr.io/MyOrg/pactos' }, 'Write `ghcr.io/myorg/pactos`.'],
    [{ registry: 'oci://ghcr.io/MyOrg/' }, 'Write `oci://ghcr.io/myorg`.'],
    [{ registry: 'ghcr.io/example/pactos:1.0' }, '`pactos:1.0` in its repository'],
    [{ registry: ['ghcr.io/a', 'https://ghcr.io/a'] }, '`https:` in place of a registry'],
    [{ registry: 'ghcr.io//a' }, 'an empty part in its repository'],
    [{ registry: 'gh cr.io/a' }, '`gh cr.io` in place of a registry'],
    [{ registry: 'localhost:70000' }, '`localhost:70000` in place of a registry'],
    [{ registry: 'oci://me:secret@ghcr.io/a' }, '"oci://***@ghcr.io/a"'],
    [{ registry: 'me:secret@ghcr.io/a' }, '"***@ghcr.io/a"'],
    [{ environments: 'dev' }, '`environments`'],
    [{ environments: 'dev' }, 'is `"dev"`; it must be a list of names made of letters'],
    [
      { environments: ['dev', 'a/b'] },
      '`environments` of the Pacto plugin in `nx.json` has the name `a/b`; each entry must be a name made of letters, digits, `.`, `_` and `-`, with a letter or digit first, and no `.` last.',
    ],
    [{ environments: ['dev.'] }, 'has the name `dev.`;'],
    [
      { environments: ['base', 'dev'] },
      'has the name `base`. The name `base` is reserved, because reports call the contract without an override file `base`. Choose another name.',
    ],
    [{ environments: ['custom'] }, 'reports call a validation with `-f` or `--set` `custom`.'],
    [
      { environments: ['prod', 'dev', 'PROD'] },
      'has the names `prod` and `PROD`, which differ only in upper and lower case. Keep one of them.',
    ],
    [{ environments: ['dev', ''] }, 'has the entry `""`;'],
    [{ environments: [5] }, 'has the entry `5`;'],
    [{ environments: [['dev']] }, 'has the entry `["dev"]`;'],
    [{ validateTargetName: true }, '`validateTargetName`'],
    [{ validateTargetName: 'a:b' }, '`validateTargetName`'],
    [{ diffTargetName: '' }, '`diffTargetName`'],
    [{ validateTargetName: 'pacto-diff' }, '`diffTargetName`'],
    [{ reportsDirectory: '../out' }, '`reportsDirectory`'],
    [{ store: '../artifacts' }, '`store`'],
    [{ requireLock: 'yes' }, '`requireLock`'],
    [{ reportsDirectory: '/out' }, '`reportsDirectory`'],
    [{ reportsDirectory: '.' }, '`reportsDirectory`'],
    [{ projectName: 'fixed' }, '`projectName`'],
    [{ runReports: 'sarif' }, '`runReports`'],
    [{ runReports: ['xml'] }, '`runReports`'],
    [{ componentChart: { name: 'x' } }, '`componentChart`'],
    [{ regsitry: 'x' }, '`regsitry`'],
    [[], '`options`'],
  ])('%j is refused by name', (raw, named) => {
    expect(() => normalizeOptions(raw)).toThrow(named);
  });
});
