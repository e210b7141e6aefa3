export interface VariableFault {
  /** Absent when the fault lies between variables. */
  readonly variable?: string;
  readonly missing?: boolean;
  /** What to set, in words. */
  readonly set: string;
}

/** Settings with which a service cannot start. The message is for the person who starts it; it names no values. */
export class ConfigFault extends Error {
  readonly faults: readonly VariableFault[];
  constructor(faults: readonly VariableFault[]) {
    super(`The settings are not right:\n${faults.map(line).join('\n')}`);
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

function line({ variable, missing, set }: VariableFault): string {
  return variable === undefined ? `  - ${set}` : `  - ${variable} ${missing ? 'is missing' : 'is not right'}: set it to ${set}`;
}
