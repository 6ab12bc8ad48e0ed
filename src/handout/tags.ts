/** Standard structure types. Source: ISO 32000-1, 14.8.4. */
export type Role =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Formula'
  | 'Link'
  | 'Span'

/**
 * An element of the document's structure. What is painted points to its element, an element to the one that it stands in:
 * so operations can be moved and split over columns and pages, and still belong together.
 * Elements stand in the order in which something in them is first painted.
 */
export interface Tag {
  readonly role: Role
  /** Absent for what stands in the document itself. */
  readonly parent?: Tag
  /** What a figure or a formula says to those who do not see it. */
  readonly alt?: string
  /** What stands for an element that has no text: a blank's rule. */
  readonly actualText?: string
  /** Of a header cell: what it is the header of. */
  readonly scope?: 'Column' | 'Row'
  /** Over how many columns a cell goes; 1 where absent. */
  readonly columnSpan?: number
  /** How a list's items are marked. */
  readonly numbering?: 'Disc' | 'Decimal' | 'None'
  /** Where a link leads. */
  readonly href?: string
}
