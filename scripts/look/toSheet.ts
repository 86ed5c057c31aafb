/** One row of the sheet: a state's name, and its picture in each view; `null` for a missing one. */
export type SheetRow = readonly [label: string, pictures: readonly (Buffer | null)[]];

/** The contact sheet as an HTML page: one row for each state, one column for each view, both labelled. */
export function toSheet(title: string, columns: readonly string[], rows: readonly SheetRow[]): string {
  const cell = (picture: Buffer | null) =>
    `<td>${picture ? `<img src="data:image/png;base64,${picture.toString('base64')}">` : ''}</td>`;
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 16px; background: #c9ced6; color: #111; font: 14px 'Liberation Sans', Arial, sans-serif; }
    table { border-spacing: 12px; } th { text-align: start; vertical-align: top; white-space: nowrap; }
    tr > th:first-child { inline-size: 110px; white-space: normal; } td { vertical-align: top; } img { display: block; }
  </style><h1>${title}</h1><table>
    <tr><th></th>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>
    ${rows.map(([name, pictures]) => `<tr><th>${name}</th>${pictures.map(cell).join('')}</tr>`).join('\n')}
  </table>`;
}
