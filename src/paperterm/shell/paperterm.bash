# Completions of paperterm for bash, made from its command line: python -m docs.readme

_paperterm_offer() { # CURRENT NAME...: the names that begin so, in quotes where the shell needs them
    local current=$1 name
    shift
    for name; do
        [[ $name == "$current"* ]] && COMPREPLY+=("$(printf '%q' "$name")")
    done
}

_paperterm_names() { # CURRENT WHAT: names that the program knows
    local name
    while IFS= read -r name; do
        _paperterm_offer "$1" "$name"
    done < <(paperterm completion "$2" 2>/dev/null)
}

_paperterm_files() { # CURRENT
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$1")
    compopt -o filenames 2>/dev/null
}

_paperterm_complete() { # CURRENT KIND
    case $2 in
        files) _paperterm_files "${COMP_WORDS[COMP_CWORD]#=}" ;;
        paths) _paperterm_names "$1" libraries; _paperterm_files "${COMP_WORDS[COMP_CWORD]}" ;;
        keys | cite-commands | collections | libraries) _paperterm_names "$1" "$2" ;;
        *) _paperterm_offer "$1" $2 ;;
    esac
}

_paperterm() {
    COMPREPLY=()
    # The words of bash end at colons and equal signs, those of a command line do not.
    local line=${COMP_LINE:0:COMP_POINT}
    local current=${line##*[[:space:]]}
    local -a words=()
    read -r -a words <<<"${line%"$current"}"
    local command='' options='' position=0 index=1 word
    case ${words[1]-} in list | bibtex | cite | reference | pick | run | open | add | undo | export | cite-check | check | explain | similar | apart | yours | new | update | problems | last | doctor | cache | config | completion | man) command=${words[1]} index=2 ;; esac
    _paperterm_options "$command"
    while ((index < ${#words[@]})); do
        word=${words[index++]}
        case $word in
            -*)
                if _paperterm_value "$command" "$word"; then
                    ((index >= ${#words[@]})) && { _paperterm_complete "$current" "$kind"; return; }
                    ((index += 1))
                fi ;;
            *) ((position += 1)) ;;
        esac
    done
    case $current in
        --*=*)
            local prefix=${current%%=*}=
            _paperterm_value "$command" "${current%%=*}" && _paperterm_complete "${current#*=}" "$kind" ;;
        -*) _paperterm_offer "$current" $options ;;
        *)
            [[ -z $command && $position == 0 && ${#words[@]} == 1 ]] && _paperterm_offer "$current" list bibtex cite reference pick run open add undo export cite-check check explain similar apart yours new update problems last doctor cache config completion man
            _paperterm_argument "$command" "$position" && _paperterm_complete "$current" "$kind" ;;
    esac
    # Readline replaces only what follows the last colon.
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* && $current != --*=* ]]; then
        local before=${current%"${current##*:}"}
        COMPREPLY=("${COMPREPLY[@]#"$before"}")
    fi
}

_paperterm_options() {
    case "$1" in
        '') options='-h --help -l --library --last --sample -q --query --fresh --bib --config --log --log-content --reset-terminal -V --version' ;;
        'list') options='-h --help -l --library --last --sample --merged --json --long --format -q --query --config --log --log-content' ;;
        'bibtex') options='-h --help --all -l --library --last --sample --dangerous --config --log --log-content' ;;
        'cite') options='-h --help --all -l --library --last --sample -c --command --bib --as-listed --config --log --log-content' ;;
        'reference') options='-h --help --all -l --library --last --sample -s --style --config --log --log-content' ;;
        'pick') options='-h --help -l --library --last --sample -q --query -f --format -c --command -s --style -m --multi -1 --select-1 -0 --exit-0 --dangerous --bib --as-listed --config --log --log-content' ;;
        'run') options='-h --help --all -l --library --last --sample --bib --as-listed --config --log --log-content' ;;
        'open') options='-h --help --all -l --library --last --sample --pdf --print --qr --config --log --log-content' ;;
        'add') options='-h --help --all -l --library --last --sample --bib --create --rename --fix --mend --name --to --dangerous --config --log --log-content' ;;
        'undo') options='-h --help --config --log --log-content' ;;
        'export') options='-h --help -l --library --last --sample --merged -q --query --section -f --format -o --output --force --dangerous --config --log --log-content' ;;
        'cite-check') options='-h --help -l --library --last --sample --bib --add --config --log --log-content' ;;
        'check') options='-h --help -l --library --last --sample -f --format --config --log --log-content' ;;
        'explain') options='-h --help --config --log --log-content' ;;
        'similar') options='-h --help -l --library --last --sample -n --count --json --config --log --log-content' ;;
        'apart') options='-h --help --config --log --log-content' ;;
        'yours') options='-h --help -l --library --last --sample --all --in --config --log --log-content' ;;
        'new') options='-h --help -l --library --last --sample --since --seen --json --config --log --log-content' ;;
        'update') options='-h --help -l --library --last --sample --config --log --log-content' ;;
        'problems') options='-h --help -l --library --last --sample --config --log --log-content' ;;
        'last') options='-h --help --config --log --log-content' ;;
        'doctor') options='-h --help -l --library --last --sample -f --format --no-copy --config --log --log-content' ;;
        'cache') options='-h --help --clear --config --log --log-content' ;;
        'config') options='-h --help --show --edit --path --config --log --log-content' ;;
        'completion') options='-h --help --config --log --log-content' ;;
        'man') options='-h --help --config --log --log-content' ;;
        *) return 1 ;;
    esac
}

