#!/bin/sh
# usage: sh verify.sh REPOSITORY [LEDGER-ID]
#
# An auditor's look at a ledger of sos, with nothing but a POSIX shell and its tools, git, sed,
# sha256sum (or shasum) and ssh-keygen. Of every record of the branch sos/ledger it verifies:
#
#   form       payload, the line ---, one armored signature, nothing behind; the envelope
#   id, path   the path is the one that the record's words and the digests of its bytes ask for
#   signature  by the key it names, which the genesis names or a record signed by a known key
#   chain      each key's records follow one another without hole or fork, and what they saw is here
#
# It does not judge who may do what, revocations, the fields of each kind, and the rules of work (who
# did it, what evidence is worth, which passes and closings count): `sos verify` does. So a fork that a
# revocation has settled is still named here.
#
# Prints one line for each bad file, `REASON PATH`, and last `N records, N good, N bad`.
# Exit 0: all are good. 2: wrong usage. 4: something is bad. 6: it could not look.
#
# Without LEDGER-ID the only genesis is believed: give the id that you were told by another way.
#
# Everything in the repository is hostile. So: no eval, no expansion that is split or globbed, sizes
# before contents, fixed names for all files that are written, paths shown as git quotes them.

set -uf
umask 077
LC_ALL=C
GIT_ALLOW_PROTOCOL=none
GIT_NO_LAZY_FETCH=1
GIT_OPTIONAL_LOCKS=0
export LC_ALL GIT_ALLOW_PROTOCOL GIT_NO_LAZY_FETCH GIT_OPTIONAL_LOCKS
unset GIT_DIR GIT_COMMON_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_NAMESPACE GIT_OBJECT_DIRECTORY
unset GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_REPLACE_REF_BASE GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT
unset CDPATH

newline='
'
tab=$(printf '\t')
record_limit=65536
blob_limit=4194304
armor_begin='-----BEGIN SSH SIGNATURE-----'
armor_end='-----END SSH SIGNATURE-----'

cannot_look() {
  printf 'verify.sh: %s\n' "$1" >&2
  exit "${2:-6}"
}

if [ "$#" -lt 1 ] || [ "$#" -gt 2 ] || [ -z "$1" ]; then
  cannot_look 'usage: sh verify.sh REPOSITORY [LEDGER-ID]' 2
