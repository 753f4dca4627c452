// Describes what a view asks for, in lines that say one thing each.
import { canonicalText } from '../../json-schema/json-text';
import { matchesEverything } from '../../json-schema/match-name';
import type { ViewBuilder } from '../reading/build-view';
import { numberInWords } from '../view/exact-bound';
import { pathOfKey } from '../comparison/part-words';
import { boundAsPhrase, TYPE_PHRASES } from './requirement-phrases';
import { placeOf } from '../side/schema-node';
import type { Place, SchemaNode } from '../side/schema-node';
import { ALL_TYPES, TYPE, typeNames } from '../view/schema-view';
import type { SchemaView, Shape } from '../view/schema-view';

export interface Line {
  readonly path: string;
  readonly keyword: string;
  readonly phrase: string;
  readonly value: unknown;
  readonly place: Place;
  /** `when …: `, `unless …: ` or nothing. */
  readonly condition: string;
}

const DEEPEST = 30;
const MOST_SHOWN = 20;

/** Describes views, one line for each demand. `WorkExhausted` ends what would not end. */
export class RequirementWriter {
  lines: Line[] = [];
  private condition = '';
  private readonly open = new Map<string, string>();

  constructor(private readonly builder: ViewBuilder) {}

  describe(nodes: readonly SchemaNode[], path: string, place: Place): void {
    if (nodes.length === 0) return;
    const key = this.builder.keyOf(nodes);
    const above = this.open.get(key);
    const view = this.builder.viewOf(nodes, place);
    if (above !== undefined && above !== path) {
      this.add(path, 'same', `meets what ${subjectOf(above)} must meet`, above, view.place);
      return;
    }
    if (above !== undefined || this.open.size > DEEPEST) return;
    this.builder.side.budget.spend(1);
    this.open.set(key, path);
    this.describeView(view, path);
    this.open.delete(key);
  }

  private describeView(view: SchemaView, path: string): void {
    this.describeValues(view, path);
    this.describeScalars(view, path);
    this.describeLists(view, path);
    this.describeMappings(view, path);
    this.describeGroups(view, path);
  }

  private add(path: string, keyword: string, phrase: string, value: unknown, place: Place): void {
    this.builder.side.budget.spend(1);
    this.lines.push({ path, keyword, phrase, value, place, condition: this.condition });
  }

  private describeValues(view: SchemaView, path: string): void {
    if (view.types === 0) {
      this.add(path, 'type', 'is not allowed', null, view.typePlace);
      return;
    }
    if (view.values !== undefined) {
      const values = [...view.values.values()];
      const texts = [...view.values.keys()].sort();
      const phrase = `is ${texts.length === 1 ? '' : 'one of '}${listFirst(texts)}`;
      this.add(path, 'enum', phrase, texts, values[0]?.place ?? view.place);
      return;
    }
    const isPlainMapping = view.types === TYPE.object && view.shapes.length > 0;
    const onlyStepped = view.multiples.size > 0 && (view.types | TYPE.fraction) === ALL_TYPES;
    if (view.types === ALL_TYPES || isPlainMapping || onlyStepped) return;
    const words = typeNames(view.types).map((name) => TYPE_PHRASES[name]);
    this.add(path, 'type', `is ${words.join(' or ')}`, view.types, view.typePlace);
  }

  private describeScalars(view: SchemaView, path: string): void {
    for (const [name, bound] of view.bounds) {
      this.add(
        path,
        name,
        boundAsPhrase(name, bound),
        [numberInWords(bound), bound.exclusive],
        bound.place,
      );
    }
    for (const [step, { place }] of view.multiples) {
      this.add(path, 'multipleOf', `is a multiple of ${step}`, step, place);
    }
    for (const [pattern, place] of view.patterns) {
      if (matchesEverything(pattern)) continue;
      this.add(path, 'pattern', `matches the pattern ${pattern}`, pattern, place);
    }
    for (const [format, place] of view.formats) {
      this.add(path, 'format', `has the format ${format}`, format, place);
    }
  }

  private describeLists(view: SchemaView, path: string): void {
    if (view.unique !== undefined) {
      this.add(path, 'uniqueItems', 'has no two equal entries', true, view.unique);
    }
    view.entries?.prefix.forEach((nodes, index) =>
      this.describe(nodes, `${path}[${index}]`, view.place),
    );
    this.describe(view.entries?.rest ?? [], `${path}[]`, view.place);
    for (const { schema, ...limits } of view.contains) {
      const inner = this.inside([schema], `${path}[]`);
      const [min, max] = [numberInWords(limits.min), limits.max && numberInWords(limits.max)];
      const least = max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
      const count = `${least} ${min === '1' && max === undefined ? 'entry' : 'entries'}`;
      this.add(path, 'contains', `has ${count} with: ${inner}`, [inner, min, max ?? null], schema);
    }
  }

