"""Abbreviated words of journals' names (after ISO 4, the List of Title Word Abbreviations)."""

from typing import Final

_ABBREVIATED_TEXT: Final = """
    acad acoust acta adv aeronaut agric algebr am amer anal ann annu anthropol appl arch archaeol artif assoc astron
    astrophys atmos autom behav biochem bioinform biol biomed biophys biotechnol bot bull cardiol catal cell cogn
    combin commun comp compos comput comm contemp control cryptol crystallogr curr demogr dermatol dev discret dyn
    earthq ecol econ econom educ electr electrochem electron endocrinol energ eng entomol environ epidemiol ergon
    evol exp expo financ forens found funct fundam gastroenterol genet genom geochem geogr geol geom geophys geosci
    health hist hum hydrol ident immunol ind inf infect inst instrum int integr intell interdiscip invent isr
    kybern lang lett libr linguist logic manag mar mater math mech med metall meteorol methodol microbiol microsc
    mol nano nat neural neurobiol neurol neurosci notes nucl numer nutr obstet oceanogr oncol oper ophthalmol optim
    opt org ornithol paleontol pathol pediatr petrol pharm pharmacol philos phonet photon phys physiol plasma pol
    polit polym prog psychiatr psychol psychometr pure quant quart radiol reason ref reliab rep res rev robot sci
    secur seismol semin soc sociol softw solid spectrosc stat statist stoch struct stud surg surv symb syst taxon
    technol teor theor thermodyn topol toxicol trans transp univ vet virol water zool
    """
ABBREVIATED: Final = frozenset(_ABBREVIATED_TEXT.split())
"""Words that a full stop follows in a journal's name, which ends no sentence and is no person's."""
