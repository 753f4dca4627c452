import type { Expression } from '../cel/expression';
import type { Template, TemplateLoop, TemplateNode, TemplateText } from './template';

/** Calls `visit` for every part of an expression, the outermost first. */
export function visitExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) visitExpression(part, visit);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
      return [];
    case 'list':
      return expression.items;
    case 'field':
      return [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'not':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.condition, expression.then, expression.else];
    case 'call':
      return expression.args;
  }
}

/** Loops around a text, the outermost first. */
type EnclosingLoops = readonly Pick<TemplateLoop, 'each' | 'as'>[];

/** Calls `visit` for every text of a template, with the loops around it. */
export function visitTexts(
  { outputs }: Pick<Template, 'outputs'>,
  visit: (text: TemplateText, loops: EnclosingLoops) => void,
): void {
  const loopOf = (loop: TemplateLoop, loops: EnclosingLoops): void => {
    visit(loop.each, loops);
    nodeOf(loop.do, [...loops, loop]);
  };
  const nodeOf = (node: TemplateNode, loops: EnclosingLoops): void => {
    switch (node.kind) {
      case 'literal':
        return;
      case 'text':
        return visit(node.text, loops);
      case 'list':
        return node.items.forEach((item) => nodeOf(item, loops));
      case 'loop':
        return loopOf(node.loop, loops);
      case 'map':
        if (node.condition) visit(node.condition, loops);
        for (const entry of node.entries) {
          if (entry.kind === 'loop') loopOf(entry.loop, loops);
          else {
            visit(entry.key, loops);
            nodeOf(entry.value, loops);
          }
        }
    }
  };
  for (const { file, condition, loop, document } of outputs) {
    if (loop) visit(loop.each, []);
    const loops = loop ? [loop] : [];
    visit(file, loops);
    if (condition) visit(condition, loops);
    nodeOf(document, loops);
  }
}
