// Checks the paths in expressions, such as `values.backups.schedule`, against the shapes of variables:
// a path that the provisioning schema does not have is a typing error, found before any claim is rendered.
import { codeList, didYouMean } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import type { Expression } from '../cel/expression';
import { ExpressionError } from '../cel/expression-error';
import { itemsOf, keyOf, type Shape } from '../schema-shape';
import type { Template, TemplateText } from '../parse/template';
import type { TemplateProblem } from '../template-problem';
import { describeExpressionError } from '../parse/text-place';
import { VARIABLES } from '../variables';
import { visitExpression, visitTexts } from '../parse/visit-expressions';

type Shapes = ReadonlyMap<string, Shape>;

/** `schema` is the provisioning schema, parsed; without one, paths below `values` are not checked. */
export function checkPaths(template: Template, schema: unknown): TemplateProblem[] {
  const shapes = new Map<string, Shape>();
  for (const [name, form] of Object.entries(VARIABLES)) {
    shapes.set(name, { root: form.schema, nodes: [form.schema] });
  }
  shapes.set('values', schema === undefined ? undefined : { root: schema, nodes: [schema] });
  const problems: TemplateProblem[] = [];
  visitTexts(template, (text, loops) => {
    const inside = new Map(shapes);
    for (const { each, as } of loops) {
      const [list] = each.parts;
      const isList = list !== undefined && typeof list !== 'string';
      inside.set(as, isList ? itemsOf(shapeOf(list, inside)) : undefined);
    }
    for (const part of text.parts) {
      if (typeof part === 'string') continue;
      visitExpression(part, (found) => {
        const error = checkPart(found, inside, text);
        if (!error) return;
        const { document } = template;
        problems.push(describeExpressionError('TEMPLATE_INVALID', document, text, error));
      });
    }
  });
  return problems;
}

function checkPart(
  part: Expression,
  shapes: Shapes,
  { text }: TemplateText,
): ExpressionError | undefined {
  const read = readKey(part);
  if (!read) return undefined;
  const answer = keyOf(shapeOf(read.of, shapes), read.key);
  if (answer.status !== 'missing') return undefined;
  const path = text.slice(part.start, part.end);
  return new ExpressionError(
    rootOf(part) === 'values'
      ? `\`${path}\` is not in the provisioning schema.`
      : `\`${path}\` does not exist.`,
    part,
    didYouMean(suggest(read.key, answer.known)) ?? `Accepted: ${codeList(answer.known)}.`,
  );
}

/** The key that a part reads, where it is written out. */
function readKey(part: Expression): { of: Expression; key: string } | undefined {
  if (part.kind === 'field') return { of: part.of, key: part.name };
  if (part.kind !== 'index' || part.index.kind !== 'literal') return undefined;
  const { value } = part.index;
  return typeof value === 'string' ? { of: part.of, key: value } : undefined;
}

function rootOf(part: Expression): string | undefined {
  let at = part;
  while (at.kind === 'field' || at.kind === 'index') at = at.of;
  return at.kind === 'variable' ? at.name : undefined;
}

function shapeOf(part: Expression, shapes: Shapes): Shape {
  switch (part.kind) {
    case 'variable':
      return shapes.get(part.name);
    case 'field':
    case 'index': {
      const shape = shapeOf(part.of, shapes);
      const read = readKey(part);
      if (!read) return part.kind === 'index' && isNumber(part.index) ? itemsOf(shape) : undefined;
      const answer = keyOf(shape, read.key);
      return answer.status === 'found' ? answer.shape : undefined;
    }
    case 'choice': {
      const [one, other] = [shapeOf(part.then, shapes), shapeOf(part.else, shapes)];
      if (!one || !other || one.root !== other.root) return undefined;
      return { root: one.root, nodes: [...one.nodes, ...other.nodes] };
    }
    default:
      return undefined;
  }
}

function isNumber(part: Expression): boolean {
  return part.kind === 'literal' && typeof part.value === 'number';
}
