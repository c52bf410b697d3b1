/** The last four hours, in minutes: from here on a reminder is seen on every screen and stays until it is answered. */
export const loudMinutes = 240;
