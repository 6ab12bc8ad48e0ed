/** The few words that Deckhand itself puts on slides and handouts. */
export interface Terms {
  readonly quiz: string
  readonly objectives: string
  readonly recap: string
  readonly closing: string
  readonly selfTest: string
  readonly references: string
  /** What stands before a date: "Data as of 2026-11". */
  readonly asOf: string
}

const english: Terms = {
  quiz: 'Check your understanding',
  objectives: 'By the end you can',
  recap: 'What to take home',
  closing: 'Thank you',
  selfTest: 'Test yourself',
  references: 'References',
  asOf: 'Data as of',
}

const translations: Readonly<Record<string, Terms>> = {
  de: {
    quiz: 'Verstanden?',
    objectives: 'Am Ende können Sie',
    recap: 'Das nehmen Sie mit',
    closing: 'Vielen Dank',
    selfTest: 'Zum Selbsttest',
    references: 'Literatur',
    asOf: 'Daten vom Stand',
  },
  fr: {
    quiz: 'Avez-vous compris ?',
    objectives: 'À la fin, vous saurez',
    recap: 'À retenir',
    closing: 'Merci',
    selfTest: 'Testez-vous',
    references: 'Références',
    asOf: 'Données au',
  },
  es: {
    quiz: 'Comprueba lo aprendido',
    objectives: 'Al final podrá',
    recap: 'Para llevar',
    closing: 'Gracias',
    selfTest: 'Ponte a prueba',
    references: 'Referencias',
    asOf: 'Datos a',
  },
  it: {
    quiz: 'Verifica',
    objectives: 'Alla fine saprete',
    recap: 'Da ricordare',
    closing: 'Grazie',
    selfTest: 'Mettiti alla prova',
    references: 'Riferimenti',
    asOf: 'Dati al',
  },
  nl: {
    quiz: 'Begrepen?',
    objectives: 'Aan het eind kunt u',
    recap: 'Om te onthouden',
    closing: 'Dank u wel',
    selfTest: 'Test jezelf',
    references: 'Literatuur',
    asOf: 'Gegevens van',
  },
  pt: {
    quiz: 'Verifique o que aprendeu',
    objectives: 'No fim, será capaz de',
    recap: 'Para levar consigo',
    closing: 'Obrigado',
    selfTest: 'Teste-se',
    references: 'Referências',
    asOf: 'Dados de',
  },
}

/** The words of a language; English where we have none for it. */
export function terms(language: string): Terms {
  return translations[language.split('-')[0] ?? ''] ?? english
}
