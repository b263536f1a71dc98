import { nearest } from '../../base/index.ts';
import { completionScripts } from '../completion-scripts.ts';
import { completionWords } from '../completion-words.ts';
import { badValue } from '../errors.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

const SHELLS = Object.keys(completionScripts);

/** `sos completion bash|zsh|fish`: what makes a shell complete verbs and options. */
export const verb = defineVerb({
  needs: 'nothing',
  about: [
    'Prints a script made from the verbs themselves; nothing is installed. Let your shell read it when',
    'it starts: eval "$(sos completion bash)" in ~/.bashrc, source <(sos completion zsh) in ~/.zshrc,',
    'sos completion fish | source in config.fish.',
    'What bash makes of it is tested; zsh and fish are tried only on machines that have them.',
  ],
  parameters: { shell: argument('SHELL', `One of ${SHELLS.join(', ')}`) },
  examples: ['sos completion bash', 'sos completion fish > ~/.config/fish/completions/sos.fish'],
  async run({ shell }, { areas }) {
    const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined;
    if (script === undefined) throw noSuchShell(shell);
    const content = { shell, script: script(await completionWords(areas)) };
    return { view: { name: 'completion', content } };
  },
});

function noSuchShell(shell: string) {
  const detail = `there is no completion for the shell "${shell}": ${SHELLS.join(', ')}`;
  return badValue({ verb: 'completion', detail, suggestion: nearest(shell, SHELLS)[0] });
}
