/** What stands before an `@` in the place of a registry may be a password, and is never repeated. */
export function printRef(text: string): string {
  return text.replace(/^(oci:\/\/|)[^/]*@(?=[^/]*\/)/, '$1***@');
}
