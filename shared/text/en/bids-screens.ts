export const bidsScreens = {} as const;
