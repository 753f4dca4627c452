import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import generators from '../../generators.json';

/** What `nx generate` parses before a generator sees it; `--version=1` would arrive as `false`. */
const KEPT_BY_NX = ['version', 'help', 'verbose', 'quiet', 'interactive', 'dryRun', 'generator'];

const PACKAGE = join(__dirname, '../..');

describe('generators.json', () => {
  test.each(Object.entries(generators.generators))('%s', (name, entry) => {
    expect(existsSync(join(PACKAGE, `${entry.factory}.ts`))).toBe(true);
    const schema = JSON.parse(readFileSync(join(PACKAGE, entry.schema), 'utf8'));
    expect(schema.$id).toBe(`Pacto${name[0]!.toUpperCase()}${name.slice(1)}`);
    for (const [option, property] of Object.entries<Record<string, unknown>>(schema.properties)) {
      expect(KEPT_BY_NX).not.toContain(option);
      expect({ option, description: property.description }).toEqual({
        option,
        description: expect.stringMatching(/\.$/),
      });
    }
    for (const required of schema.required) {
      expect(schema.properties[required]).toHaveProperty('x-prompt');
      expect(schema.properties[required].$default).toEqual({ $source: 'argv', index: 0 });
    }
  });
});
