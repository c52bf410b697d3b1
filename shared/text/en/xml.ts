/** Why an XML file is not read. */
export const xml = {
  'xml.empty': 'The XML file is empty.',
  'xml.empty.hint': 'Fetch it again: it may not have been written to its end.',
  'xml.not-well-formed': 'The XML file is damaged at line {{line}}, column {{column}}: {{reason}}.',
  'xml.not-well-formed.hint': 'Fetch it again from its source. A file cut off or edited by hand breaks like this.',
  'xml.version-unknown': 'The file says it is XML {{version}}; only XML 1.0 is read.',
  'xml.version-unknown.hint': 'Ask its source for XML 1.0.',
  'xml.doctype': 'The XML file declares a document type (DOCTYPE) at line {{line}}. Such files are not read.',
  'xml.doctype.hint':
    'Declarations can pull in other files or swell without bound; no format read here needs one. Ask where the file comes from.',
  'xml.encoding-unknown': 'The XML file says it is encoded as {{encoding}}, which is not read here.',
  'xml.encoding-unknown.hint': 'UTF-8, UTF-16, windows-1251 and ISO-8859-1 are read. Ask for one of these.',
  'xml.encoding-contradicts': 'The XML file says it is {{declared}}, but its bytes are {{found}}.',
  'xml.encoding-contradicts.hint': 'Somebody saved it in another encoding. Fetch the original.',
  'xml.encoding-broken': 'Byte {{offset}} of the XML file, after line {{line}}, is not {{encoding}}.',
  'xml.encoding-broken.hint': 'The file is damaged or names the wrong encoding. Fetch the original.',
  'xml.too-large': 'The XML file is larger than {{limit}} bytes.',
  'xml.too-large.hint': 'No file of this kind is so large: check that it is the right one.',
  'xml.too-deep': 'Elements of the XML file lie more than {{limit}} deep (line {{line}}, column {{column}}).',
  'xml.too-deep.hint': 'No ordinary file is so deep: it may be made to do harm.',
  'xml.too-many-elements': 'The XML file has more than {{limit}} elements (line {{line}}, column {{column}}).',
  'xml.too-many-elements.hint': 'No file of this kind has so many: check that it is the right one.',
  'xml.too-many-attributes':
    'An element of the XML file has more than {{limit}} attributes (line {{line}}, column {{column}}).',
  'xml.too-many-attributes.hint': 'No ordinary file has so many: it may be made to do harm.',
  'xml.text-too-long': 'A text in the XML file is longer than {{limit}} characters (line {{line}}, column {{column}}).',
  'xml.text-too-long.hint': 'No file of this kind holds such a text: check that it is the right one.',
} as const;
