// What a contract is in its environments, and where every line of it was written.
import { BundleReader } from '../../bundle/bundle-reader';
import { SchemaFinder } from '../../bundle/find-schemas';
import { SecretPlaces } from '../../bundle/secret-places';
import { listEnvironments } from '../../bundle/list-environments';
import { isRefused, layFiles, loadFile } from '../../bundle/load-layers';
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import type { Session } from '../../bundle/session';
import { worstOutcome } from '../../diagnostics/outcome';
import { contractPath, childPath } from '../../model/bundle-path';
import type { ResolvedBundle } from '../../resolve/resolver';
import type { CompiledSchema } from '../../schema-check/schema-store';
import { compareText } from '../../source/text-order';
import { diagnoseProblem } from '../../validate/diagnose';
import type { ValidateWorkspace } from '../../validate/validate-bundle';
import type { ServiceBehind } from '../../workspace/services-behind';
import { mappingsIn } from '../../source/list-items';
import { mappingOf } from '../../source/mapping';
import { exactValueAt } from '../exact-value-at';
import { orderOf } from '../order-keys';
import { sourcesOf } from '../output-origins';
import { yamlLines } from '../writer/write-yaml';
import { followDependencies } from './follow-dependencies';
import { listOperations } from './list-operations';
import { listSettings, type Setting } from './list-settings';
import { listPolicies } from './list-policies';
import {
  answerOf,
  type ExplainedEnvironment,
  type ExplainedReference,
  type ExplainReport,
} from './explain-report';

export interface ExplainRequest {
  readonly root: string;
  /** Environments to explain beside those that have an override file. */
  readonly environments: readonly string[];
  /** Explain only this environment. */
  readonly environment?: string;
  /** What is known of the bundle's policies. */
  readonly behind: readonly ServiceBehind[];
}

/** Never fails for an error in the contract, because people need the explanation most when there is one. */
export function explainContract(
  session: Session,
  workspace: ValidateWorkspace,
  request: ExplainRequest,
): ExplainReport {
  return new Explainer(session, workspace, request).explain();
}

class Explainer {
  private readonly bundle: ResolvedBundle;
  private readonly reader: BundleReader;
  private readonly finder: SchemaFinder;
  private readonly references = new Map<string, ExplainedReference>();

  constructor(
    private readonly session: Session,
    private readonly workspace: ValidateWorkspace,
    private readonly request: ExplainRequest,
  ) {
    const { index, files } = workspace;
    this.bundle = index.bundleAt(request.root) ?? { root: request.root, kind: 'service' };
    this.reader = new BundleReader(session, files);
    this.finder = new SchemaFinder(this.bundle, this.reader, index);
  }

  explain(): ExplainReport {
    const { name, version, root, kind } = this.bundle;
    const environments = this.listNames().map((one) => this.explainOne(one));
    return {
      schemaVersion: 1,
      task: 'explain',
      bundle: { name, version, path: root },
      kind,
      outcome: worstOutcome(environments.map(({ outcome }) => outcome)),
      environments,
      references: [...this.references.values()],
      policies: listPolicies(
        this.bundle,
        environments.map(({ contract }) => contract),
        this.finder,
      ),
      behind: this.request.behind,
      operations: this.operations(),
      settings: this.settings(environments),
      graph: this.graph(environments),
    };
  }

  private operations(): ExplainReport['operations'] {
    const { bundle, reader } = this;
    const contract = reader.contractDocument(bundle)?.value;
    const found = mappingsIn(mappingOf(contract).interfaces).flatMap(
      ({ name, type, contract: path }) => {
        if (type !== 'http' || typeof name !== 'string' || typeof path !== 'string') return [];
        const file = reader.file(bundle.root, path);
        if (file.status !== 'read') return [];
        return [
          [name, listOperations(reader.parse(file.path, file.text).document?.value)] as const,
        ];
      },
    );
    return Object.fromEntries(found);
  }

