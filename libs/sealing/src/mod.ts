export { openBytes, sealBytes } from './bytes.ts';
export { deriveKey, keyedDigest } from './keys.ts';
export { type MasterKey, newMasterKey, parseMasterKeys } from './master-keys.ts';
export { createSealer, type SealedAt, type Sealer } from './sealer.ts';
