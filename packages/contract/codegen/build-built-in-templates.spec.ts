import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_TEMPLATES } from '../src/template/generated/built-in-templates.generated';
import { buildBuiltInTemplates } from './build-built-in-templates';

const WORKSPACE = join(__dirname, '../../..');

test('the generated templates are those of the files; `npm run docs` writes them', () => {
  for (const [path, text] of Object.entries(buildBuiltInTemplates(WORKSPACE))) {
    expect(readFileSync(join(WORKSPACE, path), 'utf8')).toBe(text);
  }
});

test('a generated text is the text of its file', () => {
  const file = 'packages/contract/src/template/built-in/terraform.yaml';
  expect(BUILT_IN_TEMPLATES.terraform).toBe(readFileSync(join(WORKSPACE, file), 'utf8'));
});
