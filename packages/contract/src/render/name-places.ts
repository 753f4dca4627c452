// Where an author changes a part of a name that Kubernetes or Helm refuses.
import type { EffectiveContract } from '../bundle/override/effective-contract';
import type { Contract } from '../model/contract';
import { joinPointer, valueAt, type Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { SourceDocument } from '../source/source-document';
import type { Origin } from './output-origins';
import type { RenderSettings } from './render-settings';

export interface NamePlace extends Origin {
  readonly range?: Range;
}

/** The options of the plugin in the file that holds them. */
export interface OptionsPlace {
  readonly in: SourceDocument;
  readonly pointer: Pointer;
}

interface NamedUnit {
  /** `null` is the base. */
  readonly environment: string | null;
  /** The root first, then its components in its order. */
  readonly members: readonly { readonly effective: EffectiveContract }[];
  readonly settings: Pick<RenderSettings, 'environments'>;
  readonly optionsAt?: () => OptionsPlace | undefined;
}

export class NamePlaces {
  constructor(private readonly unit: NamedUnit) {}

  get root(): NamePlace {
    return { in: this.unit.members[0]!.effective, pointer: '/service/name' };
  }

  get chart(): NamePlace {
    const { service } = this.unit.members[0]!.effective.value as Contract;
    return service.chart === undefined
      ? this.root
      : { ...this.root, pointer: '/service/chart/ref' };
  }

  /** The override file that names the environment, best that of `first`; else the option. */
  environment(first?: EffectiveContract): NamePlace {
    const all = this.unit.members.map(({ effective }) => effective);
    for (const { layers } of first ? [first, ...all] : all) {
      const [, file] = layers;
      if (file) return { in: file, pointer: '', range: file.source.rangeAt(0, 0) };
    }
    const list = this.option('environments');
    const names = 'locate' in list.in ? undefined : valueAt(list.in.value, list.pointer);
    const index = Array.isArray(names) ? names.indexOf(this.unit.environment) : -1;
    return index < 0 ? list : { ...list, pointer: `${list.pointer}/${index}` };
  }

  /** Without the option, it has the name of the chart. */
  get namespace(): NamePlace {
    const { environment, settings } = this.unit;
    const own = environment === null ? undefined : settings.environments[environment]?.namespace;
    return own === undefined ? this.chart : this.optionOfEnvironment('namespace');
  }

  optionOfEnvironment(key: string): NamePlace {
    return this.option('render', 'environments', String(this.unit.environment), key);
  }

  option(...path: readonly string[]): NamePlace {
    return this.optionAt(path) ?? this.chart;
  }

  /** `undefined` for an option that has its default. */
  written(...path: readonly string[]): Origin | undefined {
    const option = this.optionAt(path);
    return option?.in.has(option.pointer) ? option : undefined;
  }

  private optionAt(path: readonly string[]): OptionsPlace | undefined {
    const options = this.unit.optionsAt?.();
    return options && { ...options, pointer: joinPointer(options.pointer, ...path) };
  }
}