_paperterm_value() {
    case "$1 $2" in
        ' -l' | ' --library') kind='libraries' ;;
        ' -q' | ' --query') kind='' ;;
        ' --bib') kind='files' ;;
        ' --config') kind='files' ;;
        ' --log') kind='files' ;;
        'list -l' | 'list --library') kind='libraries' ;;
        'list --format') kind='' ;;
        'list -q' | 'list --query') kind='' ;;
        'list --config') kind='files' ;;
        'list --log') kind='files' ;;
        'bibtex -l' | 'bibtex --library') kind='libraries' ;;
        'bibtex --config') kind='files' ;;
        'bibtex --log') kind='files' ;;
        'cite -l' | 'cite --library') kind='libraries' ;;
        'cite -c' | 'cite --command') kind='cite-commands' ;;
        'cite --bib') kind='files' ;;
        'cite --config') kind='files' ;;
        'cite --log') kind='files' ;;
        'reference -l' | 'reference --library') kind='libraries' ;;
        'reference -s' | 'reference --style') kind='plain apa ieee markdown' ;;
        'reference --config') kind='files' ;;
        'reference --log') kind='files' ;;
        'pick -l' | 'pick --library') kind='libraries' ;;
        'pick -q' | 'pick --query') kind='' ;;
        'pick -f' | 'pick --format') kind='key cite reference bibtex json' ;;
        'pick -c' | 'pick --command') kind='cite-commands' ;;
        'pick -s' | 'pick --style') kind='plain apa ieee markdown' ;;
        'pick --bib') kind='files' ;;
        'pick --config') kind='files' ;;
        'pick --log') kind='files' ;;
        'run -l' | 'run --library') kind='libraries' ;;
        'run --bib') kind='files' ;;
        'run --config') kind='files' ;;
        'run --log') kind='files' ;;
        'open -l' | 'open --library') kind='libraries' ;;
        'open --config') kind='files' ;;
        'open --log') kind='files' ;;
        'add -l' | 'add --library') kind='libraries' ;;
        'add --bib') kind='files' ;;
        'add --name') kind='' ;;
        'add --to') kind='files' ;;
        'add --config') kind='files' ;;
        'add --log') kind='files' ;;
        'undo --config') kind='files' ;;
        'undo --log') kind='files' ;;
        'export -l' | 'export --library') kind='libraries' ;;
        'export -q' | 'export --query') kind='' ;;
        'export --section') kind='' ;;
        'export -f' | 'export --format') kind='bib csl-json csv jsonl md ris' ;;
        'export -o' | 'export --output') kind='files' ;;
        'export --config') kind='files' ;;
        'export --log') kind='files' ;;
        'cite-check -l' | 'cite-check --library') kind='libraries' ;;
        'cite-check --bib') kind='files' ;;
        'cite-check --config') kind='files' ;;
        'cite-check --log') kind='files' ;;
        'check -l' | 'check --library') kind='libraries' ;;
        'check -f' | 'check --format') kind='text json github' ;;
        'check --config') kind='files' ;;
        'check --log') kind='files' ;;
        'explain --config') kind='files' ;;
        'explain --log') kind='files' ;;
        'similar -l' | 'similar --library') kind='libraries' ;;
        'similar -n' | 'similar --count') kind='' ;;
        'similar --config') kind='files' ;;
        'similar --log') kind='files' ;;
        'apart --config') kind='files' ;;
        'apart --log') kind='files' ;;
        'yours -l' | 'yours --library') kind='libraries' ;;
        'yours --in') kind='collections' ;;
        'yours --config') kind='files' ;;
        'yours --log') kind='files' ;;
        'new -l' | 'new --library') kind='libraries' ;;
        'new --since') kind='files' ;;
        'new --config') kind='files' ;;
        'new --log') kind='files' ;;
        'update -l' | 'update --library') kind='libraries' ;;
        'update --config') kind='files' ;;
        'update --log') kind='files' ;;
        'problems -l' | 'problems --library') kind='libraries' ;;
        'problems --config') kind='files' ;;
        'problems --log') kind='files' ;;
        'last --config') kind='files' ;;
        'last --log') kind='files' ;;
        'doctor -l' | 'doctor --library') kind='libraries' ;;
        'doctor -f' | 'doctor --format') kind='text json' ;;
        'doctor --config') kind='files' ;;
        'doctor --log') kind='files' ;;
        'cache --config') kind='files' ;;
        'cache --log') kind='files' ;;
        'config --config') kind='files' ;;
        'config --log') kind='files' ;;
        'completion --config') kind='files' ;;
        'completion --log') kind='files' ;;
        'man --config') kind='files' ;;
        'man --log') kind='files' ;;
        *) return 1 ;;
    esac
}

