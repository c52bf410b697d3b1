/** What a container may ask of a reader; each is named when it is met. */
export const zipReadLimits = {
  entries: 20_000,
  nameBytes: 1_024,
  extraBytes: 4_096,
  directoryBytes: 64 * 1024 * 1024,
  /** Unpacked bytes of one entry over its packed bytes, above `ratioFrom` unpacked bytes: 1032 is deflate's own ceiling. */
  ratio: 200,
  ratioFrom: 4 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024 * 1024,
  /** Signatures and manifests are held in memory. */
  metaBytes: 64 * 1024 * 1024,
  /** Signature files and manifests each; every one of them costs the reading of all the others' names. */
  metaFiles: 100,
  /** Observations kept of one container: who needs more has seen enough. */
  observations: 1_000,
  metaBytesInAll: 256 * 1024 * 1024,
} as const;
