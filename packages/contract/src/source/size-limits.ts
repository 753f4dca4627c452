/** Bytes of a contract, an override file, a lock or a chart. The project graph does not parse larger ones. */
export const CONTRACT_SIZE_LIMIT = 1_000_000;
export const INTERFACE_SIZE_LIMIT = 32 * 1024 * 1024;
