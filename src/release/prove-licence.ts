import { judged, type Prove } from './proof.ts';

/** Proves that whoever receives the release may use it. */
export const proveLicence: Prove = async ({ git }) => {
  const claim = { name: 'licence', claim: 'a licence stands at the top' };
  const asked = await git.ask(['ls-tree', '-l', '--full-tree', 'HEAD']);
  const proof = judged(claim, asked, (lines) =>
    lines.some(isLicence) ? [] : ['there is no LICENSE, LICENCE or COPYING with words in it'],
  );
  return { ...proof, answer: proof.answer.filter(isLicence) };
};

/** `<mode> blob <oid> <size>\t<name>`, of some size. */
function isLicence(line: string): boolean {
  return /^100\d{3} blob [0-9a-f]+ +[1-9]\d*\t(?:LICEN[CS]E|COPYING|UNLICENSE)(?:[.-][\w.-]+)?$/i.test(
    line,
  );
}
