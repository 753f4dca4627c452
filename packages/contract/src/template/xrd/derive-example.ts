// Small values of a claim that the derived schema accepts, for the example in its contract.
import { createSchemaStore, isSchemaDefect } from '../../schema-check/schema-store';
import { textsIn } from '../../source/list-items';
import { isMapping, mappingOf, type Mapping } from '../../source/mapping';

/** One of them fits most patterns that people write. */
const TEXTS = [
  'example',
  'example-a1',
  'EXAMPLE',
  '1',
  '1d',
  '1Gi',
  'a@example.com',
  'https://example.com',
  '00000000-0000-4000-8000-000000000000',
];
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

/** The required keys, and those for which the definition has a value. `undefined` where no such values are found. */
export function deriveExample(schema: Mapping): Mapping | undefined {
  const compiled = createSchemaStore().compile(schema);
  if (isSchemaDefect(compiled)) return undefined;
  const accepts = (values: Mapping): boolean => compiled.check(values).length === 0;
  const properties = mappingOf(schema.properties);
  const withKeys = (values: Mapping, valueOf: (node: unknown) => unknown): Mapping =>
    Object.entries(properties).reduce((found, [key, node]) => {
      const value = Object.hasOwn(found, key) ? undefined : valueOf(node);
      const more = inOrder({ ...found, [key]: value }, properties);
      return value !== undefined && accepts(more) ? more : found;
    }, values);
  const values = withKeys(exampleMapping(schema), writtenValue);
  const found = Object.keys(values).length > 0 ? values : withKeys(values, exampleOf);
  return Object.keys(found).length > 0 && accepts(found) ? found : undefined;
}

function inOrder(values: Mapping, properties: Mapping): Mapping {
  const keys = Object.keys(properties).filter((key) => Object.hasOwn(values, key));
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

/** The keys that are required. */
function exampleMapping({ properties, required }: Mapping): Mapping {
  const demanded = textsIn(required);
  const entries = Object.entries(mappingOf(properties)).flatMap(([key, node]) => {
    const value = demanded.includes(key) ? exampleOf(node) : undefined;
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries) as Mapping;
}

function exampleOf(node: unknown): unknown {
  if (!isMapping(node)) return undefined;
  const written = writtenValue(node);
  if (written !== undefined) return written;
  switch ([node.type].flat()[0]) {
    case 'object':
      return exampleMapping(node);
    case 'array':
      return exampleList(node);
    case 'integer':
    case 'number':
      return exampleNumber(node);
    case 'boolean':
      return true;
    case 'string':
      return exampleText(node);
    default:
      return undefined;
  }
}

/** What the definition itself gives as a value. */
function writtenValue(node: unknown): unknown {
  const { examples, default: usual, enum: values } = mappingOf(node);
  return [examples, [usual], values]
    .flatMap((list) => (Array.isArray(list) ? (list as unknown[]).slice(0, 1) : []))
    .find((value) => value !== undefined);
}

function exampleList({ items, minItems = 1 }: Mapping): unknown {
  const item = exampleOf(items);
  return item === undefined
    ? []
    : Array.from({ length: Math.min(Number(minItems), 5) }, () => item);
}

function exampleNumber({ minimum, exclusiveMinimum, maximum, multipleOf }: Mapping): number {
  const least = Number(minimum ?? 1 + Number(exclusiveMinimum ?? 0));
  const wanted = multipleOf === undefined ? Math.max(1, least) : Number(multipleOf);
  return Math.min(wanted, Number(maximum ?? wanted));
}

function exampleText({ format, pattern, minLength = 0, maxLength = Infinity }: Mapping): unknown {
  const expression = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  const texts = [OF_FORMAT[String(format)] ?? [], TEXTS].flat();
  return texts
    .map((text) => text.padEnd(Number(minLength), 'x').slice(0, Number(maxLength)))
    .find((text) => expression === undefined || expression.test(text));
}
