// One side of a diff, read once: its effective contracts, the files that they name, and the place of
// whatever a change points at.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Excerpt } from '../../diagnostics/excerpt';
import { maskExcerpt } from '../../diagnostics/mask-excerpt';
import { belowFolder, contractPath, joinPath } from '../../model/bundle-path';
import type { Contract } from '../../model/contract';
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import type { ResolvedBundle } from '../../resolve/resolver';
import type { Pointer } from '../../source/pointer';
import { cutExcerpt } from '../../source/cut-excerpt';
import { type ParsedSource } from '../../source/yaml/parse-source';
import { placesOf } from '../../source/yaml/places-of';
import { INTERFACE_SIZE_LIMIT } from '../../source/size-limits';
import type { Range } from '../../source/range';
import type { PlaceKind, SourceDocument } from '../../source/source-document';
import { SourceText } from '../../source/source-text';
import { BundleReader } from '../../bundle/bundle-reader';
import { StructureChecker } from '../../validate/check-structure';
import { diagnoseProblem, rowOf } from '../../validate/diagnose';
import { SchemaFinder } from '../../bundle/find-schemas';
import { SecretPlaces } from '../../bundle/secret-places';
import { SecretRanges } from '../../bundle/secret-ranges';
import { listEnvironments } from '../../bundle/list-environments';
import { isRefused, layFiles, loadFile, type LoadedFile } from '../../bundle/load-layers';
import type { BundleFile } from '../../bundle/bundle-file';
import type { Session } from '../../bundle/session';
import type { PlaceWithRange } from '../change/change';
import type { DiffSide } from './diff-side';
import { parseProto } from '../../source/protobuf/parse-proto';

/** The contract of one environment, which fits the schema of the language. */
export interface SideContract {
  readonly effective: EffectiveContract;
  readonly contract: Contract;
  readonly secrets: SecretPlaces;
}

export class SideReader {
  readonly bundle: ResolvedBundle;
  readonly reader: BundleReader;
  readonly finder: SchemaFinder;
  private readonly structure: StructureChecker;
  private readonly secretRanges: SecretRanges;
  readonly contractPath: string;
  private readonly files = new Map<string, LoadedFile>();
  private readonly contracts = new Map<string | null, SideContract | readonly Diagnostic[]>();
  private readonly protoPlaces = new Map<string, ReadonlyMap<Pointer, Range>>();
  private readonly sources = new Map<string, SourceText>();
  private readonly parsed = new Map<string, ParsedSource>();
  private readonly documents = new Map<string, SourceDocument | undefined>();
  private readonly overrides: ReadonlyMap<string, string>;

  constructor(
    private readonly session: Session,
    readonly side: DiffSide,
  ) {
    this.bundle = side.index.bundleAt(side.root) ?? { root: side.root, kind: 'service' };
    this.reader = new BundleReader(session, side.files);
    this.structure = new StructureChecker(session);
    this.finder = new SchemaFinder(this.bundle, this.reader, side.index);
    this.secretRanges = new SecretRanges(this.finder);
    this.contractPath = contractPath(side.root);
    this.overrides = new Map(
      listEnvironments(side.files, side.root).map(({ name, path }) => [name, path]),
    );
  }

  /** Those that have an override file. */
  get environments(): readonly string[] {
    return [...this.overrides.keys()];
  }

  /** The contract of an environment. For `null`, or without an override file, it is the base. */
  contract(environment: string | null): SideContract | readonly Diagnostic[] {
    const override = environment === null ? undefined : this.overrides.get(environment);
    const key = override === undefined ? null : environment;
    const known = this.contracts.get(key) ?? this.build(override);
    this.contracts.set(key, known);
    return known;
  }

  /** A file by its path in this bundle. */
  file(path: string): BundleFile {
    return this.reader.file(this.side.root, path);
  }

  /** A file of this bundle by its path in the workspace. */
  fileAt(path: string): BundleFile {
    return this.file(belowFolder(this.side.root, path));
  }

  /** The text of a file of any bundle; `undefined` when it cannot be read. */
  textOf({ root }: ResolvedBundle, path: string): string | undefined {
    const file = this.reader.file(root, belowFolder(root, path));
    return file.status === 'read' ? file.text : undefined;
  }

  parse(path: string, text: string): ParsedSource {
    const known = this.parsed.get(path) ?? this.reader.parse(path, text);
    this.parsed.set(path, known);
    this.sources.set(path, known.source);
    return known;
  }

  /** Where a pointer of an effective contract is in the files that make it. */
  locateInContract({ effective }: SideContract, pointer: Pointer, on: PlaceKind): PlaceWithRange {
    const place = effective.locate(pointer, on);
    this.sources.set(place.document.path, place.document.source);
    return { file: place.document.path, pointer: place.pointer, range: place.range };
  }

  /** Where a pointer of any other file is; without a range when the file has no such place. */
  locateInFile(file: string, pointer: Pointer, on: PlaceKind): PlaceWithRange {
    return { file, pointer, range: this.rangeIn(file, pointer, on) };
  }

  excerptOf({ file, range }: Pick<Diagnostic, 'file' | 'range'>): Excerpt | undefined {
    const excerpt = cutExcerpt(this.sources.get(file), range);
    const loaded = this.files.get(file);
    return excerpt && loaded ? maskExcerpt(excerpt, this.secretRanges.in(loaded)) : excerpt;
  }

  private rangeIn(file: string, pointer: Pointer, on: PlaceKind): Range | undefined {
    const known = this.parsed.get(file);
    if (known) return this.placesOf(file, known)?.nearestRange(pointer, on);
    const places = this.protoPlaces.get(file);
    if (places) return places.get(pointer);
    const read = this.side.files.read(file, { within: '.', limit: INTERFACE_SIZE_LIMIT });
    if (read.status !== 'file') return undefined;
    const text = Buffer.from(read.bytes).toString('utf8');
    if (!file.endsWith('.proto')) {
      return this.placesOf(file, this.parse(file, text))?.nearestRange(pointer, on);
    }
    this.sources.set(file, new SourceText(file, text));
    const proto = parseProto(text);
    if (!('file' in proto)) return undefined;
    this.protoPlaces.set(file, proto.file.places);
    return proto.file.places.get(pointer);
  }

  private placesOf(file: string, parsed: ParsedSource): SourceDocument | undefined {
    if (!this.documents.has(file)) this.documents.set(file, placesOf(parsed));
    return this.documents.get(file);
  }

  private build(override: string | undefined): SideContract | readonly Diagnostic[] {
    const paths = [this.contractPath];
    if (override !== undefined) paths.push(joinPath(this.side.root, override)!);
    const effective = layFiles(paths.map((path) => this.load(path)));
    if (isRefused(effective)) return effective.map(diagnoseProblem);
    const secrets = new SecretPlaces(effective.value, this.finder);
    const defects = [...this.structure.check(effective, (pointer) => secrets.has(pointer))];
    if (defects.length === 0) return { effective, contract: effective.value as Contract, secrets };
    return defects.map(([rule, { message, hint, pointer, on }]) => {
      const place = effective.locate(pointer, on);
      return {
        ...rowOf(rule),
        message,
        hint,
        file: place.document.path,
        pointer: place.pointer,
        range: place.range,
        related: [],
      };
    });
  }

  private load(path: string): LoadedFile {
    const known = this.files.get(path);
    if (known) return known;
    const file = loadFile(this.side.files, path, this.side.root, this.session.parse);
    this.files.set(path, file);
    if (file.source) this.sources.set(path, file.source);
    return file;
  }
}
