export type { Caller, Person, WhoIs } from './caller.ts';
export { type CallOptions, type Calls, type CallsOptions, callsTo } from './calls-to.ts';
export type { Definition, Method, RequestOf, ResponseOf } from './definition.ts';
export { type Allow, methodsWithoutPolicy, type Policy, rowsWithoutMethod } from './policy.ts';
export { type CallHandlers, type Handlers, handlersFor, type ServedCalls, type ServeOptions, serveCalls } from './serve-calls.ts';
