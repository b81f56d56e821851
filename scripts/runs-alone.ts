/** Shows that a copy of the built action needs nothing beside it: it answers empty inputs with its own error, not with a missing module. */
import { spawnSync } from 'node:child_process';

const [entry = ''] = process.argv.slice(2);
const { status, stdout, stderr } = spawnSync(process.execPath, [entry], {
  encoding: 'utf8',
  env: { GITHUB_ACTIONS: 'true' }
});
if (status !== 1 || !stdout.includes('(invalid-input)')) {
  console.error(`The copy did not run by itself (exit code ${status}).\n${stderr}`);
  process.exit(1);
}
console.log('The built action runs without node_modules');
