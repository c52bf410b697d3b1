/** Ends a switch over a closed union: compiles only when every member has its case. */
export const unreachable = (value: never): never => {
  throw new TypeError(`a case nobody thought of: ${String(value)}`);
};
