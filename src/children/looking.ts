/** The process that reads pictures: one that hangs or crashes it harms nothing else. */
import { decodePicture } from '../ml/pictures/decode.ts';
import { findObject } from '../ml/pictures/find-object.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { PictureRequest } from '../types/prediction.ts';
import type { Sample } from '../types/recording.ts';

serveRpc(async ({ bytes, dataset }: PictureRequest): Promise<Sample> => {
  const found = findObject(await decodePicture(bytes), dataset);
  return { kind: 'image', pixels: Buffer.from(found).toString('base64') };
});
