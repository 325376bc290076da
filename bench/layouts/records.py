"""Invented papers and tools: titles, names, venues, years and addresses that belong to nobody."""

from dataclasses import dataclass
from random import Random
from typing import Final

_NOUNS_TEXT: Final = """
    sheep lambs fences gradients heather moss clocks rivers lanterns kettles ladders orchards meadows bridges pebbles
    gardens anchors harbors kites needles ropes valleys compasses tides windmills baskets rafters tokens graphs models
    networks agents images proofs queries caches schedules policies kernels parsers corpora signals sensors proteins
    cells genomes markets cities crops glaciers storms citations dialogues summaries translations programs types bugs
    tests traces packets clusters transformers embeddings rewards trees forests samples priors labels features scenes
    surfaces meshes motions grasps maps routes plans speakers accents melodies memories reasoning attention retrieval
    alignment sparsity privacy fairness robustness uncertainty causality curvature diffusion compression inference
    training pruning segmentation detection recognition generation estimation verification
    """
_NOUNS: Final = _NOUNS_TEXT.split()
_ADJECTIVES_TEXT: Final = """
    curious patient sparse deep wide slow quick fair robust neural adaptive structured latent causal scalable
    efficient hierarchical convolutional recurrent probabilistic variational federated distributed private semantic
    multilingual visual temporal spatial unsupervised self-supervised weakly-supervised few-shot zero-shot large-scale
    low-rank end-to-end open-ended long-context context-aware energy-efficient fine-grained real-time data-driven
    interpretable differentiable symbolic stochastic Bayesian generative contrastive graph-based retrieval-augmented
    """
_ADJECTIVES: Final = _ADJECTIVES_TEXT.split()
_GERUNDS_TEXT: Final = """
    counting gripping mending learning finding repairing tracing folding steering grazing rendering predicting
    evaluating scaling understanding rethinking exploring detecting explaining compressing aligning translating
    accelerating training modeling measuring probing bridging improving generating discovering optimizing
    """
_GERUNDS: Final = _GERUNDS_TEXT.split()
_VERBS_TEXT: Final = "count learn help transfer generalize forget reason need explain matter scale know improve fail"
_VERBS: Final = _VERBS_TEXT.split()
_METHOD_PARTS_TEXT: Final = """
    Graze Moss Fence Tong Lamb Kettle Heath Reed Fern Otter Plume Birch Ember Quill Loom Wren Drift Cobalt Husk Rook
    Thistle Pebble Gorse Sedge Marl Tarn Flint Brook Knoll
    """
_METHOD_PARTS: Final = _METHOD_PARTS_TEXT.split()
_METHOD_ENDS: Final = ("Net", "GPT", "BERT", "LM", "former", "Bench", "Flow", "Seg", "RL", "++", "-2", "-XL")
_GIVEN_TEXT: Final = """
    Ada Ben Clara Dan Elif Fay Goran Hana Ivo Jun Kofi Lena Mio Nils Olga Pavel Qing Rosa Sven Tove Uma Vera Wei Xin
    Yuki Zoe
    Anh Bea Carlos Dmitri Esra Fatima Giulia Henrik Ines Jorge Kaito Laura Marek Nadia Omar Priya Rafael Shu Tomas
    Volodymyr Xiaoming Yang Zhen Jean-Luc Mary-Ann José Zoë
    """
_GIVEN: Final = _GIVEN_TEXT.split()
_FAMILY_TEXT: Final = """
    Moor Tarn Fell Holm Beck Gill Silva Berg Voss Stein Soto Ruiz Lind Okafor Tanaka Sato Kim Park Lee Chen Wang Zhang
    Li Liu Nguyen Tran Singh Gupta Patel Kumar Novak Horvat Kowalski Ivanov Petrov Rossi Bianchi Dubois Martin Müller
    Jansen Nielsen Hansen Andersson Virtanen García López Fernández O'Neill McKay Ma Bo Xu He Wu Ng Abebe Mbeki Haddad
    Yilmaz Demir Costa Pereira Almeida Walker Hill Young Green Brown
    """
