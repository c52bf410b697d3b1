export const bid = {} as const;
