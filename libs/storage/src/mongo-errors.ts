import { Unavailable } from '@mio/runtime';
import { MongoError, MongoServerError } from 'mongodb';

/** Whatever goes wrong between here and the server is Unavailable. */
export async function inReach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof MongoError ? outOfReach(error) : error;
  }
}

/** A server's own words may quote a document, so of those only the code is told. */
export function outOfReach(error: MongoError) {
  const why = error instanceof MongoServerError ? `code ${error.code ?? 'none'}` : error.message;
  return Unavailable(`MongoDB: ${error.name}, ${why}`, error);
}
