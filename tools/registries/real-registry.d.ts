export interface RealRegistry {
  /** Host and port on the loopback interface. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Program by the name that tests show. */
export declare const REGISTRIES: {
  readonly 'docker-registry of Debian': 'docker-registry';
  readonly 'distribution 3': 'registry';
  readonly 'the registry of go-containerregistry': 'gcr-registry';
};

/** The path of a program; `undefined` where it is not installed. */
export declare function findTool(name: string): string | undefined;

/** Rejects where the program is not installed or does not answer. */
export declare function startRegistry(program: string): Promise<RealRegistry>;
