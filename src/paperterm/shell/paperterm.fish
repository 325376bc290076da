# Completions of paperterm for fish, made from its command line: python -m docs.readme

function __paperterm_command # the command that is typed, nothing before there is one
    set -l words (commandline -opc)
    if contains -- "$words[2]" list bibtex cite reference pick run open add undo export cite-check check explain similar apart yours new update problems last doctor cache config completion man
        echo $words[2]
    end
end

function __paperterm_in # NAME: whether this command is typed, '' for none
    test "$(__paperterm_command)" = "$argv[1]"
end

function __paperterm_at # NAME POSITION MORE OPTION...: whether that argument is due; the options take a value
    __paperterm_in $argv[1]; or return
    set -l words (commandline -opc)[2..]
    test -n "$argv[1]"; and set words $words[2..]
    set -l position 0
    set -l skips 0
    for word in $words
        if test $skips = 1
            set skips 0
        else if contains -- $word $argv[4..]
            set skips 1
        else if not string match -q -- '-*' $word
            set position (math $position + 1)
        end
    end
    test $position -eq $argv[2]; or test $argv[3] = more -a $position -gt $argv[2]
end

complete -c paperterm -f

complete -c paperterm -n '__fish_is_first_arg' -a list -d 'print the entries of lists'
complete -c paperterm -n '__fish_is_first_arg' -a bibtex -d 'print the BibTeX of a paper, as the list has it, else made from what the list says'
complete -c paperterm -n '__fish_is_first_arg' -a cite -d 'print the cite command of a paper, with the key that your .bib has for it'
complete -c paperterm -n '__fish_is_first_arg' -a reference -d 'print the reference of a paper as text: plain, like APA, like IEEE, Markdown, or in a CSL style'
complete -c paperterm -n '__fish_is_first_arg' -a pick -d 'choose papers in the interface and print what is chosen: for editors, shells and tmux'
complete -c paperterm -n '__fish_is_first_arg' -a run -d 'run one of your own commands of the settings for a paper'
complete -c paperterm -n '__fish_is_first_arg' -a open -d 'open a paper in the browser, or print its address, also as a QR code'
complete -c paperterm -n '__fish_is_first_arg' -a add -d 'add the citation of a paper to your .bib; or a list, from a Git address or a path, to your libraries'
complete -c paperterm -n '__fish_is_first_arg' -a undo -d 'take the last addition to a .bib back, if the file still ends with it'
complete -c paperterm -n '__fish_is_first_arg' -a export -d 'print entries as BibTeX, CSL-JSON, RIS, JSON Lines, Markdown or CSV, or write them to a file'
complete -c paperterm -n '__fish_is_first_arg' -a cite-check -d 'compare what a manuscript cites with its .bib and with the lists'
complete -c paperterm -n '__fish_is_first_arg' -a check -d 'look for what a curator should mend: citations, keys, links'
complete -c paperterm -n '__fish_is_first_arg' -a explain -d 'tell how a line of a list was read: which reader, which rules, which field from where'
complete -c paperterm -n '__fish_is_first_arg' -a similar -d 'print papers like one paper, and what they share with it'
complete -c paperterm -n '__fish_is_first_arg' -a apart -d 'tell two places of lists apart that were taken for one paper'
complete -c paperterm -n '__fish_is_first_arg' -a yours -d 'keep papers: stars, what is to be read, collections, notes; export and import them'
complete -c paperterm -n '__fish_is_first_arg' -a new -d 'print what came to the lists since your last visit, a time, or an older state of a list'
complete -c paperterm -n '__fish_is_first_arg' -a update -d 'update the lists that are Git clones, only forward and never over changes of yours'
complete -c paperterm -n '__fish_is_first_arg' -a problems -d 'print what could not be read, with file and line'
complete -c paperterm -n '__fish_is_first_arg' -a last -d 'print what was copied last, whichever way it took'
complete -c paperterm -n '__fish_is_first_arg' -a doctor -d 'look at the terminal, tmux or screen, clipboard, browser, folders and lists, and say what to mend'
complete -c paperterm -n '__fish_is_first_arg' -a cache -d 'show or clear what is kept of lists, so that the next start need not read them'
complete -c paperterm -n '__fish_is_first_arg' -a config -d 'print the settings that there are, show where each value comes from, open the file'
complete -c paperterm -n '__fish_is_first_arg' -a completion -d 'print the completions for bash, zsh or fish'
complete -c paperterm -n '__fish_is_first_arg' -a man -d 'show the manual page, with your keys'

