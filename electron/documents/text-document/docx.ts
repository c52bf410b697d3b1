import { directionOf, type Language } from '#shared/kernel/language.ts';
import { zipOf, type ZipPart } from '../../tables/zip.ts';
import { escapedXml } from '../../tables/xml-text.ts';
import type { TextAlign, TextBlock, TextDocument, TextRun, TextTable } from './text-document.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a spelling checker and a reader need to know a run's language (ISO/IEC 29500-1 section 17.3.2.20). */
const tags: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', ar: 'ar-SA' };

/** Width between the margins of an A4 page, in twentieths of a point. */
const textWidth = 11_906 - 2 * 1_134;

type Manner = { readonly language: Language; readonly isRightToLeft: boolean };

/** Elements in the order of the schema, which readers hold to (CT_RPr). An island is a run that is not `rtl` (section 17.3.2.30). */
const runProperties = ({ isRightToLeft }: Manner, { bold, italic, island }: TextRun): string => {
  const marks = [
    bold === true ? '<w:b/><w:bCs/>' : '',
    italic === true ? '<w:i/><w:iCs/>' : '',
    isRightToLeft && island !== true ? '<w:rtl/>' : '',
  ].join('');
  return marks === '' ? '' : `<w:rPr>${marks}</w:rPr>`;
};

const marks = { open: '\u2066', close: '\u2069' } as const;

/** A line break is a break, a tab a tab; in a right-to-left text an island is closed off from what stands around it. */
const runXml = (manner: Manner, run: TextRun): string => {
  const text =
    run.island === true && manner.isRightToLeft && run.text !== ''
      ? `${marks.open}${run.text}${marks.close}`
      : run.text;
  const inner = text
    .split(/(\n|\t)/u)
    .map((part) =>
      part === '\n'
        ? '<w:br/>'
        : part === '\t'
          ? '<w:tab/>'
          : part === ''
            ? ''
            : `<w:t xml:space="preserve">${escapedXml(part)}</w:t>`,
    )
    .join('');
  return `<w:r>${runProperties(manner, run)}${inner}</w:r>`;
};

/** In a paragraph that runs right to left `start` is the right side (section 17.3.1.13). */
const alignment = (align: TextAlign): string => (align === 'start' ? '' : `<w:jc w:val="${align}"/>`);

const paragraphXml = (
  manner: Manner,
  runs: readonly TextRun[],
  { style = '', list = '', align = 'start' }: { style?: string; list?: string; align?: TextAlign },
): string => {
  const properties = [
    style === '' ? '' : `<w:pStyle w:val="${style}"/>`,
    list,
    manner.isRightToLeft ? '<w:bidi/>' : '',
    alignment(align),
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.map((run) => runXml(manner, run)).join('')}</w:p>`;
};

/** Whole twentieths that add up to the width, whatever the shares. */
const columnWidths = (table: TextTable): readonly number[] => {
  const total = table.columns.reduce((sum, { share }) => sum + share, 0);
  let before = 0;
  let used = 0;
  return table.columns.map(({ share }) => {
    before += share;
    const end = Math.round((before / total) * textWidth);
    const width = end - used;
    used = end;
    return width;
  });
};

const tableXml = (manner: Manner, table: TextTable): string => {
  const widths = columnWidths(table);
  const line = '<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/>';
  const borders = ['top', 'start', 'bottom', 'end', 'insideH', 'insideV']
    .map((side) => line.replace('w:top', `w:${side}`))
    .join('');
  const properties = [
    '<w:tblPr>',
    manner.isRightToLeft ? '<w:bidiVisual/>' : '',
    `<w:tblW w:w="${String(textWidth)}" w:type="dxa"/>`,
    table.hasLines ? `<w:tblBorders>${borders}</w:tblBorders>` : '',
    '<w:tblLayout w:type="fixed"/></w:tblPr>',
  ].join('');
  const rowXml = (cells: readonly (readonly TextRun[])[], isHeader: boolean): string => {
    const inner = table.columns.map(({ align }, column) => {
      const runs = (cells[column] ?? []).map((run) => (isHeader ? { ...run, bold: true as const } : run));
      return `<w:tc><w:tcPr><w:tcW w:w="${String(widths[column] ?? 0)}" w:type="dxa"/></w:tcPr>${paragraphXml(manner, runs, { style: 'Cell', align })}</w:tc>`;
    });
    return `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${inner.join('')}</w:tr>`;
  };
  return [
    `<w:tbl>${properties}<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>`,
    table.header === null ? '' : rowXml(table.header, true),
    ...table.rows.map((cells) => rowXml(cells, false)),
    '</w:tbl>',
    // A table is always followed by a paragraph, or two of them would become one (section 17.4.37).
    paragraphXml(manner, [], { style: 'Cell' }),
  ].join('');
};

/** Every numbered list counts for itself: each has a number of its own in `numbering.xml`. */
const bulletsNumber = 1;

type Blocks = {
  readonly xml: string;
  /** Where each numbered list begins to count. */ readonly starts: readonly number[];
};

const blocksXml = (manner: Manner, blocks: readonly TextBlock[]): Blocks => {
  const starts: number[] = [];
  const xml = blocks.map((block): string => {
    switch (block.kind) {
      case 'heading':
        return paragraphXml(manner, block.runs, { style: `Heading${String(block.level)}`, align: block.align });
      case 'paragraph':
        return paragraphXml(manner, block.runs, { align: block.align });
      case 'page-break':
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
      case 'table':
        return tableXml(manner, block);
      case 'list': {
        if (block.ordered) starts.push(block.start ?? 1);
        const number = block.ordered ? bulletsNumber + starts.length : bulletsNumber;
        const list = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${String(number)}"/></w:numPr>`;
        return block.items.map((runs) => paragraphXml(manner, runs, { style: 'ListParagraph', list })).join('');
      }
    }
  });
  return { xml: xml.join(''), starts };
};

