import { validateCompose } from '../servers/compose-config.ts';

await validateCompose();
console.log('docker compose takes docker-compose.yml');
