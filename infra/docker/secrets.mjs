// Prints an env file for docker-compose.yml with new secrets: node infra/docker/secrets.mjs > .env
// Plain JavaScript: runs on any Node from 20 on, before anything is installed.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const example = readFileSync(new URL('example.env', import.meta.url), 'utf8');
const secretFor = (name) =>
  name === 'MIO_MASTER_KEY' ? `k1:${randomBytes(32).toString('base64')}` : randomBytes(name === 'MIO_DEMO_PASSWORD' ? 9 : 32).toString('base64url');

process.stdout.write(example.replace(/^(\w+)=$/gm, (_, name) => `${name}=${secretFor(name)}`));
