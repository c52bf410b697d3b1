import type { ByteSource } from '../cms/byte-source.ts';

/** Where XML may be: what stands at the start is a mark of the encoding, white space, or the first `<`. */
export const looksLikeXml = async (source: ByteSource): Promise<boolean> => {
  const head = Buffer.from(await source.read(0, 200))
    .toString('latin1')
    .replaceAll('\0', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<[?!A-Za-z_\u0080-\u00ff]/.test(head);
};
