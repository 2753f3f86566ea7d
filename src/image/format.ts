/** What a picture file is by its first bytes, whatever it is called. */

export interface PictureFormat {
  /** Whether it is read. sharp knows further formats, some of which are programs (SVG), so they are let in by name. */
  readonly known: boolean;
  /** As a message says what was found. */
  readonly name: string;
}

/** The file names that a folder of pictures is searched for. */
export function isPictureName(name: string): boolean {
  return /\.(jpe?g|png|webp|gif|tiff?|pgm)$/i.test(name);
}

/** The format of a file that is no PGM picture. */
export function nameFormat(bytes: Uint8Array): PictureFormat {
  if (bytes.length === 0) return { known: false, name: 'an empty file' };
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const nameOf = (formats: readonly Signature[]) =>
    formats.find(({ begins, at = 0 }) => begins.some((signature) => start.startsWith(signature, at)))?.name;
  const name = nameOf(FORMATS);
  return name ? { known: true, name } : { known: false, name: nameOf(OTHERS) ?? 'something else' };
}

interface Signature {
  readonly name: string;
  /** One of these, `at` bytes from the start. */
  readonly begins: readonly string[];
  readonly at?: number;
}

const FORMATS: readonly Signature[] = [
  { name: 'a JPEG', begins: ['\xff\xd8\xff'] },
  { name: 'a PNG', begins: ['\x89PNG\r\n\x1a\n'] },
  // Behind RIFF and a length; sound and films have other words there.
  { name: 'a WebP', begins: ['WEBP'], at: 8 },
  { name: 'a GIF', begins: ['GIF87a', 'GIF89a'] },
  { name: 'a TIFF', begins: ['II*\0', 'MM\0*'] },
];

/** What people have and take for pictures, so that the message can name it. */
const OTHERS: readonly Signature[] = [
  { name: 'a BMP picture', begins: ['BM'] },
  { name: 'a HEIC or AVIF picture', begins: ['ftyp'], at: 4 },
  { name: 'a PPM or PBM picture', begins: ['P1', 'P3', 'P4', 'P6'] },
  { name: 'a PDF', begins: ['%PDF'] },
  { name: 'a zip file', begins: ['PK\x03\x04'] },
];
