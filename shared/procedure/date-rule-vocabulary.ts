/** Closed lists of the words that rules of dates use. No schema library, so pages may ask. */
export const laws = ['ru44', 'ru223', 'commercial'] as const;
export const ways = ['auction', 'tender', 'quotation', 'other'] as const;
export const termUnits = ['minutes', 'hours', 'days', 'working-days', 'months'] as const;
export const bounds = ['exactly', 'not-later', 'not-earlier'] as const;
