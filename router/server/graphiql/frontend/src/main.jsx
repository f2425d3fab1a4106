// The page: GraphiQL on the URL that it was loaded from, with the router's examples as tabs.
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.js';
import { plugins } from './plugins.js';
import { startingPoint } from './tabs.js';
import './page.css';
import './workers.js';

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL fetcher={fetcher} plugins={plugins} {...startingPoint()} />,
);
