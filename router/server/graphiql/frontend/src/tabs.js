// What the page opens with: a query from the URL, then the router's examples. Once somebody has
// worked here, GraphiQL restores the tabs of that time instead.
const STORED_TABS = 'graphiql:tabState';

export function startingPoint() {
  const tabs = [...tabsOfUrl(), ...tabsOfExamples()];
  if (tabs.length === 0) {
    return {};
  }
  if (localStorage.getItem(STORED_TABS) !== null) {
    // A query from the URL joins the restored tabs, an example does not.
    return new URLSearchParams(window.location.search).has('query') ? initial(tabs[0]) : {};
  }
  // GraphiQL fills the editors below the first tab's query from these, not from the tab.
  const { initialVariables, initialHeaders } = initial(tabs[0]);
  return { defaultTabs: tabs, initialVariables, initialHeaders };
}

function initial({ query, variables, headers }) {
  return { initialQuery: query, initialVariables: variables, initialHeaders: headers };
}

function tabsOfUrl() {
  const parameters = new URLSearchParams(window.location.search);
  const query = parameters.get('query');
  return query === null ? [] : [{ query, variables: parameters.get('variables') ?? '', headers: '' }];
}

function tabsOfExamples() {
  const block = document.getElementById('examples');
  const examples = block === null ? [] : JSON.parse(block.textContent);
  return examples.map(({ name, query, variables, headers }) => ({
    // A tab is titled by its operation's name; the example's own name stands above the query.
    query: `# ${name}\n${query}`,
    variables: pretty(variables),
    headers: pretty(headers),
  }));
}

function pretty(object) {
  return Object.keys(object).length === 0 ? '' : JSON.stringify(object, null, 2);
}
