/** How large a picture still is after some halvings. */
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';

/** Height and width after so many halvings. Throws `bad-usage` where nothing would be left; `encoder` is named in the message. */
export function halvedSize(
  { height, width }: Pick<PictureSize, 'height' | 'width'>,
  times: number,
  encoder: string,
): [height: number, width: number] {
  const [rows, columns] = [height, width].map((side) => side >> times);
  if (rows > 0 && columns > 0) return [rows, columns];
  throw new GemelError(
    'bad-usage',
    `${encoder}: expected pictures of at least ${2 ** times}×${2 ** times} to halve ${times} times, found ${height}×${width}: take larger pictures or fewer blocks`,
  );
}
