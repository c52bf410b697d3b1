const stepOf = (key: string, at: number, last: number, page: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
};

/** Where a key leads from a row of `total`, `page` rows to a screenful; null: the key is not ours. */
export const rowAfterKey = (key: string, at: number, total: number, page: number): number | null => {
  const last = Math.max(0, total - 1);
  const next = stepOf(key, at, last, page);
  return next === null ? null : Math.min(last, Math.max(0, next));
};
