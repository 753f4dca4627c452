// The environments of a bundle differ in a few parts of the contract. A rule that read none of them
// would find the same, so it is not run again. What a rule reads is observed by a proxy and not
// declared, so that no declaration can be wrong. `npm run bench -- --only=engine` shows the need:
// without this, the engine takes 15 percent more processor time.
import type { Configuration, Contract } from '../model/contract';
import type { Finding } from './finding';
import type {
  BundleContext,
  ConfigurationEntry,
  EnvironmentContext,
  RuleContext,
  Rules,
} from './rule';

/** What was read, and what it was. */
type Reads = { readonly what: string | symbol; readonly value: unknown }[];

/** What differs between environments. A key of the contract is read under its own name, so these have symbols. */
type Seen = EnvironmentContext & Pick<RuleContext, 'configurationEntries'>;

const SYMBOLS: Readonly<Record<keyof Seen, symbol>> = {
  contract: Symbol('contract'),
  environment: Symbol('environment'),
  ambiguous: Symbol('ambiguous'),
  identityChanges: Symbol('identityChanges'),
  configurationEntries: Symbol('configurationEntries'),
};
const MEMBERS = new Map(
  Object.entries(SYMBOLS).map(([member, symbol]) => [symbol, member as keyof Seen]),
);

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
    // Plain loops: they run for each rule in each environment, and objects made here are a tenth of all.
    for (let position = 0; position < this.rules.length; position++) {
      const rule = this.rules[position]!;
      if (!rule.check) continue;
      const before = runs[position]!;
      let run = this.findRun(before);
      if (!run) before.push((run = observed.observe(rule)));
      for (const finding of run.findings) report(rule.id, finding);
    }
  }

  /** A run in another environment that read what this one has. */
  private findRun(before: readonly Run[]): Run | undefined {
    for (const run of before) if (this.observed.agreesWith(run.reads)) return run;
    return undefined;
  }
}

/**
 * A context that notes what is read of it. There is one for all environments of a bundle: V8 makes
 * a hidden class for each object with accessors, and keeps it with all that it refers to until its
 * next full collection.
 */
class ObservedContext {
  private reads: Reads = [];
  private seen!: Seen;
  /** One list for all environments whose configurations differ in values alone: most do. */
  private entries: readonly ConfigurationEntry[] = [];
  private readonly view: RuleContext;

  constructor(bundle: BundleContext) {
    const contract = new Proxy({} as Contract, {
      get: (_, key) => this.note(key),
      has: (_, key) => key in (this.note(SYMBOLS.contract) as Contract),
      ownKeys: () => Reflect.ownKeys(this.note(SYMBOLS.contract) as Contract),
      getOwnPropertyDescriptor: (_, key) => this.describe(key),
    });
    this.view = new Proxy(bundle as RuleContext, {
      get: (_, key) => {
        if (key === 'contract') return contract;
        const symbol = SYMBOLS[key as keyof Seen];
        return symbol ? this.note(symbol) : bundle[key as keyof BundleContext];
      },
    });
  }

  enter(environment: EnvironmentContext): void {
    const configurations = environment.contract.configurations ?? [];
    if (!areEntriesOf(configurations, this.entries)) this.entries = configurations.map(entryOf);
    this.seen = { ...environment, configurationEntries: this.entries };
  }

  observe({ check }: Rules[number]): Run {
    this.reads = [];
    const findings = [...check!(this.view)];
    return { reads: this.reads, findings };
  }

  agreesWith(reads: Reads): boolean {
    for (const { what, value } of reads) if (this.read(what) !== value) return false;
    return true;
  }

  private note(what: string | symbol): unknown {
    const value = this.read(what);
    for (const read of this.reads) if (read.what === what) return value;
    this.reads.push({ what, value });
    return value;
  }

  /** Spreading asks for it; a proxy may only claim what its target could have. */
  private describe(key: string | symbol): PropertyDescriptor | undefined {
    const found = Reflect.getOwnPropertyDescriptor(this.seen.contract, key);
    return found && { ...found, value: this.note(key), configurable: true };
  }

  private read(what: string | symbol): unknown {
    if (typeof what === 'string') return this.seen.contract[what as keyof Contract];
    return this.seen[MEMBERS.get(what)!];
  }
}

function entryOf({ name, schema, ref }: Configuration): ConfigurationEntry {
  return { name, schema, ref };
}

function areEntriesOf(
  configurations: readonly Configuration[],
  entries: readonly ConfigurationEntry[],
): boolean {
  return (
    configurations.length === entries.length &&
    configurations.every(
      ({ name, schema, ref }, index) =>
        name === entries[index]!.name &&
        schema === entries[index]!.schema &&
        ref === entries[index]!.ref,
    )
  );
}
