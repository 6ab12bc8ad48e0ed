import type { Reporter } from '../diagnostics/report.ts'
import { helpers } from '../markdown/helpers.ts'
import { type OwnField, type OwnFields, type OwnLayoutFile, splitFields } from '../model/own-layout.ts'
import { everySlide } from '../model/slide-fields.ts'

/** Names that mean something else in a deck, in a template or to Deckhand. */
const ofDecks = ['layout', 'kind', ...Object.keys(everySlide)]
const ofTemplates = ['deck', 'footer', 'pageFooter', 'sectionNumber', 'first', 'last', 'start', 'audience', 'this']
const ofHandlebars = ['if', 'unless', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing']
const taken = new Set([...ofDecks, ...ofTemplates, ...ofHandlebars, ...Object.keys(helpers)])

/** Tells what a schema of single fields cannot: names that are taken, and what goes with which type. */
export function checkOwnLayout({ fields }: OwnLayoutFile, reporter: Reporter): void {
  checkFields(fields, reporter.at('fields'))
  for (const name of splitFields(fields).slice(1)) {
    reporter.at('fields', name, 'split').report({
      code: 'schema/invalid-value',
      message: `'${name}' is the second list that goes on over further slides`,
      hint: 'let one list of a layout be split',
    })
  }
}

function checkFields(fields: OwnFields, reporter: Reporter): void {
  for (const [name, field] of Object.entries(fields)) {
    const place = reporter.at(name)
    if (taken.has(name) || name in {}) {
      place.report({ code: 'schema/invalid-value', message: `a field cannot be named '${name}'`, hint: 'choose another name' }, 'key')
    }
    checkBelongs(field, 'options', 'choice', place)
    checkBelongs(field, 'of', 'list', place)
    if (field.split !== undefined && field.type !== 'list') reportForeign(field, 'split', 'list', place)
    if (typeof field.of === 'object') checkFields(field.of, place.at('of'))
  }
}

/** A choice has its options and a list says what it is of; nothing else does. */
function checkBelongs(field: OwnField, part: 'options' | 'of', type: OwnField['type'], place: Reporter): void {
  if (field.type !== type && field[part] !== undefined) reportForeign(field, part, type, place)
  if (field.type === type && field[part] === undefined) {
    place.report({ code: 'schema/missing-field', message: `the ${type} has no '${part}'`, hint: `add '${part}'` }, 'key')
  }
}

function reportForeign(field: OwnField, part: 'options' | 'of' | 'split', type: OwnField['type'], place: Reporter): void {
  place.at(part).report(
    {
      code: 'schema/invalid-value',
      message: `'${part}' is for a ${type}, and this is of type ${field.type}`,
      hint: `remove it, or write 'type: ${type}'`,
    },
    'key',
  )
}
