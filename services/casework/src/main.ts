import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { TriageServiceService } from '@mio/contracts/rpc/triage/v1/service';
import { type House, openHouse, runAsProcess } from '@mio/service';
import { caseworkCalls } from './adapters/calls.ts';
import { config as readConfig } from './config.ts';
import { flow, type Reads } from './flow.ts';

export async function start(env: NodeJS.ProcessEnv = process.env): Promise<House> {
  const config = readConfig(env);
  const house = await openHouse({ service: 'casework', config, flow });
  const { sealer, store } = house;
  const register = await house.register(config.MIO_DIRECTORY);
  const intake = house.calls(IntakeServiceService, 'intake', config.MIO_INTAKE);
  const triage = house.calls(TriageServiceService, 'triage', config.MIO_TRIAGE);
  const reads: Reads = { newCaseKey: (caseId) => sealer.newCaseKey(caseId) };
  await house.run({
    reads,
    whoIs: register.whoIs,
    handlers: ({ runner }) => [caseworkCalls({ runner, store, sealer, register, intake, triage })],
  });
  return house;
}

if (import.meta.main) await runAsProcess(start);
