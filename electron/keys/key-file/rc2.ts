/** RFC 2268 section 2: a permutation of the bytes, from the digits of pi. */
const piTable = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);

const rotations = [1, 2, 3, 5] as const;

/** Key expansion, RFC 2268 section 2: 64 sixteen-bit words; the effective length is the key's own. */
const expandKey = (key: Uint8Array): Uint16Array => {
  const expanded = new Uint8Array(128);
  expanded.set(key);
  for (let at = key.length; at < 128; at++) {
    expanded[at] = piTable[((expanded[at - 1] ?? 0) + (expanded[at - key.length] ?? 0)) & 0xff] ?? 0;
  }
  expanded[128 - key.length] = piTable[expanded[128 - key.length] ?? 0] ?? 0;
  for (let at = 127 - key.length; at >= 0; at--) {
    expanded[at] = piTable[(expanded[at + 1] ?? 0) ^ (expanded[at + key.length] ?? 0)] ?? 0;
  }
  return Uint16Array.from(
    { length: 64 },
    (_, word) => (expanded[2 * word] ?? 0) | ((expanded[2 * word + 1] ?? 0) << 8),
  );
};

/** RFC 2268 section 4: sixteen mixing rounds undone, the mashing ones between them. */
const decryptBlock = (words: Uint16Array, keyWords: Uint16Array): void => {
  const word = (at: number): number => words[at & 3] ?? 0;
  let keyAt = 63;
  for (let round = 15; round >= 0; round--) {
    for (let at = 3; at >= 0; at--) {
      const turn = rotations[at] ?? 0;
      const turned = (word(at) >> turn) | (word(at) << (16 - turn));
      const mixed = (word(at + 3) & word(at + 2)) + (~word(at + 3) & word(at + 1));
      words[at] = turned - (keyWords[keyAt--] ?? 0) - mixed;
    }
    if (round === 11 || round === 5) {
      for (let at = 3; at >= 0; at--) words[at] = word(at) - (keyWords[word(at + 3) & 63] ?? 0);
    }
  }
};

/**
 * RC2 in CBC mode, to read old key files only: Node's OpenSSL does not carry it. The ciphertext is whole blocks of
 * eight bytes; the padding is left in the answer.
 */
export const decryptRc2Cbc = (key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer => {
  const keyWords = expandKey(key);
  const plain = Buffer.alloc(ciphertext.length);
  const block = new Uint16Array(4);
  let previous = iv;
  for (let start = 0; start + 8 <= ciphertext.length; start += 8) {
    const current = ciphertext.subarray(start, start + 8);
    for (let at = 0; at < 4; at++) block[at] = (current[2 * at] ?? 0) | ((current[2 * at + 1] ?? 0) << 8);
    decryptBlock(block, keyWords);
    for (let at = 0; at < 8; at++) {
      plain[start + at] = (((block[at >> 1] ?? 0) >> (8 * (at & 1))) & 0xff) ^ (previous[at] ?? 0);
    }
    previous = current;
  }
  keyWords.fill(0);
  return plain;
};