_paperterm_argument() {
    case "$1 $2" in
        ' '*) kind='paths' ;;
        'list '*) kind='paths' ;;
        'bibtex 0') kind='keys' ;;
        'bibtex '*) kind='paths' ;;
        'cite 0') kind='keys' ;;
        'cite '*) kind='paths' ;;
        'reference 0') kind='keys' ;;
        'reference '*) kind='paths' ;;
        'pick '*) kind='paths' ;;
        'run 0') kind='' ;;
        'run 1') kind='keys' ;;
        'run '*) kind='paths' ;;
        'open 0') kind='keys' ;;
        'open '*) kind='paths' ;;
        'add 0') kind='keys' ;;
        'add '*) kind='paths' ;;
        'export '*) kind='paths' ;;
        'cite-check 0') kind='files' ;;
        'cite-check '*) kind='paths' ;;
        'check '*) kind='paths' ;;
        'explain 0') kind='files' ;;
        'explain '*) kind='paths' ;;
        'similar 0') kind='keys' ;;
        'similar '*) kind='paths' ;;
        'apart 0') kind='files' ;;
        'apart 1') kind='files' ;;
        'yours 0') kind='list export import star unstar toread reading read unread collect uncollect note' ;;
        'yours 1') kind='keys' ;;
        'yours '*) kind='paths' ;;
        'new '*) kind='paths' ;;
        'update '*) kind='paths' ;;
        'problems '*) kind='paths' ;;
        'doctor '*) kind='paths' ;;
        'completion 0') kind='bash zsh fish libraries keys cite-commands collections' ;;
        *) return 1 ;;
    esac
}

complete -F _paperterm paperterm
