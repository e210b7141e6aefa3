/** The part of a generated service definition that rpc uses: unary methods by name. */
export interface Method {
  readonly path: string;
  readonly requestStream: false;
  readonly responseStream: false;
  readonly requestSerialize: (value: never) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
}

export type Definition = Readonly<Record<string, Method>>;
export type RequestOf<M extends Method> = ReturnType<M['requestDeserialize']>;
export type ResponseOf<M extends Method> = ReturnType<M['responseDeserialize']>;
