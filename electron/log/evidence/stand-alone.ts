/** The name under which the program below is written beside an export. */
export const standAloneName = 'check-evidence.mjs';

/**
 * A program of one file that checks an exported chain with nothing but Node 18 or newer: for whoever does not want to take this
 * product's word for its own evidence. Says the same as `evidence verify`, in English, by line numbers; exits with 0 for a whole chain,
 * 1 for one that does not hold, 2 for what is no chain. Held against `check-chain.ts` in the tests.
 */
export const standAloneProgram = String.raw`// node check-evidence.mjs FILE [HEAD]
// Line 1 names the format. Each further line is HASH JSON: HASH is the SHA-256 of the JSON's bytes, which hold the
// hash of the line before as "previous". The last line is "end COUNT HEAD HASH", HASH being that of "end COUNT HEAD".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, known] = process.argv.slice(2);
const say = (text) => process.stdout.write(text + '\n');
if (file === undefined || (known !== undefined && !/^[0-9a-f]{64}$/.test(known))) {
  say('usage: node check-evidence.mjs FILE [HEAD]');
  process.exit(2);
}
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const bytes = readFileSync(file);
const lines = [];
for (let from = 0; from < bytes.length; ) {
  const to = bytes.indexOf(10, from) === -1 ? bytes.length : bytes.indexOf(10, from);
  lines.push(bytes.subarray(from, to));
  from = to + 1;
}
if (lines.length === 0 || lines[0].toString('latin1') !== 'bidwright-evidence/1') {
  say('this is no exported chain of acts');
  process.exit(2);
}
let faults = 0;
const fault = (line, what) => {
  faults += 1;
  say('line ' + line + ': ' + what);
};
let count = 0;
let head = '0'.repeat(64);
let wasKnown = known === undefined || known === head;
let ended = false;
for (let index = 1; index < lines.length; index += 1) {
  const line = index + 1;
  const text = lines[index].toString('utf8');
  if (ended) {
    fault(line, 'something stands after the end');
    break;
  }
  if (text.startsWith('end ')) {
    ended = true;
    const end = 'end ' + count + ' ' + head;
    if (text !== end + ' ' + sha256(end)) fault(line, 'the end does not agree with what stands before it');
    continue;
  }
  const json = lines[index].subarray(65);
  let entry = null;
  try {
    entry = /^[0-9a-f]{64} \{/.test(text) ? JSON.parse(json.toString('utf8')) : null;
  } catch {}
  if (entry === null || !Number.isSafeInteger(entry.number) || typeof entry.previous !== 'string') {
    fault(line, 'not an act');
    continue;
  }
  const stated = text.slice(0, 64);
  if (sha256(json) !== stated) fault(line, 'changed after it was written');
  if (entry.number > count + 1) fault(line, 'acts are missing before number ' + entry.number);
  else if (entry.number <= count || entry.previous !== head) fault(line, 'number ' + entry.number + ' is not in its place');
  count = entry.number;
  head = stated;
  wasKnown = wasKnown || head === known;
}
if (!ended) fault(lines.length, 'cut short: the end is missing');
if (!wasKnown) fault(lines.length, 'the head you know is not in this chain: it was made anew');
say((faults === 0 ? 'whole: ' : 'does not hold: ') + count + ' acts, head ' + head);
process.exit(faults === 0 ? 0 : 1);
`;
