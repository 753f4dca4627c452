// The environments of a bundle differ in a few parts of the contract. A rule that read none of them
// would find the same, so it is not run again. What a rule reads is observed by a proxy and not
// declared, so that no declaration can be wrong. `npm run bench -- --only=engine` shows the need:
// without this, the engine takes 15 percent more processor time.
import type { Contract } from '../model/contract';
import type { Finding } from './finding';
import type { RuleContext, Rules, ValidationRule } from './rule';

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

interface RanRule {
  readonly id: string;
  readonly check: NonNullable<ValidationRule['check']>;
  readonly runs: Run[];
}

export class RuleRunner {
  private readonly rules: readonly RanRule[];

  constructor(rules: Rules) {
    this.rules = rules.flatMap(({ id, check }) => (check ? [{ id, check, runs: [] }] : []));
  }

  /**
   * To be called for the environments of one bundle, one after the other: of their contexts, only
   * `contract`, `environment`, `ambiguous` and `identityChanges` may differ.
   */
  run(context: RuleContext, report: (rule: string, finding: Finding) => void): void {
    const observed = new ObservedContext(context);
    for (const { id, check, runs } of this.rules) {
      let run = runs.find(({ reads }) => observed.agreesWith(reads));
      if (!run) runs.push((run = observed.observe(check)));
      for (const finding of run.findings) report(id, finding);
    }
  }
}

/** A context that takes down what is read of it. */
class ObservedContext {
  private reads: Reads = [];
  private readonly view: RuleContext;

  constructor(private readonly context: RuleContext) {
    const note = <Value>(what: string | symbol, value: Value): Value => {
      if (!this.reads.some((read) => read.what === what)) this.reads.push({ what, value });
      return value;
    };
    const { contract } = context;
    this.view = {
      ...context,
      contract: new Proxy(contract, {
        get: (_, key) => note(key, contract[key as keyof Contract]),
        has: (_, key) => key in note(WHOLE_CONTRACT, contract),
        ownKeys: () => Reflect.ownKeys(note(WHOLE_CONTRACT, contract)),
      }),
      get environment() {
        return note(ENVIRONMENT, context.environment);
      },
      get ambiguous() {
        return note(AMBIGUOUS, context.ambiguous);
      },
      get identityChanges() {
        return note(IDENTITY, context.identityChanges);
      },
    };
  }

  observe(check: RanRule['check']): Run {
    this.reads = [];
    const findings = [...check(this.view)];
    return { reads: this.reads, findings };
  }

  agreesWith(reads: Reads): boolean {
    return reads.every(({ what, value }) => this.read(what) === value);
  }

  private read(what: string | symbol): unknown {
    const { contract, environment, ambiguous, identityChanges } = this.context;
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
