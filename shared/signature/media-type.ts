/** What bids are made of. A type is a hint in the manifest and nothing is decided by it. */
const mediaTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pdf: 'application/pdf',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    rtf: 'application/rtf',
    xml: 'application/xml',
    json: 'application/json',
    txt: 'text/plain',
    csv: 'text/csv',
    html: 'text/html',
    zip: 'application/zip',
    rar: 'application/vnd.rar',
    '7z': 'application/x-7z-compressed',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    tif: 'image/tiff',
    tiff: 'image/tiff',
  }),
);

/** By the ending of the name; `application/octet-stream` when it says nothing. */
export const mediaTypeOf = (name: string): string =>
  mediaTypes.get(/\.([^./]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '') ?? 'application/octet-stream';
