import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFailure } from '@mio/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { smallRegion } from '../domain/region.fixture.ts';
import { readRegion } from './region-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'region-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fileWith = async (text: string): Promise<string> => {
  const path = join(folder, `${crypto.randomUUID()}.yaml`);
  await writeFile(path, text);
  return path;
};
const refusal = async (path: string): Promise<string> => {
  const error: unknown = await readRegion(path).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return isFailure(error, 'rejected') ? error.message : `not rejected: ${String(error)}`;
};

describe('given a region file', () => {
  it('when it is sound, then it is the region', async () => {
    expect(await readRegion(await fileWith(stringify(smallRegion())))).toEqual(smallRegion());
  });

  it('when it has faults, then all of them are in one refusal', async () => {
    const text = stringify(smallRegion()).replace('capacity: 6', 'capacity: zes').replace('kind: regular', 'kind: gewoon');
    const message = await refusal(await fileWith(text));
    expect(message).toContain('klopt niet (2)');
    expect(message).toContain("\n- Deskundige p-otter: 'capacity' klopt niet.");
    expect(message).toContain("\n- School s-een: 'kind' kan niet 'gewoon' zijn. Kies een van: regular, special.");
  });

  it.each([
    ['id: klein\nid: groot\n', 'Regel 2, positie 1: dit veld staat er twee keer.'],
    ['people:\n\t- id: p-otter\n', 'Regel 2, positie 1: er staat een tab.'],
    ['teams: [\nid: klein\n', 'Regel 2, positie 1: '],
    ['name: "Kleine regio\nid: klein\n', 'er ontbreekt een aanhalingsteken'],
    ['name: Regio: klein\n', 'Regel 1, positie 7: er staat een dubbele punt te veel.'],
    ['name: *klein\n', 'Een verwijzing met *'],
    ['# niets\n', 'Het bestand is leeg.'],
  ])('when it reads %j, then the refusal says where and what to do', async (text, sentence) => {
    expect(await refusal(await fileWith(text))).toContain(sentence);
  });

  it('when its YAML is broken, then the refusal does not quote the line', async () => {
    expect(await refusal(await fileWith('people:\n  - { name: Olga Voorbeeld, name: Olga Voorbeeld }\n'))).not.toContain('Olga');
  });

  it('when it is not there, then the refusal names the path', async () => {
    const path = join(folder, 'weg.yaml');
    expect(await refusal(path)).toMatch(/weg\.yaml.*kan niet gelezen worden \(ENOENT\)/s);
  });
});
