// Requests to the server that served this page.
const { base, key } = document.documentElement.dataset;
const address = (name) => `${base}${name}?doc=${encodeURIComponent(key)}`;

async function ask(name, options = {}) {
  const answer = await fetch(address(name), { ...options, headers: { "Content-Type": "application/json", ...options.headers } });
  const data = await answer.json().catch(() => ({ message: "The server gave no answer that can be read." }));
  return { status: answer.status, data };
}

const post = (name, body) => ask(name, { method: "POST", body: JSON.stringify(body) });
export const open = () => ask("data");
export const check = async (document) => (await post("check", { document })).data.findings ?? [];
export const guess = async (document, start, end, label) => (await post("guess", { document, start, end, label })).data;
export const save = (version, body) => ask("data", { method: "PUT", body: JSON.stringify(body), headers: { "If-Match": `"${version}"` } });
