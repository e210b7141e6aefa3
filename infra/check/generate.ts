import { writeGenerated } from './generated-files.ts';

await writeGenerated();
console.log('libs/contracts/src/generated and services/README.md are fresh');
