/** Splits a template into its fixed text and the names in braces, in time linear in it. */
function splitTemplate(template: string): { fixed: string[]; names: string[] } {
  const fixed: string[] = [];
  const names: string[] = [];
  let at = 0;
  for (;;) {
    const open = template.indexOf('{', at);
    const close = open < 0 ? -1 : template.indexOf('}', open);
    if (close < 0) break;
    fixed.push(template.slice(at, open));
    names.push(template.slice(open + 1, close));
    at = close + 1;
  }
  fixed.push(template.slice(at));
  return { fixed, names };
}

/** `/users/{id}` and `/users/{name}` are one: `/users/{}`. */
export function erasedTemplate(template: string): string {
  return splitTemplate(template).fixed.join('{}');
}

export function templateNames(template: string): string[] {
  return splitTemplate(template).names;
}

/** The parts of a path between its slashes. */
export function segmentsOf(path: string): readonly PathSegment[] {
  return path.split('/').map((text) => {
    const { fixed, names } = splitTemplate(text);
    const isOpen = names.length > 0;
    return { text, isOpen, name: isOpen && fixed.join('') === '' ? names[0] : undefined };
  });
}

export interface PathSegment {
  readonly text: string;
  readonly isOpen: boolean;
  /** The parameter that is the whole segment. */
  readonly name: string | undefined;
}
