// Cluster 16 (A085, C.3.11): whether the onthaalbureau supports the recognition of a foreign diploma; a no is data too.
// Withheld when only code 1 covers today; since when is not part of the cluster.
import type { OndersteuningGelijkschakeling } from '../domain/kbi/KBIDossier.js';
import { toCode } from './elements.js';
import type { Picture } from './picture.js';
import { isForLeefloon } from './talenkennis.js';
import { BUITEN_DE_LIJST, give, isOnGround, type Trace, withhold } from './trace.js';

const PAD = 'OndersteuningGelijkschakeling';

export const discloseGelijkschakeling = (
  trace: Trace,
  ondersteuning: OndersteuningGelijkschakeling | undefined,
): Picture['OndersteuningGelijkschakeling'] => {
  if (ondersteuning === undefined) return undefined;
  if (!isOnGround(trace, 16, PAD) || !isForLeefloon(trace, 16, PAD)) return undefined;
  const { WordtGeboden, Status, Sinds } = ondersteuning;
  give(trace, PAD, 16, 'ondersteuning-ja-of-nee', { WordtGeboden, Status: Status ?? null });
  if (Sinds !== undefined) withhold(trace, `${PAD}/Sinds`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  return Status === undefined
    ? { WordtGeboden }
    : { WordtGeboden, Status: toCode(trace, 'StatusGelijkschakeling', Status) };
};
