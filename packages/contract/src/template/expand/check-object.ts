// Names and labels of the Kubernetes objects in an output. A name that Kubernetes would refuse is an error here.
// It is never shortened.
import type { Pointer } from '../../source/pointer';
import { joinPointer } from '../../source/pointer';
import {
  isApiVersion,
  isDnsLabel,
  isKind,
  isLabelKey,
  isLabelValue,
  isPathSegment,
  isSubdomain,
  NAME_LIMIT,
  OBJECT_NAME_LIMIT,
} from '../kubernetes-names';
import { objectsIn } from '../kubernetes-objects';
import { printShort } from '../print-short';
import { originAt, type TemplateOrigin } from '../template-origins';
import type { TemplateProblem } from '../template-problem';
import { isMap, nameType, type Value } from '../cel/value';

/** What is wrong at a place of an output. */
interface ObjectDefect {
  readonly place: Pointer;
  readonly message: string;
  readonly hint: string;
}

export function checkObject(
  document: Value,
  sources: ReadonlyMap<Pointer, TemplateOrigin>,
): TemplateProblem[] {
  return [...objectDefects(document)].map(({ place, message, hint }) => {
    const origin = originAt(sources, place);
    return {
      code: 'RENDER_NAME_INVALID',
      message,
      hint,
      in: origin?.in ?? 'template',
      pointer: origin?.pointer ?? '',
    };
  });
}

export function* objectDefects(document: Value): Iterable<ObjectDefect> {
  for (const { object, pointer, apiVersion, kind } of objectsIn(document)) {
    if (typeof apiVersion !== 'string' || kind === undefined) continue;
    if (typeof kind !== 'string' || !isKind(kind)) {
      yield {
        place: `${pointer}/kind`,
        message: `\`kind\` is ${printShort(kind)}, which cannot be a kind in Kubernetes.`,
        hint: `Write a text of at most ${NAME_LIMIT} letters, digits and dashes, such as \`ConfigMap\`.`,
      };
      continue;
    }
    if (!isApiVersion(apiVersion)) {
      yield {
        place: `${pointer}/apiVersion`,
        message: `\`apiVersion\` is ${printShort(apiVersion)}, which is neither a version nor \`group/version\`.`,
        hint: 'Write a text such as `v1` or `database.example.com/v1`.',
      };
    }
    const { metadata } = object;
    if (metadata === undefined || metadata === null) continue;
    const place = `${pointer}/metadata`;
    if (isMap(metadata)) yield* metadataDefects(metadata, place, `${apiVersion}/${kind}`);
    else yield notA('map', metadata, place, 'metadata', 'Write `name` below it.');
  }
}

function* metadataDefects(
  { name, namespace, labels, annotations }: Readonly<Record<string, Value>>,
  place: Pointer,
  kind: string,
): Iterable<ObjectDefect> {
  yield* nameDefects('name', name, `${place}/name`, ruleOf(kind));
  yield* nameDefects('namespace', namespace, `${place}/namespace`, LABEL_RULE);
  yield* entryDefects('labels', labels, `${place}/labels`);
  yield* entryDefects('annotations', annotations, `${place}/annotations`);
}

interface NameRule {
  readonly limit: number;
  readonly form: string;
  fits(text: string): boolean;
}

const ENDS = 'with a letter or digit at both ends';
const LABEL_RULE: NameRule = {
  limit: NAME_LIMIT,
  form: `lower-case letters, digits and dashes, ${ENDS}`,
  fits: (text) => isDnsLabel(text),
};
const SUBDOMAIN_RULE: NameRule = {
  limit: OBJECT_NAME_LIMIT,
  form: `lower-case letters, digits, dashes and dots, ${ENDS} and at both sides of a dot`,
  fits: isSubdomain,
};
const SEGMENT_RULE: NameRule = {
  limit: OBJECT_NAME_LIMIT,
  form: 'any characters but `/` and `%`',
  fits: isPathSegment,
};

function ruleOf(kind: string): NameRule {
  if (kind === 'v1/Namespace' || kind === 'v1/Service') return LABEL_RULE;
  // Their names contain colons, such as `system:node`.
  const isLoose = /^(?:rbac\.authorization\.k8s\.io|[^/]*\.openshift\.io)\//.test(kind);
  return isLoose ? SEGMENT_RULE : SUBDOMAIN_RULE;
}

function* nameDefects(
  key: string,
  value: Value,
  place: Pointer,
  { limit, form, fits }: NameRule,
): Iterable<ObjectDefect> {
  const named = `metadata.${key}`;
  if (value === undefined) return;
  if (typeof value !== 'string') yield notA('text', value, place, named, 'Quote it.');
  else if (value === '') {
    yield { place, message: `\`${named}\` is empty; it must be a text.`, hint: 'Write a name.' };
  } else if (value.length > limit) {
    yield {
      place,
      message: `\`${named}\` has ${value.length} characters; Kubernetes accepts ${limit}.`,
      hint: 'Choose a shorter name.',
    };
  } else if (!fits(value)) {
    yield {
      place,
      message: `\`${named}\` is ${printShort(value)}, which Kubernetes refuses.`,
      hint: `Accepted: ${form}.`,
    };
  }
}

/** All annotations of an object together. */
const ANNOTATIONS_LIMIT = 262_144;

function* entryDefects(
  named: 'labels' | 'annotations',
  entries: Value,
  place: Pointer,
): Iterable<ObjectDefect> {
  if (entries === undefined || entries === null) return;
  if (!isMap(entries)) {
    yield notA('map', entries, place, `metadata.${named}`, 'Write keys with texts below it.');
    return;
  }
  const one = named === 'labels' ? 'label' : 'annotation';
  let size = 0;
  for (const [key, value] of Object.entries(entries)) {
    const inside = joinPointer(place, key);
    if (!isLabelKey(named === 'labels' ? key : key.toLowerCase())) {
      yield {
        place: inside,
        message: `Kubernetes refuses the ${one} key ${printShort(key)}.`,
        hint: `A key is \`name\` or \`prefix.example.com/name\`. The name has at most ${NAME_LIMIT} letters, digits, \`-\`, \`_\` and dots, ${ENDS}.`,
      };
    }
    if (named === 'annotations') {
      if (typeof value === 'string') size += Buffer.byteLength(key) + Buffer.byteLength(value);
      else yield notA('text', value, inside, key, 'Quote it.');
    } else if (typeof value !== 'string' || !isLabelValue(value)) {
      yield {
        place: inside,
        message: `The label \`${key}\` of the output has a value that Kubernetes refuses.`,
        hint: `A label is a text of at most ${NAME_LIMIT} letters, digits, \`-\`, \`_\` and dots, ${ENDS}.`,
      };
    }
  }
  if (size > ANNOTATIONS_LIMIT) {
    yield {
      place,
      message: `The annotations have ${size} bytes; Kubernetes accepts ${ANNOTATIONS_LIMIT}.`,
      hint: 'Write less into them.',
    };
  }
}

function notA(
  wanted: 'map' | 'text',
  value: Value,
  place: Pointer,
  named: string,
  hint: string,
): ObjectDefect {
  return { place, message: `\`${named}\` is ${nameType(value)}; it must be a ${wanted}.`, hint };
}
