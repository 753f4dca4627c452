import type { RenderChange } from '../../render/render-report';
import { changesInWords, renderChangeInWords } from './render-changes';

const MODULE = {
  path: 'stg/terraform/x.tf.json',
  pointer: '/module/x',
  resource: 'Terraform module x',
};
const CLAIM = { path: 'stg/claims/x.yaml', pointer: '', resource: 'DatabaseClaim x' };

test.each<[RenderChange, string]>([
  [{ ...MODULE, kind: 'added' }, 'added: Terraform module x'],
  [{ ...MODULE, kind: 'destroys' }, 'destroys: Terraform module x'],
  [{ ...CLAIM, kind: 'added' }, 'added: DatabaseClaim x'],
  [
    { ...CLAIM, kind: 'destroys', resourceDetail: 'namespace shop' },
    'destroys: DatabaseClaim x (namespace shop)',
  ],
  [
    { ...CLAIM, kind: 'changed', old: 'claims/y.yaml', new: 'claims/x.yaml' },
    'DatabaseClaim x is in another file: claims/y.yaml -> claims/x.yaml',
  ],
  [{ path: 'stg/values.yaml', pointer: '', kind: 'added' }, 'added: values.yaml'],
  [{ path: 'stg/values.yaml', pointer: '/a', kind: 'added', new: 1 }, 'values.yaml /a added: 1'],
  [
    { path: 'stg/values.yaml', pointer: '/a', kind: 'removed', old: 1 },
    'values.yaml /a removed: 1',
  ],
  [
    { path: 'stg/values.yaml', pointer: '/a', kind: 'changed', old: 1, new: 2 },
    'values.yaml /a: 1 -> 2',
  ],
])('%j is %s', (change, words) => {
  expect(renderChangeInWords(change)).toBe(words);
});

test('changes are counted by what they are about', () => {
  const file = { path: 'stg/values.yaml', pointer: '' };
  const value = { path: 'stg/values.yaml', pointer: '/a' };
  const changes: RenderChange[] = [
    { ...value, kind: 'changed', old: 1, new: 2 },
    { ...value, kind: 'added', new: 2 },
    { ...file, kind: 'added' },
    { ...CLAIM, kind: 'added' },
    { ...MODULE, kind: 'added' },
    { ...MODULE, kind: 'destroys' },
    { ...value, kind: 'removed', old: 2 },
  ];
  expect(changesInWords(changes)).toBe(
    '1 resource destroyed, 1 value removed, 1 value changed, 2 resources added, 1 file added, 1 value added',
  );
});
