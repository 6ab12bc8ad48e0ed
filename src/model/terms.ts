import type { ChangeKind } from './changes.ts'
import type { ChartKind } from './chart.ts'

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
  /** What a kind of chart is called. */
  readonly charts: Readonly<Record<ChartKind, string>>
  /** What is said of what has changed; the word for an added record also marks new ones elsewhere. */
  readonly changes: {
    readonly title: string
    readonly kinds: Readonly<Record<ChangeKind, string>>
    /** The same words of more than one, in languages in which they differ. */
    readonly manyKinds?: Readonly<Record<ChangeKind, string>>
    /** Stands before what there is since that day. */
    readonly since: (date: string) => string
    readonly was: (name: string) => string
    readonly none: (collection: string, date: string) => string
  }
  /** What the sheet with blanks is called, who filled it in, what stands there on its key, and what a blank is called. */
  readonly guided: { readonly title: string; readonly name: string; readonly key: string; readonly blank: string }
  /** Heads a column of counts. */
  readonly number: string
  /** What stands before a slide's number: "Slide 12". */
  readonly slide: string
  /** What is said of a text that began on an earlier page. */
  readonly continued: string
  readonly notes: string
  /** Stands over lines to write on. */
  readonly ownNotes: string
  readonly pageOf: (page: number, pages: number) => string
}

