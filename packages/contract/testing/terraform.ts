// Terraform's own parser of expressions. Its types would add those of a browser to every file, so the few
// that tests need are written here.

interface Terraform {
  getReferencesInExpression(file: string, text: string): Promise<readonly { value: string }[]>;
  getExpressionAst(
    file: string,
    text: string,
  ): Promise<{ readonly children: readonly { readonly type: string }[] } | null>;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
export const terraform = require('@cdktn/hcl2json') as Terraform;
