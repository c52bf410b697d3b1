/** Bytes of a file from which on a second thread, which reads while this one stores, is worth its start. */
export const worthThread = 4 * 1024 * 1024;
