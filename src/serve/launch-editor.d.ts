declare module 'launch-editor/get-args.js' {
  /** The arguments that make an editor show a place in a file. */
  export default function getArgumentsForFile(editor: string, file: string, line: number, column: number): readonly (string | number)[]
}
