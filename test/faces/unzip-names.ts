/** Names in a zip's central directory (APPNOTE 6.3.10, 4.3.12), read apart from the program's own reader. */
export const unzipNames = (bytes: Buffer): readonly string[] => {
  const names: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 46)) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + length));
  }
  return names;
};
