// Partner: an institution that may send, as a row of the world (docs/world.md). Not who may ask what: that is a Machtiging.
import type { Periode } from '../numbers/Periode.js';

/** The security profile of a partner (ADR 0004). */
export type ProfileName = 'strict' | 'ksz-x509' | 'magda-classic';

/** Somebody who handles data for a partner, and the contract that binds it (002 §81-84, A134). `bron`, `paragraaf`: where it is spoken of. */
export type Verwerker = {
  readonly naam: string;
  readonly taak: string;
  readonly contract: { readonly bron: string; readonly paragraaf: string; readonly geldig: Periode };
};

/** One partner. `naam` serves for keys, `--as` and the client URI `kbi-gateway.test/<naam>`. */
export type Partner = {
  readonly naam: string;
  readonly soort: 'OCMW' | 'INTERMEDIAIR' | 'VDAB' | 'VMSW' | 'KBI' | 'GEMEENTE' | 'ANDERE';
  readonly Ondernemingsnummer: string;
  readonly omschrijving: string;
  readonly profiel: ProfileName;
  /** Algorithm of the answers signed for this partner. */
  readonly antwoord?: 'RSA' | 'ECDSA';
  readonly gewest?: 'VLAAMS' | 'BRUSSELS' | 'WAALS';
  readonly NIS?: readonly string[];
  /** Postcodes of its territory: where a person is referred who is sent to no establishment by name. */
  readonly werkgebied?: readonly string[];
  /** Ondernemingsnummers of the institutions it may send for (intermediaries). */
  readonly mandaten?: readonly {
    readonly voor: string;
    readonly Periode: Periode;
    /** Who checks the repertorium: absent, the source does, again; INTERMEDIAIR, its check suffices. */
    readonly repertorium?: 'INTERMEDIAIR';
  }[];
  /** At most `vragen` questions in each window of `seconden`. */
  readonly quotum?: { readonly vragen: number; readonly seconden: number };
  readonly terugmeldadres?: string;
  readonly verwerkers?: readonly Verwerker[];
  /** The voluntary protocol of an OCMW with an onthaalbureau (002 §15, A128); absent: there is none. */
  readonly protocolOnthaalbureau?: { readonly met: string; readonly geldig: Periode };
};

/** The client URI of a partner in Context/Afzender/Identificatie (docs/world.md). */
export const clientURI = (partner: Pick<Partner, 'naam'>): string => `kbi-gateway.test/${partner.naam}`;
