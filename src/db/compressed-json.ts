/** A column for large plain data: JSON, compressed as a blob. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { customType } from 'drizzle-orm/sqlite-core';

/** Makes a column type for `Data`. Reading throws where the blob is not what was written. */
export const compressedJson = <Data>() =>
  customType<{ data: Data; driverData: Buffer }>({
    dataType: () => 'blob',
    toDriver: (data) => deflateRawSync(JSON.stringify(data)),
    fromDriver: (blob) => JSON.parse(inflateRawSync(blob).toString('utf8')) as Data,
  });
