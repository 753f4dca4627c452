/** The text before an `@` in the place of a registry may be a password, so it is not printed. */
export function printRef(text: string): string {
  return text.replace(/^(oci:\/\/|)[^/]*@(?=[^/]*\/)/, '$1***@');
}
