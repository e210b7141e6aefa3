import { BinaryWriter } from '@bufbuild/protobuf/wire';

let writer = new BinaryWriter();

/** What `write` writes, as bytes of its own. One writer serves all and keeps its room; after a throw it would hold half a message. */
export function written(write: (writer: BinaryWriter) => BinaryWriter): Uint8Array {
  try {
    return write(writer).finish();
  } catch (error) {
    writer = new BinaryWriter();
    throw error;
  }
}
