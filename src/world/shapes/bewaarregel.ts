// A rule of retention as a row of the world (A136): which clusters, from which anchor, how long, and what then.
import type { Bewaarregel } from '../../domain/kbi/Bewaarregel.js';
import { list, object } from './shape.js';
import { choice, code, number, periode, text } from './values.js';

export const bewaarregel = object<Bewaarregel>({
  nummer: code,
  bron: text(300),
  clusters: list(number(1, 17)),
  anker: choice('VERPLICHTING_VOLDAAN', 'LEEFLOON_EINDE', 'OCMW_DOSSIER_EINDE'),
  termijn: number(0, 1200),
  actie: choice('WISSEN', 'BEPERKEN'),
  geldig: periode,
});