_FAMILY: Final = _FAMILY_TEXT.split()
_PARTICLES: Final = ("van", "de", "von", "van der", "del")
_ACRONYMS_TEXT: Final = """
    ICML NeurIPS NIPS ICLR CVPR ICCV ECCV ACL EMNLP NAACL COLING AAAI IJCAI KDD WWW SIGIR CIKM WSDM OSDI SOSP NSDI ATC
    EuroSys ASPLOS MICRO ISCA HPCA SIGMOD VLDB ICDE CCS NDSS USENIX ICSE FSE ASE ISSTA PLDI POPL OOPSLA CHI UIST ICRA
    IROS RSS CoRL INTERSPEECH ICASSP SIGGRAPH WACV BMVC UAI AISTATS COLT TMLR JMLR TPAMI TACL MLSys
    """
_ACRONYMS: Final = _ACRONYMS_TEXT.split()
_JOURNALS: Final = (
    "Nature", "Science", "Journal of {topic} Research", "IEEE Transactions on {topic}", "ACM Transactions on {topic}",
    "International Conference on {topic}", "Proceedings of the International Conference on {topic}",
    "Workshop on {topic}", "Artificial Intelligence", "Machine Learning", "Neural Computation", "{topic} Letters",
    "International Journal of {topic}", "Advances in {topic}", "Annual Symposium on {topic}", "Computational {topic}",
)  # fmt: skip
_HOSTS: Final = (
    "https://arxiv.org/abs/{a}", "https://arxiv.org/pdf/{a}", "https://openreview.net/forum?id={w}",
    "https://doi.org/10.1145/{n}", "https://example.org/papers/{w}.pdf", "https://dl.acm.org/doi/10.1145/{n}",
    "https://aclanthology.org/{y}.acl-long.{d}/", "https://proceedings.mlr.press/v{d}/{w}.html", "papers/{w}.pdf",
)  # fmt: skip
_TOPICS_TEXT: Final = "Grazing Fencing Vision Robotics Learning Language Databases Biology Security Systems Graphics"
_TOPICS: Final = _TOPICS_TEXT.split()
_TOOL_TEXTS: Final = (
    "A {adjective} toolkit for {gerund} {noun}.", "{gerund} {noun} in a few lines of code", "Library for {noun}",
    "An open-source framework for {adjective} {noun} and {noun2}.", "command line tool that helps with {noun}",
    "Dataset of {adjective} {noun} with labels for {noun2}.", "the official implementation, with {noun} and {noun2}",
    "{adjective} {noun} made easy", "Course about {noun} and {noun2}", "Visualize {noun} in the browser.",
)  # fmt: skip


