import type { ChartKind } from './chart.ts'

/** The few words that Deckhand itself puts on slides and handouts. */
export interface Terms {
  readonly quiz: string
  readonly selfTest: string
  readonly references: string
  /** What stands before a date: "Data as of 2026-11". */
  readonly asOf: string
  /** What a kind of chart is called. */
  readonly charts: Readonly<Record<ChartKind, string>>
  /** Heads a column of counts. */
  readonly number: string
}

const english: Terms = {
  quiz: 'Check your understanding',
  selfTest: 'Test yourself',
  references: 'References',
  asOf: 'Data as of',
  charts: { bar: 'Bar chart', stacked: 'Stacked bar chart', dot: 'Dot plot', line: 'Line chart', scatter: 'Scatter plot' },
  number: 'Number',
}

const translations: Readonly<Record<string, Terms>> = {
  de: {
    quiz: 'Verstanden?',
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
    number: 'Anzahl',
  },
  fr: {
    quiz: 'Avez-vous compris ?',
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
    number: 'Nombre',
  },
  es: {
    quiz: 'Comprueba lo aprendido',
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
    number: 'Número',
  },
  it: {
    quiz: 'Verifica',
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
    number: 'Numero',
  },
  nl: {
    quiz: 'Begrepen?',
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
    number: 'Aantal',
  },
  pt: {
    quiz: 'Verifique o que aprendeu',
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
    number: 'Número',
  },
}

/** The words of a language; English where we have none for it. */
export function terms(language: string): Terms {
  return translations[language.split('-')[0] ?? ''] ?? english
}
