/**
 * A contract of pactoVersion 1.0 that passed its structural schema. Field by field it is
 * `dialect/pacto-1.0.schema.json`; what the schema cannot say is said by the rules.
 */
export interface Contract {
  readonly pactoVersion: string;
  readonly service: Service;
  readonly interfaces?: readonly Interface[];
  readonly configurations?: readonly Configuration[];
  readonly policies?: readonly Policy[];
  readonly dependencies?: readonly Dependency[];
  readonly runtime?: Runtime;
  readonly scaling?: Scaling;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface Service {
  readonly name: string;
  readonly version: string;
  readonly owner?: string | Owner;
  readonly image?: { readonly ref: string; readonly private?: boolean };
  readonly chart?: Chart;
}

export interface Chart {
  readonly ref: string;
  readonly version: string;
}

export interface Owner {
  readonly team?: string;
  readonly dri?: string;
  readonly contacts?: readonly Contact[];
}

interface Contact {
  readonly type: string;
  readonly value: string;
  readonly purpose?: string;
}

export interface Interface {
  readonly name: string;
  readonly type: 'http' | 'grpc' | 'event';
  readonly port?: number;
  readonly visibility?: 'public' | 'internal';
  /** Path of the interface file in the bundle. */
  readonly contract?: string;
}

export interface Configuration {
  readonly name: string;
  /** Path of a JSON Schema in the bundle; exactly one of `schema` and `ref` is set. */
  readonly schema?: string;
  readonly ref?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface Policy {
  readonly name: string;
  /** Path of a JSON Schema in the bundle; exactly one of `schema` and `ref` is set. */
  readonly schema?: string;
  readonly ref?: string;
}

export interface Dependency {
  readonly name: string;
  readonly ref: string;
  readonly required?: boolean;
  readonly compatibility: string;
}

export interface Runtime {
  readonly workload: 'service' | 'job' | 'scheduled';
  readonly state: State;
  readonly lifecycle?: {
    readonly upgradeStrategy?: 'rolling' | 'recreate' | 'ordered';
    readonly gracefulShutdownSeconds?: number;
  };
  readonly health?: Health;
  readonly metrics?: Endpoint;
}

export interface State {
  readonly type: 'stateless' | 'stateful' | 'hybrid';
  readonly persistence: {
    readonly scope: 'local' | 'shared';
    readonly durability: 'ephemeral' | 'persistent';
  };
  readonly dataCriticality: 'low' | 'medium' | 'high';
}

export interface Endpoint {
  readonly interface: string;
  readonly path?: string;
}

export interface Health extends Endpoint {
  readonly initialDelaySeconds?: number;
  readonly liveness?: Probe;
  readonly readiness?: Probe;
}

export interface Probe {
  readonly path: string;
  readonly initialDelaySeconds?: number;
}

export interface Scaling {
  readonly replicas?: number;
  readonly min?: number;
  readonly max?: number;
}
