import { CHART_STYLE } from './chart-style.js';
import { colorVariables, DARK, LIGHT } from './page-colors.js';
import { PRINT_STYLE } from './page-print.js';

const SERIF = 'Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Liberation Serif",serif';
const SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif';

const SCREEN = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 ${SERIF};-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:48rem;padding:1.5rem clamp(1rem,5vw,2.5rem) 4rem;overflow-wrap:anywhere}
p,ul,ol,blockquote,details,figure,.table,pre{margin:0 0 1rem}
.head,.foot,table,figure,summary,.source,code,.skip{font-family:${SANS}}
.head,.foot{color:var(--quiet);font-size:.8125rem;line-height:1.4}
.head p,.foot p{margin:0}
.head{border-bottom:1px solid var(--hairline);margin-bottom:2.25rem;padding-bottom:.75rem}
.foot{border-top:1px solid var(--hairline);margin-top:3.5rem;padding-top:.75rem}
.skip{background:var(--ink);color:var(--paper);font-size:.875rem;left:1rem;padding:.5rem .75rem;position:absolute;top:-4rem}
.skip:focus{top:.5rem}
main:focus{outline:none}
:focus-visible{outline:2px solid var(--link);outline-offset:3px}
h1,h2,h3,h4,h5,h6{font-weight:600;line-height:1.25;text-wrap:balance}
h1{font-size:clamp(1.5rem,1.3rem + 1.2vw,2rem);letter-spacing:-.01em;margin:0 0 .75rem}
h2{font-size:1.375rem;margin:3rem 0 .875rem}
h3{font-size:1.125rem;margin:2rem 0 .625rem}
h4,h5,h6{font-size:1rem;margin:1.75rem 0 .5rem}
.outcome{color:var(--outcome);display:block;font-size:clamp(2.25rem,1.9rem + 1.8vw,3rem);letter-spacing:-.02em;line-height:1.1;margin-bottom:.25rem}
h1:has(.outcome){font-size:1.3125rem;letter-spacing:0}
.unseen{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}
.report h1+p{font-size:1.25rem;line-height:1.45}
.report h1+p>strong{font-weight:400}
a{color:var(--link);text-underline-offset:.15em}
em{color:inherit}
code{background:var(--shade);border-radius:3px;font:.875em/1.4 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;padding:.1em .3em;overflow-wrap:anywhere}
pre{background:var(--shade);overflow-x:auto;padding:.75rem 1rem}
pre code{background:none;padding:0}
ul,ol{padding-inline-start:1.375rem}
li{margin:.25rem 0}
li::marker{color:var(--quiet)}
li>ul,li>ol{margin-bottom:.25rem}
li.task{list-style:none;margin-inline-start:-1.375rem;padding-inline-start:1.75rem;position:relative}
li.task .box:first-child{inset-inline-start:0;position:absolute;top:.35em}
.box{border:1.25px solid currentColor;border-radius:2px;display:inline-block;height:.85em;margin-inline-end:.3em;vertical-align:-.08em;width:.85em}
hr{border:0;border-top:1px solid var(--hairline);margin:2rem 0}
blockquote{background:var(--shade);border-inline-start:3px solid var(--line);padding:.75rem 1rem}
blockquote>:last-child{margin-bottom:0}
.aside{color:var(--quiet);font:.8125rem ${SANS}}
.source{color:var(--quiet);font-size:.8125rem;line-height:1.45;margin-top:-.5rem}
details>summary{color:var(--quiet);cursor:pointer;font-size:.875rem;padding:.25rem 0;width:fit-content}
details>summary:hover{color:var(--ink)}
.fold{border-inline-start:1px solid var(--hairline);margin-top:.5rem;padding-inline-start:1rem}
.table{overflow-x:auto}
table{overflow-wrap:break-word;border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums lining-nums;line-height:1.45;width:100%}
th,td{border-bottom:1px solid var(--hairline);padding:.5rem 1rem .5rem 0;text-align:start;vertical-align:top}
th:last-child,td:last-child{padding-inline-end:0}
th{font-weight:600}
thead th,thead td{border-bottom-color:var(--line);color:var(--quiet);font-size:.8125rem;font-weight:400;overflow-wrap:normal;vertical-align:bottom}
tbody th{font-weight:400}
tbody th.right{width:1%}
.short{white-space:nowrap}
.long{min-width:6.5rem}
td .at,th .at{display:inline-block;height:1rem;margin-inline-end:.25rem;overflow:visible;vertical-align:-.15rem;width:1rem}
.right{text-align:end}
.blank td{height:3.5rem}
.bar{display:block;margin-top:.375rem}
.bar-ground{fill:var(--hairline)}
.bar-fill{fill:var(--quiet)}
.depth-2>h2{border-top:1px solid var(--hairline);padding-top:1.25rem}
.guide h4{font-size:1.125rem}
.guide blockquote{font-size:1.0625em}
@media (max-width:56rem){table{font-size:.8125rem}.long{min-width:5.75rem}th,td{padding-inline-end:.625rem}}
@media (min-width:48rem){body{padding-top:2.5rem}}
@media screen and (min-width:60rem){.report section>.table,.report main>.table{left:50%;max-width:min(64rem,100vw - 6rem);min-width:100%;position:relative;transform:translateX(-50%);width:max-content}}
`;

const OUTCOMES = ['strong-hire', 'hire', 'discuss', 'incomplete', 'no-hire']
  .map((code) => `.outcome-${code}{--outcome:var(--${code})}`)
  .join('');

/** All of a page's style; a page has nothing else that says how it looks. */
export const PAGE_STYLE = [
  `:root{color-scheme:light dark;${colorVariables(LIGHT)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${colorVariables(DARK)}}}`,
  OUTCOMES,
  SCREEN,
  CHART_STYLE,
  PRINT_STYLE,
]
  .join('')
  .replaceAll('\n', '');