# paperterm
complete -c paperterm -n '__paperterm_in ""' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in ""' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in ""' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in ""' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in ""' -s q -l query -r -d 'start with this filter'
complete -c paperterm -n '__paperterm_in ""' -l fresh -d 'start as the settings say, not where you left'
complete -c paperterm -n '__paperterm_in ""' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in ""' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in ""' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in ""' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_in ""' -l reset-terminal -d 'mend what a killed run left behind, and end'
complete -c paperterm -n '__paperterm_in ""' -s V -l version -d 'show program\'s version number and exit'
complete -c paperterm -n '__paperterm_at "" 0 more -l --library -q --query --bib --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm list
complete -c paperterm -n '__paperterm_in list' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in list' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in list' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in list' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in list' -l merged -d 'each paper once, with what all its places say'
complete -c paperterm -n '__paperterm_in list' -l json -d 'print JSON Lines, one entry a line'
complete -c paperterm -n '__paperterm_in list' -l long -d 'print a few lines an entry, as on a terminal'
complete -c paperterm -n '__paperterm_in list' -l format -r -d 'print a line an entry: text with fields in braces, as \'{key}\\t{title}\'; where the output is no terminal, the key, title, authors, year and venue between tabs'
complete -c paperterm -n '__paperterm_in list' -s q -l query -r -d 'only what the filter finds, best first'
complete -c paperterm -n '__paperterm_in list' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in list' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in list' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at list 0 more -l --library --format -q --query --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm bibtex
complete -c paperterm -n '__paperterm_in bibtex' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in bibtex' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in bibtex' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in bibtex' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in bibtex' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in bibtex' -l dangerous -d 'also print BibTeX whose commands can run code'
complete -c paperterm -n '__paperterm_in bibtex' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in bibtex' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in bibtex' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at bibtex 0 one -l --library --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at bibtex 1 more -l --library --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm cite
complete -c paperterm -n '__paperterm_in cite' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in cite' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in cite' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in cite' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in cite' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in cite' -s c -l command -r -a '(paperterm completion cite-commands 2>/dev/null)' -d 'cite, citep, citet, autocite, parencite, textcite, footcite, pandoc, typst, org, keys, one of your own (settings), or a template such as \'[@{keys:; @}]\'; by default that of the settings, else cite'
complete -c paperterm -n '__paperterm_in cite' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in cite' -l as-listed -d 'print the keys of the lists, whatever the .bib has'
complete -c paperterm -n '__paperterm_in cite' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in cite' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in cite' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at cite 0 one -l --library -c --command --bib --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at cite 1 more -l --library -c --command --bib --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm reference
complete -c paperterm -n '__paperterm_in reference' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in reference' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in reference' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in reference' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in reference' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in reference' -s s -l style -r -a 'plain apa ieee markdown' -d 'plain, apa, ieee, markdown, one of your own (settings), or a .csl file; by default that of the settings, else plain'
complete -c paperterm -n '__paperterm_in reference' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in reference' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in reference' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at reference 0 one -l --library -s --style --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at reference 1 more -l --library -s --style --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm pick
complete -c paperterm -n '__paperterm_in pick' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in pick' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in pick' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in pick' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in pick' -s q -l query -r -d 'start with this filter'
complete -c paperterm -n '__paperterm_in pick' -s f -l format -r -a 'key cite reference bibtex json' -d 'key, cite, reference, bibtex, json, or a template with {keys} or fields of each paper: {key} {title} {name} {authors} {year} {venue} {doi} {arxiv} {url} {pdf} {tags} {section} {reference} {bibtex} {file} {line} (default: key)'
complete -c paperterm -n '__paperterm_in pick' -s c -l command -r -a '(paperterm completion cite-commands 2>/dev/null)' -d 'for --format cite: how to cite, as in paperterm cite'
complete -c paperterm -n '__paperterm_in pick' -s s -l style -r -a 'plain apa ieee markdown' -d 'plain, apa, ieee, markdown, one of your own (settings), or a .csl file; by default that of the settings, else plain'
complete -c paperterm -n '__paperterm_in pick' -s m -l multi -d 'pick all marked papers, not only one'
complete -c paperterm -n '__paperterm_in pick' -s 1 -l select-1 -d 'where the filter finds one paper, pick it'
complete -c paperterm -n '__paperterm_in pick' -s 0 -l exit-0 -d 'where the filter finds none, leave'
complete -c paperterm -n '__paperterm_in pick' -l dangerous -d 'with --select-1, BibTeX whose commands can run code'
complete -c paperterm -n '__paperterm_in pick' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in pick' -l as-listed -d 'print the keys of the lists, whatever the .bib has'
complete -c paperterm -n '__paperterm_in pick' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in pick' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in pick' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at pick 0 more -l --library -q --query -f --format -c --command -s --style --bib --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm run
complete -c paperterm -n '__paperterm_in run' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in run' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in run' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in run' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in run' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in run' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in run' -l as-listed -d 'print the keys of the lists, whatever the .bib has'
complete -c paperterm -n '__paperterm_in run' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in run' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in run' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at run 1 one -l --library --bib --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at run 2 more -l --library --bib --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm open
complete -c paperterm -n '__paperterm_in open' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in open' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in open' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in open' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in open' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in open' -l pdf -d 'the PDF instead of the paper\'s page'
complete -c paperterm -n '__paperterm_in open' -l print -d 'print the address, open nothing'
complete -c paperterm -n '__paperterm_in open' -l qr -d 'print the address as a QR code for a dark terminal'
complete -c paperterm -n '__paperterm_in open' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in open' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in open' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at open 0 one -l --library --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at open 1 more -l --library --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm add
complete -c paperterm -n '__paperterm_in add' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in add' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in add' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in add' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in add' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in add' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in add' -l create -d 'make the .bib where there is none'
complete -c paperterm -n '__paperterm_in add' -l rename -d 'where a key belongs to another paper or cannot be cited, add another one'
complete -c paperterm -n '__paperterm_in add' -l fix -d 'where neither BibTeX nor biber takes a block, add it repaired'
complete -c paperterm -n '__paperterm_in add' -l mend -d '==SUPPRESS=='
complete -c paperterm -n '__paperterm_in add' -l name -r -d 'of a list: the library\'s name'
complete -c paperterm -n '__paperterm_in add' -l to -r -F -d 'of a Git address: where the clone is put'
complete -c paperterm -n '__paperterm_in add' -l dangerous -d 'also BibTeX whose commands can run code'
complete -c paperterm -n '__paperterm_in add' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in add' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in add' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at add 0 one -l --library --bib --name --to --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at add 1 more -l --library --bib --name --to --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm undo
complete -c paperterm -n '__paperterm_in undo' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in undo' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in undo' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in undo' -l log-content -d 'let names of files and messages stand in the log'