const levelXml = (format: string, text: string): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="start"/><w:pPr><w:ind w:start="567" w:hanging="425"/></w:pPr></w:lvl>`;

const numberingXml = (starts: readonly number[]): string =>
  [
    `${head}<w:numbering xmlns:w="${word}">`,
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${levelXml('bullet', '–')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${levelXml('decimal', '%1.')}</w:abstractNum>`,
    `<w:num w:numId="${String(bulletsNumber)}"><w:abstractNumId w:val="0"/></w:num>`,
    ...starts.map(
      (start, index) =>
        `<w:num w:numId="${String(bulletsNumber + index + 1)}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${String(start)}"/></w:lvlOverride></w:num>`,
    ),
    '</w:numbering>',
  ].join('');

const headingStyle = (level: number, size: number): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${String(level)}"><w:name w:val="heading ${String(level)}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${String(level - 1)}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${String(size)}"/><w:szCs w:val="${String(size)}"/></w:rPr></w:style>`;

/** Faces that every office program has or stands in for: the reader's machine knows nothing of ours. */
const stylesXml = ({ language, isRightToLeft }: Manner): string =>
  [
    `${head}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr>`,
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>',
    `<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="${isRightToLeft ? tags.en : tags[language]}" w:bidi="${isRightToLeft ? tags[language] : tags.ar}"/>`,
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    headingStyle(1, 30),
    headingStyle(2, 26),
    headingStyle(3, 24),
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="60"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    '</w:styles>',
  ].join('');

const field = (name: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const edgeXml = (tag: 'hdr' | 'ftr', inner: string): string => `${head}<w:${tag} xmlns:w="${word}">${inner}</w:${tag}>`;

const coreXml = ({ title, language, madeAt }: TextDocument): string => {
  const moment = `${madeAt.slice(0, 19)}Z`;
  return [
    `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escapedXml(title)}</dc:title><dc:creator>Bidwright</dc:creator><dc:language>${tags[language]}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`,
  ].join('');
};

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * The document as WordprocessingML (ISO/IEC 29500-1, transitional), A4 with margins of 2 cm. No macro, link or picture; the only
 * fields are page numbers. Equal documents are equal bytes.
 */
export const writeDocx = (document: TextDocument): Uint8Array => {
  const manner: Manner = { language: document.language, isRightToLeft: directionOf(document.language) === 'rtl' };
  const { xml, starts } = blocksXml(manner, document.blocks);
  const { pageHeader, pageFooter, hasPageNumbers } = document;
  const numbers = hasPageNumbers
    ? `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr>${field('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p>`
    : '';
  const footer = `${pageFooter === null ? '' : paragraphXml(manner, pageFooter, { style: 'Cell' })}${numbers}`;
  const edges = [
    ...(pageHeader === null
      ? []
      : [{ tag: 'hdr' as const, name: 'header', inner: paragraphXml(manner, pageHeader, { style: 'Cell' }) }]),
    ...(footer === '' ? [] : [{ tag: 'ftr' as const, name: 'footer', inner: footer }]),
  ];
  const section = [
    '<w:sectPr>',
    ...edges.map(({ name }) => `<w:${name}Reference w:type="default" r:id="${name}"/>`),
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>',
    manner.isRightToLeft ? '<w:bidi/>' : '',
    '</w:sectPr>',
  ].join('');
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const parts: ZipPart[] = [
    [
      '[Content_Types].xml',
      [
        `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
        part('word/document.xml', `${wordType}.document.main+xml`),
        part('word/styles.xml', `${wordType}.styles+xml`),
        part('word/numbering.xml', `${wordType}.numbering+xml`),
        ...edges.map(({ name }) => part(`word/${name}.xml`, `${wordType}.${name}+xml`)),
        part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
        '</Types>',
      ].join(''),
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="document" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    ['docProps/core.xml', coreXml(document)],
    [
      'word/document.xml',
      `${head}<w:document xmlns:w="${word}" xmlns:r="${relations}"><w:body>${xml}${section}</w:body></w:document>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="numbering" Type="${relations}/numbering" Target="numbering.xml"/>${edges.map(({ name }) => `<Relationship Id="${name}" Type="${relations}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    ],
    ['word/styles.xml', stylesXml(manner)],
    ['word/numbering.xml', numberingXml(starts)],
    ...edges.map(({ tag, name, inner }): ZipPart => [`word/${name}.xml`, edgeXml(tag, inner)]),
  ];
  return zipOf(parts);
};
