// Runs every server audit of graphql-http against the URL given, one after the other, and prints
// the results as JSON: [{ id, name, status: "ok" | "error" | "warn" | "notice", reason }].
import { serverAudits } from 'graphql-http';

const results = [];
for (const audit of serverAudits({ url: process.argv[2] })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason });
}
console.log(JSON.stringify(results));