# paperterm export
complete -c paperterm -n '__paperterm_in export' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in export' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in export' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in export' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in export' -l merged -d 'each paper once, with what all its places say'
complete -c paperterm -n '__paperterm_in export' -s q -l query -r -d 'only what the filter finds'
complete -c paperterm -n '__paperterm_in export' -l section -r -d 'only below a heading, file or folder of this name'
complete -c paperterm -n '__paperterm_in export' -s f -l format -r -a 'bib csl-json csv jsonl md ris' -d 'default: bib'
complete -c paperterm -n '__paperterm_in export' -s o -l output -r -F -d 'write to FILE, which must not exist yet'
complete -c paperterm -n '__paperterm_in export' -l force -d 'write over an existing FILE'
complete -c paperterm -n '__paperterm_in export' -l dangerous -d 'also BibTeX whose commands can run code'
complete -c paperterm -n '__paperterm_in export' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in export' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in export' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at export 0 more -l --library -q --query --section -f --format -o --output --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm cite-check
complete -c paperterm -n '__paperterm_in cite-check' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in cite-check' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in cite-check' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in cite-check' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in cite-check' -l bib -r -F -d 'the .bib of your project; by default that of the settings, else the one that the .tex files from here upward name'
complete -c paperterm -n '__paperterm_in cite-check' -l add -d 'add what is missing and what the lists have to the .bib'
complete -c paperterm -n '__paperterm_in cite-check' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in cite-check' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in cite-check' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at cite-check 0 one -l --library --bib --config --log' -F
complete -c paperterm -n '__paperterm_at cite-check 1 more -l --library --bib --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm check
complete -c paperterm -n '__paperterm_in check' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in check' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in check' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in check' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in check' -s f -l format -r -a 'text json github' -d 'default: text; github annotates lines'
complete -c paperterm -n '__paperterm_in check' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in check' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in check' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at check 0 more -l --library -f --format --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm explain
complete -c paperterm -n '__paperterm_in explain' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in explain' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in explain' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in explain' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at explain 0 one --config --log' -F
complete -c paperterm -n '__paperterm_at explain 1 more --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm similar
complete -c paperterm -n '__paperterm_in similar' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in similar' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in similar' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in similar' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in similar' -s n -l count -r -d 'how many (default: 20)'
complete -c paperterm -n '__paperterm_in similar' -l json -d 'print JSON Lines, one paper a line, without the reasons'
complete -c paperterm -n '__paperterm_in similar' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in similar' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in similar' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at similar 0 one -l --library -n --count --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at similar 1 more -l --library -n --count --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm apart
complete -c paperterm -n '__paperterm_in apart' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in apart' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in apart' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in apart' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at apart 0 one --config --log' -F
complete -c paperterm -n '__paperterm_at apart 1 one --config --log' -F

