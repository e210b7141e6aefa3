import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { type House, openHouse, runAsProcess } from '@mio/service';
import { triageCalls } from './adapters/calls.ts';
import { followReaders } from './adapters/current-reader.ts';
import { createReader } from './adapters/reader.ts';
import { createRereader } from './adapters/rereader.ts';
import { languageModelIn, config as readConfig } from './config.ts';
import { flow } from './flow.ts';
import { askLanguageModel } from './second-reader/ask-language-model.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const house = await openHouse({ service: 'triage', config, flow });
  const { sealer, store, log } = house;
  const reader = await followReaders({ store, folder: config.MIO_MODELS, log });
  house.onClose('reader', () => reader.stop());
  const languageModel = languageModelIn(config);
  const second = languageModel && askLanguageModel(languageModel, log);
  if (second !== undefined) log.info({ secondReader: second.name }, 'a language model is asked about doubtful questions');
  const register = await house.register(config.MIO_DIRECTORY);
  const intake = house.calls(IntakeServiceService, 'intake', config.MIO_INTAKE);
  const casework = house.calls(CaseworkServiceService, 'casework', config.MIO_CASEWORK);
  await house.run({
    reads: createReader({ intake, reader, second, sealer }),
    whoIs: register.whoIs,
    handlers: ({ runner }) => [triageCalls({ runner, sealer, register, casework, rereader: createRereader({ intake, reader }) })],
  });
  return house;
}

if (import.meta.main) await runAsProcess(start);