  private describeMappings(view: SchemaView, path: string): void {
    for (const [name, place] of view.required) {
      this.add(pathOfKey(path, name), 'required', 'is required', true, place);
    }
    for (const shape of view.shapes) this.describeShape(shape, view, path);
    this.describe(view.names, path === '' ? 'every key' : `every key of ${path}`, view.place);
    for (const [trigger, needed] of view.dependentRequired) {
      this.under('when', `${pathOfKey(path, trigger)} is set`, () => {
        for (const [name, place] of needed) {
          this.add(pathOfKey(path, name), 'required', 'is required', true, place);
        }
      });
    }
    for (const [trigger, nodes] of view.dependentSchemas) {
      this.under('when', `${pathOfKey(path, trigger)} is set`, () =>
        this.describe(nodes, path, view.place),
      );
    }
  }

  private describeShape(shape: Shape, view: SchemaView, path: string): void {
    for (const [name, nodes] of shape.properties) {
      this.describe(nodes, pathOfKey(path, name), view.place);
    }
    for (const [pattern, nodes] of shape.patterns) {
      this.describe(nodes, `${path}{${pattern}}`, view.place);
    }
    const [first] = shape.additional ?? [];
    if (first === undefined) return;
    if (this.builder.viewOf(shape.additional ?? [], view.place).types !== 0) {
      this.describe(shape.additional ?? [], path === '' ? '*' : `${path}.*`, view.place);
      return;
    }
    const known = [...shape.properties.keys(), ...shape.patterns.keys()].sort();
    const phrase = known.length === 0 ? 'has no keys' : `has no keys but ${listFirst(known)}`;
    this.add(path, 'additionalProperties', phrase, known, first);
  }

  private describeGroups(view: SchemaView, path: string): void {
    for (const { test, then, otherwise } of view.conditions) {
      const condition = this.asCondition(test, path);
      if (then !== undefined) {
        this.under('when', condition, () => this.describe([then], path, test));
      }
      if (otherwise !== undefined) {
        this.under('unless', condition, () => this.describe([otherwise], path, test));
      }
    }
    for (const { branches, exclusive, place } of view.alternatives) {
      const inner = branches.map((branch) => `(${this.inside([branch], path)})`).sort();
      const phrase = `meets ${exclusive ? 'exactly one' : 'at least one'} of: ${inner.join(' or ')}`;
      this.add(path, exclusive ? 'oneOf' : 'anyOf', phrase, inner, place);
    }
    for (const node of view.negations) {
      const inner = this.inside([node], path);
      this.add(path, 'not', `does not meet: ${inner}`, inner, node);
    }
    for (const { keyword, value, literal, place } of view.opaque) {
      const shown = canonicalText(value, literal);
      const short = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
      this.add(path, keyword, `meets \`${keyword}\` ${short}`, value, place);
    }
  }

  /** Lines that hold under a condition only. */
  private under(word: 'when' | 'unless', condition: string, write: () => void): void {
    const outer = this.condition;
    this.condition = `${outer}${word} ${condition}: `;
    write();
    this.condition = outer;
  }

  /** The requirements of a schema as one text. */
  private inside(nodes: readonly SchemaNode[], path: string): string {
    const texts = this.collect(nodes, path).map(textOf);
    return texts.length === 0 ? 'anything' : [...new Set(texts)].sort().join('; ');
  }

  private asCondition(test: SchemaNode, path: string): string {
    const lines = this.collect([test], path);
    // A key that something else is demanded of is set anyway.
    const isImplied = (line: Line): boolean =>
      lines.some(
        (other) =>
          other.path.startsWith(`${line.path}.`) ||
          (other.path === line.path && other.keyword !== 'required'),
      );
    const texts = lines
      .filter((line) => line.keyword !== 'required' || !isImplied(line))
      .map((line) =>
        line.keyword === 'required' && line.condition === '' ? `${line.path} is set` : textOf(line),
      );
    return texts.length === 0 ? 'anything is given' : [...new Set(texts)].sort().join(' and ');
  }

  private collect(nodes: readonly SchemaNode[], path: string): Line[] {
    const { lines, condition } = this;
    const collected: Line[] = [];
    this.lines = collected;
    this.condition = '';
    try {
      this.describe(nodes, path, placeOf(nodes[0], ''));
    } finally {
      this.lines = lines;
      this.condition = condition;
    }
    return collected;
  }
}

export function textOf(line: Line): string {
  return `${line.condition}${subjectOf(line.path)} ${line.phrase}`;
}

function subjectOf(path: string): string {
  return path === '' ? 'the whole' : path;
}

/** The first of many texts, and how many more there are. */
function listFirst(texts: readonly string[]): string {
  const more = texts.length - MOST_SHOWN;
  return texts.slice(0, MOST_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
