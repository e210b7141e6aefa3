export { type House, openHouse } from './house.ts';
export { addressOf, type HouseConfig, houseConfig } from './house-config.ts';
export { openForCommand, type Workbench } from './open-for-command.ts';
export { runAsProcess } from './process.ts';
export { personIn, type RegisterSnapshot } from './register.ts';
export type { RunOptions } from './run-options.ts';
export { whoMayCall } from './who-may-call.ts';
