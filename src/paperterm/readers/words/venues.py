"""Words that venues are made of."""

from typing import Final

_ACRONYMS_TEXT: Final = """
    aaai aamas accv acl aclfindings acmmm acmmultimedia acm-mm acns acsac aied aies aiide aistats alt amia aml
    amlc annals ansi aosd apccas apsec apsys apweb arr artif arxiv asap asonam asplos asru assets aaai/acm atc
    ausai automl avss bigdata bionlp biorxiv bmvc bmcv cacm caine cade caise canai cav cc ccs cdc ccr cgf cgo
    chi chil chiir cic cikm cloud cluster clef cloudcom cogsci coling collas colm colt conext conll corl corr
    cosmos cp cpaior cscw csl cvpr cvprw cvm dac dasfaa date dexa dis disc dmlr doceng dsaa dsn dsw eacl eamt
    ease ecai eccv eccvw ecir ecml ecml-pkdd ecmlpkdd ecoop ecrts egsr egpgv eics embc embs emnlp emsoft
    eurographics eurosys eurosp eurovis ewrl facct fast fat fccm fg fgr fm fmcad focs focas fpga fpl fpt fse
    fse/esec ftcs gecco gi globecom gpce hicss hotcloud hotmobile hotnets hotos hotstorage hpca hpcc hpdc hpsr
    hri hsc icacci icann icaps icas icassp icc iccad iccbr iccd iccs iccv iccvw icde icdar icdcs icdm icfp ichi
    icip icis iclr icme icml icmi icmr icmla icnn icnp icpads icpc icpe icpp icpr icra icri icse icsme icsoc
    icst icslp icsr icta ictai ictir icuas icwe icwsm ida ieee iiswc ijcai ijcb ijcnlp ijcnn ijcv ijrr
    ijcai-ecai imc imwut infocom interact interspeech ipdps ipmi ipsn iris iros is&t isbi isca iscas isit ismar
    ismir ismm ispass issac isscc issre issta iswc itcs itsc iui iva ivs iwqos iwcs iwslt jair jacm jcdl jmlr
    jmlc jstsp kbs kdd kr l4dc lak larp latin lcn lics lisa lrec lrec-coling mascots mass mdm mecha med medrxiv
    memsys mswim mia micai miccai micro midl mlhc mlsys mm mmasia mmm mmsp mmsys mobicom mobihoc mobisys
    mobiquitous mod models mrs msr mss naacl naacl-hlt ndss neco nesy networking neucom neurips neurlps nips
    nime nlpcc nodalida nsdi nsr oopsla opodis osdi pacificvis pact pacling pacs pakdd pami parco pattern pets
    pg pkdd pldi plos pnas pods podc poem popl post-nips ppopp ppsn pr prcv pricai prl pvldb qest r:ss ra-l raid
    ral recsys re rfc rl-conf rlc rlj robio ro-man rss rtas rtss rtsi sac saner sc sca scia sdm sec sec2 see
    sensys sgp si3d siam sicomp sigcomm sigcse siggraph siggraphasia sigir sigmetrics sigmod sigspatial sisap
    slt sma smc smt soca socc soda soups sosp sp spaa spl splash srds srecon ssbse ssdbm ssrn stacs stoc
    stoc/focs supercomputing swsc tacas tacl taco taffc taslp tbd tcad tcc tcds tcsvt tdsc tecs test tgrs thms
    tifs tip tiis tist tits tiv tkdd tkde tmc tmi tmm tmlr tnn tnnls tnsm tnsre toc tochi tocs tog tods toit
    tois tomm tomccap tomccp tomi tompecs tons topc toplas tors tos tosem tosn tot tpami tpds tr-l tro trecvid
    trob tsc tse tsmc tsp tvcg tvlsi uai ubicomp uist umap usenix usenix_security usenixsecurity vcip vee visapp
    vis vissoft vldb vldbj vlsi vr vmcai vrst wacv wacvw wads wafr wcnc webconf websci wi wise wmt wosp wsdm wsn
    wssspe www wasa xp 3dv 3dim 3dimpvt threedv eg pg scg cvmj cviu ivc acm ccc ccai chinacom ieeesp s&p sp&s
    oakland usenixsec usenix-security usenixatc usenix-atc openreview ijar ml nn nc tois aij tosc ches crypto
    eurocrypt asiacrypt pkc tcc tches euros&p asiaccs esorics raid dimva acisp wisec fc pets popets ndssworkshop
    cvprworkshops iclrw icmlw neuripsw nipsw aclw emnlpw wwwj tweb jcst jcss jasist ipm irj dke dmkd kais eswa
    mta pone prx prb tqc qip qce
    """
ACRONYMS: Final = frozenset(_ACRONYMS_TEXT.split())
"""Acronyms that are venues, folded."""

_NAMES_TEXT: Final = """
    arxiv preprint preprints biorxiv medrxiv chemrxiv openreview nature science cell neuron pnas elife
    manuscript thesis dissertation blog online corr ssrn techreport tech-report patent misc unpublished
    submitted webpage techrxiv 预印本
    """
NAMES: Final = frozenset(_NAMES_TEXT.split())
"""Words that are a venue by themselves."""

_WORDS_TEXT: Final = """
    conference conf conf. workshop workshops symposium proceedings proc proc. journal j. transactions trans
    trans. ieee acm usenix siam springer springer-verlag elsevier arxiv biorxiv medrxiv preprint thesis
    dissertation annals magazine bulletin congress colloquium ieee/acm acm/ieee ieee/cvf ieee/rsj 会议 学报 期刊
    学位论文 大会 ワークショップ 学会 논문지 학술대회
    """
WORDS: Final = frozenset(_WORDS_TEXT.split())
"""Words that make a phrase a venue, where it is no sentence."""

CJK_WORDS: Final = (
    "学报",
    "学会",
    "会议",
    "期刊",
    "论文集",
    "論文誌",
    "学位论文",
    "大会",
    "杂志",
    "学刊",
    "研究会",
    "학회",
    "논문지",
    "저널",
    "학술대회",
)
"""Parts of names of venues in Chinese, Japanese and Korean."""

_WEAK_WORDS_TEXT: Final = """
    letters reviews report reports advances findings meeting lecture archives acta technical encyclopedia
    handbook track tutorials companion demos posters forum record newsletter international communications
    communication press quarterly university reports society science sciences nature letters surveys review
    """
WEAK_WORDS: Final = frozenset(_WEAK_WORDS_TEXT.split())
"""Words of venues that stand in titles as well: they need a year, and a short phrase."""

AWARDS: Final = (
    "oral", "spotlight", "highlight", "best paper", "best student", "award", "honorable mention", "finalist",
    "notable", "top 5%", "top 25%", "outstanding", "runner-up", "runner up", "distinguished", "test of time", "nominat",
)  # fmt: skip
"""Words of distinctions, which stand with the venue or alone."""