# paperterm yours
complete -c paperterm -n '__paperterm_in yours' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in yours' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in yours' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in yours' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in yours' -l all -d 'take all hits, not only the best'
complete -c paperterm -n '__paperterm_in yours' -l in -r -a '(paperterm completion collections 2>/dev/null)' -d 'the collection'
complete -c paperterm -n '__paperterm_in yours' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in yours' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in yours' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at yours 0 one -l --library --in --config --log' -a 'list export import star unstar toread reading read unread collect uncollect note'
complete -c paperterm -n '__paperterm_at yours 1 one -l --library --in --config --log' -a '(paperterm completion keys 2>/dev/null)'
complete -c paperterm -n '__paperterm_at yours 2 more -l --library --in --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm new
complete -c paperterm -n '__paperterm_in new' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in new' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in new' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in new' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in new' -l since -r -F -d 'a span such as 10d, 2w, 3m, 1y, or a date such as 2026-10 or 2026-10-31; or an older state of the list; by default your last visit'
complete -c paperterm -n '__paperterm_in new' -l seen -d 'count this as a visit: nothing of it is new the next time'
complete -c paperterm -n '__paperterm_in new' -l json -d 'print JSON Lines, one paper a line'
complete -c paperterm -n '__paperterm_in new' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in new' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in new' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at new 0 more -l --library --since --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm update
complete -c paperterm -n '__paperterm_in update' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in update' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in update' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in update' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in update' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in update' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in update' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at update 0 more -l --library --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm problems
complete -c paperterm -n '__paperterm_in problems' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in problems' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in problems' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in problems' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in problems' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in problems' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in problems' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at problems 0 more -l --library --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm last
complete -c paperterm -n '__paperterm_in last' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in last' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in last' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in last' -l log-content -d 'let names of files and messages stand in the log'

# paperterm doctor
complete -c paperterm -n '__paperterm_in doctor' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in doctor' -s l -l library -r -a '(paperterm completion libraries 2>/dev/null)' -d 'a library of your settings by its name, or all; repeatable'
complete -c paperterm -n '__paperterm_in doctor' -l last -d 'read the lists that were opened last'
complete -c paperterm -n '__paperterm_in doctor' -l sample -d 'read the bundled sample list'
complete -c paperterm -n '__paperterm_in doctor' -s f -l format -r -a 'text json' -d 'default: text'
complete -c paperterm -n '__paperterm_in doctor' -l no-copy -d 'do not try the clipboard: it stays as it is'
complete -c paperterm -n '__paperterm_in doctor' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in doctor' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in doctor' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at doctor 0 more -l --library -f --format --config --log' -F -a '(paperterm completion libraries 2>/dev/null)'

# paperterm cache
complete -c paperterm -n '__paperterm_in cache' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in cache' -l clear -d 'remove everything that is kept'
complete -c paperterm -n '__paperterm_in cache' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in cache' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in cache' -l log-content -d 'let names of files and messages stand in the log'

# paperterm config
complete -c paperterm -n '__paperterm_in config' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in config' -l show -d 'print each value and where it comes from'
complete -c paperterm -n '__paperterm_in config' -l edit -d 'open the file in your editor; it is made if there is none'
complete -c paperterm -n '__paperterm_in config' -l path -d 'print the path of the file'
complete -c paperterm -n '__paperterm_in config' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in config' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in config' -l log-content -d 'let names of files and messages stand in the log'

# paperterm completion
complete -c paperterm -n '__paperterm_in completion' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in completion' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in completion' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in completion' -l log-content -d 'let names of files and messages stand in the log'
complete -c paperterm -n '__paperterm_at completion 0 one --config --log' -a 'bash zsh fish libraries keys cite-commands collections'

# paperterm man
complete -c paperterm -n '__paperterm_in man' -s h -l help -d 'show this help message and exit'
complete -c paperterm -n '__paperterm_in man' -l config -r -F -d 'the file of settings, instead of the one in your configuration'
complete -c paperterm -n '__paperterm_in man' -l log -r -F -d 'note in FILE what happens, without text of yours'
complete -c paperterm -n '__paperterm_in man' -l log-content -d 'let names of files and messages stand in the log'
