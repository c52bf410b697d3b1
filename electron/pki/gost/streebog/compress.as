// AssemblyScript: the part of GOST R 34.11-2012 (RFC 6986) that runs once per 64 bytes. `node build/webassembly.ts` compiles it.
// Memory: tables (from 0) and constants are written in by the host (tables.ts), everything else is worked on here.

const CONSTANTS: usize = 16384;
const HASH: usize = 17152;
const COUNT: usize = 17216;
const SUM: usize = 17280;
const STATE_IN: usize = 17344;
const KEY_IN: usize = 17408;
const INPUT: usize = 32768;

// A byte of a word as a place in a table of eight bytes an entry: shifted and masked so that it is times eight at once.
@inline
function place0(word: u32): usize {
  return <usize>((word << 3) & 0x7f8);
}

@inline
function place1(word: u32): usize {
  return <usize>((word >> 5) & 0x7f8);
}

@inline
function place2(word: u32): usize {
  return <usize>((word >> 13) & 0x7f8);
}

@inline
function place3(word: u32): usize {
  return <usize>((word >> 21) & 0x7f8);
}

// Two entries of one row's table side by side. Where a table begins has to be written out: only then is it part of the load.
@inline
function row0(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 0), 1, 0);
}

@inline
function row1(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 2048), 1, 2048);
}

@inline
function row2(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 4096), 1, 4096);
}

@inline
function row3(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 6144), 1, 6144);
}

@inline
function row4(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 8192), 1, 8192);
}

@inline
function row5(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 10240), 1, 10240);
}

@inline
function row6(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 12288), 1, 12288);
}

@inline
function row7(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 14336), 1, 14336);
}

// Columns 0 and 1 of LPS (section 7) of the eight rows at `rows`; columns 4 and 5 where four is added.
@inline
function lowColumns(rows: usize): v128 {
  let word = load<u32>(rows);
  let sum = row0(place0(word), place1(word));
  word = load<u32>(rows + 8);
  sum = v128.xor(sum, row1(place0(word), place1(word)));
  word = load<u32>(rows + 16);
  sum = v128.xor(sum, row2(place0(word), place1(word)));
  word = load<u32>(rows + 24);
  sum = v128.xor(sum, row3(place0(word), place1(word)));
  word = load<u32>(rows + 32);
  sum = v128.xor(sum, row4(place0(word), place1(word)));
  word = load<u32>(rows + 40);
  sum = v128.xor(sum, row5(place0(word), place1(word)));
  word = load<u32>(rows + 48);
  sum = v128.xor(sum, row6(place0(word), place1(word)));
  word = load<u32>(rows + 56);
  sum = v128.xor(sum, row7(place0(word), place1(word)));
  return sum;
}

// Columns 2 and 3, or 6 and 7.
@inline
function highColumns(rows: usize): v128 {
  let word = load<u32>(rows);
  let sum = row0(place2(word), place3(word));
  word = load<u32>(rows + 8);
  sum = v128.xor(sum, row1(place2(word), place3(word)));
  word = load<u32>(rows + 16);
  sum = v128.xor(sum, row2(place2(word), place3(word)));
  word = load<u32>(rows + 24);
  sum = v128.xor(sum, row3(place2(word), place3(word)));
  word = load<u32>(rows + 32);
  sum = v128.xor(sum, row4(place2(word), place3(word)));
  word = load<u32>(rows + 40);
  sum = v128.xor(sum, row5(place2(word), place3(word)));
  word = load<u32>(rows + 48);
  sum = v128.xor(sum, row6(place2(word), place3(word)));
  word = load<u32>(rows + 56);
  sum = v128.xor(sum, row7(place2(word), place3(word)));
  return sum;
}

// The compression function g (section 8): the next hash from hash, COUNT (or zero where `counted` is 0) and `block`.
function compress(counted: u64, block: usize): void {
  const mask: u64 = 0 - counted;
  store<u64>(KEY_IN, load<u64>(HASH) ^ (load<u64>(COUNT) & mask));
  store<u64>(KEY_IN + 8, load<u64>(HASH + 8) ^ (load<u64>(COUNT + 8) & mask));
  v128.store(KEY_IN + 16, v128.load(HASH + 16));
  v128.store(KEY_IN + 32, v128.load(HASH + 32));
  v128.store(KEY_IN + 48, v128.load(HASH + 48));
  let k0 = lowColumns(KEY_IN);
  let k1 = highColumns(KEY_IN);
  let k2 = lowColumns(KEY_IN + 4);
  let k3 = highColumns(KEY_IN + 4);
  let s0 = v128.load(block);
  let s1 = v128.load(block, 16);
  let s2 = v128.load(block, 32);
  let s3 = v128.load(block, 48);

  // Key and state of a round do not need each other, so that the processor can work on both at once.
  for (let constant = CONSTANTS; constant < CONSTANTS + 768; constant += 64) {
    v128.store(STATE_IN, v128.xor(s0, k0));
    v128.store(STATE_IN + 16, v128.xor(s1, k1));
    v128.store(STATE_IN + 32, v128.xor(s2, k2));
    v128.store(STATE_IN + 48, v128.xor(s3, k3));
    v128.store(KEY_IN, v128.xor(k0, v128.load(constant)));
    v128.store(KEY_IN + 16, v128.xor(k1, v128.load(constant, 16)));
    v128.store(KEY_IN + 32, v128.xor(k2, v128.load(constant, 32)));
    v128.store(KEY_IN + 48, v128.xor(k3, v128.load(constant, 48)));
    s0 = lowColumns(STATE_IN);
    s1 = highColumns(STATE_IN);
    s2 = lowColumns(STATE_IN + 4);
    s3 = highColumns(STATE_IN + 4);
    k0 = lowColumns(KEY_IN);
    k1 = highColumns(KEY_IN);
    k2 = lowColumns(KEY_IN + 4);
    k3 = highColumns(KEY_IN + 4);
  }

  addBits(HASH, v128.xor(v128.xor(s0, k0), v128.load(block)));
  addBits(HASH + 16, v128.xor(v128.xor(s1, k1), v128.load(block, 16)));
  addBits(HASH + 32, v128.xor(v128.xor(s2, k2), v128.load(block, 32)));
  addBits(HASH + 48, v128.xor(v128.xor(s3, k3), v128.load(block, 48)));
}

// Adds sixteen bytes to those at `place`, bit by bit.
@inline
function addBits(place: usize, bytes: v128): void {
  v128.store(place, v128.xor(v128.load(place), bytes));
}

// SUM + block, modulo 2^512.
function addToSum(block: usize): void {
  let carry: u64 = 0;
  for (let at: usize = 0; at < 64; at += 8) {
    const addend = load<u64>(block + at);
    const partial = load<u64>(SUM + at) + addend;
    const whole = partial + carry;
    store<u64>(SUM + at, whole);
    carry = u64(partial < addend) | u64(whole < partial);
  }
}

// Takes `blocks` blocks from INPUT; each counts `bits` bits (512, or what the padded last one really held).
export function absorb(blocks: u32, bits: u64): void {
  const end = INPUT + ((<usize>blocks) << 6);
  for (let block = INPUT; block < end; block += 64) {
    compress(1, block);
    const count = load<u64>(COUNT) + bits;
    store<u64>(COUNT, count);
    if (count < bits) store<u64>(COUNT + 8, load<u64>(COUNT + 8) + 1);
    addToSum(block);
  }
}

// Section 9.3, the last two steps: length and sum.
export function seal(): void {
  compress(0, COUNT);
  compress(0, SUM);
}
