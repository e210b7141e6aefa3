import type { z } from 'zod';
import { ConfigFault, type VariableFault } from './config-fault.ts';

/**
 * Reads a service's settings; the keys of `schema` are the names of environment variables.
 * An empty variable counts as absent. All faults are thrown at once as one `ConfigFault`, whose message never holds a value.
 */
export function readConfig<S extends z.ZodObject>(schema: S, env: Readonly<Record<string, string | undefined>> = process.env): z.output<S> {
  const given = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigFault(faultsOf(read.error.issues, schema, given));
}

function faultsOf(issues: readonly z.core.$ZodIssue[], schema: z.ZodObject, given: Record<string, unknown>): VariableFault[] {
  const faults = new Map<string, VariableFault>();
  for (const issue of issues) {
    const variable = typeof issue.path[0] === 'string' ? issue.path[0] : undefined;
    if (variable !== undefined && faults.has(variable)) continue;
    faults.set(variable ?? issue.message, variable === undefined ? { set: issue.message } : faultOf(variable, issue, schema, given));
  }
  return [...faults.values()];
}

function faultOf(variable: string, issue: z.core.$ZodIssue, schema: z.ZodObject, given: Record<string, unknown>): VariableFault {
  return { variable, missing: !(variable in given), set: describe(schema.shape[variable]) ?? issue.message };
}

/** A default, an optional or a transform wraps the field that carries the description. */
function describe(field: unknown): string | undefined {
  const { description, def } = (field ?? {}) as { description?: string; def?: { innerType?: unknown; in?: unknown } };
  const inner = def?.innerType ?? def?.in;
  return description ?? (inner === undefined ? undefined : describe(inner));
}
