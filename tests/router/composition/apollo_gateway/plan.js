// Reads [{ name, sdl, query }] from standard input; loads each supergraph into Apollo's gateway and
// plans its query. Prints [{ name, api, services, unsupported, error }]: the API schema, sorted; the
// names of the subgraphs that are asked; the features that only Apollo's router implements, and for
// which the gateway refuses to serve what it has read.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function services(node, found = new Set()) {
  if (node?.kind === 'Fetch') found.add(node.serviceName);
  for (const child of node?.nodes ?? [node?.node]) if (child) services(child, found);
  return found;
}

// The features that keep the gateway from serving a supergraph; none, as a rule.
async function load(sdl) {
  const gateway = new ApolloGateway({ supergraphSdl: sdl, logger: silent });
  try {
    await gateway.load();
    return [];
  } catch (error) {
    const features = [...error.message.matchAll(/feature (\S+) is for: SECURITY but is unsupp/g)];
    if (features.length === 0) throw error;
    return features.map(([, url]) => url);
  } finally {
    await gateway.stop().catch(() => {});
  }
}

async function examine({ name, sdl, query }) {
  try {
    const unsupported = await load(sdl);
    const supergraph = Supergraph.build(sdl, { supportedFeatures: null });
    const api = supergraph.apiSchema();
    const plan = new QueryPlanner(supergraph).buildQueryPlan(operationFromDocument(api, parse(query)));
    const text = printSchema(lexicographicSortSchema(api.toGraphQLJSSchema()));
    return { name, api: text, services: [...services(plan.node)].sort(), unsupported };
  } catch (error) {
    return { name, error: error.message };
  }
}

const graphs = JSON.parse(readFileSync(0, 'utf8'));
const results = [];
for (const graph of graphs) results.push(await examine(graph));
console.log(JSON.stringify(results));
