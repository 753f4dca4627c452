import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTERNAL_OPTIONS, TARGET_OPTIONS } from './option-names';

const PAGE = readFileSync(join(__dirname, '../../../docs/options.md'), 'utf8');

interface ExecutorSchema {
  readonly properties: Readonly<Record<string, { readonly alias?: string }>>;
}

describe.each(Object.entries(TARGET_OPTIONS))('of %s', (target, names) => {
  const text = readFileSync(join(__dirname, '../../executors', target, 'schema.json'), 'utf8');
  const { properties } = JSON.parse(text) as ExecutorSchema;
  const described = Object.entries(properties).flatMap(([name, { alias }]) =>
    alias === undefined ? [name] : [name, alias],
  );
  const isForPeople = (name: string) => !INTERNAL_OPTIONS.has(name);

  test('`schema.json` and `option-names.ts` list the same options', () => {
    expect(described.filter(isForPeople).sort()).toEqual(names.filter(isForPeople).sort());
  });

  test('the row of the target in `docs/options.md` lists every option', () => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| [\`pacto-${target}\`]`))!;
    const listed = names.filter((name) =>
      row.includes(`\`-${name.length > 1 ? '-' : ''}${name}\``),
    );
    expect(listed).toEqual(names.filter(isForPeople));
  });
});
