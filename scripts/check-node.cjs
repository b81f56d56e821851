// CommonJS without syntax younger than Node 12, so that an old Node can still say what is wrong.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This project runs on Node 24 and this is Node ${process.versions.node}.\n` +
      'On Linux and Windows `npm ci` installs a Node 24 that npm scripts use: run it without --omit=optional.\n' +
      'On macOS, install Node 24 yourself.'
  );
  process.exit(1);
}
