// The seventeen clusters of the authorisation (002 §61) by name, as a person reads them in a notice.

/** Name of a cluster in a language. */
export type Clusternaam = { readonly nl: string; readonly en: string };

/** By number; 0 is no cluster. */
export const CLUSTERNAMEN: readonly Clusternaam[] = [
  { nl: '', en: '' },
  { nl: 'wie de regie heeft en sinds wanneer', en: 'who directs your case, and since when' },
  { nl: 'contacttalen, niveau en alfabetisering', en: 'languages of contact, level and literacy' },
  { nl: 'inburgeringscontract en addenda', en: 'integration contract and its additions' },
  { nl: 'attesten', en: 'certificates' },
  { nl: 'laatste aanmelding, van het voorbije jaar', en: 'last registration, of the past year' },
  { nl: 'doelgroep waartoe u behoort', en: 'target group you belong to' },
  { nl: 'behaalde niveaus', en: 'levels reached' },
  { nl: 'adviezen over uw traject', en: 'advice on your path' },
  { nl: 'perspectief van uw traject', en: 'aim of your path' },
  { nl: 'soort, periode en einde van uw trajecten', en: 'kind, period and end of your paths' },
  { nl: 'centrum dat uw traject volgt', en: 'centre that follows your path' },
  { nl: 'wie een sanctie kan opleggen', en: 'who may impose a sanction' },
  { nl: 'onderdelen van uw traject', en: 'parts of your path' },
  { nl: 'opschortingen, met de reden', en: 'suspensions, with the reason' },
  { nl: 'cursussen en aanwezigheden', en: 'courses and attendance' },
  { nl: 'ondersteuning bij de gelijkschakeling van uw diploma', en: 'support for the recognition of your diploma' },
  { nl: 'gesprekken met de trajectbegeleider', en: 'conversations with your counsellor' },
];
