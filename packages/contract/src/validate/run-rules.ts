// The environments of a bundle differ in a few parts of the contract. A rule that read none of them
// would find the same, so it is not run again. What a rule reads is observed by a proxy and not
// declared, so that no declaration can be wrong. `npm run bench -- --only=engine` shows the need:
// without this, the engine takes 15 percent more processor time.
import type { Contract } from '../model/contract';
import type { Finding } from './finding';
import type { BundleContext, EnvironmentContext, RuleContext, Rules } from './rule';

/** What was read, and what it was: keys of the contract, and what else differs between environments. */
type Reads = { readonly what: string | symbol; readonly value: unknown }[];

const WHOLE_CONTRACT = Symbol('contract');
const ENVIRONMENT = Symbol('environment');
const AMBIGUOUS = Symbol('ambiguous');
const IDENTITY = Symbol('identity changes');

interface Run {
  readonly reads: Reads;
  readonly findings: readonly Finding[];
}

/** Runs the rules on the environments of one bundle, one after the other. */
export class RuleRunner {
  /** By position of the rule. */
  private readonly runs: readonly Run[][];
  private readonly observed: ObservedContext;

  constructor(
    private readonly rules: Rules,
    bundle: BundleContext,
  ) {
    this.runs = rules.map(() => []);
    this.observed = new ObservedContext(bundle);
  }

  run(environment: EnvironmentContext, report: (rule: string, finding: Finding) => void): void {
    const { observed, runs } = this;
    observed.enter(environment);
    for (const [position, rule] of this.rules.entries()) {
      if (!rule.check) continue;
      const before = runs[position]!;
      let run = before.find(({ reads }) => observed.agreesWith(reads));
      if (!run) before.push((run = observed.observe(rule)));
      for (const finding of run.findings) report(rule.id, finding);
    }
  }
}

/**
 * A context that notes what is read of it. There is one for all environments of a bundle: V8 makes
 * a hidden class for each object with accessors, and keeps it with all that it refers to until its
 * next full collection.
 */
class ObservedContext {
  private reads: Reads = [];
  private environment!: EnvironmentContext;
  private readonly view: RuleContext;

  constructor(bundle: BundleContext) {
    const contract = new Proxy({} as Contract, {
      get: (_, key) => this.note(key),
      has: (_, key) => key in (this.note(WHOLE_CONTRACT) as Contract),
      ownKeys: () => Reflect.ownKeys(this.note(WHOLE_CONTRACT) as Contract),
      getOwnPropertyDescriptor: (_, key) => this.describe(key),
    });
    this.view = new Proxy(bundle as RuleContext, {
      get: (_, key) => {
        switch (key) {
          case 'contract':
            return contract;
          case 'environment':
            return this.note(ENVIRONMENT);
          case 'ambiguous':
            return this.note(AMBIGUOUS);
          case 'identityChanges':
            return this.note(IDENTITY);
          default:
            return bundle[key as keyof BundleContext];
        }
      },
    });
  }

  enter(environment: EnvironmentContext): void {
    this.environment = environment;
  }

  observe({ check }: Rules[number]): Run {
    this.reads = [];
    const findings = [...check!(this.view)];
    return { reads: this.reads, findings };
  }

  agreesWith(reads: Reads): boolean {
    return reads.every(({ what, value }) => this.read(what) === value);
  }

  private note(what: string | symbol): unknown {
    const value = this.read(what);
    if (!this.reads.some((read) => read.what === what)) this.reads.push({ what, value });
    return value;
  }

  /** Spreading asks for it; a proxy may only claim what its target could have. */
  private describe(key: string | symbol): PropertyDescriptor | undefined {
    const found = Reflect.getOwnPropertyDescriptor(this.environment.contract, key);
    return found && { ...found, value: this.note(key), configurable: true };
  }

  private read(what: string | symbol): unknown {
    const { contract, environment, ambiguous, identityChanges } = this.environment;
    switch (what) {
      case WHOLE_CONTRACT:
        return contract;
      case ENVIRONMENT:
        return environment;
      case AMBIGUOUS:
        return ambiguous;
      case IDENTITY:
        return identityChanges;
      default:
        return contract[what as keyof Contract];
    }
  }
}
