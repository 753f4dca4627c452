import { createTimeGuard } from './time-guard';

function forever(): never {
  for (;;);
}

const hopeless = () => /^(a+)+$/.test('a'.repeat(60) + '!');

describe('createTimeGuard', () => {
  const guard = createTimeGuard();

  it('hands on what the work returns', () => {
    expect(guard.runGuarded(1000, () => 'value')).toEqual({ done: true, value: 'value' });
    expect(guard.runGuarded(1000, () => undefined)).toEqual({ done: true, value: undefined });
  });

  it.each([
    ['a loop', forever],
    ['a regular expression', hopeless],
  ])('ends %s', (_name, work) => {
    expect(guard.runGuarded(20, work)).toEqual({ done: false });
    expect(guard.runGuarded(1000, () => 1)).toEqual({ done: true, value: 1 });
  });

  it('throws the very error of the work', () => {
    const error = Object.assign(new Error('no'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
    const work = () => {
      throw error;
    };
    expect(() => guard.runGuarded(1000, work)).toThrow(error);
  });

  it('throws a stack overflow as a RangeError', () => {
    const deep = (): number => deep() + 1;
    expect(() => guard.runGuarded(1000, deep)).toThrow(RangeError);
  });

  it('nests: an inner limit leaves the outer work running', () => {
    const outcome = guard.runGuarded(5000, () => {
      const inner = guard.runGuarded(20, forever);
      const again = guard.runGuarded(1000, () => 'after');
      return [inner, again];
    });
    expect(outcome).toEqual({
      done: true,
      value: [{ done: false }, { done: true, value: 'after' }],
    });
  });

  it('nests: an outer limit ends the inner work', () => {
    let reached = false;
    const outcome = guard.runGuarded(20, () => {
      guard.runGuarded(60_000, forever);
      reached = true;
    });
    expect(outcome).toEqual({ done: false });
    expect(reached).toBe(false);
    expect(guard.runGuarded(1000, () => 1)).toEqual({ done: true, value: 1 });
  });
});

describe('a guard on a busy machine', () => {
  /** A pattern that takes for ever, or until the given round. */
  function workUntil(round: number) {
    let rounds = 0;
    return {
      rounds: () => rounds,
      work: () => {
        rounds += 1;
        if (rounds < round) /^(a+)+$/.test('a'.repeat(60) + '!');
        return 'done';
      },
    };
  }

  it('runs the work again where the clock fired before the processor time was used', () => {
    const { work, rounds } = workUntil(3);
    // The work got no processor time.
    const guard = createTimeGuard(() => 0);
    expect(guard.runGuarded(20, work)).toEqual({ done: true, value: 'done' });
    expect(rounds()).toBe(3);
  });

  it('ends the work that used its processor time', () => {
    let used = 0;
    const guard = createTimeGuard(() => (used += 20));
    const { work, rounds } = workUntil(3);
    expect(guard.runGuarded(20, work)).toEqual({ done: false });
    expect(rounds()).toBe(1);
  });
});
