/** What a language keeps on one line. */
interface Customs {
  /** Abbreviations that stay with the number or the name after them. */
  readonly before?: string
  /** Words that stay with the number before them. */
  readonly after?: string
  /** What is written with spaces inside and read as one word. */
  readonly phrases?: string
  /** Words so short that they may not end a line. */
  readonly short?: string
}

/** Lists are separated by bars; a full stop is a full stop. */
const customs: Readonly<Record<string, Customs>> = {
  en: {
    before:
      'p.|pp.|vol.|no.|ch.|sec.|fig.|figs.|eq.|eqs.|tab.|ed.|Dr.|Prof.|Mr.|Mrs.|Ms.|St.|Figure|Table|Section|Chapter|Equation|Part|Step|Level',
    after: 'thousand|million|billion|trillion|percent|a.m.|p.m.|BC|AD',
    phrases: 'e. g.|i. e.',
  },
  de: {
    before:
      'S.|Bd.|Nr.|Kap.|Abschn.|Abb.|Tab.|Gl.|Art.|Abs.|Aufl.|Hrsg.|Dr.|Prof.|Hr.|Fr.|St.|Abbildung|Tabelle|Abschnitt|Kapitel|Gleichung|Teil|Schritt|Stufe',
    after: 'Tsd.|Mio.|Mrd.|Millionen|Milliarden|Billionen|Prozent|Uhr|Euro',
    phrases: 'z. B.|d. h.|u. a.|o. Ä.|u. Ä.|i. d. R.|v. a.|u. U.|z. T.|s. o.|s. u.|i. A.|n. Chr.|v. Chr.',
  },
  fr: {
    before: 'p.|pp.|vol.|n°|chap.|fig.|tabl.|éq.|art.|éd.|M.|MM.|Mme|Mlle|Dr|Pr|St|Figure|Tableau|Section|Chapitre|Équation|Étape|Niveau',
    after: 'mille|millions|milliards|euros|heures',
    phrases: 'av. J.-C.|apr. J.-C.|c. à d.',
  },
  es: {
    before: 'p.|pp.|pág.|págs.|vol.|núm.|n.º|cap.|fig.|tab.|ec.|art.|ed.|Sr.|Sra.|Dr.|Dra.|Prof.|Figura|Tabla|Sección|Capítulo|Ecuación',
    after: 'mil|millones|euros',
    phrases: 'p. ej.|a. C.|d. C.|EE. UU.',
  },
  it: {
    before: 'p.|pp.|vol.|n.|cap.|fig.|tab.|eq.|art.|ed.|Sig.|Dott.|Prof.|Figura|Tabella|Sezione|Capitolo|Equazione',
    after: 'mila|milioni|miliardi|euro',
    phrases: 'p. es.|a. C.|d. C.',
  },
  nl: {
    before: 'p.|pp.|blz.|vol.|nr.|hfst.|fig.|afb.|tab.|art.|dr.|prof.|dhr.|mevr.|Figuur|Tabel|Paragraaf|Hoofdstuk|Vergelijking',
    after: 'duizend|miljoen|miljard|procent|uur|euro',
    phrases: 'd. w. z.|t. o. v.|v. Chr.|n. Chr.',
  },
  pt: {
    before: 'p.|pp.|vol.|n.º|cap.|fig.|tab.|eq.|art.|ed.|Sr.|Sra.|Dr.|Dra.|Prof.|Figura|Tabela|Secção|Seção|Capítulo|Equação',
    after: 'mil|milhões|bilhões|euros',
    phrases: 'p. ex.|a. C.|d. C.',
  },
  cs: { before: 's.|č.|obr.|tab.|kap.', after: 'tis.|mil.|mld.|Kč', phrases: 'n. l.|př. n. l.', short: 'k|s|v|z|o|u|a|i' },
  sk: { before: 's.|č.|obr.|tab.|kap.', after: 'tis.|mil.|mld.', phrases: 'n. l.', short: 'k|s|v|z|o|u|a|i' },
  pl: { before: 's.|nr|rys.|tab.|rozdz.', after: 'tys.|mln|mld|zł', phrases: 'm. in.|n. e.', short: 'a|i|o|u|w|z' },
}

const units =
  '%|‰|°|°[CF]|[€$£¥]|EUR|USD|CHF|GBP|px|pt|dpi|min|d|h|[KMGT]i?B|[kMGTPE]?(?:B|bit|Hz|Wh?|FLOPS?|FLOP/s|eV|t)|[kmcdnµμ]?(?:g|m|s|l|L|mol)[²³]?|k?m/h|[mkM]?[VΩ]|k?Pa|k?[JN]'

/** In every language; each keeps together all that it matches. */
const everywhere: readonly string[] = [
  // 10 GB, 5 %
  String.raw`(?<![\p{L}\p{N}])\p{N}[\p{N}.,\u00a0\u202f]* (?:${units})(?![\p{L}\p{N}])`,
  // Smith et al. (2021)
  String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{M}'’-]* )?et al\.(?: \(\p{N})?`,
  // § 5, № 3
  String.raw`[§¶№#] \p{N}`,
  // J. R. Smith
  String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}\. ){1,3}(?=\p{Lu})\p{L}`,
  // Claude 3, GPT 4.5, DALL-E 3
  String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{M}]+|(?<=\p{L}-)\p{Lu}) \p{N}{1,2}(?:\.\p{N}+)?(?![\p{L}\p{N}])`,
  // An en dash or a dot between two things stands at a line's end, not at its beginning.
  String.raw`[^\s] [–·](?=\s|$)`,
  // 2018–2020
  String.raw`\p{N}[–−‒-]\p{N}`,
]

/** A list separated by bars as an alternative of a pattern. */
function alternatives(list: string): string {
  return list.replaceAll(/[.*+?()[\]{}^$]/g, String.raw`\$&`)
}

/** The stretches that a language keeps on one line, as patterns. */
export function bindings(language: string): readonly RegExp[] {
  const { before, after, phrases, short } = customs[language.split('-')[0] ?? ''] ?? {}
  const own = [
    ...(before === undefined
      ? []
      : [String.raw`(?<![\p{L}\p{N}])(?:${alternatives(before)}|${alternatives(capitalised(before))}) (?=[\p{N}\p{Lu}])[\p{N}\p{L}]`]),
    ...(after === undefined ? [] : [String.raw`\p{N} (?:${alternatives(after)})(?![\p{L}\p{N}])`]),
    ...(phrases === undefined ? [] : [String.raw`(?<![\p{L}\p{N}])(?:${alternatives(phrases)})`]),
    ...(short === undefined ? [] : [String.raw`(?<![\p{L}\p{N}'’])(?:${short}|${capitalised(short)}) [^\s]`]),
  ]
  return [...everywhere, ...own].map((pattern) => new RegExp(pattern, 'gu'))
}

/** Abbreviations as they begin a sentence. */
function capitalised(list: string): string {
  return list
    .split('|')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('|')
}
