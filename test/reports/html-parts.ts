/** The style of the HTML report, light and dark as the reader's system is. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --text: #1c2330; --back: #fff; --soft: #f3f5f8; --line: #d5dae2; --good: #14652f; --bad: #b3161f; --warn: #8a5300; --none: #56606f; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --back: #14181f; --soft: #1d232c; --line: #39424f; --good: #6fd58f; --bad: #ff8d8d; --warn: #f2b45c; --none: #a3adbb; } }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.summary { font-size: 1.1rem; margin: .3rem 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; font-size: .875rem; }
dt { color: var(--none); } dd { margin: 0; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .6rem 0; position: sticky; top: 0; background: var(--back); }
input[type=search] { font: inherit; width: 20rem; max-width: 70vw; padding: .2rem .5rem; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { overflow-wrap: anywhere; text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
th { white-space: nowrap; overflow-wrap: normal; } tbody th { font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
small { color: var(--none); overflow-wrap: anywhere; }
.r { font-weight: 600; white-space: nowrap; color: var(--none); }
.pass { color: var(--good); } .fail { color: var(--bad); } .error, .deviation { color: var(--warn); }
details { border: 1px solid var(--line); border-radius: 4px; margin: .5rem 0; } summary { padding: .4rem .7rem; cursor: pointer; font-weight: 600; }
pre { margin: 0; padding: .6rem .7rem; overflow-x: auto; background: var(--soft); font-size: .8rem; }
@media (max-width: 40rem) { th:nth-child(3), td:nth-child(3), th:nth-child(4), td:nth-child(4) { display: none; } main { padding: 1rem .7rem; } }
@media print { form { display: none; } }
`;

/** The filter of the HTML report: without a script the page shows everything. */
export const HTML_SCRIPT = `
const form = document.getElementById('filter');
const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
function show() {
  const words = form.querySelector('[type=search]').value.toLowerCase().split(/\\s+/);
  const results = new Set([...form.querySelectorAll(':checked')].map((box) => box.value));
  let count = 0;
  for (const { row, text } of rows) {
    row.hidden = !results.has(row.dataset.result) || !words.every((word) => text.includes(word));
    if (!row.hidden) count += 1;
  }
  form.querySelector('output').textContent = count + ' of ' + rows.length + ' requirements';
}
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
show();
`;
