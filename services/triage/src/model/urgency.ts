import type { Danger } from './danger.ts';
import type { Calibration } from './linear-model.ts';
import type { Urgency } from './reading.ts';

/** `crisis` and `pressing` are scores of the model. A missed danger costs more than a false one: any sign will do. */
export function judgeUrgency({ crisis, pressing }: { crisis: number; pressing: number }, danger: Danger, calibration: Calibration): Urgency {
  if (danger === 'strong' || crisis >= calibration.crisisAlone) return 'crisis';
  if (danger === 'weak' && crisis >= calibration.crisisWithPhrase) return 'crisis';
  return pressing >= calibration.pressing ? 'high' : 'normal';
}
