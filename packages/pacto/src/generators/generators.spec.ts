import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import generators from '../../generators.json';

/** What `nx generate` parses before a generator sees it; `--version=1` would arrive as `false`. */
const KEPT_BY_NX = ['version', 'help', 'verbose', 'quiet', 'interactive', 'dryRun', 'generator'];

const PACKAGE = join(__dirname, '../..');

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

describe('generators.json', () => {
  test.each(Object.entries(generators.generators))('%s', (name, entry) => {
    expect(existsSync(join(PACKAGE, `${entry.factory}.ts`))).toBe(true);
    const schema = JSON.parse(readFileSync(join(PACKAGE, entry.schema), 'utf8'));
    expect(schema.$id).toBe(`Pacto${pascalCase(name)}`);
    for (const [option, property] of Object.entries<Record<string, unknown>>(schema.properties)) {
      expect(KEPT_BY_NX).not.toContain(option);
      expect({ option, description: property.description }).toEqual({
        option,
        description: expect.stringMatching(/\.$/),
      });
      expect(['important', 'internal', undefined]).toContain(property['x-priority']);
      // Nx Console shows options that are not internal. Nx fills in the folder itself, so no person
      // chooses it.
      expect(property['x-priority'] === 'internal').toBe(property.visible === false);
    }
    for (const required of schema.required) {
      expect(schema.properties[required]).toHaveProperty('x-prompt');
      expect(schema.properties[required].$default).toEqual({ $source: 'argv', index: 0 });
    }
    expect(schema.description).toMatch(/\.$/);
  });

  test.each(
    Object.entries(generators.generators).flatMap(([name, entry]) => {
      const schema = JSON.parse(readFileSync(join(PACKAGE, entry.schema), 'utf8'));
      const names = [name, ...('aliases' in entry ? entry.aliases : [])];
      return schema.examples.map(({ command }: { command: string }) => [command, names, schema]);
    }),
  )('the example `%s` asks for nothing that is not there', (command, names, schema) => {
    const [, name, rest] = /^nx g pacto:(\S+)(.*)$/.exec(command)!;
    expect(names).toContain(name);
    for (const [, dashed] of rest!.matchAll(/ --([a-z-]+)/g)) {
      const option = dashed!.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect([...Object.keys(schema.properties), 'dryRun']).toContain(option);
    }
  });
});
