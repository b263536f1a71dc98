/** How bytes are packed: opened here, or known and not opened. */
export type Packing = 'gzip' | 'zlib' | 'zip' | 'pdf' | 'opaque';

const [HEADER, DIGITS] = [16, 'hex'] as const;

/** Packings by the first bytes, in hexadecimal. */
const BEGINNINGS: readonly (readonly [packing: Packing, beginning: RegExp])[] = [
  ['gzip', /^1f8b08[01]/],
  ['zlib', /^78(?:01|5e|9c|da)/],
  ['zip', /^504b0304/],
  ['pdf', /^255044462d/],
  ['opaque', opaque()],
];

/**
 * Tells by the first bytes how something is packed, also what a loose object of git is. Sources:
 * RFC 1952 (gzip), RFC 1950 (zlib), APPNOTE.TXT (zip), ISO 32000 (PDF), the magic numbers of file(1).
 */
export function packingOf(bytes: Uint8Array): Packing | undefined {
  const { buffer, byteOffset, length } = bytes;
  const head = Buffer.from(buffer, byteOffset, Math.min(HEADER, length)).toString(DIGITS);
  return BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0];
}

/** What is known and not opened. */
function opaque(): RegExp {
  const known = [
    'fd377a585a00', // xz
    '425a683[1-9](?:314159265359|177245385090)', // bzip2
    '377abcaf271c', // 7z
    '526172211a07', // rar
    '28b52ffd', // zstd
    '04224d18', // lz4
    '5d0000[08]000', // lzma
    '4d53434600000000', // cab
    'edabeedb', // rpm
    '68737173', // squashfs
    '213c617263683e0a64656269616e', // deb
    '5041434b0000000[23]', // a pack of git
    '2320763[23]20676974206275', // a bundle of git
  ];
  return new RegExp(`^(?:${known.join('|')})`);
}
