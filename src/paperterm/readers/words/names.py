"""Words that tell names of people from other capitalized words."""

from typing import Final

_PARTICLES_TEXT: Final = """
    de van von der den di da la le el al bin ibn ben del della dos das du ter ten te y zu af zur vom vander 't d' do e
    san abu ul un mac st. st af av degli dalla lo
    """
PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
"""Lower-case parts of family names."""

SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d."})

TITLES: Final = frozenset({"prof.", "prof", "dr.", "dr", "mr.", "ms.", "mrs."})

_NO_NAMES_TEXT: Final = """
    using learning network networks neural model models deep large language survey workshop conference university
    institute lab labs laboratory research paper papers code project data dataset datasets system systems method
    methods analysis approach approaches towards toward based review image images video videos vision visual graph
    graphs attention transformer transformers detection recognition generation generative training inference
    optimization robust efficient adaptive dynamic unsupervised supervised self-supervised semi-supervised
    reinforcement machine translation classification segmentation estimation prediction representation
    representations evaluation benchmark benchmarks knowledge reasoning agents agent planning search memory
    distributed parallel computing computer science engineering technology applications application information
    processing intelligence artificial human journal transactions proceedings international national ieee acm arxiv
    preprint letters advances symposium springer elsevier usenix oral spotlight award volume vol pages pp issue
    number technical report thesis google microsoft meta facebook deepmind openai nvidia amazon apple baidu alibaba
    tencent huawei bytedance intel ibm stanford berkeley mit cmu tsinghua college school department center centre
    academy group team company inc corporation january february march july september october november december open
    source new state art univ univ. uni institut academia introduction end-to-end multi-agent multimodal multi-modal
    zero-shot few-shot fast high low foundation scale scaling beyond understanding is prompt prompting tuning
    fine-tuning software hardware cloud security privacy safety fairness performance design architecture
    architectures framework frameworks programming languages theory theoretical algorithm algorithms statistics
    mathematics physics biology medicine nature cell neuron supplementary homepage website slides link links
    abstract github pytorch tensorflow demo blog talk note notes posters demos general question answering dialog
    dialogue embodied navigation speech audio text retrieval ranking recommendation semantic syntactic lexical
    object objects scene scenes face pose motion tracking matching flow depth point cloud sparse dense convolutional
    recurrent adversarial attack attacks defense federated contrastive transfer continual causal bayesian gaussian
    linear stochastic gradient descent convergence embedding embeddings word words sentence document documents
    parsing alignment pretraining pre-training distillation quantization pruning compression inference-time decoding
    encoder decoder sequence sequences time series temporal spatial interpretability explanation explanations
    explainable privacy-preserving driven data-driven guided aware based-on free open-source open-ended long-context
    context contextual generalization evaluation feature features extraction selection clustering regression trees
    tree forest forests boosting random decision decisions synthesis editing rendering reconstruction radiance
    fields field neural-network visual-language vision-language language-vision mapping control robot robots robotic
    robotics manipulation driving autonomous simulation simulations serving scheduling scheduler cluster clusters
    gpu gpus memory-efficient cost resource resources storage database databases query queries index indexing
    transaction consensus blockchain network-based internet web mobile wireless edge device related work works
    selected notable findings track main accepted published appear online available chapter book edition
    """
NO_NAMES: Final = frozenset(_NO_NAMES_TEXT.split())
"""Words that stand in titles, venues and labels, hardly ever in a person's name."""

_FUNCTION_WORDS_TEXT: Final = """
    the of for and with in on a an to from via by at is are as or not can do does we it
    its you need all what why how when where
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS_TEXT.split())
"""Words of sentences; capitalized behind a first word some of them are family names (``Sizhe An``)."""

_ABBREVIATIONS_TEXT: Final = """
    prof jr sr et al dr int conf proc vol no nos trans pp symp dept univ eds inc ltd
    fig vs art surv appl eng comput sci
"""
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_TEXT.split())
"""Words whose full stop ends no sentence."""