  private settings(environments: readonly ExplainedEnvironment[]): ExplainReport['settings'] {
    const entries = environments.flatMap(({ contract }) =>
      mappingsIn(mappingOf(contract).configurations),
    );
    const found = new Map<string, readonly Setting[]>();
    for (const entry of entries) {
      const { name } = entry;
      if (typeof name !== 'string' || found.has(name)) continue;
      const schema = this.schemaOf(entry);
      if (schema !== undefined) found.set(name, listSettings(schema));
    }
    return Object.fromEntries(found);
  }

  private graph(environments: readonly ExplainedEnvironment[]): ExplainReport['graph'] {
    const { bundle, reader, workspace } = this;
    const contract = environments.find((one) => one.contract !== null)?.contract;
    return followDependencies(bundle, contract, { reader, index: workspace.index });
  }

  private listNames(): (string | null)[] {
    const { environment, environments } = this.request;
    if (environment !== undefined) return [environment];
    const own = this.overrideFiles().map(({ name }) => name);
    return [null, ...[...new Set([...environments, ...own])].sort(compareText)];
  }

  private overrideFiles() {
    return listEnvironments(this.workspace.files, this.bundle.root);
  }

  private explainOne(name: string | null): ExplainedEnvironment {
    const { root } = this.bundle;
    const own = this.overrideFiles().find((file) => file.name === name);
    const paths = [contractPath(root), ...(own ? [childPath(root, own.path)] : [])];
    const loaded = paths.map((path) =>
      loadFile(this.workspace.files, path, root, this.session.parse),
    );
    const effective = layFiles(loaded);
    const common = { name, files: paths };
    if (isRefused(effective)) {
      const nothing = { contract: null, lines: [], sources: [] };
      return {
        ...common,
        outcome: 'failed',
        diagnostics: effective.map(diagnoseProblem),
        ...nothing,
      };
    }
    this.noteReferences(effective.value);
    const contract = this.hide(effective);
    const parts = [{ pointer: '', origin: { in: effective, pointer: '' } }];
    const order = orderOf(parts);
    return {
      ...common,
      outcome: 'clean',
      diagnostics: [],
      contract,
      lines: yamlLines(contract, order).map(({ text, pointer }) => {
        const { document, range } = effective.locate(pointer, 'key');
        return { text, source: { file: document.path, line: range.start.line } };
      }),
      sources: sourcesOf(contract, parts, order),
    };
  }

  /** A copy without what is secret; a contract that nothing validated may hold anything. */
  private hide(effective: EffectiveContract): unknown {
    const contract = exactValueAt(effective, '');
    return new SecretPlaces(contract, this.finder).hide(contract);
  }

  /** The schema of a configuration; `undefined` where it is not available. */
  private schemaOf({ name, schema, ref }: Record<string, unknown>): CompiledSchema | undefined {
    const located =
      typeof schema === 'string'
        ? ({ status: 'located', bundle: this.bundle, schema } as const)
        : typeof ref === 'string'
          ? this.finder.locateConfiguration(String(name), ref)
          : undefined;
    if (located?.status !== 'located') return undefined;
    const found = this.reader.schema(located.bundle.root, located.schema);
    return found.status === 'compiled' ? found.compiled : undefined;
  }

  private noteReferences(contract: unknown): void {
    const lists = [
      ['dependency', 'dependencies'],
      ['configuration', 'configurations'],
      ['policy', 'policies'],
    ] as const;
    for (const [use, list] of lists) {
      for (const { name, ref, compatibility } of mappingsIn(mappingOf(contract)[list])) {
        if (typeof name !== 'string' || typeof ref !== 'string') continue;
        const range = typeof compatibility === 'string' ? compatibility : undefined;
        const resolution = this.workspace.index.resolve({ ref, range, from: this.bundle.root });
        const found = resolution.status === 'found' ? resolution.bundle : undefined;
        this.references.set(JSON.stringify([use, name, ref]), {
          use,
          name,
          ref,
          ...(found && { answer: answerOf(found) }),
        });
      }
    }
  }
}
