/** The helpers with which other tests look for secrets, commands and markup: what they cannot find, no test would miss. */
import { expect, test } from '@jest/globals';
import { secretKey, secrets, signature } from '../support/canaries.ts';
import { commandsIn, masksIn, visible } from '../support/commands.ts';
import { encodings } from '../support/encodings.ts';
import { secretsIn } from '../support/leaks.ts';
import { render } from '../support/markdown.ts';

test.each(Object.entries(encodings))('a secret is found: %s', (_, encode) => {
  for (const [index, secret] of secrets.entries())
    expect(secretsIn(`{"said":"<b>${encode(secret)}</b>"}`, secrets)).toContain(index);
});

test('a secret is found where encodings are mixed', () => {
  expect(secretsIn(encodeURIComponent(JSON.stringify(btoa(secretKey))), [secretKey])).toEqual([0]);
  expect(secretsIn([...signature].join('<wbr>'), [signature])).toEqual([0]);
});

test('what is shorter than a secret, or hidden, is none', () => {
  expect(secretsIn(`${secretKey.slice(0, 11)} … ${signature.slice(-11)} ***`, secrets)).toEqual([]);
});

test('commands are read as the runner reads them', () => {
  const log =
    'a ::b::c\n\t ::Error file=x%2Cy,line=7::one%0Atwo%253A\rz##[set-output name=s]v%5D\r\n::add-mask::s3cr3t\n::x';
  expect(commandsIn(log)).toEqual([
    { form: '::', name: 'error', properties: { file: 'x,y', line: '7' }, data: 'one\ntwo%3A' },
    { form: '##', name: 'set-output', properties: { name: 's' }, data: 'v]' },
    { form: '::', name: 'add-mask', properties: {}, data: 's3cr3t' }
  ]);
  expect(masksIn(log)).toEqual(['s3cr3t']);
  expect(visible(log)).not.toContain('s3cr3t');
  expect(visible(log)).toContain('::x');
});

test('a summary is read as GitHub renders it', () => {
  const html =
    '<table><tr><td>@you #2 <code>@no #3 www.no.invalid</code><img src="https://a.invalid/b.png"></td></tr></table>';
  const rendered = render(
    `# **@me** o/r#9\n\n[l](https://l.invalid) www.w.invalid\n\n${html}\n\n<script>x</script><b onclick="x">y</b>`
  );
  expect(rendered.mentions).toEqual(['me', 'you']);
  expect(rendered.references).toHaveLength(2);
  expect(rendered.links).toEqual(['https://l.invalid', 'http://www.w.invalid']);
  expect(rendered.images).toEqual(['https://a.invalid/b.png']);
  expect(rendered.elements).toEqual(expect.arrayContaining(['h1', 'strong', 'table', 'td', 'code', 'b']));
  expect(rendered.elements).not.toContain('script');
});
