import { classifyChange } from './classify-change';

describe('a classified change', () => {
  test('says what changed, and why it matters', () => {
    expect(
      classifyChange({ rule: 'interface-removed', subject: 'The interface `a` is gone.' }),
    ).toEqual({
      impact: 'BREAKING',
      reason: 'The interface `a` is gone. Calls to the interface fail.',
      excusable: true,
    });
  });

  test('claims no default for a value that is gone, as a key may be required', () => {
    const { reason } = classifyChange({
      rule: 'configuration-value-removed',
      subject: 'It is gone.',
    });
    expect(reason).toMatch(/^It is gone\. The contract no longer sets the value itself\./);
    expect(reason).not.toContain('default');
  });

  test('says so where no version excuses it', () => {
    const { reason, excusable } = classifyChange({
      rule: 'policy-removed',
      subject: 'It is gone.',
    });
    expect(excusable).toBe(false);
    expect(reason).toMatch(/^It is gone\. .* No new version excuses this change\.$/);
  });

  test('is never made up for a rule that has no row', () => {
    expect(() => classifyChange({ rule: 'no-such-rule', subject: '' })).toThrow('no-such-rule');
  });
});
