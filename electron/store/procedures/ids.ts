/** A procedure's id in this workspace: short enough to type. Never given twice, even after one is removed. */
export const procedureIdOf = (key: number): string => `p${key}`;

export const procedureKeyOf = (id: string): number | null => {
  const found = /^p([1-9]\d{0,14})$/.exec(id);
  return found === null ? null : Number(found[1]);
};