_REMARKS: Final = (
    "a good start for those who count {noun}", "introduces {noun}, and compares with {noun2}", "Best Paper Award",
    "must read", "Oral", "uses {noun}", "University of the Moor", "Moorland AI",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """A paper, or a tool.

    Attributes:
        name: its short name, "" where it has none.
        rest: the title behind the name, the whole title where there is no name.
        authors: (given, family) names.
        code: the address of its code.
        remark: a few words about it.
        describes: what a tool does, "" for a paper.
    """

    name: str
    rest: str
    authors: tuple[tuple[str, str], ...]
    venue: str
    year: int
    url: str
    code: str
    remark: str
    topic: str
    describes: str = ""

    @property
    def title(self) -> str:
        """The whole title."""
        return f"{self.name}: {self.rest}" if self.name else self.rest


def _cap(words: str, sentence: bool) -> str:
    small = {"of", "the", "and", "for", "in", "on", "with", "from", "to", "by", "a", "via", "as", "or", "under"}
    if sentence:
        return words[:1].upper() + words[1:]
    return " ".join(w if i and w in small else w[:1].upper() + w[1:] for i, w in enumerate(words.split(" ")))


def _phrase(random: Random) -> str:
    noun = random.choice(_NOUNS)
    return f"{random.choice(_ADJECTIVES)} {noun}" if random.random() < 0.6 else noun


_TITLES: Final = (
    *(f"{{gerund}} {{a}} {word} {{b}}" for word in ("with", "for", "from", "via", "in", "under", "through", "using")),
    "{a} for {b} in {c}", "{a} of {b} with {c}", "{c} {a} for {b}",
    *(f"{word} {{a}} {{verb}}?" for word in ("do", "can", "when do", "how do", "why do", "what do")),
    *(f"a {word} of {{a}} and {{b}}" for word in ("survey", "study", "review", "benchmark", "theory")),
    "{a}, {b} and {c}", "{a}, {b}, and {c}", "{gerund} {a}: a survey", "{gerund} {a}: towards {b}",
    "{gerund} {a}: an empirical study", "{a} ({part}) for {b}", "{a} as {b}", "{a} beyond {b}",
    *(f"on the {word} of {{a}} for {{gerund}} {{b}} and {{c}}" for word in ("limits", "power", "role", "geometry")),
    "towards {gerund} {a} with {b} at scale", "towards {gerund} {a} with {b} at 1-bit",
)  # fmt: skip


def _long_title(random: Random) -> str:
    return random.choice(_TITLES).format(
        a=_phrase(random),
        b=_phrase(random),
        c=random.choice(_NOUNS),
        gerund=random.choice(_GERUNDS),
        verb=random.choice(_VERBS),
        part=random.choice(_METHOD_PARTS),
    )


def make_name(random: Random) -> str:
    """Return an invented method's name."""
    form = random.randrange(6)
    part = random.choice(_METHOD_PARTS)
    if form <= 2:
        return part + random.choice(_METHOD_ENDS)
    if form == 3:
        return "".join(random.choice("ABCDEGLMPRST") for _ in range(random.randint(2, 5)))
    return part if form == 4 else f"{part}{random.choice(_METHOD_PARTS)}"


def _venue(random: Random) -> str:
    form = random.random()
    if form < 0.2:
        return "arXiv"
    if form < 0.75:
        return random.choice(_ACRONYMS)
    return random.choice(_JOURNALS).format(topic=random.choice(_TOPICS))


def _url(random: Random, year: int) -> str:
    return random.choice(_HOSTS).format(
        a=f"{year % 100:02}{random.randint(1, 12):02}.{random.randint(1, 19999):05}",
        w=random.choice(_METHOD_PARTS).lower() + str(random.randint(2, 99)),
        n=f"{random.randint(10**6, 10**7)}.{random.randint(10**6, 10**7)}",
        y=year,
        d=random.randint(2, 400),
    )


def make_record(random: Random, *, sentence: bool, named: float, tool: bool = False) -> Record:
    """Return an invented record; `sentence`: only the first word has a capital; `named`: how often it has a name."""
    year = random.randint(1995, 2025)
    rest = _cap(_long_title(random), sentence)
    if random.random() < 0.04:
        rest = _cap(f"{random.choice(_ADJECTIVES)} {random.choice(_NOUNS)}", sentence)
    name = make_name(random) if random.random() < named or tool else ""
    authors = tuple(
        (
            random.choice(_GIVEN) + (f" {random.choice('ABCDEFGHJKLMRST')}." if random.random() < 0.15 else ""),
            (f"{random.choice(_PARTICLES)} " if random.random() < 0.04 else "") + random.choice(_FAMILY),
        )
        for _ in range(random.choice((1, 1, 2, 2, 3, 3, 4, 5, 7)))
    )
    describes = ""
    if tool:
        describes = random.choice(_TOOL_TEXTS).format(
            adjective=random.choice(_ADJECTIVES),
            gerund=random.choice(_GERUNDS).capitalize(),
            noun=random.choice(_NOUNS),
            noun2=random.choice(_NOUNS),
        )
    owner = random.choice(_FAMILY).lower()
    code = f"https://github.com/{owner}/{(name or random.choice(_METHOD_PARTS)).lower()}"
    remark = random.choice(_REMARKS).format(noun=random.choice(_NOUNS), noun2=random.choice(_NOUNS))
    return Record(
        name, rest, authors, _venue(random), year, _url(random, year), code, remark, random.choice(_NOUNS), describes
    )
