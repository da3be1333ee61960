/**
 * How pages look on paper, of whatever size: what is folded away is open, nothing scrolls, and no page ends in the middle
 * of a question, a table's row or a quotation where that can be helped. In a guide a rule is a line to write on.
 */
export const PRINT_STYLE = `
.guide main hr{border-top:1px solid var(--line);margin:2.25rem 0 0}
.guide main hr+:not(hr){margin-top:1.5rem}
@page{margin:18mm 17mm 20mm;@bottom-right{color:#5c5850;content:counter(page) " / " counter(pages);font:8pt sans-serif}}
@media print{
html{font-size:10.25pt;line-height:1.5}
body{max-width:none;padding:0}
.skip{display:none}
.head{margin-bottom:1.5rem}
.foot{margin-top:2rem}
a[href^="http"]::after{color:var(--quiet);content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
.table,pre{overflow:visible}
pre{white-space:pre-wrap}
thead th,thead td{white-space:normal}
details>summary{list-style:none}
details::details-content{block-size:auto;content-visibility:visible}
.in-words{display:none}
blockquote,.box,.bar,.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1,h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid}
h2{margin-top:2rem}
.report section.depth-3:not(:has(blockquote)){break-inside:avoid}
p,tr,figure,blockquote,summary,li,.table{break-inside:avoid}
.table:has(tbody>tr:nth-child(9)){break-inside:auto}
thead{display:table-header-group}
p:has(+ul),p:has(+ol),p:has(+blockquote),p:has(+.table),summary{break-after:avoid}
blockquote{font-size:.95em;line-height:1.4;padding:.5rem .75rem}
blockquote p{margin-bottom:.4rem}
.report p:has(>strong:first-child){break-after:avoid}
.guide section.depth-2:nth-of-type(n+2){break-before:page}
.guide section.depth-4{break-inside:avoid}
.guide{font-size:.95em;line-height:1.4}
.guide p,.guide ul,.guide blockquote{margin-bottom:.45rem}
.guide li{margin-block:.1rem}
.guide h3{margin-top:1.25rem}
.guide h4{margin-top:1rem}
.guide main hr{margin-top:7.5mm}
.guide p:has(+hr){margin-bottom:0}
.guide h2{border:0;padding:0}
.guide section.depth-3>p:has(+section){break-after:avoid}
.guide hr,.guide p:has(+hr),.guide p:has(+p+hr),.guide p:has(+p+p+hr){break-after:avoid}
.guide hr:not(:has(+hr)){break-after:auto}
}
`;
