/** The few words that Deckhand itself puts on slides and handouts. */
export interface Terms {
  readonly quiz: string
  readonly selfTest: string
  readonly references: string
  /** What stands before a date: "Data as of 2026-11". */
  readonly asOf: string
}

const english: Terms = { quiz: 'Check your understanding', selfTest: 'Test yourself', references: 'References', asOf: 'Data as of' }

const translations: Readonly<Record<string, Terms>> = {
  de: { quiz: 'Verstanden?', selfTest: 'Zum Selbsttest', references: 'Literatur', asOf: 'Daten vom Stand' },
  fr: { quiz: 'Avez-vous compris ?', selfTest: 'Testez-vous', references: 'Références', asOf: 'Données au' },
  es: { quiz: 'Comprueba lo aprendido', selfTest: 'Ponte a prueba', references: 'Referencias', asOf: 'Datos a' },
  it: { quiz: 'Verifica', selfTest: 'Mettiti alla prova', references: 'Riferimenti', asOf: 'Dati al' },
  nl: { quiz: 'Begrepen?', selfTest: 'Test jezelf', references: 'Literatuur', asOf: 'Gegevens van' },
  ar: { quiz: 'تحقّق من فهمك', selfTest: 'اختبر نفسك', references: 'المراجع', asOf: 'البيانات حتى' },
  he: { quiz: 'הבנתם?', selfTest: 'בחנו את עצמכם', references: 'מקורות', asOf: 'הנתונים נכונים ל־' },
  fa: { quiz: 'دریافتید؟', selfTest: 'خودآزمایی', references: 'منابع', asOf: 'داده‌ها تا' },
  zh: { quiz: '检查理解', selfTest: '自我测试', references: '参考文献', asOf: '数据截至' },
  ja: { quiz: '理解度チェック', selfTest: '自己テスト', references: '参考文献', asOf: 'データの時点' },
  pt: { quiz: 'Verifique o que aprendeu', selfTest: 'Teste-se', references: 'Referências', asOf: 'Dados de' },
}

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeft.has(language.split('-')[0] ?? '') && !/-Latn\b/i.test(language)
}

/** The words of a language; English where we have none for it. */
export function terms(language: string): Terms {
  return translations[language.split('-')[0] ?? ''] ?? english
}