const english: Terms = {
  quiz: 'Check your understanding',
  objectives: 'By the end you can',
  recap: 'What to take home',
  closing: 'Thank you',
  selfTest: 'Test yourself',
  references: 'References',
  asOf: 'Data as of',
  charts: { bar: 'Bar chart', stacked: 'Stacked bar chart', dot: 'Dot plot', line: 'Line chart', scatter: 'Scatter plot' },
  changes: {
    title: 'What has changed',
    kinds: { added: 'new', renamed: 'renamed', changed: 'changed', removed: 'removed' },
    since: (date) => `Since ${date}`,
    was: (name) => `formerly ${name}`,
    none: (collection, date) => `Nothing has changed in ${collection} since ${date}.`,
  },
  guided: { title: 'Guided notes', name: 'Name', key: 'Key', blank: 'blank' },
  number: 'Number',
  slide: 'Slide',
  continued: 'continued',
  notes: 'Speaker notes',
  ownNotes: 'Notes',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
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
    charts: {
      bar: 'Balkendiagramm',
      stacked: 'Gestapeltes Balkendiagramm',
      dot: 'Punktdiagramm',
      line: 'Liniendiagramm',
      scatter: 'Streudiagramm',
    },
    changes: {
      title: 'Was sich geändert hat',
      kinds: { added: 'neu', renamed: 'umbenannt', changed: 'geändert', removed: 'entfernt' },
      since: (date) => `Seit ${date}`,
      was: (name) => `vorher ${name}`,
      none: (collection, date) => `Seit ${date} hat sich in ${collection} nichts geändert.`,
    },
    guided: { title: 'Mitschrift mit Lücken', name: 'Name', key: 'Lösung', blank: 'Lücke' },
    number: 'Anzahl',
    slide: 'Folie',
    continued: 'Fortsetzung',
    notes: 'Vortragsnotizen',
    ownNotes: 'Notizen',
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  },
  fr: {
    quiz: 'Avez-vous compris ?',
    objectives: 'À la fin, vous saurez',
    recap: 'À retenir',
    closing: 'Merci',
    selfTest: 'Testez-vous',
    references: 'Références',
    asOf: 'Données au',
    charts: {
      bar: 'Diagramme à barres',
      stacked: 'Diagramme à barres empilées',
      dot: 'Diagramme à points',
      line: 'Courbe',
      scatter: 'Nuage de points',
    },
    changes: {
      title: 'Ce qui a changé',
      kinds: { added: 'nouveau', renamed: 'renommé', changed: 'modifié', removed: 'retiré' },
      manyKinds: { added: 'nouveaux', renamed: 'renommés', changed: 'modifiés', removed: 'retirés' },
      since: (date) => `Depuis le ${date}`,
      was: (name) => `auparavant ${name}`,
      none: (collection, date) => `Rien n’a changé dans ${collection} depuis le ${date}.`,
    },
    guided: { title: 'Notes à compléter', name: 'Nom', key: 'Corrigé', blank: 'à compléter' },
    number: 'Nombre',
    slide: 'Diapositive',
    continued: 'suite',
    notes: 'Notes de l’orateur',
    ownNotes: 'Notes',
    pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  },
  es: {
    quiz: 'Comprueba lo aprendido',
    objectives: 'Al final podrá',
    recap: 'Para llevar',
    closing: 'Gracias',
    selfTest: 'Ponte a prueba',
    references: 'Referencias',
    asOf: 'Datos a',
    charts: {
      bar: 'Gráfico de barras',
      stacked: 'Gráfico de barras apiladas',
      dot: 'Gráfico de puntos',
      line: 'Gráfico de líneas',
      scatter: 'Diagrama de dispersión',
    },
    changes: {
      title: 'Qué ha cambiado',
      kinds: { added: 'nuevo', renamed: 'renombrado', changed: 'modificado', removed: 'eliminado' },
      manyKinds: { added: 'nuevos', renamed: 'renombrados', changed: 'modificados', removed: 'eliminados' },
      since: (date) => `Desde ${date}`,
      was: (name) => `antes ${name}`,
      none: (collection, date) => `Nada ha cambiado en ${collection} desde ${date}.`,
    },
    guided: { title: 'Apuntes para completar', name: 'Nombre', key: 'Soluciones', blank: 'espacio en blanco' },
    number: 'Número',
    slide: 'Diapositiva',
    continued: 'continuación',
    notes: 'Notas del orador',
    ownNotes: 'Notas',
    pageOf: (page, pages) => `Página ${page} de ${pages}`,
  },
  it: {
    quiz: 'Verifica',
    objectives: 'Alla fine saprete',
    recap: 'Da ricordare',
    closing: 'Grazie',
    selfTest: 'Mettiti alla prova',
    references: 'Riferimenti',
    asOf: 'Dati al',
    charts: {
      bar: 'Grafico a barre',
      stacked: 'Grafico a barre in pila',
      dot: 'Grafico a punti',
      line: 'Grafico a linee',
      scatter: 'Grafico a dispersione',
    },
    changes: {
      title: 'Che cosa è cambiato',
      kinds: { added: 'nuovo', renamed: 'rinominato', changed: 'modificato', removed: 'rimosso' },
      manyKinds: { added: 'nuovi', renamed: 'rinominati', changed: 'modificati', removed: 'rimossi' },
      since: (date) => `Dal ${date}`,
      was: (name) => `prima ${name}`,
      none: (collection, date) => `Nulla è cambiato in ${collection} dal ${date}.`,
    },
    guided: { title: 'Appunti da completare', name: 'Nome', key: 'Soluzioni', blank: 'spazio da completare' },
    number: 'Numero',
    slide: 'Diapositiva',
    continued: 'segue',
    notes: 'Note del relatore',
    ownNotes: 'Appunti',
    pageOf: (page, pages) => `Pagina ${page} di ${pages}`,
  },
  nl: {
    quiz: 'Begrepen?',
    objectives: 'Aan het eind kunt u',
    recap: 'Om te onthouden',
    closing: 'Dank u wel',
    selfTest: 'Test jezelf',
    references: 'Literatuur',
    asOf: 'Gegevens van',
    charts: {
      bar: 'Staafdiagram',
      stacked: 'Gestapeld staafdiagram',
      dot: 'Puntdiagram',
      line: 'Lijndiagram',
      scatter: 'Spreidingsdiagram',
    },
    changes: {
      title: 'Wat er veranderd is',
      kinds: { added: 'nieuw', renamed: 'hernoemd', changed: 'gewijzigd', removed: 'verwijderd' },
      since: (date) => `Sinds ${date}`,
      was: (name) => `voorheen ${name}`,
      none: (collection, date) => `Sinds ${date} is er niets veranderd in ${collection}.`,
    },
    guided: { title: 'Aantekeningen om aan te vullen', name: 'Naam', key: 'Antwoorden', blank: 'in te vullen' },
    number: 'Aantal',
    slide: 'Dia',
    continued: 'vervolg',
    notes: 'Sprekersnotities',
    ownNotes: 'Aantekeningen',
    pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
  },
  pt: {
    quiz: 'Verifique o que aprendeu',
    objectives: 'No fim, será capaz de',
    recap: 'Para levar consigo',
    closing: 'Obrigado',
    selfTest: 'Teste-se',
    references: 'Referências',
    asOf: 'Dados de',
    charts: {
      bar: 'Gráfico de barras',
      stacked: 'Gráfico de barras empilhadas',
      dot: 'Gráfico de pontos',
      line: 'Gráfico de linhas',
      scatter: 'Gráfico de dispersão',
    },
    changes: {
      title: 'O que mudou',
      kinds: { added: 'novo', renamed: 'renomeado', changed: 'alterado', removed: 'removido' },
      manyKinds: { added: 'novos', renamed: 'renomeados', changed: 'alterados', removed: 'removidos' },
      since: (date) => `Desde ${date}`,
      was: (name) => `antes ${name}`,
      none: (collection, date) => `Nada mudou em ${collection} desde ${date}.`,
    },
    guided: { title: 'Apontamentos para completar', name: 'Nome', key: 'Soluções', blank: 'espaço em branco' },
    number: 'Número',
    slide: 'Diapositivo',
    continued: 'continuação',
    notes: 'Notas do orador',
    ownNotes: 'Notas',
    pageOf: (page, pages) => `Página ${page} de ${pages}`,
  },
  ar: {
    quiz: 'تحقّق من فهمك',
    objectives: 'في النهاية ستستطيع',
    recap: 'خلاصة',
    closing: 'شكرًا لكم',
    selfTest: 'اختبر نفسك',
    references: 'المراجع',
    asOf: 'البيانات حتى',
    charts: { bar: 'مخطط أعمدة', stacked: 'مخطط أعمدة مكدسة', dot: 'مخطط نقطي', line: 'مخطط خطي', scatter: 'مخطط انتشار' },
    changes: {
      title: 'ما الذي تغيّر',
      kinds: { added: 'جديد', renamed: 'أعيدت تسميته', changed: 'تغيّر', removed: 'أزيل' },
      since: (date) => `منذ ${date}`,
      was: (name) => `سابقًا ${name}`,
      none: (collection, date) => `لم يتغيّر شيء في ${collection} منذ ${date}.`,
    },
    guided: { title: 'ملاحظات للإكمال', name: 'الاسم', key: 'الإجابات', blank: 'فراغ' },
    number: 'العدد',
    slide: 'شريحة',
    continued: 'تابع',
    notes: 'ملاحظات المحاضر',
    ownNotes: 'ملاحظات',
    pageOf: (page, pages) => `صفحة ${page} من ${pages}`,
  },
  he: {
    quiz: 'הבנתם?',
    objectives: 'בסוף תוכלו',
    recap: 'לסיכום',
    closing: 'תודה',
    selfTest: 'בחנו את עצמכם',
    references: 'מקורות',
    asOf: 'הנתונים נכונים ל־',
    charts: { bar: 'תרשים עמודות', stacked: 'תרשים עמודות מוערם', dot: 'תרשים נקודות', line: 'תרשים קווי', scatter: 'תרשים פיזור' },
    changes: {
      title: 'מה השתנה',
      kinds: { added: 'חדש', renamed: 'שונה שמו', changed: 'השתנה', removed: 'הוסר' },
      since: (date) => `מאז ${date}`,
      was: (name) => `לשעבר ${name}`,
      none: (collection, date) => `דבר לא השתנה ב־${collection} מאז ${date}.`,
    },
    guided: { title: 'סיכום להשלמה', name: 'שם', key: 'תשובות', blank: 'להשלמה' },
    number: 'מספר',
    slide: 'שקופית',
    continued: 'המשך',
    notes: 'הערות המרצה',
    ownNotes: 'הערות',
    pageOf: (page, pages) => `עמוד ${page} מתוך ${pages}`,
  },
  fa: {
    quiz: 'دریافتید؟',
    objectives: 'در پایان می‌توانید',
    recap: 'جمع‌بندی',
    closing: 'سپاسگزارم',
    selfTest: 'خودآزمایی',
    references: 'منابع',
    asOf: 'داده‌ها تا',
    charts: { bar: 'نمودار میله‌ای', stacked: 'نمودار میله‌ای پشته‌ای', dot: 'نمودار نقطه‌ای', line: 'نمودار خطی', scatter: 'نمودار پراکندگی' },
    changes: {
      title: 'چه تغییر کرده است',
      kinds: { added: 'جدید', renamed: 'تغییر نام', changed: 'تغییر', removed: 'حذف' },
      since: (date) => `از ${date}`,
      was: (name) => `پیش‌تر ${name}`,
      none: (collection, date) => `از ${date} چیزی در ${collection} تغییر نکرده است.`,
    },
    guided: { title: 'یادداشت‌های تکمیلی', name: 'نام', key: 'پاسخ‌ها', blank: 'جای خالی' },
    number: 'تعداد',
    slide: 'اسلاید',
    continued: 'ادامه',
    notes: 'یادداشت‌های سخنران',
    ownNotes: 'یادداشت‌ها',
    pageOf: (page, pages) => `صفحهٔ ${page} از ${pages}`,
  },
  zh: {
    quiz: '检查理解',
    objectives: '学完之后你能够',
    recap: '要点回顾',
    closing: '谢谢',
    selfTest: '自我测试',
    references: '参考文献',
    asOf: '数据截至',
    charts: { bar: '条形图', stacked: '堆积条形图', dot: '点图', line: '折线图', scatter: '散点图' },
    changes: {
      title: '有哪些变化',
      kinds: { added: '新增', renamed: '更名', changed: '变更', removed: '移除' },
      since: (date) => `自 ${date} 起`,
      was: (name) => `原名 ${name}`,
      none: (collection, date) => `自 ${date} 起，${collection} 没有变化。`,
    },
    guided: { title: '填空讲义', name: '姓名', key: '答案', blank: '填空' },
    number: '数量',
    slide: '幻灯片',
    continued: '续',
    notes: '演讲者备注',
    ownNotes: '笔记',
    pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  },
  ja: {
    quiz: '理解度チェック',
    objectives: 'この講義の目標',
    recap: 'まとめ',
    closing: 'ありがとうございました',
    selfTest: '自己テスト',
    references: '参考文献',
    asOf: 'データの時点',
    charts: { bar: '棒グラフ', stacked: '積み上げ棒グラフ', dot: 'ドットプロット', line: '折れ線グラフ', scatter: '散布図' },
    changes: {
      title: '変更点',
      kinds: { added: '新規', renamed: '改名', changed: '変更', removed: '削除' },
      since: (date) => `${date} 以降`,
      was: (name) => `旧名 ${name}`,
      none: (collection, date) => `${date} 以降、${collection} に変更はありません。`,
    },
    guided: { title: '穴埋めノート', name: '氏名', key: '解答', blank: '空欄' },
    number: '件数',
    slide: 'スライド',
    continued: '続き',
    notes: '発表者ノート',
    ownNotes: 'メモ',
    pageOf: (page, pages) => `${page} / ${pages} ページ`,
  },
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
