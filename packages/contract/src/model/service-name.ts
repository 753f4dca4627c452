/** The name of a service with `-root` at its end is that of its root: `my-service` of `my-service-root`. */
export function serviceNameOf(rootName: string): string {
  return rootName.replace(/-root$/, '');
}
