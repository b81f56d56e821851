// What ratios refer to: as little as Node needs to send the request that the action sends, and to read the answer.
const { API_URL, API_KEY, BODY } = process.env;
const { request } = require(API_URL.startsWith('https:') ? 'node:https' : 'node:http');

const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-api-key': API_KEY };
const outgoing = request(`${API_URL}/api/organizations/7/buckets/verify`, { method: 'POST', headers }, (response) => {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  response.on('end', () => process.exit(JSON.parse(text).connectionStatus === 'connected' ? 0 : 1));
});
outgoing.end(BODY);