fi
case $1 in
  /*) repository=$1 ;;
  *) repository=$PWD/$1 ;;
esac
pinned=${2-}

# --- tools ------------------------------------------------------------------------------------

for tool in git sed ssh-keygen mktemp sort cut uniq join grep wc cp rm; do
  command -v "$tool" >/dev/null 2>&1 || cannot_look "$tool is not installed"
done
if command -v sha256sum >/dev/null 2>&1; then
  sha256() { sha256sum "$@"; }
elif command -v shasum >/dev/null 2>&1; then
  sha256() { shasum -a 256 "$@"; }
else
  cannot_look 'neither sha256sum nor shasum is installed'
fi

in_repository() {
  git -C "$repository" --no-replace-objects -c core.quotePath=true "$@"
}

# is_hex DIGITS TEXT
is_hex() {
  [ "${#2}" -eq "$1" ] || return 1
  case $2 in
    *[!0-9a-f]*) return 1 ;;
  esac
}

# is_made_of LONGEST FORBIDDEN-PATTERN TEXT: not empty, not too long, nothing forbidden in it
is_made_of() {
  [ -n "$3" ] && [ "${#3}" -le "$1" ] || return 1
  case $3 in
    $2) return 1 ;;
  esac
}

[ -z "$pinned" ] || is_hex 64 "$pinned" || cannot_look 'LEDGER-ID must be 64 hexadecimal digits' 2

work=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXXXX") || cannot_look 'no temporary folder'
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
cd "$work" || cannot_look 'no temporary folder'

# --- the tree ---------------------------------------------------------------------------------

# Each file becomes one line: what it is (record, blob, bad-mode, bad-path), object, size, path.
list_files() {
  tip=$(in_repository rev-parse --verify --quiet 'refs/heads/sos/ledger^{commit}' 2>/dev/null) ||
    cannot_look 'there is no branch sos/ledger that could be read'
  in_repository ls-tree -r -l --full-tree "$tip" >tree 2>/dev/null ||
    cannot_look 'the tree of sos/ledger is not whole'
  name='[a-z0-9]([a-z0-9]|[._-][a-z0-9]){0,38}'
  area='(trust|bus|evidence|other|briefs/[A-Z][A-Z0-9-]{0,23})'
  folder="$area/[0-9]{4}-[0-9]{2}/[0-9]{2}/$name/[0-9]{2}"
  record="$folder/[0-9]{9}-[a-z-]{1,31}-[0-9a-f]{12}-[0-9a-f]{32}\\.yaml"
  blob='blobs/([0-9a-f]{2})/[0-9a-f]{64}'
  any='([0-7]+) [a-z]+ ([0-9a-f]+) +([0-9A-Z-]+)'
  sed -E \
    -e "s#^100644 blob ([0-9a-f]+) +([0-9A-Z-]+)$tab($record)\$#record \\1 \\2 \\3#" -e t \
    -e "s#^100644 blob ([0-9a-f]+) +([0-9A-Z-]+)$tab($blob)\$#blob \\1 \\2 \\3#" -e t \
    -e "s#^$any$tab($record|$blob)\$#bad-mode \\2 \\3 \\4#" -e t \
    -e "s#^$any$tab(.*)\$#bad-path \\2 \\3 \\4#" tree >files ||
    cannot_look 'the tree of sos/ledger could not be listed'
}

# --- one record -------------------------------------------------------------------------------

# Takes a record apart: payload, signature, seen, and in `fields` the lines that are looked at.
# What no text may hold, control characters but tab and newline, ends up in `control`.
control=$(printf '[^\t -~\200-\377]')
looked_at='sos|ledger|kind|by|key|chain|seq|prev|seen|policy|at|brief|principal|publicKey'
take_apart() {
  sed -n -E \
    -e "/$control/w control" \
    -e '1,/^---$/{' \
    -e '/^---$/b' \
    -e 'w payload' \
    -e "/^($looked_at):/p" \
    -e '/^seen:$/,/^[a-z]/{' \
    -e 's/^  - "?([0-9a-f]{64})"?$/\1/w seen' \
    -e t -e '/^ /p' -e '}' \
    -e b -e '}' \
    -e 'w signature' record >fields && [ ! -s control ]
}

# The signature is one armored block: lines of 70, their newlines, and nothing behind.
has_one_signature() {
  IFS= read -r line && [ "$line" = "$armor_begin" ] || return 1
  full=yes
  while IFS= read -r line; do
    if [ "$line" = "$armor_end" ]; then
      IFS= read -r line && return 1
      [ -z "$line" ]
      return
    fi
    [ "$full" = yes ] && is_made_of 70 '*[!A-Za-z0-9+/=]*' "$line" || return 1
    [ "${#line}" -eq 70 ] || full=no
  done
  return 1
}

# Reads the fields: the envelope in its order, then what else is looked at, nothing twice.
read_fields() {
  sos='' ledger='' kind='' by='' key='' chain='' seq='' prev=- policy='' at=''
  brief='' principal='' publicKey='' seen_form='' order=' '
  while IFS= read -r line; do
    field=${line%%:*}
    value=${line#"$field:"}
    value=${value# }
    case $value in
      '"'*'"') value=${value#?} value=${value%?} ;;
    esac
    case $order in
      *" $field "*) return 1 ;;
    esac
    order="$order$field "
    case $field in
      sos) sos=$value ;;
      ledger) ledger=$value ;;
      kind) kind=$value ;;
      by) by=$value ;;
      key) key=$value ;;
      chain) chain=$value ;;
      seq) seq=$value ;;
      prev) prev=$value ;;
      seen) seen_form=$value ;;
      policy) policy=$value ;;
      at) at=$value ;;
      brief) brief=$value ;;
      principal) principal=$value ;;
      publicKey) publicKey=$value ;;
    esac
  done <fields
  case $order in
    ' sos ledger kind by key chain seq seen policy at '*) ;;
    ' sos ledger kind by key chain seq prev seen policy at '*) ;;
    *) return 1 ;;
  esac
}

fields_are_sound() {
  [ "$sos" = 1 ] || return 1
  case $kind in
    genesis) [ -z "$ledger$policy" ] || return 1 ;;
    *) is_hex 64 "$ledger" && is_hex 64 "$policy" || return 1 ;;
  esac
  is_made_of 31 '*[!a-z-]*' "$kind" || return 1
  is_made_of 39 '*[!a-z0-9._-]*' "$by" || return 1
  is_made_of 50 '*[!A-Za-z0-9+/:]*' "$key" || return 1
  is_made_of 13 '*[!0-9]*' "$seq" && is_hex 16 "$chain" || return 1
  case "$key $seq" in
    'SHA256:'*' 0') [ "$prev" = - ] || return 1 ;;
    'SHA256:'*' '[1-9]*) is_hex 64 "$prev" || return 1 ;;
    *) return 1 ;;
  esac
  case $seen_form in
    '' | '[]') ;;
    *) return 1 ;;
  esac
  case $at in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z) ;;
    *) return 1 ;;
  esac
}

is_brief_id() {
  is_made_of 24 '*[!A-Z0-9-]*' "$1" || return 1
  case $1 in
    [!A-Z]* | *- | *--* | CON | PRN | AUX | NUL | COM[0-9] | LPT[0-9]) return 1 ;;
  esac
}

# Says where the record belongs, from its own words and digests.
place_of_record() {
  case $kind in
    genesis | join | enrol | grant | revoke | rotate | proposal | approval | adopt | withhold) area=trust ;;
    message | receipt) area=bus ;;
    *)
      area=other
      [ "$kind" != evidence ] || area=evidence
      ! is_brief_id "$brief" || area=briefs/$brief
      ;;
  esac
  date=${at%T*}
  clock=${at#*T}
  hour=${clock%%:*}
  minute=${clock#*:}
  second=${minute#*:}
  second=${second%Z}
  time=$hour${minute%%:*}${second%.*}${second#*.}
  short=${id%"${id#????????????}"}
  digits=${whole%"${whole#????????????????????????????????}"}
  place=$area/${date%-*}/${date##*-}/$by/$hour/$time-$kind-$short-$digits.yaml
}

# read_record OBJECT SIZE PATH: reads and verifies form, id and path. Fails with a word in `reason`.
read_record() {
  case $2 in
    '' | *[!0-9]*) reason=missing-object && return 1 ;;
  esac
  reason=too-large
  [ "${#2}" -le 5 ] && [ "$2" -le "$record_limit" ] || return 1
  reason=missing-object
  in_repository cat-file blob "$1" >record 2>/dev/null || return 1
  reason=bad-form
  : >payload && : >signature && : >seen && : >control
  take_apart && has_one_signature <signature && read_fields && fields_are_sound || return 1
  digests=$(sha256 record payload) || cannot_look 'no digest could be made'
  whole=${digests%% *}
  id=${digests#*"$newline"}
  id=${id%% *}
  reason=wrong-path
  place_of_record
  [ "$place" = "$3" ]
}

# --- keys -------------------------------------------------------------------------------------

# Keys that may sign, in `signers`, each under its fingerprint; and who each key is, in `people`.
keys=' '
people=' '
: >signers

# know_key NAME PUBLIC-KEY
know_key() {
  is_made_of 39 '*[!a-z0-9._-]*' "$1" || return 1
  line_of_key "$1" "$2" || return 1
  printf '%s\n' "$signer" >>signers
  keys="$keys$fingerprint "
  people="$people$1=$fingerprint "
}

# Only types that the format knows: an option or a certificate would mean something else there.
line_of_key() {
  case $2 in
    'ssh-ed25519 '* | 'ssh-rsa '* | 'ecdsa-sha2-nistp256 '* | 'ecdsa-sha2-nistp384 '*) ;;
    'ecdsa-sha2-nistp521 '* | 'sk-ssh-ed25519@openssh.com '*) ;;
    'sk-ecdsa-sha2-nistp256@openssh.com '*) ;;
    *) return 1 ;;
  esac
  is_made_of 8192 '*[!A-Za-z0-9+/=]*' "${2#* }" || return 1
  printf '%s\n' "$2" >key
  fingerprint=$(ssh-keygen -l -f key 2>/dev/null) || return 1
  fingerprint=${fingerprint#* }
  fingerprint=${fingerprint%% *}
  signer="$fingerprint namespaces=\"sos-record-v1\" $2"
}

# is_signed_by FINGERPRINT FILE: the payload is signed by this key of an allowed-signers file
is_signed_by() {
  ssh-keygen -q -Y verify -f "$2" -I "$1" -n sos-record-v1 -s signature <payload >said 2>&1
}

knows_key() {
  case $keys in
    *" $1 "*) ;;
    *) return 1 ;;
  esac
}

is_its_author() {
  case $people in
    *" $by=$key "*) ;;
    *) return 1 ;;
  esac
}

# Founders stand in the genesis between `founders:` and `terms:`.
know_founders() {
  sed -n -E -e '/^founders:$/,/^terms:$/{' -e 's/^  - name: "?([a-z0-9._-]+)"?$/\1/p' \
    -e 's/^    publicKey: //p' -e '}' payload >founders
  while IFS= read -r founder && IFS= read -r public; do
    know_key "$founder" "$public" || :
  done <founders
}

# Without a given id, the ledger is the only signed genesis; of several none is believed.
find_genesis() {
  beginnings=0
  while read -r what object size path; do
    case "$what $path" in
      'record trust/'*-genesis-*) read_record "$object" "$size" "$path" || continue ;;
      *) continue ;;
    esac
    # A path says nothing: a name may hold the word as well.
    [ "$kind" = genesis ] || continue
    [ -z "$pinned" ] || [ "$pinned" = "$id" ] || continue
    keys=' ' people=' '
    : >signers
    know_founders
    knows_key "$key" && is_signed_by "$key" signers || continue
    # The same record may stand in two files.
    [ "$beginnings" -eq 1 ] && [ "$id" = "$genesis" ] || beginnings=$((beginnings + 1))
    genesis=$id
    cp signers signers.genesis
    keys_of_genesis=$keys people_of_genesis=$people
  done <files
  [ "$beginnings" -eq 1 ] || return 1
  cp signers.genesis signers
  keys=$keys_of_genesis people=$people_of_genesis
}

# An enrolment names whose key it is, a rotation is of its own author; of nobody else is it believed.
learn_key() {
  is_its_author || return 0
  case $kind in
    enrol) know_key "$principal" "$publicKey" && learnt=yes ;;
    rotate) know_key "$by" "$publicKey" && learnt=yes ;;
  esac
}

# Keys come from the genesis, and from what known keys signed; again until no key is new.
learn_keys() {
  : >waiting
  while read -r what object size path; do
    case "$what $path" in
      'record trust/'*-enrol-* | 'record trust/'*-rotate-*)
        read_record "$object" "$size" "$path" && [ "$ledger" = "$genesis" ] &&
          printf '%s %s %s %s\n' "$key" "$object" "$size" "$path" >>waiting
        ;;
    esac
  done <files
  learnt=yes
  while [ "$learnt" = yes ]; do
    learnt=no
    : >later
    while read -r author object size path; do
      if ! knows_key "$author"; then
        printf '%s %s %s %s\n' "$author" "$object" "$size" "$path" >>later
      elif read_record "$object" "$size" "$path" && is_signed_by "$author" signers; then
        learn_key
      fi
    done <waiting
    cp later waiting
  done
}

# --- verdicts ---------------------------------------------------------------------------------

: >bad
: >chains
: >seen_by
total=0

# blame NUMBER REASON PATH
blame() {
  printf '%s %s %s\n' "$1" "$2" "$3" >>bad
}

# A join is signed by the key that it brings; it makes nobody known.
judge_signature() {
  reason=second-genesis
  [ "$kind" != genesis ] || [ "$id" = "$genesis" ] || return 1
  reason=other-ledger
  [ "$kind" = genesis ] || [ "$ledger" = "$genesis" ] || return 1
  if [ "$kind" = join ]; then
    reason=bad-signature
    line_of_key "$by" "$publicKey" && [ "$fingerprint" = "$key" ] || return 1
    printf '%s\n' "$signer" >joining
    is_signed_by "$key" joining || return 1
    reason=forged-author
    [ "$by" = "$principal" ]
    return
  fi
  reason=not-enrolled
  knows_key "$key" || return 1
  reason=bad-signature
  is_signed_by "$key" signers
}

judge_record() {
  if ! read_record "$2" "$3" "$4" || ! judge_signature; then
    blame "$1" "$reason" "$4"
    return
  fi
  [ "$kind" = join ] || is_its_author || blame "$1" forged-author "$4"
  printf '%s %s %s %s %s %s %s\n' "$key" "$chain" "$seq" "$id" "$prev" "$1" "$4" >>chains
  while read -r parent; do
    printf '%s %s %s\n' "$parent" "$1" "$4" >>seen_by
  done <seen
}

# judge_blob OBJECT SIZE PATH
judge_blob() {
  reason=too-large
  case $2 in
    '' | *[!0-9]*) reason=missing-object && return 1 ;;
  esac
  [ "${#2}" -le 7 ] && [ "$2" -le "$blob_limit" ] || return 1
  reason=missing-object
  in_repository cat-file blob "$1" >record 2>/dev/null || return 1
  reason=bad-blob
  digests=$(sha256 record) || cannot_look 'no digest could be made'
  digest=${digests%% *}
  [ "$3" = "blobs/${digest%"${digest#??}"}/$digest" ]
}

judge_files() {
  while IFS= read -r path; do
    # A path may end in spaces, which `read` would take away from the last of several fields.
    what=${path%% *} && path=${path#* }
    object=${path%% *} && path=${path#* }
    size=${path%% *} && path=${path#* }
    if [ "$what" = blob ] && judge_blob "$object" "$size" "$path"; then
      continue
    fi
    total=$((total + 1))
    case $what in
      record) judge_record "$total" "$object" "$size" "$path" ;;
      blob) blame "$total" "$reason" "$path" ;;
      *) blame "$total" "$what" "$path" ;;
    esac
  done <files
}

# follows_its_place: `prev` is here, of the same key and chain, with `seq` one less. Most often it is
# the line before.
follows_its_place() {
  [ "$seq" -ne 0 ] || return 0
  [ "$prev" != "$before" ] || return 0
  grep -q -F -e "$key $chain $((seq - 1)) $prev " chains
}

# A fork is two records that follow the same one in a chain, or both begin it: each is named, and
# what follows them is judged as any other.
judge_chains() {
  cut -d ' ' -f 1-5 chains | sort -u | cut -d ' ' -f 1-3,5 | sort | uniq -d >forks
  sort -k 1,1 -k 2,2 -k 3,3n -k 4,4 chains >ordered
  current='' before=-
  while read -r key chain seq id prev number path; do
    if [ "$current" != "$key $chain $((seq - 1))" ]; then
      before=-
    fi
    if grep -q -x -F -e "$key $chain $seq $prev" forks; then
      blame "$number" chain-fork "$path"
    fi
    if ! follows_its_place; then
      if grep -q -E "^[^ ]+ [^ ]+ [^ ]+ $prev " chains; then
        blame "$number" chain-broken "$path"
      else
        blame "$number" chain-hole "$path"
      fi
    fi
    current="$key $chain $seq" before=$id
  done <ordered
}

# What somebody saw must be here: a host may hold it back.
judge_seen() {
  cut -d ' ' -f 4 chains | sort -u >here
  sort seen_by | join -v 1 - here >unseen
  while read -r parent number path; do
    blame "$number" seen-missing "$path"
  done <unseen
}

# --- the look ---------------------------------------------------------------------------------

list_files
genesis=''
if find_genesis; then
  learn_keys
  judge_files
  judge_chains
  judge_seen
else
  genesis=''
  total=$(grep -c -v '^blob ' files)
  blame 0 no-genesis 'no record is here that the ledger could rest on'
fi

sort -n -u -k 1,1 bad | cut -d ' ' -f 2-
harmed=$(cut -d ' ' -f 1 bad | sort -u | wc -l)
[ -n "$genesis" ] || harmed=$total
printf '%s records, %s good, %s bad\n' "$total" $((total - harmed)) $((harmed))
[ ! -s bad ] || exit 4
