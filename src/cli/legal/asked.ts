// The question of `kbi legal`, from the words of the command: which partner, in which Hoedanigheid, about whom, on which day.

import type { Partner } from '../../domain/kbi/Partner.js';
import { isDatum } from '../../domain/numbers/Datum.js';
import type { Datum } from '../../domain/time.js';
import type { World } from '../../world/world.js';
import { type Call, listOption, textOption } from '../command.js';
import { EXIT, Halt } from '../exit.js';
import { hoedanigheidOf } from '../question.js';

/** A day that was typed, or nothing. */
export const dayOption = (call: Call, name: string): Datum | undefined => {
  const text = textOption(call, name);
  if (text === undefined || isDatum(text)) return text;
  throw new Halt(EXIT.usage, `--${name} wants a day, 2012-09-03.`, 'kbi legal --help');
};

/** An option that must be there. */
export const needed = (call: Call, name: string, example: string): string => {
  const text = textOption(call, name);
  if (text !== undefined) return text;
  throw new Halt(EXIT.usage, `Which? Give --${name}.`, example);
};

/** The partners that were named: once, or more often where that makes sense. */
export const namedPartners = (call: Call): readonly string[] => {
  const one = textOption(call, 'partner');
  return one === undefined ? listOption(call, 'partner') : [one];
};

/** A partner by its name. */
export const findPartner = (world: World, naam: string): Partner => {
  const partner = world.partnerByNaam(naam);
  if (partner !== undefined) return partner;
  const names = world.partners.map((one) => one.naam).join(', ');
  throw new Halt(EXIT.usage, `No partner is called ${naam}. There are: ${names || 'none'}.`, 'kbi keys');
};

/** Who asks, and as what: what was typed, else the Hoedanigheid that the partner has for the stream. */
export const askerOf = (
  call: Call,
  world: World,
  naam: string,
): { readonly partner: Partner; readonly stroom: string; readonly Hoedanigheid: string } => {
  const partner = findPartner(world, naam);
  const stroom = textOption(call, 'stream') ?? 'KBIDossiers';
  const own = world.machtigingen.find(
    (row) => row.stroom === stroom && (row.ontvangers.includes(naam) || row.ontvangers.includes(partner.soort)),
  );
  const usual = own?.Hoedanigheid ?? hoedanigheidOf(naam, stroom);
  return { partner, stroom, Hoedanigheid: textOption(call, 'hoedanigheid') ?? usual };
};
