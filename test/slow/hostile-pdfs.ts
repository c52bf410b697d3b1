/**
 * Signed PDFs with something behind them that asks a reader to go through the same bytes again and again. Fails when one
 * passes or takes longer than its time.
 *
 * node test/slow/hostile-pdfs.ts [--objects 20000] [--seconds 15]
 */
import { parseArgs } from 'node:util';
import { buildPdf, signPdf } from '#test/kit/pdf.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';

const { values } = parseArgs({
  options: { objects: { type: 'string', default: '20000' }, seconds: { type: 'string', default: '15' } },
});
const count = Number(values.objects);
const file = Buffer.from(await signPdf(buildPdf())).toString('latin1');
const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1] ?? '0';

/** Each object a string that does not end before the file does. */
const openStrings = (): string => {
  const objects = Array.from({ length: count }, (_none, index) => `${index + 100} 0 obj (`);
  let at = file.length;
  const entries = objects.map((object) => {
    const entry = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.length;
    return entry;
  });
  const trailer = `trailer\n<< /Size ${count + 100} /Root 1 0 R /Info 6 0 R /Prev ${previous} >>\n`;
  return `${objects.join('')}\nxref\n100 ${count}\n${entries.join('')}${trailer}startxref\n${at + 1}\n%%EOF\n`;
};

const cases: Readonly<Record<string, () => string>> = {
  'objects that do not end': openStrings,
  'ends without number': () => '%%EOF\n'.repeat(count * 10),
  'ends that point nowhere': () => 'startxref\n1\n%%EOF\n'.repeat(count),
};

for (const [name, behind] of Object.entries(cases)) {
  const bytes = Buffer.from(file + behind(), 'latin1');
  const started = performance.now();
  const report = await verifyBytes(bytes);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${name}: ${bytes.length} bytes, ${seconds.toFixed(1)} s, ${report.conclusion} ${codesOf(report).join(' ')}`,
  );
  if (report.conclusion === 'TOTAL-PASSED' || seconds > Number(values.seconds)) process.exitCode = 1;
}
