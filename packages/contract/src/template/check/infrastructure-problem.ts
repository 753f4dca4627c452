import type { ParsedSource } from '../../source/yaml/parse-source';
import type { Pointer } from '../../source/pointer';
import type { SourceDocument } from '../../source/source-document';
import type { Named } from '../claim';
import type { ExampleContract } from '../example-file';
import type { TemplateFiles } from './find-template';
import type { TemplateCode, TemplateProblem } from '../template-problem';

/** What the check of an infrastructure contract reads. */
export interface InfrastructureBundle extends ExampleContract, TemplateFiles {
  readonly contract: Named;
  /** Names of the files in a folder of the bundle. */
  namesIn(folder: string): readonly string[];
  parse(path: string, text: string): ParsedSource;
  /** The provisioning schema, parsed; `undefined` where it cannot be read. */
  readonly schema: unknown;
  /** How values of a claim do not fit the provisioning schema. */
  findMisfits(values: unknown): readonly Misfit[];
}

interface Misfit {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}

export type InfrastructureCode = TemplateCode | 'TEMPLATE_EXAMPLE_FAILED';

/** A problem in a document of the bundle. Without a document it is in the contract itself. */
export interface InfrastructureProblem {
  readonly code: InfrastructureCode;
  readonly document?: SourceDocument;
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
  readonly range?: TemplateProblem['range'];
  /** The text cannot be parsed: it has no document. */
  readonly broken?: { readonly path: string; readonly problem: ParsedSource['problems'][number] };
  readonly related?: readonly {
    readonly document: SourceDocument;
    readonly pointer: Pointer;
    readonly message: string;
  }[];
}
