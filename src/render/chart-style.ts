/** How pictures look: ink on paper, meaning by shape, place and word, colour only beside them. */
export const CHART_STYLE = `
.chart{margin:1.5rem 0 1rem;font-size:.875rem;line-height:1.35}
.chart ul{list-style:none;margin:0;padding:0}
.chart li{margin:0}
.chart p{margin:0}
.chart span{color:var(--quiet)}
.chart svg{display:block;overflow:visible}
.line{column-gap:1.25rem;display:flex;flex-wrap:wrap;justify-content:space-between;padding:.5rem 0 .375rem}
.line .what{flex:1 1 7rem}
.line .strip{flex:0 0 100%;margin-top:.375rem;order:1}
.what span,.figure span,.remark{font-size:.8125rem}
.what .remark{display:block}
.figure{column-gap:.75rem;display:flex;flex-wrap:wrap;font-variant-numeric:tabular-nums}
.ratings .figure span:last-child{display:none}
.remark{color:var(--ink);font-weight:600}
.line.axis{padding:0}
.wide{display:none}
@media (min-width:40rem){
.wide{display:inline}
.narrow{display:none}
.line{align-items:center;display:grid;grid-template-columns:11rem minmax(0,1fr) 9.5rem}
.line .strip{margin:0;order:0}
.figure>*,.ratings .figure span:last-child{display:block}
.line .figure{display:block;text-align:end}
.what span{display:block}
.ratings .figure .remark{display:inline}
}
.chart text{fill:var(--ink);font-size:12px;text-anchor:middle}
.chart .start,.chart .tick-start{text-anchor:start}
.chart .end{text-anchor:end}
.chart .tick,.chart .tick-start,.chart .bound{fill:var(--quiet)}
.chart .bound{font-size:11px}
.chart .bound.start{transform:translateX(5px)}
.chart .bound.end{transform:translateX(-5px)}
.chart .name{paint-order:stroke;stroke:var(--paper);stroke-linejoin:round;stroke-width:4px}
.chart .sign{font-size:11px;font-weight:600}
.grid,.base{stroke:var(--hairline)}
.base{stroke:var(--line)}
.under{fill:var(--shade)}
.floor{stroke:var(--ink);stroke-dasharray:3 2}
.range{stroke:var(--line);stroke-width:2}
.is-split .range{stroke:var(--discuss);stroke-width:4}
.dot{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.panel{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.talk{fill:var(--line)}
.talk-line{stroke:var(--line);stroke-width:8}
.seal{fill:var(--ink)}
.seal-mark{fill:none;stroke:var(--paper);stroke-width:1.5}
.hollow{fill:none;stroke-width:2}
${['strong-hire', 'hire', 'discuss', 'incomplete', 'no-hire']
  .map((code) => `.sign-${code}{fill:var(--${code});stroke:var(--${code})}`)
  .join('')}
.across{margin-bottom:.5rem}
.upwards,.across{color:var(--quiet);font-size:.8125rem}
.across{text-align:end}
.chart figcaption{color:var(--quiet);font-size:.8125rem;margin-top:.75rem}
.key{column-gap:1.25rem;display:flex;flex-wrap:wrap;row-gap:.25rem}
.key li{align-items:center;display:flex;gap:.375rem}
.key+p{margin-top:.375rem}
`;
