/** The name of a service with `-root` at its end is that of its root: `my-service` of `my-service-root`. */
export function serviceNameOf(rootName: string): string {
  return rootName.replace(/-root$/, '');
}

/** A service that is deployed by itself: its values are those of the chart, without an alias above them. */
export function isLone(unit: { readonly name?: string }, components: readonly unknown[]): boolean {
  return components.length === 0 && !unit.name?.endsWith('-root');
}
