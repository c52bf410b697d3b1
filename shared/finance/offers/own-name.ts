/** The name under which our own money stands among lenders. */
export const ownName = 'own';
