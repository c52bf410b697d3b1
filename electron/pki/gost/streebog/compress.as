// AssemblyScript: the part of GOST R 34.11-2012 (RFC 6986) that runs once per 64 bytes. `node build/streebog.ts` compiles it.
// Memory: tables and constants are written in by the host (tables.ts), everything else is worked on here.

const TABLES: usize = 0;
const CONSTANTS: usize = 16384;
const HASH: usize = 17152;
const COUNT: usize = 17216;
const SUM: usize = 17280;
const STATE_IN: usize = 17344;
const KEY_IN: usize = 17408;
const INPUT: usize = 32768;

// One column of LPS: byte `column` of each of the eight rows at `rows`, through the row's own table.
// @ts-ignore: decorator
@inline
function columnOf(rows: usize, column: usize): u64 {
  return (
    load<u64>((<usize>load<u8>(rows + column)) << 3, TABLES) ^
    load<u64>((<usize>load<u8>(rows + 8 + column)) << 3, TABLES + 2048) ^
    load<u64>((<usize>load<u8>(rows + 16 + column)) << 3, TABLES + 4096) ^
    load<u64>((<usize>load<u8>(rows + 24 + column)) << 3, TABLES + 6144) ^
    load<u64>((<usize>load<u8>(rows + 32 + column)) << 3, TABLES + 8192) ^
    load<u64>((<usize>load<u8>(rows + 40 + column)) << 3, TABLES + 10240) ^
    load<u64>((<usize>load<u8>(rows + 48 + column)) << 3, TABLES + 12288) ^
    load<u64>((<usize>load<u8>(rows + 56 + column)) << 3, TABLES + 14336)
  );
}

// The compression function g (section 8): the next hash from hash, `counter` (COUNT, or zeros by `counted` 0) and `block`.
function compress(counted: u64, block: usize): void {
  const mask: u64 = 0 - counted;
  store<u64>(KEY_IN, load<u64>(HASH) ^ (load<u64>(COUNT) & mask));
  store<u64>(KEY_IN + 8, load<u64>(HASH + 8) ^ (load<u64>(COUNT + 8) & mask));
  store<u64>(KEY_IN + 16, load<u64>(HASH + 16));
  store<u64>(KEY_IN + 24, load<u64>(HASH + 24));
  store<u64>(KEY_IN + 32, load<u64>(HASH + 32));
  store<u64>(KEY_IN + 40, load<u64>(HASH + 40));
  store<u64>(KEY_IN + 48, load<u64>(HASH + 48));
  store<u64>(KEY_IN + 56, load<u64>(HASH + 56));
  let k0 = columnOf(KEY_IN, 0);
  let k1 = columnOf(KEY_IN, 1);
  let k2 = columnOf(KEY_IN, 2);
  let k3 = columnOf(KEY_IN, 3);
  let k4 = columnOf(KEY_IN, 4);
  let k5 = columnOf(KEY_IN, 5);
  let k6 = columnOf(KEY_IN, 6);
  let k7 = columnOf(KEY_IN, 7);
  let s0 = load<u64>(block);
  let s1 = load<u64>(block, 8);
  let s2 = load<u64>(block, 16);
  let s3 = load<u64>(block, 24);
  let s4 = load<u64>(block, 32);
  let s5 = load<u64>(block, 40);
  let s6 = load<u64>(block, 48);
  let s7 = load<u64>(block, 56);

  // Key and state of a round do not need each other, so that the processor can work on both at once.
  for (let constant = CONSTANTS; constant < CONSTANTS + 768; constant += 64) {
    store<u64>(STATE_IN, s0 ^ k0);
    store<u64>(STATE_IN + 8, s1 ^ k1);
    store<u64>(STATE_IN + 16, s2 ^ k2);
    store<u64>(STATE_IN + 24, s3 ^ k3);
    store<u64>(STATE_IN + 32, s4 ^ k4);
    store<u64>(STATE_IN + 40, s5 ^ k5);
    store<u64>(STATE_IN + 48, s6 ^ k6);
    store<u64>(STATE_IN + 56, s7 ^ k7);
    store<u64>(KEY_IN, k0 ^ load<u64>(constant));
    store<u64>(KEY_IN + 8, k1 ^ load<u64>(constant, 8));
    store<u64>(KEY_IN + 16, k2 ^ load<u64>(constant, 16));
    store<u64>(KEY_IN + 24, k3 ^ load<u64>(constant, 24));
    store<u64>(KEY_IN + 32, k4 ^ load<u64>(constant, 32));
    store<u64>(KEY_IN + 40, k5 ^ load<u64>(constant, 40));
    store<u64>(KEY_IN + 48, k6 ^ load<u64>(constant, 48));
    store<u64>(KEY_IN + 56, k7 ^ load<u64>(constant, 56));
    s0 = columnOf(STATE_IN, 0);
    s1 = columnOf(STATE_IN, 1);
    s2 = columnOf(STATE_IN, 2);
    s3 = columnOf(STATE_IN, 3);
    s4 = columnOf(STATE_IN, 4);
    s5 = columnOf(STATE_IN, 5);
    s6 = columnOf(STATE_IN, 6);
    s7 = columnOf(STATE_IN, 7);
    k0 = columnOf(KEY_IN, 0);
    k1 = columnOf(KEY_IN, 1);
    k2 = columnOf(KEY_IN, 2);
    k3 = columnOf(KEY_IN, 3);
    k4 = columnOf(KEY_IN, 4);
    k5 = columnOf(KEY_IN, 5);
    k6 = columnOf(KEY_IN, 6);
    k7 = columnOf(KEY_IN, 7);
  }

  store<u64>(HASH, load<u64>(HASH) ^ s0 ^ k0 ^ load<u64>(block));
  store<u64>(HASH + 8, load<u64>(HASH + 8) ^ s1 ^ k1 ^ load<u64>(block, 8));
  store<u64>(HASH + 16, load<u64>(HASH + 16) ^ s2 ^ k2 ^ load<u64>(block, 16));
  store<u64>(HASH + 24, load<u64>(HASH + 24) ^ s3 ^ k3 ^ load<u64>(block, 24));
  store<u64>(HASH + 32, load<u64>(HASH + 32) ^ s4 ^ k4 ^ load<u64>(block, 32));
  store<u64>(HASH + 40, load<u64>(HASH + 40) ^ s5 ^ k5 ^ load<u64>(block, 40));
  store<u64>(HASH + 48, load<u64>(HASH + 48) ^ s6 ^ k6 ^ load<u64>(block, 48));
  store<u64>(HASH + 56, load<u64>(HASH + 56) ^ s7 ^ k7 ^ load<u64>(block, 56));
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
