import type { CompletionWords } from './completion-words.ts';

/** Writes the script of one shell. Words are names of ours: a-z, 0-9 and dashes, safe in any shell. */
type Script = (words: CompletionWords) => string;

/**
 * Source: bash(1), "Programmable Completion". Whatever follows none of our words is a file's name.
 */
const bash: Script = (words) => `# sos completion bash: eval "$(sos completion bash)"
_sos_words() {
  case "$1" in
${branches(words, (typed, following) => `    '${typed}') echo '${following}' ;;`)}
    *) return 1 ;;
  esac
}
_sos() {
  local typed='' word index last="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    [[ $word == -- ]] && return
    [[ $word != -* ]] && _sos_words "\${typed:+$typed }$word" > /dev/null && typed="\${typed:+$typed }$word"
  done
  local following
  following="$(_sos_words "$typed $last" || _sos_words "$typed")"
  COMPREPLY=($(compgen -W "$following" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _sos sos
`;

/** Source: zshcompsys(1), "compdef", and zshcompwid(1), "compadd". */
const zsh: Script = (words) => `#compdef sos
# sos completion zsh: source <(sos completion zsh), after compinit
_sos_words() {
  case "$1" in
${branches(words, (typed, following) => `    '${typed}') echo '${following}' ;;`)}
    *) return 1 ;;
  esac
}
_sos() {
  local typed='' word following
  for word in "\${(@)words[2,CURRENT-1]}"; do
    [[ $word == -- ]] && { _files; return }
    [[ $word != -* ]] && _sos_words "\${typed:+$typed }$word" > /dev/null && typed="\${typed:+$typed }$word"
  done
  following="$(_sos_words "$typed \${words[CURRENT-1]}" || _sos_words "$typed")"
  compadd -- \${=following} || _files
}
compdef _sos sos
`;

/** Source: fish documentation, "complete" and "commandline". Names of files are offered besides. */
const fish: Script = (words) => `# sos completion fish: sos completion fish | source
function __sos_words
  switch "$argv[1]"
${branches(words, (typed, following) => `    case '${typed}'\n      string split ' ' -- '${following}'`)}
    case '*'
      return 1
  end
  return 0
end
function __sos_follow
  set -l before (commandline -opc)
  set -l typed ''
  for word in $before[2..-1]
    test "$word" = -- && return
    set -l longer (string trim -- "$typed $word")
    if not string match -q -- '-*' "$word"; and __sos_words "$longer" > /dev/null
      set typed "$longer"
    end
  end
  __sos_words "$typed $before[-1]" || __sos_words "$typed"
end
complete -c sos -a '(__sos_follow)'
`;

function branches(words: CompletionWords, branch: (typed: string, words: string) => string) {
  return [...words].map(([typed, following]) => branch(typed, following.join(' '))).join('\n');
}

/** The shells that completion is written for. */
export const completionScripts: Readonly<Record<string, Script>> = { bash, zsh, fish };
