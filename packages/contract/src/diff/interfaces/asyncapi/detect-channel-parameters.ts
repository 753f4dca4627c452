// Compares the parameters in the address of a channel: their names, and the values that they take.
import { mergeKeys, pickKeys } from '../../../source/copy-data';
import { detectRest, followBoth, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { child } from '../document/side/document-side';
import type { Located, Mapping } from '../document/side/document-side';
import { detectTextSchema } from '../document/pair/detect-text-schema';
import { templateNames } from '../document/texts/path-template';
import type { AsyncapiDocument } from './asyncapi-document';
import type { AsyncapiPair } from './asyncapi-pair';
import { textOf } from './text-of';
import { lowerFirst } from '../../../diagnostics/words';

const PARAMETER_KEYS = {
  texts: ['description', 'examples'],
  compared: ['$ref', 'schema', 'enum', 'default', 'location'],
};

/** Parameters of a channel by their position in its address: their names are never sent. */
export function detectChannelParameters(
  pair: AsyncapiPair,
  channel: Both,
  before: string | undefined,
  after: string | undefined,
): void {
  const [names, now] = [templateNames(before ?? ''), templateNames(after ?? '')];
  const parameters = {
    base: pair.base.mapping(child(channel.base, 'parameters'), '`parameters`'),
    head: pair.head.mapping(child(channel.head, 'parameters'), '`parameters`'),
  };
  for (const [index, name] of names.entries()) {
    if (index >= now.length) return;
    const path = `${channel.path}.parameters[${name}]`;
    const what = `The parameter \`${name}\` of ${lowerFirst(channel.what)}`;
    const base = parameterAt(parameters.base, name);
    const head = parameterAt(parameters.head, now[index]);
    const both = followBoth(pair, { path, what, base, head });
    if (both !== undefined) detectParameter(pair, both);
  }
}

function detectParameter(pair: AsyncapiPair, both: Both): void {
  detectRest(pair, both, PARAMETER_KEYS);
  const [was, is] = [textOf(both.base, 'location'), textOf(both.head, 'location')];
  if (was !== is) {
    pair.add({
      rule: 'asyncapi-parameter-location-changed',
      path: `${both.path}.location`,
      type: 'modified',
      oldValue: was,
      newValue: is,
      subject: `${both.what} is found elsewhere in the message.`,
      ...placesOf(both, 'location'),
    });
  }
  // Values are parts of an address, which is a text.
  const { path, what } = both;
  const rules = { rules: 'asyncapi-channel-parameter', direction: 'input', path, what } as const;
  const form = { isText: true, hasLists: true, hasMappings: false };
  const [base, head] = [schemaOf(pair.before, both.base), schemaOf(pair.after, both.head)].map(
    (schema) => ({ schema, isExploded: false }),
  );
  detectTextSchema(pair, base!, head!, rules, form);
}

function parameterAt(parameters: Located<Mapping>, name: string): Located {
  const found = child(parameters, name);
  return found.value === undefined ? { value: {}, pointer: parameters.pointer } : found;
}

/** 3.x has no schema: a parameter is a text, of a list if it gives one. */
function schemaOf({ major }: AsyncapiDocument, parameter: Located<Mapping>): Located {
  const schema = child(parameter, 'schema');
  if (major === 2 && schema.value !== undefined) return schema;
  const { value, pointer } = parameter;
  const [allowed, assumed] = [child(parameter, 'enum').value, child(parameter, 'default').value];
  if (major === 2 || (allowed === undefined && assumed === undefined)) {
    return { value: { type: 'string' }, pointer };
  }
  const listed = pickKeys(value, (key) => key === 'enum' || key === 'default');
  return { value: mergeKeys({ type: 'string' }, listed), pointer };
}
