// After `npm ci`: that npm's scripts find a Node 24. CommonJS without syntax younger than Node 12, so that an old Node can say so.
const { node } = process.versions;
if (Number(node.split('.')[0]) < 24) {
  console.error(
    'This project runs on Node 24 and this is Node ' +
      node +
      '.\n' +
      'On Linux and Windows `npm ci` installs a Node 24 that npm scripts use: run it without --omit=optional.\n' +
      'On macOS, install Node 24 yourself.'
  );
  process.exit(1);
}
const [, npmsOwn] = /node\/v(\d+)/.exec(process.env.npm_config_user_agent || '') || [];
if (npmsOwn < 24) {
  console.log(
    'npm itself runs on Node ' +
      npmsOwn +
      ', which its warnings "EBADENGINE" are about. Its scripts run on Node ' +
      node +
      '.'
  );
}
