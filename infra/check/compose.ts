import { validateCompose } from '../servers/compose-config.ts';
import { serverOrReason } from '../servers/had.ts';

const had = await serverOrReason(validateCompose);
console.log('reason' in had ? `docker-compose.yml was not looked at: ${had.reason}` : 'docker compose takes docker-compose.yml');
