/**
 * The Markdown page of one generator or target; `schema` is its schema.json. Nx takes the options of
 * generators with dashes too, as most people write them.
 */
export function printSchemaPage({ title, command, aliases, isDashed, schema }) {
  const options = Object.entries(schema.properties)
    .filter(([, property]) => property.visible !== false && property['x-priority'] !== 'internal')
    .map(([name, property]) => ({ name, property, required: schema.required?.includes(name) }));
  const position = options.find(({ property }) => property.$default?.$source === 'argv');
  const usage = [command, ...(position ? [`<${position.name}>`] : []), '[options]'].join(' ');
  return [
    `# ${title}`,
    schema.description,
    code(usage),
    ...(aliases.length > 0
      ? [`Short form: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`]
      : []),
    '## Options',
    table([
      ['Option', 'Type', 'Default', 'Meaning'],
      ...options.map((option) => [
        names(option, isDashed),
        type(option.property),
        'default' in option.property ? `\`${option.property.default}\`` : '',
        meaning(option, option === position),
      ]),
    ]),
    '## Examples',
    ...(schema.examples ?? []).flatMap(({ command: example, description }) => [
      `${description}:`,
      code(example),
    ]),
    '`npm run docs` writes this page from the schema that `--help` and Nx Console read.',
  ].join('\n\n');
}

function names({ name, property }, isDashed) {
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const alias = property.alias === undefined ? [] : [`-${property.alias}`];
  return [`--${isDashed ? dashed : name}`, ...alias].map((text) => `\`${text}\``).join(', ');
}

/**
 * The first of several types is the meant one. The others are what a mistake on the command line
 * gives.
 */
function type(property) {
  const branches = property.oneOf ?? property.anyOf;
  if (branches !== undefined) {
    const [single] = branches;
    const many = branches.some((branch) => branch.type === 'array');
    return `${type(single)}${many ? ', repeatable' : ''}`;
  }
  if (property.enum !== undefined) return property.enum.map((value) => `\`${value}\``).join(', ');
  const [first] = [property.type].flat();
  return first === 'array' ? `${type(property.items)}, repeatable` : first;
}

function meaning({ property, required }, isPosition) {
  return [
    property.description,
    ...(required ? ['Required.'] : []),
    ...(isPosition
      ? ['You can also give it as the first argument, without the name of the option.']
      : []),
    ...(property['x-prompt'] === undefined
      ? []
      : ['In a terminal, Nx asks for it if it is missing.']),
  ].join(' ');
}

function code(text) {
  return ['```sh', text, '```'].join('\n');
}

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
